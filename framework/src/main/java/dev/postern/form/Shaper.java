package dev.postern.form;

import dev.postern.codec.Codecs;
import dev.postern.codec.Packing.CannotTravel;
import dev.postern.codec.ValueCodec;
import dev.postern.codec.Variants;
import dev.postern.form.Scope.Written;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import dev.postern.upload.Upload;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a record's type apart into nodes, once. */
final class Shaper {
    private final Codecs codecs;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> leaves = new ArrayList<>();
    /** Inside something that may be empty as a whole, nothing by itself must be filled in. */
    private int inMaybe;

    private boolean files;
    private boolean choices;

    Shaper(Codecs codecs) {
        this.codecs = codecs;
    }

    List<String> leaves() {
        return leaves;
    }

    boolean hasFiles() {
        return files;
    }

    boolean hasChoices() {
        return choices;
    }

    Node root(Class<?> type) {
        String path = type.getSimpleName();
        return sound(
                type.getTypeParameters().length > 0
                        ? refuse(Problems.raw(path, type.getName()), "")
                        : among(type, Scope.NONE.in(type), "", path));
    }

    Node root(AnnotatedType type) {
        Written written = Scope.NONE.find(type);
        if (written == null) {
            return sound(refuse(
                    Problems.cannotTravel(
                            type.getType().getTypeName(), type.getType().getTypeName()),
                    ""));
        }
        return sound(record(written, "", written.raw().getSimpleName()));
    }

