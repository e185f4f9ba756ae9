package dev.postern.problem;

import java.util.Collection;
import java.util.List;

/** How problems name and count what they speak of. */
public final class Spelling {
    private static final int MOST_NAMED = 12;

    private Spelling() {}

    /** {@code no row}, {@code 1 row}, {@code 2 rows}. */
    public static String counted(int count, String what) {
        return count == 0 ? "no " + what : count == 1 ? "1 " + what : count + " " + what + "s";
    }

    public static String article(String noun) {
        return (noun.matches("[AEIOUaeiou].*") ? "an " : "a ") + noun;
    }

    public static String quoted(String text) {
        return "\"" + text + "\"";
    }

    public static String quotedAll(Collection<String> names) {
        return listed(names.stream().map(Spelling::quoted).toList());
    }

    /** One, two and three; of many the first, and how many there are besides. */
    public static String listed(Collection<String> names) {
        List<String> all = List.copyOf(names);
        if (all.size() > MOST_NAMED) {
            return String.join(", ", all.subList(0, MOST_NAMED)) + " and " + (all.size() - MOST_NAMED) + " more";
        }
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
