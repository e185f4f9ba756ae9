package dev.postern.template;

import dev.postern.codec.Taint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Refuses what a field's name leads to in starting values, if any part of the way is marked. */
    static void refuse(Object source, List<String> parts) {
        Object here = source;
        for (String part : parts) {
            if (here instanceof Optional<?> maybe) {
                here = maybe.orElse(null);
            }
            if (here == null) {
                return;
            }
            if (Taint.isTainted(here)) {
                throw new TaintedException(here.getClass().getSimpleName());
            }
            if (here instanceof Record && Members.of(here.getClass()).isTainted(part)) {
                throw new TaintedException(here.getClass().getSimpleName() + "." + part);
            }
            here = next(here, part);
        }
        refuse(here, String.join(".", parts));
    }

    private static @Nullable Object next(Object from, String part) {
        if (!part.startsWith("[")) {
            return Members.valueOf(from, part);
        }
        String key = part.substring(1);
        if (from instanceof Map<?, ?> map) {
            return map.get(key);
        }
        boolean isIndex =
                from instanceof List<?> list && key.matches("\\d{1,6}") && Integer.parseInt(key) < list.size();
        return isIndex ? ((List<?>) from).get(Integer.parseInt(key)) : null;
    }

    /** Refuses the value of an expression if it, or its type, is marked. */
    static void refuse(@Nullable Object value, String expression) {
        if (Taint.isTainted(value)) {
            throw new TaintedException("${" + expression + "}");
        }
    }
}
