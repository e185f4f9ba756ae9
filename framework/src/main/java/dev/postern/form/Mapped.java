package dev.postern.form;

import dev.postern.codec.Decoded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part with keys that the page makes up: {@code prices[eur]}. */
record Mapped(Scalar key, Node value, Part part) implements Node {
    @Override
    public @Nullable Sent place(FieldName name, int at, @Nullable Sent sent, Content content) {
        String text = name.bracketed(at);
        if (text == null || text.isEmpty() || decoded(text) == null) {
            return null;
        }
        Sent placed =
                value.place(name, at + 1, sent == null ? null : sent.entries().get(text), content);
        if (placed == null) {
            return null;
        }
        Sent here = sent == null ? new Sent() : sent;
        here.entry(text, placed);
        return here;
    }

    private @Nullable Object decoded(String text) {
        return key.codec() != null && key.codec().decode(text) instanceof Decoded.Value<?> known ? known.value() : null;
    }

    @Override
    public @Nullable Part find(FieldName name, int at) {
        if (at == name.size()) {
            return part;
        }
        String text = name.bracketed(at);
        return text != null && (text.isEmpty() || decoded(text) != null) ? value.find(name, at + 1) : null;
    }

    @Override
    public @Nullable Object read(@Nullable Sent sent, String name, Reading reading) {
        Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
        boolean failed = false;
        if (sent != null) {
            for (Map.Entry<String, Sent> entry : sent.entries().entrySet()) {
                Object read = value.read(entry.getValue(), name + "[" + entry.getKey() + "]", reading);
                failed |= read == FAILED;
                values.put(decoded(entry.getKey()), read);
            }
        }
        return failed ? FAILED : Collections.unmodifiableMap(values);
    }

    @Override
    public void gaps(Sent sent, String name, Gaps gaps) {
        sent.entries().forEach((text, entry) -> value.gaps(entry, name + "[" + text + "]", gaps));
    }

    @Override
    public void check(@Nullable Object made, String name, Reading reading) {
        if (made instanceof Map<?, ?> map) {
            map.forEach((text, each) -> value.check(each, name + "[" + text + "]", reading));
        }
    }

    @Override
    public void rehearse(String path, Rehearsal rehearsal) {
        value.rehearse(path + "[]", rehearsal);
    }

    @Override
    public void lists(String name, Set<String> lists) {
        value.lists(name + "[]", lists);
    }

    @Override
    public void rank(FieldName name, int at, List<Integer> ranks) {
        if (at < name.size()) {
            ranks.add(0);
            value.rank(name, at + 1, ranks);
        }
    }
}
