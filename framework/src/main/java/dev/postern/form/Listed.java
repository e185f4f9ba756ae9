package dev.postern.form;

import dev.postern.upload.Upload;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part that repeats: one name sent several times, or rows with an index each.
 *
 * @param type {@code List}, {@code Collection}, {@code Set} or an array's class
 */
record Listed(Class<?> type, Node element, Part part) implements Node {
    @Override
    public @Nullable Sent place(FieldName name, int at, @Nullable Sent sent, Content content) {
        if (at == name.size()) {
            if (!(unwrapped() instanceof Scalar)) {
                return null;
            }
            Sent here = sent == null ? new Sent() : sent;
            here.add(content);
            return here;
        }
        int index = name.index(at);
        if (index < 0) {
            return null;
        }
        Sent row = element.place(name, at + 1, sent == null ? null : sent.rows().get(index), content);
        if (row == null) {
            return null;
        }
        Sent here = sent == null ? new Sent() : sent;
        here.row(index, row);
        return here;
    }

    @Override
    public @Nullable Part find(FieldName name, int at) {
        if (at == name.size()) {
            return part;
        }
        String text = name.bracketed(at);
        return text != null && (text.isEmpty() || name.index(at) >= 0) ? element.find(name, at + 1) : null;
    }

    @Override
    public @Nullable Object read(@Nullable Sent sent, String name, Reading reading) {
        List<@Nullable Object> values = new ArrayList<>();
        boolean failed = false;
        if (sent != null) {
            // One name for all: an error of any of them belongs to the one name there is.
            for (Sent one : repeated(sent)) {
                failed |= !add(element.read(one, name, reading), values);
            }
            int index = 0;
            for (Sent row : sent.rows().values()) {
                failed |= !add(element.read(row, name + "[" + index++ + "]", reading), values);
            }
        }
        return failed ? FAILED : collected(values);
    }

    private static boolean add(@Nullable Object value, List<@Nullable Object> values) {
        return value != FAILED && values.add(value);
    }

    private List<Sent> repeated(Sent sent) {
        List<Sent> each = new ArrayList<>();
        if (unwrapped() instanceof Scalar scalar && scalar.codec() == null) {
            for (Upload file : sent.files()) {
                each.add(Sent.file(file));
            }
            return each;
        }
        List<String> texts = sent.texts();
        if (texts.size() == 1 && texts.get(0).isEmpty()) {
            return each;
        }
        for (String text : texts) {
            each.add(Sent.text(text));
        }
        return each;
    }

    private Node unwrapped() {
        return element instanceof Maybe maybe ? maybe.inner() : element;
    }

    private Object collected(List<@Nullable Object> values) {
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, values.get(i));
            }
            return array;
        }
        return type == Set.class
                ? Collections.unmodifiableSet(new LinkedHashSet<>(values))
                : Collections.unmodifiableList(values);
    }

    @Override
    public void gaps(Sent sent, String name, Gaps gaps) {
        gaps.rows(name, sent.rows().keySet());
        sent.rows().forEach((index, row) -> element.gaps(row, name + "[" + index + "]", gaps));
    }

    @Override
    public void check(@Nullable Object value, String name, Reading reading) {
        if (value == null) {
            return;
        }
        Object array = value instanceof Collection<?> several ? several.toArray() : value;
        for (int i = 0; i < Array.getLength(array); i++) {
            element.check(Array.get(array, i), name + "[" + i + "]", reading);
        }
    }

    @Override
    public void rehearse(String path, Rehearsal rehearsal) {
        element.rehearse(path + "[]", rehearsal);
    }

    @Override
    public void lists(String name, Set<String> lists) {
        lists.add(name);
        element.lists(name + "[]", lists);
    }

    @Override
    public void rank(FieldName name, int at, List<Integer> ranks) {
        if (at < name.size()) {
            ranks.add(name.index(at));
            element.rank(name, at + 1, ranks);
        }
    }
}
