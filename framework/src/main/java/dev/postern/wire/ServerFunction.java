package dev.postern.wire;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A function of the site as a value: a call can hand one over, and a function or a page can give one to JavaScript, with or
 * without its first arguments. There it is called as an imported one is.
 *
 * <p>A function gets one from a caller as a parameter, or makes one with {@code call.function("likes.like", post)}. It is
 * good for this visitor alone.
 *
 * @param <R> what it returns
 */
public interface ServerFunction<R> {
    /** Its full name: {@code likes.like}. */
    String name();

    /**
     * Calls it here, for the visitor at hand, with what is bound and then these: access and constraints are asked, as if
     * the visitor had called. It does not run once, nor in turn: that is of the call that it is part of. Parameters that
     * are {@code @Sealed} take what is sealed in it; what is given here only where the site made it, not a caller.
     *
     * <p>The stage fails with a {@code Refusal} where it is refused, and with whatever the function throws.
     */
    CompletionStage<@Nullable R> call(@Nullable Object... arguments);

    /** What JavaScript is given of it. */
    Value.Reference reference();
}
