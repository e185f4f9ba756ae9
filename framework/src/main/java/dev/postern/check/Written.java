package dev.postern.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes apart what authors write in expressions, as far as the checker has to understand it. */
final class Written {
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final Set<String> OPERATORS = Set.of(
            "and", "or", "xor", "not", "in", "eq", "neq", "ne", "lt", "lte", "le", "gt", "gte", "ge", "band", "bor",
            "shl", "shr", "ushr");
    private static final Set<String> BEFORE_TYPES = Set.of("instanceof", "new");

    private Written() {}

    /**
     * An expression in braces within a text.
     *
     * @param kind the character in front: {@code $} or {@code *}
     * @param start where that stands
     * @param end behind the closing brace
     */
    record Braces(char kind, String inside, int start, int end) {}

    /** A path within an expression: {@code e.address.city}. */
    record Path(List<Step> steps) {
        String root() {
            return steps.get(0).name();
        }
    }

    /**
     * @param parameters how many, for a method; -1 for a property; -2 for an index in brackets
     */
    record Step(String name, int parameters) {
        static final int PROPERTY = -1;
        static final int INDEX = -2;

        boolean isIndex() {
            return parameters == INDEX;
        }

        boolean isProperty() {
            return parameters == PROPERTY;
        }
    }

    /**
     * The variable expressions of a text.
     *
     * @param quotesHide whether what stands in single quotes is only text, as in Thymeleaf's own attributes
     */
    static List<Braces> braces(String text, boolean quotesHide) {
        List<Braces> found = new ArrayList<>();
        boolean substitution = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (quotesHide && c == '|') {
                substitution = !substitution;
            } else if (quotesHide && c == '\'' && !substitution) {
                i = endOfQuote(text, i);
                continue;
            } else if ((c == '$' || c == '*') && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                int end = endOf(text, i + 1);
                if (end < 0) {
                    return found;
                }
                // Double braces ask for the text of a value.
                String inside = text.substring(i + 2, end - 1);
                if (inside.startsWith("{") && inside.endsWith("}")) {
                    inside = inside.substring(1, inside.length() - 1);
                }
                found.add(new Braces(c, inside, i, end));
                i = end;
                continue;
            }
            i++;
        }
        return found;
    }

    /** The index behind what closes the bracket at {@code open}; -1 if nothing does. */
    static int endOf(String text, int open) {
        int depth = 0;
        int i = open;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuote(text, i);
                continue;
            }
            if (c == '{' || c == '(' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ')' || c == ']') && --depth == 0) {
                return i + 1;
            }
            i++;
        }
        return -1;
    }

    private static int endOfQuote(String text, int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Splits at a character where it stands in no quotes, brackets or substitution. */
    static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean substitution = false;
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '|') {
                substitution = !substitution;
            } else if (!substitution && (c == '\'' || c == '"')) {
                i = endOfQuote(text, i);
                continue;
            } else if (c == '{' || c == '(' || c == '[') {
                depth++;
            } else if (c == '}' || c == ')' || c == ']') {
                depth--;
            } else if (c == at && depth == 0 && !substitution) {
                parts.add(text.substring(start, i).trim());
                start = i + 1;
            }
            i++;
        }
        String last = text.substring(start).trim();
        if (!last.isEmpty() || !parts.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    /** What a text in single quotes says; null if it is no such literal, or more than one. */
    static @Nullable String quoted(String text) {
        String trimmed = text.trim();
        return trimmed.length() > 1 && trimmed.charAt(0) == '\'' && endOfQuote(trimmed, 0) == trimmed.length()
                ? trimmed.substring(1, trimmed.length() - 1).replace("\\'", "'").replace("\\\\", "\\")
                : null;
    }

    /** The paths in what stands between braces that start at a variable. */
    static List<Path> paths(String inside) {
        Scanner scanner = new Scanner(inside);
        scanner.scan(0, inside.length());
        return scanner.paths;
    }

    /** The one path that an expression consists of; empty if it is more than that. */
    static Optional<Path> path(String inside) {
        Scanner scanner = new Scanner(inside);
        scanner.scan(0, inside.length());
        return scanner.whole && scanner.paths.size() >= 1
                ? Optional.of(scanner.paths.get(scanner.paths.size() - 1))
                : Optional.empty();
    }

    /** Reads OGNL for its paths. What it does not understand it passes over in silence. */
    private static final class Scanner {
        private final String text;
        private final List<Path> paths = new ArrayList<>();
        /** Whether the text is one path from end to end; the last one found is it. */
        private boolean whole;

        private boolean opaque;

        Scanner(String text) {
            this.text = text;
        }

        void scan(int from, int to) {
            int i = from;
            while (i < to) {
                char c = text.charAt(i);
                if (c == '\'' || c == '"') {
                    i = endOfQuote(text, i);
                } else if (Character.isDigit(c)) {
                    i = number(i, to);
                } else if (c == ':' && i + 1 < to && text.charAt(i + 1) == '[') {
                    // A lambda: its variables are its own.
                    return;
                } else if (c == '#' && i + 1 < to && Character.isJavaIdentifierStart(text.charAt(i + 1))) {
                    i = chain(word(i + 1, to), to, null);
                } else if (c == '@') {
                    int end = text.indexOf('@', i + 1);
                    i = end < 0 ? to : chain(word(end + 1, to), to, null);
                } else if (Character.isJavaIdentifierStart(c)) {
                    i = name(i, to, from);
                } else {
                    i++;
                }
            }
        }

        private int number(int from, int to) {
            int i = from;
            while (i < to && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '.')) {
                i++;
            }
            return i;
        }

        private int word(int from, int to) {
            int i = from;
            while (i < to && Character.isJavaIdentifierPart(text.charAt(i))) {
                i++;
            }
            return i;
        }

        private int blank(int from, int to) {
            int i = from;
            while (i < to && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            return i;
        }

        private int name(int from, int to, int start) {
            int end = word(from, to);
            String name = text.substring(from, end);
            if (BEFORE_TYPES.contains(name)) {
                int i = blank(end, to);
                while (i < to && (Character.isJavaIdentifierPart(text.charAt(i)) || text.charAt(i) == '.')) {
                    i++;
                }
                return chain(i, to, null);
            }
            if (OPERATORS.contains(name)) {
                return end;
            }
            int next = blank(end, to);
            boolean isMethod = next < to && text.charAt(next) == '(';
            if (LITERALS.contains(name) || isMethod) {
                return chain(end, to, null);
            }
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(name, Step.PROPERTY));
            int after = chain(end, to, steps);
            paths.add(new Path(List.copyOf(steps)));
            whole = start == 0
                    && to == text.length()
                    && text.substring(0, from).isBlank()
                    && text.substring(after).isBlank()
                    && !opaque;
            opaque = false;
            return after;
        }

        /** Reads what follows a name; the steps are noted as long as each can be followed. */
        private int chain(int from, int to, @Nullable List<Step> noted) {
            List<Step> steps = noted;
            int i = from;
            while (i < to) {
                int next = blank(i, to);
                char c = next < to ? text.charAt(next) : ' ';
                if (c == '(' || c == '[') {
                    int end = Math.min(to, positive(endOf(text, next), to));
                    scanInner(next + 1, end - 1);
                    if (steps != null && c == '[') {
                        steps.add(new Step(text.substring(next + 1, Math.max(next + 1, end - 1)), Step.INDEX));
                    }
                    i = end;
                } else if (c == '.' && next + 1 < to) {
                    int start = blank(next + 1, to);
                    if (start < to && Character.isJavaIdentifierStart(text.charAt(start))) {
                        int end = word(start, to);
                        int parameters = Step.PROPERTY;
                        int after = end;
                        if (end < to && text.charAt(end) == '(') {
                            after = Math.min(to, positive(endOf(text, end), to));
                            String inner = text.substring(end + 1, Math.max(end + 1, after - 1));
                            parameters = split(inner, ',').size();
                            scanInner(end + 1, after - 1);
                        }
                        if (steps != null) {
                            steps.add(new Step(text.substring(start, end), parameters));
                        }
                        i = after;
                    } else {
                        // A projection, a selection or a subexpression: names in it start at what it is applied to.
                        i = start < to ? Math.min(to, positive(endOf(text, start), to)) : to;
                        steps = null;
                        opaque = noted != null;
                    }
                } else {
                    return i;
                }
            }
            return i;
        }

        private void scanInner(int from, int to) {
            boolean before = whole;
            boolean beforeOpaque = opaque;
            opaque = false;
            scan(from, to);
            whole = before;
            opaque = beforeOpaque;
        }

        private static int positive(int end, int otherwise) {
            return end < 0 ? otherwise : end;
        }
    }
}
