package dev.postern.form;

import java.util.Optional;
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
}
