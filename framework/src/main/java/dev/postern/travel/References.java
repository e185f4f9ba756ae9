package dev.postern.travel;

import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Makes functions of the references that one caller sent. */
@FunctionalInterface
public interface References {
    /** Where nobody's functions are known. */
    References NONE = (reference, gives) -> null;

    /**
     * The function; null where this caller has no such one.
     *
     * @param gives what it is to return: a caller may hand over any
     */
    @Nullable
    ServerFunction<?> find(Value.Reference reference, Type gives);
}
