package dev.postern.function;

import dev.postern.codec.Packing;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/** What one parameter of a function is given, and by whom. */
public sealed interface Parameter {
    /** What messages call it. */
    String name();

    /** Given by the framework or the site, never by a client. */
    record Supplied(String name, Class<?> type) implements Parameter {}

    /** Bound by the page, as in {@code post:action="delete(${e.id})"}. */
    record Bound(String name, Class<?> type, Packing packing, boolean sealed) implements Parameter {
        /** Whether the site may give it this, as it is. */
        public boolean accepts(@Nullable Object value) {
            return value == null
                    ? !type.isPrimitive()
                    : MethodType.methodType(type).wrap().returnType().isInstance(value);
        }
    }

    /** The state that the form showed: null, or an empty {@code Optional}, where it showed none. */
    record Before(String name, Class<?> type) implements Parameter {}

    /**
     * What somebody typed.
     *
     * @param read a record, or a sealed interface of records, as declared; null for {@link Kind#DATA}
     */
    record Typed(String name, Kind kind, @Nullable AnnotatedType read) implements Parameter {}

    /** How a function wants what was typed. */
    enum Kind {
        /** As a valid record; it is not called before there is one. */
        RECORD,
        /** As a {@code Form<…>}, invalid ones included. */
        FORM,
        /** As raw fields. */
        DATA
    }
}
