package dev.postern.travel;

import dev.postern.wire.Value;
import org.jspecify.annotations.Nullable;

/** How a type of somebody else's travels. */
public interface Traveller<T> {
    /** Makes one of what was sent, whatever that is; null refuses it. Throws nothing. */
    @Nullable
    T arrive(Value value);

    /** Makes of one what JavaScript is given. */
    Value leave(T given);
}
