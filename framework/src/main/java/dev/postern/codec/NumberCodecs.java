package dev.postern.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Numbers as {@code <input type="number">} spells them: ASCII digits, a point, perhaps an exponent; no grouping, no plus. */
final class NumberCodecs {
    /** More digits than anything real has, few enough to stay cheap: reading and adding them is quadratic. */
    private static final int DIGITS = 300;

    private static final int LONG_DIGITS = 40;
    private static final String WHOLE = "is not a whole number like 42";
    private static final String DECIMAL = "is not a number like 3.5";

    private NumberCodecs() {}

    static <T extends Number> ValueCodec<T> whole(long least, long most, LongFunction<T> box) {
        return new TextCodec<>(
                LONG_DIGITS,
                WHOLE,
                text -> {
                    if (!isWhole(text)) {
                        return null;
                    }
                    // Long.parseLong would do, but for signs and digits of other scripts, which isWhole has dealt with.
                    long value = Long.parseLong(text);
                    return value < least || value > most ? null : box.apply(value);
                },
                Number::toString);
    }

    static final ValueCodec<BigInteger> BIG_INTEGER = new TextCodec<>(
            DIGITS + 1, WHOLE, text -> isWhole(text) ? new BigInteger(text) : null, BigInteger::toString);

    static final ValueCodec<BigDecimal> BIG_DECIMAL =
            new TextCodec<>(DIGITS + 10, DECIMAL, NumberCodecs::bigDecimal, NumberCodecs::plain);

    static <T extends Number> ValueCodec<T> floating(Function<String, T> parse) {
        return new TextCodec<>(
                DIGITS + 10,
                DECIMAL,
                text -> {
                    if (!isDecimal(text)) {
                        return null;
                    }
                    T value = parse.apply(text);
                    return Double.isFinite(value.doubleValue()) ? value : null;
                },
                value -> {
                    String text = value.toString();
                    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
                });
    }

    /** Whether a text is digits, perhaps after a minus. */
    static boolean isWhole(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return start < text.length() && afterDigits(text, start) == text.length();
    }

    /** HTML's "valid floating-point number". */
    private static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int at = afterDigits(text, start);
        if (at < text.length() && text.charAt(at) == '.') {
            int end = afterDigits(text, at + 1);
            if (end == at + 1) {
                return false;
            }
            at = end;
        } else if (at == start) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1;
            if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
                sign++;
            }
            int end = afterDigits(text, sign);
            // Four digits of exponent are read, no more: what they may say is checked by who uses the number.
            return end > sign && end - sign <= 4 && end == text.length();
        }
        return at == text.length();
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static @Nullable BigDecimal bigDecimal(String text) {
        if (!isDecimal(text)) {
            return null;
        }
        BigDecimal value = new BigDecimal(text);
        // 1e9999 is short to send and ten thousand digits long as soon as somebody adds one to it.
        // Its zeros count as digits, which they are when we spell it.
        boolean handy = value.precision() - Math.min(0, value.scale()) <= DIGITS && value.scale() <= DIGITS;
        return handy ? value : null;
    }

    private static String plain(BigDecimal value) {
        return Math.abs(value.scale()) <= DIGITS ? value.toPlainString() : value.toString();
    }
}
