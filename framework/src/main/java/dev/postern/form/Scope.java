package dev.postern.form;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a type is written: what type variables mean there, and which records stand around it.
 *
 * <p>An argument is written outside of the record that it is given to: {@code Pair<Pair<String, String>, String>} is no
 * pair that contains itself.
 */
record Scope(Map<TypeVariable<?>, Written> meanings, Set<Class<?>> around) {
    static final Scope NONE = new Scope(Map.of(), Set.of());

    /**
     * A type, and where it was written.
     *
     * @param nullable whether it says, there or on the way there, that it may be null
     */
    record Written(AnnotatedType type, Class<?> raw, Scope scope, boolean nullable) {}

    /** What a type stands for here; null for one that nobody said, and for wildcards. */
    @Nullable
    Written find(AnnotatedType type) {
        boolean nullable = isNullable(type);
        if (type instanceof AnnotatedTypeVariable variable) {
            Written meant = meanings.get((TypeVariable<?>) variable.getType());
            return meant == null || meant.nullable() || !nullable
                    ? meant
                    : new Written(meant.type(), meant.raw(), meant.scope(), true);
        }
        Class<?> raw = raw(type.getType());
        return raw == null ? null : new Written(type, raw, this, nullable);
    }

    /** The argument of a type that was written here; null where there is none. */
    @Nullable
    Written argument(AnnotatedType type, int index) {
        AnnotatedType written = written(type, index);
        return written == null ? null : find(written);
    }

    static @Nullable AnnotatedType written(AnnotatedType type, int index) {
        return type instanceof AnnotatedParameterizedType generic
                        && index < generic.getAnnotatedActualTypeArguments().length
                ? generic.getAnnotatedActualTypeArguments()[index]
                : null;
    }

    /** The scope of what is written in a type that takes no arguments. */
    Scope in(Class<?> type) {
        Set<Class<?>> more = new HashSet<>(around);
        more.add(type);
        return new Scope(Map.of(), Set.copyOf(more));
    }

    /** The scope of what is written in a record; null where nobody says what its type variables are. */
    static @Nullable Scope in(Written written) {
        Scope plain = written.scope().in(written.raw());
        TypeVariable<?>[] variables = written.raw().getTypeParameters();
        Map<TypeVariable<?>, Written> meanings = new HashMap<>();
        for (int i = 0; i < variables.length; i++) {
            Written meant = written.scope().argument(written.type(), i);
            if (meant == null) {
                return null;
            }
            meanings.put(variables[i], meant);
        }
        return new Scope(Map.copyOf(meanings), plain.around());
    }

    private static boolean isNullable(AnnotatedType type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            Class<?> element = raw(array.getGenericComponentType());
            return element == null ? null : element.arrayType();
        }
        return null;
    }
}