    private Node sound(Node root) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return root;
    }

    private Node record(Written written, String name, String path) {
        Class<?> type = written.raw();
        if (!Shape.isRead(type)) {
            return refuse(Problems.cannotTravel(path, type.getName()), name);
        }
        if (written.scope().around().contains(type)) {
            return refuse(Problems.endless(path, type.getName()), name);
        }
        Scope inside = Scope.in(written);
        return inside == null ? refuse(Problems.raw(path, type.getName()), name) : among(type, inside, name, path);
    }

    private Node among(Class<?> type, Scope inside, String name, String path) {
        return type.isRecord() ? nested(type, inside, name, path) : choice(type, inside, name, path);
    }

    private Nested nested(Class<?> type, Scope inside, String name, String path) {
        RecordLink link = RecordLink.of(type);
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> indexes = new HashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String own = components[i].getName();
            indexes.put(own, i);
            nodes.add(node(
                    components[i].getAnnotatedType(),
                    inside,
                    link.constraints().get(i),
                    within(name, own),
                    path + "." + own));
        }
        return new Nested(
                link, List.copyOf(nodes), Map.copyOf(indexes), part(name, type, false, false, false, List.of()));
    }

    private Node choice(Class<?> type, Scope inside, String name, String path) {
        Map<String, Class<?>> records;
        try {
            records = Variants.of(type, path);
        } catch (CannotTravel cannot) {
            return refuse(Problems.noChoice(cannot.path(), cannot.because()), name);
        }
        choices = true;
        String kind = within(name, Variants.KIND);
        leaves.add(kind);
        int before = leaves.size();
        Map<String, Nested> variants = new LinkedHashMap<>();
        for (Map.Entry<String, Class<?>> record : records.entrySet()) {
            String inner = path + "(" + record.getKey() + ")";
            variants.put(record.getKey(), nested(record.getValue(), inside.in(record.getValue()), name, inner));
        }
        List<String> once =
                leaves.subList(before, leaves.size()).stream().distinct().toList();
        leaves.subList(before, leaves.size()).clear();
        leaves.addAll(once);
        return new Choice(
                part(kind, String.class, false, false, inMaybe == 0, List.of()).of(variants.keySet()),
                Collections.unmodifiableMap(variants),
                part(name, type, false, false, false, List.of()));
    }

    private static String within(String name, String own) {
        return name.isEmpty() ? own : name + "." + own;
    }

    private Node node(AnnotatedType type, Scope scope, List<Annotation> constraints, String name, String path) {
        Written written = scope.find(type);
        if (written == null) {
            return refuse(Problems.cannotTravel(path, type.getType().getTypeName()), name);
        }
        Class<?> raw = written.raw();
        boolean optional = raw == Optional.class && codecs.find(raw).isEmpty();
        if (!optional && (raw.isPrimitive() || !written.nullable())) {
            return filled(written, constraints, name, path);
        }
        inMaybe++;
        Node inner;
        if (optional) {
            AnnotatedType element = Scope.written(written.type(), 0);
            Written held = element == null ? null : written.scope().find(element);
            if (element == null || held == null) {
                inMaybe--;
                return refuse(Problems.raw(path, raw.getName()), name);
            }
            List<Annotation> all = new ArrayList<>(constraints);
            all.addAll(Constraints.on(element));
            inner = filled(held, all, name, path);
        } else {
            inner = filled(written, constraints, name, path);
        }
        inMaybe--;
        Part part = inner.part();
        boolean required = inMaybe == 0 && Constraints.forbidEmpty(constraints, part.type());
        return new Maybe(inner, optional, part.optional(required));
    }

    private Node filled(Written written, List<Annotation> constraints, String name, String path) {
        Class<?> raw = written.raw();
        ValueCodec<?> codec = codecs.find(raw).orElse(null);
        if (codec != null || raw == Upload.class) {
            String kind = codec == null ? "file" : codecs.kind(raw).orElse("");
            boolean required =
                    Constraints.forbidEmpty(constraints, raw) || (raw != String.class && raw != boolean.class);
            leaves.add(name);
            files |= codec == null;
            return new Scalar(raw, codec, kind, part(name, raw, false, false, required && inMaybe == 0, constraints));
        }
        if (Shape.isRead(raw)) {
            return record(written, name, path);
        }
        if (raw == List.class || raw == Collection.class || raw == Set.class || raw.isArray()) {
            AnnotatedType element = written.type() instanceof AnnotatedArrayType array
                    ? array.getAnnotatedGenericComponentType()
                    : Scope.written(written.type(), 0);
            return element == null || written.scope().find(element) == null
                    ? refuse(Problems.raw(path, raw.getName()), name)
                    : listed(raw, element, written.scope(), constraints, name, path);
        }
        if (raw == Map.class) {
            return mapped(written, constraints, name, path);
        }
        return refuse(Problems.cannotTravel(path, raw.getName()), name);
    }

    private Node listed(
            Class<?> raw, AnnotatedType element, Scope scope, List<Annotation> constraints, String name, String path) {
        boolean required = Constraints.forbidEmpty(constraints, raw) && inMaybe == 0;
        // One name for all its values, where each has one control.
        int before = leaves.size();
        int outer = inMaybe;
        inMaybe = 0;
        Node each = node(element, scope, Constraints.on(element), name + "[]", path + "[]");
        inMaybe = outer;
        Node bare = each instanceof Maybe maybe ? maybe.inner() : each;
        if (bare instanceof Scalar) {
            leaves.subList(before, leaves.size()).clear();
            leaves.add(name);
        }
        return new Listed(raw, each, part(name, each.part().type(), true, false, required, Constraints.on(element)));
    }

    private Node mapped(Written written, List<Annotation> constraints, String name, String path) {
        Written key = written.scope().argument(written.type(), 0);
        AnnotatedType value = Scope.written(written.type(), 1);
        if (key == null || value == null || written.scope().find(value) == null) {
            return refuse(Problems.raw(path, Map.class.getName()), name);
        }
        ValueCodec<?> codec = codecs.find(key.raw()).orElse(null);
        if (codec == null) {
            return refuse(Problems.cannotTravel(path + "<key>", key.raw().getName()), name);
        }
        boolean required = Constraints.forbidEmpty(constraints, Map.class) && inMaybe == 0;
        Scalar keys = new Scalar(key.raw(), codec, "", part(name, key.raw(), false, false, false, List.of()));
        int outer = inMaybe;
        inMaybe = 0;
        Node each = node(value, written.scope(), Constraints.on(value), name + "[]", path + "[]");
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
}
