package dev.postern.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what has arrived, and says when there is too much of it. */
final class Tally {
    private final Map<String, int[]> valuesByName = new HashMap<>();
    private int texts;
    private int files;
    private int parts;

    /** Counts a text, unless that is one too many: then says why. */
    @Nullable
    String text(String name, Limits limits) {
        if (texts >= limits.fields()) {
            return "more than " + limits.fields() + " fields";
        }
        String tooMany = value(name, limits);
        if (tooMany == null) {
            texts++;
        }
        return tooMany;
    }

    /** Counts a file, unless that is one too many: then says why. */
    @Nullable
    String file(String name, Limits limits) {
        if (files >= limits.files()) {
            return "more than " + limits.files() + " files";
        }
        String tooMany = value(name, limits);
        if (tooMany == null) {
            files++;
        }
        return tooMany;
    }

    /** Counts a part, unless that is one too many: then says why. */
    @Nullable
    String part(Limits limits) {
        if (parts >= limits.parts()) {
            return "more than " + limits.parts() + " parts";
        }
        parts++;
        return null;
    }

    private @Nullable String value(String name, Limits limits) {
        int[] values = valuesByName.get(name);
        if (values == null) {
            if (valuesByName.size() >= limits.names()) {
                return "more than " + limits.names() + " names";
            }
            valuesByName.put(name, new int[] {1});
            return null;
        }
        if (values[0] >= limits.valuesPerName()) {
            return "more than " + limits.valuesPerName() + " values of one name";
        }
        values[0]++;
        return null;
    }
}
