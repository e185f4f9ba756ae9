package dev.postern.travel;

import dev.postern.codec.Codecs;
import dev.postern.codec.Packing.CannotTravel;
import dev.postern.codec.Packing.Linking;
import dev.postern.codec.Taint;
import dev.postern.codec.Tainted;
import dev.postern.codec.Variants;
import dev.postern.form.FormData;
import dev.postern.upload.Upload;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a declared type apart, once, into passages. */
final class Finder {
    /** Deeper than any type that somebody writes; a generic record can contain ever larger ones of itself. */
    private static final int DEEPEST = 50;

    private static final Set<Class<?>> STREAMS = Set.of(Flow.Publisher.class, Stream.class, Iterator.class);

    private final Scalars scalars;
    private final Map<Class<?>, Function<AnnotatedType, Passage>> foreign;
    private final Way way;
    private final Map<Open, Records.Itself> open = new HashMap<>();
    private int depth;

    /** Where values of the type are going. */
    enum Way {
        ARRIVING,
        LEAVING
    }

    /** What a type variable stands for, and where that was written. */
    private record Meaning(AnnotatedType type, Scope scope) {}

    /** The type variables that mean something in one place. */
    private record Scope(Map<TypeVariable<?>, Meaning> meanings) {
        static final Scope EMPTY = new Scope(Map.of());

        /** A variable that is handed on means what it does here, so that one record in itself is known again. */
        Meaning of(AnnotatedType argument) {
            Meaning meant = argument instanceof AnnotatedTypeVariable variable && argument.getAnnotations().length == 0
                    ? meanings.get((TypeVariable<?>) variable.getType())
                    : null;
            return meant == null ? new Meaning(argument, this) : meant;
        }
    }

    /** A type that is being taken apart, with what its variables mean. */
    private record Open(Class<?> raw, Scope scope) {}

    Finder(Codecs codecs, Map<Class<?>, Function<AnnotatedType, Passage>> foreign, Way way) {
        this.scalars = new Scalars(codecs);
        this.foreign = foreign;
        this.way = way;
    }

    Passage find(AnnotatedType type, String path) throws CannotTravel {
        return find(type, path, Scope.EMPTY);
    }

    private Passage find(AnnotatedType type, String path, Scope scope) throws CannotTravel {
        if (++depth > DEEPEST) {
            throw new CannotTravel(path, "is nested without an end");
        }
        Passage found = nullable(type, path, scope);
        depth--;
        return found;
    }

    private Passage nullable(AnnotatedType type, String path, Scope scope) throws CannotTravel {
        Passage found = passage(type, path, scope);
        return isNullable(type) && !(found instanceof Containers.Maybe) ? new Containers.Maybe(found, false) : found;
    }

    static boolean isNullable(AnnotatedType type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }

    private Passage passage(AnnotatedType type, String path, Scope scope) throws CannotTravel {
        if (type instanceof AnnotatedTypeVariable variable) {
            Meaning meaning = scope.meanings().get((TypeVariable<?>) variable.getType());
            if (meaning == null) {
                throw new CannotTravel(path, type.getType() + ", and nobody says what that is");
            }
            return find(meaning.type(), path, meaning.scope());
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return find(wildcard.getAnnotatedUpperBounds()[0], path, scope);
        }
        Class<?> raw = raw(type.getType());
        if (raw == null) {
            throw new CannotTravel(path, type.getType().getTypeName());
        }
        if (way == Way.LEAVING && Taint.isTaintedType(raw)) {
            throw new CannotTravel(path, raw.getSimpleName() + " is @Tainted");
        }
        Function<AnnotatedType, Passage> others = foreign.get(raw);
        if (others != null) {
            return others.apply(type);
        }
        Passage scalar = scalars.find(raw);
        if (scalar != null) {
            return scalar;
        }
        if (type instanceof AnnotatedArrayType array) {
            return new Containers.Arrayed(
                    raw.getComponentType(), find(array.getAnnotatedGenericComponentType(), path + "[]", scope));
        }
        if (Value.class.isAssignableFrom(raw)) {
            return new Whole.Anything(raw);
        }
        if (raw == ServerFunction.class) {
            return new Whole.Callable(argument(raw, type, 0, path).getType());
        }
        if (raw == Upload.class) {
            return new Whole.File();
        }
        if (raw == FormData.class) {
            return new Whole.Form();
        }
        if (raw.isRecord()) {
            return record(raw, type, path, scope);
        }
        if (Variants.isChoice(raw)) {
            return choice(raw, type, path);
        }
        return container(raw, type, path, scope);
    }

    private Passage container(Class<?> raw, AnnotatedType type, String path, Scope scope) throws CannotTravel {
        if (raw == Optional.class) {
            return new Containers.Maybe(find(argument(raw, type, 0, path), path, scope), true);
        }
        if (raw == List.class || raw == Collection.class || raw == Set.class) {
            return new Containers.Several(find(argument(raw, type, 0, path), path + "[]", scope), raw == Set.class);
        }
        if (raw == Map.class) {
            return map(raw, type, path, scope);
        }
        if (raw == CompletionStage.class || raw == CompletableFuture.class) {
            return new Streams.Promised(find(argument(raw, type, 0, path), path, scope));
        }
        if (STREAMS.contains(raw)) {
            if (way == Way.ARRIVING) {
                throw new CannotTravel(path, raw.getSimpleName() + ", which is only given, never taken; take a List");
            }
            AnnotatedType each = argument(raw, type, 0, path);
            return new Streams.Several(find(each, path + "[]", scope), each.getType() == byte[].class);
        }
        if (raw == InputStream.class && way == Way.LEAVING) {
            return new Streams.Bytes();
        }
        throw new CannotTravel(
                path, raw.getTypeName() + (raw == Object.class ? "; what may be anything is a Value" : ""));
    }

