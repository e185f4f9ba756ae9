package dev.postern.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header's value with its parameters, as in {@code multipart/form-data; boundary=x}.
 *
 * @param value what stands before the first semicolon, in lower case
 * @param parameters by their names in lower case
 */
record HeaderValue(String value, Map<String, String> parameters) {
    /** How a backslash in a quoted text is read. */
    enum Backslash {
        /** As RFC 9110 has it: it makes the next character stand for itself. */
        ESCAPES,
        /** As browsers write names of fields and files: it is a character like others, and a quote is {@code %22}. */
        IS_TEXT
    }

    /** Reads a value; null where it doesn't keep to the grammar, or names a parameter twice. */
    static @Nullable HeaderValue parse(String text, Backslash backslash) {
        int semicolon = text.indexOf(';');
        String value =
                (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = semicolon < 0 ? text.length() : semicolon;
        while (at < text.length()) {
            if (text.charAt(at) != ';') {
                return null;
            }
            int from = afterBlanks(text, at + 1);
            int to = afterToken(text, from);
            if (from == to) {
                // RFC 9110 5.6.6 allows a semicolon with nothing behind it.
                at = from;
                continue;
            }
            if (to == text.length() || text.charAt(to) != '=') {
                return null;
            }
            String name = text.substring(from, to).toLowerCase(Locale.ROOT);
            String read;
            if (to + 1 < text.length() && text.charAt(to + 1) == '"') {
                StringBuilder quoted = new StringBuilder();
                at = afterQuoted(text, to + 2, backslash, quoted);
                if (at < 0) {
                    return null;
                }
                read = quoted.toString();
            } else {
                at = afterToken(text, to + 1);
                read = text.substring(to + 1, at);
                if (read.isEmpty()) {
                    return null;
                }
            }
            if (parameters.putIfAbsent(name, read) != null) {
                return null;
            }
            at = afterBlanks(text, at);
        }
        return new HeaderValue(value, parameters);
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    /** Whether the value is a media type, as in {@code text/plain}. */
    boolean isMediaType() {
        int slash = afterToken(value, 0);
        return slash > 0
                && slash < value.length() - 1
                && value.charAt(slash) == '/'
                && afterToken(value, slash + 1) == value.length();
    }

    /** Whether a charset is named that isn't UTF-8: the sender doesn't choose how we decode. */
    boolean isInAnotherCharset() {
        String charset = parameters.get("charset");
        return charset != null && !charset.equalsIgnoreCase("utf-8");
    }

    /** The end of a quoted text that begins here, or -1. */
    private static int afterQuoted(String text, int from, Backslash backslash, StringBuilder read) {
        for (int i = from; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"') {
                return i + 1;
            }
            if (each == '\\' && backslash == Backslash.ESCAPES) {
                i++;
                if (i == text.length()) {
                    return -1;
                }
                each = text.charAt(i);
            }
            read.append(each);
        }
        return -1;
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static int afterToken(String text, int from) {
        int at = from;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && afterToken(text, 0) == text.length();
    }

    private static boolean isTokenCharacter(char each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(each) >= 0;
    }
}
