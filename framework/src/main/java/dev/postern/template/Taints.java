package dev.postern.template;

import dev.postern.codec.Tainted;
import org.jspecify.annotations.Nullable;

/** Keeps what is {@code @Tainted} out of pages. */
final class Taints {
    private Taints() {}

    /** Says what would have been shown; the renderer adds where. */
    static final class TaintedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TaintedException(String what) {
            super(what);
        }
    }

    /** Refuses the value of an expression if its type is marked. */
    static void refuse(@Nullable Object value, String expression) {
        if (value != null && value.getClass().isAnnotationPresent(Tainted.class)) {
            throw new TaintedException("${" + expression + "}");
        }
    }
}
