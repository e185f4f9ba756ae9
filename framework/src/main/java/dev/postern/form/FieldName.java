package dev.postern.form;

import dev.postern.codec.Variants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control's name in its parts: {@code items[0].qty} is items, [0], qty. */
record FieldName(List<Part> parts) {
    private static final int LONGEST = 256;
    private static final int DEEPEST = 16;

    /**
     * @param text what stands between the separators
     * @param bracketed whether in brackets, as an index or a key
     */
    record Part(String text, boolean bracketed) {}

    /** Takes a name apart; null for what no form of ours sends. Linear, and done once for each name of a submission. */
    static @Nullable FieldName of(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return null;
        }
        if (name.indexOf('.') < 0 && name.indexOf('[') < 0) {
            return name.indexOf(']') < 0 ? new FieldName(List.of(new Part(name, false))) : null;
        }
        List<Part> parts = new ArrayList<>(4);
        int at = 0;
        while (at < name.length()) {
            if (parts.size() == DEEPEST) {
                return null;
            }
            char first = name.charAt(at);
            if (first == '[') {
                int end = name.indexOf(']', at);
                if (end < 0 || parts.isEmpty() || name.lastIndexOf('[', end) != at) {
                    return null;
                }
                parts.add(new Part(name.substring(at + 1, end), true));
                at = end + 1;
                continue;
            }
            if (first == '.' ? parts.isEmpty() : !parts.isEmpty()) {
                return null;
            }
            int start = first == '.' ? at + 1 : at;
            at = start;
            while (at < name.length() && name.charAt(at) != '.' && name.charAt(at) != '[') {
                if (name.charAt(at) == ']') {
                    return null;
                }
                at++;
            }
            if (at == start) {
                return null;
            }
            parts.add(new Part(name.substring(start, at), false));
        }
        return new FieldName(parts);
    }

    int size() {
        return parts.size();
    }

    /** Whether what it leads to may say which record is meant. */
    boolean isKind() {
        return Variants.KIND.equals(word(size() - 1));
    }

    /** The name at a place where a component's name belongs, else null. */
    @Nullable
    String word(int at) {
        Part part = at < parts.size() ? parts.get(at) : null;
        return part == null || part.bracketed() ? null : part.text();
    }

    /** What stands in brackets at a place, else null. */
    @Nullable
    String bracketed(int at) {
        Part part = at < parts.size() ? parts.get(at) : null;
        return part == null || !part.bracketed() ? null : part.text();
    }

    /** The number in brackets at a place: 0 to 999 without leading zeros, else -1. */
    int index(int at) {
        String text = bracketed(at);
        if (text == null || text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            index = index * 10 + digit - '0';
        }
        return index;
    }
}
