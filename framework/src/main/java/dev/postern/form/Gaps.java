package dev.postern.form;

import dev.postern.http.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Closes the gaps in the indexes of rows, in the names of all that was sent: what nobody reads, or no record has, moves
 * with its row.
 */
final class Gaps {
    /** The places of the rows that were sent, by the list's name as it was sent. */
    private final Map<String, Map<Integer, Integer>> lists = new HashMap<>();

    /** Notes the rows of a list that are read, in their order. */
    void rows(String list, Set<Integer> indexes) {
        Map<Integer, Integer> places = new HashMap<>();
        indexes.forEach(index -> places.put(index, places.size()));
        lists.put(list, places);
    }

    Fields closed(Fields fields) {
        Fields.Builder closed = new Fields.Builder();
        Map<String, String> names = new HashMap<>();
        fields.inOrder(
                (name, text) -> closed.text(names.computeIfAbsent(name, this::closed), text),
                (name, file) -> closed.file(names.computeIfAbsent(name, this::closed), file));
        return closed.build();
    }

    private String closed(String name) {
        FieldName parsed = FieldName.of(name);
        if (parsed == null) {
            return name;
        }
        StringBuilder was = new StringBuilder(name.length());
        StringBuilder now = new StringBuilder(name.length());
        for (int at = 0; at < parsed.size(); at++) {
            String bracketed = parsed.bracketed(at);
            if (bracketed != null) {
                now.append('[')
                        .append(place(was.toString(), parsed.index(at), bracketed))
                        .append(']');
                was.append('[').append(bracketed).append(']');
            } else {
                String dot = at == 0 ? "" : ".";
                was.append(dot).append(parsed.word(at));
                now.append(dot).append(parsed.word(at));
            }
        }
        return now.toString();
    }

    /** A row of which nothing is read comes behind those that are: their indexes are those that errors have. */
    private String place(String list, int index, String otherwise) {
        @Nullable Map<Integer, Integer> places = index < 0 ? null : lists.get(list);
        return places == null ? otherwise : String.valueOf(places.computeIfAbsent(index, behind -> places.size()));
    }
}
