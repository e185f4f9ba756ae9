package dev.postern.form;

import org.jspecify.annotations.Nullable;

/**
 * Tells which of Java's regular expressions a browser reads the same way. A list of what is known to be the same, not of
 * what isn't: HTML compiles {@code pattern} with the {@code v} flag, under which much that Java takes is an error or
 * something else. Both match the whole value.
 */
final class PortablePattern {
    private final String regex;
    private int at;
    private int open;

    private PortablePattern(String regex) {
        this.regex = regex;
    }

    /** The expression for the {@code pattern} attribute, or null if it may not mean the same. */
    static @Nullable String of(String regex) {
        return new PortablePattern(regex).isPortable() ? regex : null;
    }

    private boolean isPortable() {
        boolean repeatable = false;
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            if (isPlain(c) || c == '.') {
                repeatable = true;
            } else if (c == '\\') {
                if (!escape("^$\\.*+?()[]{}|/")) {
                    return false;
                }
                repeatable = true;
            } else if (c == '[') {
                if (!bracket()) {
                    return false;
                }
                repeatable = true;
            } else if (c == '(') {
                if (peek() == '?' && !skip("?:")) {
                    return false;
                }
                open++;
                repeatable = false;
            } else if (c == ')') {
                if (open-- == 0) {
                    return false;
                }
                repeatable = true;
            } else if (c == '|' || c == '^' || c == '$') {
                repeatable = false;
            } else if (c == '*' || c == '+' || c == '?' || c == '{') {
                if (!repeatable || (c == '{' && !counts())) {
                    return false;
                }
                // Lazy is the same; a second plus is Java's possessive, which browsers lack.
                skip("?");
                repeatable = false;
            } else {
                return false;
            }
        }
        return open == 0;
    }

    private char peek() {
        return at < regex.length() ? regex.charAt(at) : '\0';
    }

    private boolean skip(String text) {
        boolean there = regex.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }

    /** Letters, digits, and what is punctuation in neither language. */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || " _-,:;@#%&=!'\"<>~`".indexOf(c) >= 0
                || (c > '\u00a0' && Character.isLetter(c) && !Character.isSurrogate(c));
    }

    /** Classes that are ASCII on both sides, and escaped punctuation; {@code \s} differs, {@code \b} does. */
    private boolean escape(String punctuation) {
        char c = peek();
        at++;
        return c != '\0' && ("dDwW".indexOf(c) >= 0 || punctuation.indexOf(c) >= 0);
    }

    private boolean counts() {
        int end = regex.indexOf('}', at);
        if (end < 0) {
            return false;
        }
        String counts = regex.substring(at, end);
        at = end + 1;
        int comma = counts.indexOf(',');
        String least = comma < 0 ? counts : counts.substring(0, comma);
        String most = comma < 0 ? "" : counts.substring(comma + 1);
        return !least.isEmpty() && isNumber(least) && isNumber(most);
    }

    private static boolean isNumber(String text) {
        return text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private boolean bracket() {
        skip("^");
        boolean empty = true;
        char before = '\0';
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            if (c == ']') {
                return !empty;
            }
            if (c == '\\') {
                if (!escape("^$\\.*+?()[]{}|/-")) {
                    return false;
                }
                before = '\0';
            } else if (c == '-') {
                // Between two letters or digits a range, elsewhere Java's alone.
                if (!Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(peek())) {
                    return false;
                }
                at++;
                before = '\0';
            } else if ((c != '&' && isPlain(c)) || ".*+?$".indexOf(c) >= 0) {
                // Two of one punctuation mark are reserved under the v flag.
                if (c == before && !Character.isLetterOrDigit(c)) {
                    return false;
                }
                before = c;
            } else {
                return false;
            }
            empty = false;
        }
        return false;
    }
}