    private Passage map(Class<?> raw, AnnotatedType type, String path, Scope scope) throws CannotTravel {
        AnnotatedType key = argument(raw, type, 0, path);
        Class<?> keyType = raw(key.getType());
        Passage keys = keyType == null || keyType.isArray() ? null : scalars.find(keyType);
        if (keyType == null || keys == null) {
            // Records as keys are the same here where they are two there.
            throw new CannotTravel(path + " (key)", key.getType().getTypeName() + "; use a text, a number or an enum");
        }
        return new Containers.Mapped(keyType, keys, find(argument(raw, type, 1, path), path + "[]", scope), scalars);
    }

    private static AnnotatedType argument(Class<?> raw, AnnotatedType type, int index, String path)
            throws CannotTravel {
        if (type instanceof AnnotatedParameterizedType generic) {
            return generic.getAnnotatedActualTypeArguments()[index];
        }
        throw new CannotTravel(path, "a " + raw.getSimpleName() + ", and nobody says of what");
    }

    private Passage record(Class<?> raw, AnnotatedType type, String path, Scope outer) throws CannotTravel {
        Scope scope = scope(raw, type, path, outer);
        Open key = new Open(raw, scope);
        Records.Itself known = open.get(key);
        if (known != null) {
            return known;
        }
        Records.Itself itself = new Records.Itself();
        open.put(key, itself);
        RecordComponent[] components = raw.getRecordComponents();
        List<String> names = new ArrayList<>(components.length);
        List<Passage> passages = new ArrayList<>(components.length);
        List<MethodHandle> accessors = new ArrayList<>(components.length);
        for (RecordComponent component : components) {
            String inner = path + "." + component.getName();
            if (way == Way.LEAVING && component.isAnnotationPresent(Tainted.class)) {
                throw new CannotTravel(inner, "is @Tainted");
            }
            names.add(component.getName());
            passages.add(find(component.getAnnotatedType(), inner, scope));
            accessors.add(Linking.accessor(component, path));
        }
        Records.One made = new Records.One(raw, names, passages, accessors, Linking.constructor(raw, components, path));
        itself.is(made);
        open.remove(key);
        return made;
    }

    private static Scope scope(Class<?> raw, AnnotatedType type, String path, Scope outer) throws CannotTravel {
        TypeVariable<?>[] variables = raw.getTypeParameters();
        if (variables.length == 0) {
            return Scope.EMPTY;
        }
        Map<TypeVariable<?>, Meaning> meanings = new HashMap<>();
        for (int i = 0; i < variables.length; i++) {
            meanings.put(variables[i], outer.of(argument(raw, type, i, path)));
        }
        return new Scope(meanings);
    }

    private Passage choice(Class<?> raw, AnnotatedType type, String path) throws CannotTravel {
        Open key = new Open(raw, Scope.EMPTY);
        Records.Itself known = open.get(key);
        if (known != null) {
            return known;
        }
        if (type instanceof AnnotatedParameterizedType) {
            throw new CannotTravel(path, type.getType().getTypeName() + "; a sealed interface takes no type arguments");
        }
        Records.Itself itself = new Records.Itself();
        open.put(key, itself);
        Map<String, Records.One> byKind = new LinkedHashMap<>();
        for (Map.Entry<String, Class<?>> variant : Variants.of(raw, path).entrySet()) {
            String inner = path + "(" + variant.getKey() + ")";
            if (way == Way.LEAVING && Taint.isTaintedType(variant.getValue())) {
                throw new CannotTravel(inner, variant.getValue().getSimpleName() + " is @Tainted");
            }
            byKind.put(variant.getKey(), one(variant.getValue(), inner));
        }
        Records.Choice made = new Records.Choice(byKind);
        itself.is(made);
        open.remove(key);
        return made;
    }

    private Records.One one(Class<?> record, String path) throws CannotTravel {
        // Not one that is open: it is an alternative here, and its own passage there.
        Open key = new Open(record, Scope.EMPTY);
        Records.Itself outer = open.remove(key);
        Passage made = record(record, plain(record), path, Scope.EMPTY);
        if (outer != null) {
            open.put(key, outer);
        }
        return (Records.One) made;
    }

    /** A class as the type of something that nobody annotated. */
    static AnnotatedType plain(Class<?> type) {
        return new AnnotatedType() {
            @Override
            public Type getType() {
                return type;
            }

            @Override
            public <T extends Annotation> @Nullable T getAnnotation(Class<T> annotation) {
                return null;
            }

            @Override
            public Annotation[] getAnnotations() {
                return new Annotation[0];
            }

            @Override
            public Annotation[] getDeclaredAnnotations() {
                return new Annotation[0];
            }
        };
    }

    static @Nullable Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            Type each = array.getGenericComponentType();
            // An array of what a variable stands for is one of its bound.
            Class<?> element = raw(each instanceof TypeVariable<?> variable ? variable.getBounds()[0] : each);
            return element == null ? null : element.arrayType();
        }
        return null;
    }
}
