package dev.postern.form;

import dev.postern.codec.Codecs;
import dev.postern.codec.Taint;
import dev.postern.codec.Tainted;
import dev.postern.codec.Variants;
import dev.postern.http.Fields;
import dev.postern.problem.ProblemException;
import dev.postern.upload.Upload;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a record as its form would have sent it, for a function that hands values back to be edited further. */
final class Edited {
    /** Deeper than any control's name leads. */
    private static final int DEEPEST = 16;

    private final Codecs codecs;
    private final List<Shape<?>> shapes;
    /** Whether a page will show it. What a call has sent is only known again by what reads it. */
    private final boolean shown;

    private final Fields.Builder fields = new Fields.Builder();
    private int written;

    private Edited(Codecs codecs, List<Shape<?>> shapes, boolean shown) {
        this.codecs = codecs;
        this.shapes = shapes;
        this.shown = shown;
    }

    static Fields fields(Record record, List<Shape<?>> shapes, boolean shown, Codecs codecs) {
        Edited edited = new Edited(codecs, shapes, shown);
        edited.write(record, "", record.getClass().getSimpleName(), 0);
        return edited.fields.build();
    }

    private void record(Record record, String name, String path, int depth) {
        RecordLink link = RecordLink.of(record.getClass());
        String kind = name.isEmpty() ? Variants.KIND : name + "." + Variants.KIND;
        if (Variants.isOneOfSeveral(record.getClass()) && isAsked(kind)) {
            text(kind, Variants.kind(record.getClass()));
        }
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String own = components[i].getName();
            String where = path + "." + own;
            boolean tainted = components[i].isAnnotationPresent(Tainted.class);
            if (tainted && shown) {
                throw new ProblemException(Problems.taintedEdit(where));
            }
            if (!tainted) {
                write(link.value(i, record), name.isEmpty() ? own : name + "." + own, where, depth + 1);
            }
        }
    }

    /** Whether a form asks there which record it is: it may as well have a field of its own that is called so. */
    private boolean isAsked(String kind) {
        return shapes.isEmpty()
                || shapes.stream()
                        .flatMap(shape -> shape.part(kind).stream())
                        .anyMatch(part -> !part.kinds().isEmpty());
    }

    private void write(@Nullable Object value, String name, String path, int depth) {
        Object inner = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        // No page can hand a browser a file, so it is asked for again.
        if (inner == null || inner instanceof Upload) {
            return;
        }
        if (depth > DEEPEST) {
            throw new ProblemException(Problems.cannotBeEdited(path, "it is nested without an end"));
        }
        if (Taint.isTainted(inner)) {
            if (shown) {
                throw new ProblemException(Problems.taintedEdit(path));
            }
            return;
        }
        Optional<String> text = codecs.text(inner);
        if (text.isPresent()) {
            text(name, text.get());
        } else if (inner instanceof Record record) {
            record(record, name, path, depth);
        } else if (inner instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = codecs.text(entry.getKey()).orElse(String.valueOf(entry.getKey()));
                write(entry.getValue(), name + "[" + key + "]", path + "[]", depth + 1);
            }
        } else if (inner instanceof Iterable<?> several) {
            rows(several, name, path, depth);
        } else if (inner instanceof Object[] several) {
            // No List.of: a row may be nothing.
            rows(Arrays.asList(several), name, path, depth);
        } else if (inner.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(inner); i++) {
                write(Array.get(inner, i), name, path + "[]", depth + 1);
            }
        } else {
            throw new ProblemException(Problems.cannotBeEdited(
                    path, "no control shows " + inner.getClass().getName()));
        }
    }

    private void rows(Iterable<?> several, String name, String path, int depth) {
        int index = 0;
        for (Object one : several) {
            Optional<String> text = one == null ? Optional.empty() : codecs.text(one);
            // One control may hold all of them, or each row one of its own.
            text.ifPresent(all -> text(name, all));
            String row = name + "[" + index++ + "]";
            int before = written;
            write(one, row, path + "[]", depth + 1);
            if (written == before && !(one instanceof Upload)) {
                // A row of nothing but blanks is still a row.
                text(one instanceof Record record ? row + "." + first(record) : row, "");
            }
        }
    }

    private static String first(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        return components.length == 0 ? "" : components[0].getName();
    }

    private void text(String name, String text) {
        fields.text(name, text);
        written++;
    }
}
