package dev.postern.form;

import dev.postern.words.Words;
import java.util.Map;

/** What visitors read when their text is no such value: what to do, never what they typed. */
final class Refusals {
    /** The numbers that end before our patience does; the widest types have no range worth telling. */
    private static final Map<Class<?>, Object[]> RANGES = Map.of(
            byte.class, new Object[] {"-128", "127"},
            Byte.class, new Object[] {"-128", "127"},
            short.class, new Object[] {"-32768", "32767"},
            Short.class, new Object[] {"-32768", "32767"},
            int.class, new Object[] {"-2147483648", "2147483647"},
            Integer.class, new Object[] {"-2147483648", "2147483647"},
            long.class, new Object[] {"-9223372036854775808", "9223372036854775807"},
            Long.class, new Object[] {"-9223372036854775808", "9223372036854775807"});

    private Refusals() {}

    static String missing(String kind, Words words) {
        return words.find("postern.missing." + kind).orElseGet(() -> words.say("postern.missing"));
    }

    static String sentence(Scalar scalar, String text, String because, Words words) {
        if (scalar.kind().isEmpty()) {
            if (because.isEmpty()) {
                return words.say("postern.invalid");
            }
            return words.find(because).orElseGet(() -> words.say("postern.invalid.because", because));
        }
        Object[] range = RANGES.get(scalar.type());
        if (range != null && isWhole(text)) {
            return words.say("postern.invalid.range", range);
        }
        return words.find("postern.invalid." + scalar.kind()).orElseGet(() -> words.say("postern.invalid"));
    }

    private static boolean isWhole(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }
}
