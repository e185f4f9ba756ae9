package dev.postern.travel;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/** A type as it is written: {@code new TypeOf<List<String>>() {}}. */
abstract class TypeOf<T extends @Nullable Object> {
    AnnotatedType type() {
        return ((AnnotatedParameterizedType) getClass().getAnnotatedSuperclass()).getAnnotatedActualTypeArguments()[0];
    }

    @Override
    public String toString() {
        return type().toString();
    }
}
