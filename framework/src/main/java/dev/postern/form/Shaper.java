package dev.postern.form;

import dev.postern.codec.Codecs;
import dev.postern.codec.ValueCodec;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import dev.postern.upload.Upload;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a record's type apart into nodes, once. */
final class Shaper {
    private final Codecs codecs;
    private final Deque<Class<?>> within = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> leaves = new ArrayList<>();
    /** Inside something that may be empty as a whole, nothing by itself must be filled in. */
    private int inMaybe;

    private boolean files;

    Shaper(Codecs codecs) {
        this.codecs = codecs;
    }

    List<String> leaves() {
        return leaves;
    }

    boolean hasFiles() {
        return files;
    }

    Nested root(Class<?> type) {
        Nested root = nested(type, "", type.getSimpleName());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return root;
    }

    private Nested nested(Class<?> type, String name, String path) {
        within.push(type);
        RecordLink link = RecordLink.of(type);
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> indexes = new HashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String own = components[i].getName();
            indexes.put(own, i);
            nodes.add(node(
                    components[i].getAnnotatedType(),
                    link.constraints().get(i),
                    name.isEmpty() ? own : name + "." + own,
                    path + "." + own));
        }
        within.pop();
        return new Nested(
                link, List.copyOf(nodes), Map.copyOf(indexes), part(name, type, false, false, false, List.of()));
    }

    private Node node(AnnotatedType type, List<Annotation> constraints, String name, String path) {
        Class<?> raw = raw(type.getType());
        if (raw == null) {
            return refuse(Problems.cannotTravel(path, type.getType().getTypeName()), name);
        }
        boolean optional = raw == Optional.class && codecs.find(raw).isEmpty();
        if (!optional && (raw.isPrimitive() || !isNullable(type))) {
            return filled(type, raw, constraints, name, path);
        }
        inMaybe++;
        Node inner;
        if (optional) {
            AnnotatedType element = argument(type, 0);
            if (element == null) {
                inMaybe--;
                return refuse(Problems.raw(path, raw.getName()), name);
            }
            List<Annotation> all = new ArrayList<>(constraints);
            all.addAll(Constraints.on(element));
            inner = filled(element, rawOr(element), all, name, path);
        } else {
            inner = filled(type, raw, constraints, name, path);
        }
        inMaybe--;
        Part part = inner.part();
        boolean required = inMaybe == 0 && Constraints.forbidEmpty(constraints, part.type());
        return new Maybe(inner, optional, part.optional(required));
    }

    private static Class<?> rawOr(AnnotatedType type) {
        Class<?> raw = raw(type.getType());
        return raw == null ? Object.class : raw;
    }

    private Node filled(AnnotatedType type, Class<?> raw, List<Annotation> constraints, String name, String path) {
        ValueCodec<?> codec = codecs.find(raw).orElse(null);
        if (codec != null || raw == Upload.class) {
            String kind = codec == null ? "file" : codecs.kind(raw).orElse("");
            boolean required =
                    Constraints.forbidEmpty(constraints, raw) || (raw != String.class && raw != boolean.class);
            leaves.add(name);
            files |= codec == null;
            return new Scalar(raw, codec, kind, part(name, raw, false, false, required && inMaybe == 0, constraints));
        }
        if (raw.isRecord()) {
            return within.contains(raw) ? refuse(Problems.endless(path, raw.getName()), name) : nested(raw, name, path);
        }
        if (raw == List.class || raw == Collection.class || raw == Set.class || raw.isArray()) {
            AnnotatedType element = type instanceof AnnotatedArrayType array
                    ? array.getAnnotatedGenericComponentType()
                    : argument(type, 0);
            return element == null
                    ? refuse(Problems.raw(path, raw.getName()), name)
                    : listed(raw, element, constraints, name, path);
        }
        if (raw == Map.class) {
            return mapped(type, constraints, name, path);
        }
        return refuse(Problems.cannotTravel(path, raw.getName()), name);
    }

    private Node listed(Class<?> raw, AnnotatedType element, List<Annotation> constraints, String name, String path) {
        boolean required = Constraints.forbidEmpty(constraints, raw) && inMaybe == 0;
        // One name for all its values, where each has one control.
        int before = leaves.size();
        int outer = inMaybe;
        inMaybe = 0;
        Node each = node(element, Constraints.on(element), name + "[]", path + "[]");
        inMaybe = outer;
        Node bare = each instanceof Maybe maybe ? maybe.inner() : each;
        if (bare instanceof Scalar) {
            leaves.subList(before, leaves.size()).clear();
            leaves.add(name);
        }
        return new Listed(raw, each, part(name, each.part().type(), true, false, required, Constraints.on(element)));
    }

    private Node mapped(AnnotatedType type, List<Annotation> constraints, String name, String path) {
        AnnotatedType key = argument(type, 0);
        AnnotatedType value = argument(type, 1);
        if (key == null || value == null) {
            return refuse(Problems.raw(path, Map.class.getName()), name);
        }
        Class<?> rawKey = rawOr(key);
        ValueCodec<?> codec = codecs.find(rawKey).orElse(null);
        if (codec == null) {
            return refuse(Problems.cannotTravel(path + "<key>", rawKey.getName()), name);
        }
        boolean required = Constraints.forbidEmpty(constraints, Map.class) && inMaybe == 0;
        Scalar keys = new Scalar(rawKey, codec, "", part(name, rawKey, false, false, false, List.of()));
        int outer = inMaybe;
        inMaybe = 0;
        Node each = node(value, Constraints.on(value), name + "[]", path + "[]");
        inMaybe = outer;
        return new Mapped(keys, each, part(name, each.part().type(), true, false, required, List.of()));
    }

    private Node refuse(Problem problem, String name) {
        problems.add(problem);
        return new Scalar(String.class, null, "", part(name, String.class, false, false, false, List.of()));
    }

    private Part part(
            String name,
            Class<?> type,
            boolean list,
            boolean optional,
            boolean required,
            List<Annotation> constraints) {
        return new Part(name, type, list, optional, required, new Attributes(type, constraints), codecs);
    }

    private static boolean isNullable(AnnotatedType type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return type.isAnnotationPresent(Nullable.class);
    }

    private static @Nullable AnnotatedType argument(AnnotatedType type, int index) {
        if (!(type instanceof AnnotatedParameterizedType generic)) {
            return null;
        }
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        return index < arguments.length && raw(arguments[index].getType()) != null ? arguments[index] : null;
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
