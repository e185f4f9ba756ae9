package dev.postern.check;

import dev.postern.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value in a template.
 *
 * @param type its type, or null
 * @param text its text, where that is written somewhere; or null
 * @param from where the text is written, or null
 * @param members all its members, where they are the framework's own; or null
 * @param called what messages call such a value, with members
 * @param fragment the elements it stands for, where it is a fragment; or null
 */
record Value(
        @Nullable Known type,
        @Nullable String text,
        @Nullable Place from,
        @Nullable List<String> members,
        String called,
        @Nullable List<Element> fragment) {
    static final Value UNKNOWN = new Value(null, null, null, null, "", null);
    static final Value FORM =
            new Value(null, null, null, List.of("state", "values", "errors", "rows", "done", "button"), "form", null);
    static final Value STATUS = new Value(
            null,
            null,
            null,
            List.of("index", "count", "size", "current", "even", "odd", "first", "last"),
            "the status of th:each",
            null);

    static Value typed(@Nullable Known type) {
        return type == null ? UNKNOWN : new Value(type, null, null, null, "", null);
    }

    static Value written(String text, Place from) {
        return new Value(Known.TEXT, text, from, null, "", null);
    }

    static Value fragment(List<Element> elements) {
        return new Value(null, null, null, null, "", elements);
    }
}
