package dev.postern.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record: the whole form, or a part of it. */
record Nested(RecordLink link, List<Node> components, Map<String, Integer> indexes, Part part) implements Node {
    @Override
    public @Nullable Sent place(FieldName name, int at, @Nullable Sent sent, Content content) {
        String word = name.word(at);
        Integer index = word == null ? null : indexes.get(word);
        if (index == null) {
            return null;
        }
        Sent placed = components.get(index).place(name, at + 1, sent == null ? null : sent.component(index), content);
        if (placed == null) {
            return null;
        }
        Sent here = sent == null ? new Sent() : sent;
        here.component(index, components.size(), placed);
        return here;
    }

    @Override
    public @Nullable Part find(FieldName name, int at) {
        if (at == name.size()) {
            return part;
        }
        String word = name.word(at);
        Integer index = word == null ? null : indexes.get(word);
        return index == null ? null : components.get(index).find(name, at + 1);
    }

    @Override
    public @Nullable Object read(@Nullable Sent sent, String name, Reading reading) {
        @Nullable Object[] values = new Object[components.size()];
        boolean failed = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = components.get(i).read(sent == null ? null : sent.component(i), nameOf(i, name), reading);
            failed |= values[i] == FAILED;
        }
        if (failed) {
            validateEach(values, sent, name, reading);
            return FAILED;
        }
        try {
            Object made = link.make(values);
            if (!reading.isChecked(this, made, sent, name)) {
                refuseUnlessTold(values, sent, name, reading);
            }
            return made;
        } catch (RecordLink.RefusedException refused) {
            reading.report("the constructor of " + link.type().getName(), refused.reason());
            refuseUnlessTold(values, sent, name, reading);
            return FAILED;
        }
    }

    /** What the constraints of single components say is more to the point than that the whole would not do. */
    private void refuseUnlessTold(@Nullable Object[] values, @Nullable Sent sent, String name, Reading reading) {
        if (!validateEach(values, sent, name, reading)) {
            reading.refuse("", reading.words().say("postern.invalid.whole-form"));
        }
    }

    /** Checks each component there is by itself; says whether there was something to tell. */
    private boolean validateEach(@Nullable Object[] values, @Nullable Sent sent, String name, Reading reading) {
        boolean wrong = false;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != FAILED) {
                wrong |= reading.validateValue(this, i, values[i], sent, name);
            }
        }
        return wrong;
    }

    String nameOf(int index, String name) {
        String own = link.names().get(index);
        return name.isEmpty() ? own : name + "." + own;
    }

    @Override
    public void gaps(Sent sent, String name, Gaps gaps) {
        for (int i = 0; i < components.size(); i++) {
            Sent component = sent.component(i);
            if (component != null) {
                components.get(i).gaps(component, nameOf(i, name), gaps);
            }
        }
    }

    @Override
    public void check(@Nullable Object value, String name, Reading reading) {
        if (value == null) {
            return;
        }
        for (int i = 0; i < components.size(); i++) {
            components.get(i).check(link.value(i, value), nameOf(i, name), reading);
        }
        if (!reading.isChecked(this, value, null, name)) {
            reading.refuse("", reading.words().say("postern.invalid.whole-form"));
        }
    }

    @Override
    public void rehearse(String path, Rehearsal rehearsal) {
        rehearsal.record(link.type(), path);
        for (int i = 0; i < components.size(); i++) {
            components.get(i).rehearse(path + "." + link.names().get(i), rehearsal);
        }
    }

    @Override
    public void lists(String name, Set<String> lists) {
        for (int i = 0; i < components.size(); i++) {
            components.get(i).lists(nameOf(i, name), lists);
        }
    }

    @Override
    public void rank(FieldName name, int at, List<Integer> ranks) {
        if (at == name.size()) {
            return;
        }
        String word = name.word(at);
        Integer index = word == null ? null : indexes.get(word);
        if (index == null) {
            ranks.add(LAST);
        } else {
            ranks.add(index);
            components.get(index).rank(name, at + 1, ranks);
        }
    }
}
