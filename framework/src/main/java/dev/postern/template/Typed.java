package dev.postern.template;

import dev.postern.http.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was typed, as templates walk through it: {@code rows[0].name} is {@code name} of the first of {@code rows}. */
final class Typed {
    private Typed() {}

    static Map<String, Object> values(Fields typed) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : typed.textNames()) {
            List<String> texts = typed.texts(name);
            put(values, parts(name), texts.size() == 1 ? texts.get(0) : texts);
        }
        values.replaceAll((name, value) -> withLists(value));
        return values;
    }

    /** The component of the form's own record that a name leads to. */
    static String first(String name) {
        return parts(name).get(0);
    }

    /** The steps of a name; those in brackets keep the first of theirs. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("[.\\[]")) {
            parts.add(part.endsWith("]") ? "[" + part.substring(0, part.length() - 1) : part);
        }
        return parts;
    }

    /** Names say what they like, so that one may want a text where another wants a row: the first is right. */
    @SuppressWarnings("unchecked") // the maps are ours
    private static void put(Map<String, Object> values, List<String> parts, Object value) {
        Map<String, Object> here = values;
        for (String part : parts.subList(0, parts.size() - 1)) {
            Object inner = here.computeIfAbsent(bare(part), absent -> new LinkedHashMap<String, Object>());
            if (!(inner instanceof Map)) {
                return;
            }
            here = (Map<String, Object>) inner;
        }
        here.putIfAbsent(bare(parts.get(parts.size() - 1)), value);
    }

    private static String bare(String part) {
        return part.startsWith("[") ? part.substring(1) : part;
    }

    private static Object withLists(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Integer, Object> rows = new TreeMap<>();
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, inner) -> {
            Integer index = index(String.valueOf(key));
            Object made = withLists(inner);
            named.put(String.valueOf(key), made);
            if (index != null) {
                rows.put(index, made);
            }
        });
        return rows.size() == named.size() ? List.copyOf(rows.values()) : named;
    }

    private static @Nullable Integer index(String key) {
        return key.matches("\\d{1,6}") ? Integer.valueOf(key) : null;
    }
}
