package dev.postern.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part that may stay empty.
 *
 * @param optional whether empty is {@code Optional.empty()}; otherwise it is null
 */
record Maybe(Node inner, boolean optional, Part part) implements Node {
    @Override
    public @Nullable Sent place(FieldName name, int at, @Nullable Sent sent, Content content) {
        return inner.place(name, at, sent, content);
    }

    @Override
    public @Nullable Part find(FieldName name, int at) {
        return at == name.size() ? part : inner.find(name, at);
    }

    @Override
    public @Nullable Object read(@Nullable Sent sent, String name, Reading reading) {
        if (inner.isEmpty(sent)) {
            return optional ? Optional.empty() : null;
        }
        Object value = inner.read(sent, name, reading);
        return value == FAILED || !optional ? value : Optional.ofNullable(value);
    }

    @Override
    public void gaps(Sent sent, String name, Gaps gaps) {
        inner.gaps(sent, name, gaps);
    }

    @Override
    public void check(@Nullable Object value, String name, Reading reading) {
        inner.check(value instanceof Optional<?> maybe ? maybe.orElse(null) : value, name, reading);
    }

    @Override
    public void rehearse(String path, Rehearsal rehearsal) {
        inner.rehearse(path, rehearsal);
    }

    @Override
    public void lists(String name, Set<String> lists) {
        inner.lists(name, lists);
    }

    @Override
    public void rank(FieldName name, int at, List<Integer> ranks) {
        inner.rank(name, at, ranks);
    }
}
