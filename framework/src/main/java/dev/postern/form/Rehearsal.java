package dev.postern.form;

import dev.postern.problem.Problem;
import dev.postern.wire.Value;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.MethodType;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks each constraint once, of nothing: one that cannot work says so before a visitor needs it, and so does one that
 * nobody would ever ask.
 */
final class Rehearsal {
    private final Validator validator;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Class<?>> inside = new HashSet<>();

    Rehearsal(Validator validator) {
        this.validator = validator;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Of a class of functions: one method that cannot work keeps all of them from being asked. */
    boolean type(Class<?> type, String path) {
        return asks(path, () -> validator.getConstraintsForClass(type));
    }

    /** Of a function's parameters, by themselves. */
    void parameters(Object target, Method method) {
        if (!type(target.getClass(), target.getClass().getSimpleName())) {
            return;
        }
        @Nullable
        Object[] nothing = Arrays.stream(method.getGenericParameterTypes())
                .map(Rehearsal::nothing)
                .toArray();
        asks(
                method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                () -> validator.forExecutables().validateParameters(target, method, nothing));
    }

    /** Of the records that a type leads to, where no form's shape does. */
    void inside(Type type) {
        if (type instanceof ParameterizedType generic) {
            inside(generic.getRawType());
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::inside);
        } else if (type instanceof GenericArrayType array) {
            inside(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(this::inside);
        } else if (type instanceof Class<?> raw && inside.add(raw)) {
            if (raw.isArray()) {
                inside(raw.getComponentType());
            } else if (raw.isSealed()) {
                Arrays.stream(raw.getPermittedSubclasses()).forEach(this::inside);
            } else if (raw.isRecord() && !Value.class.isAssignableFrom(raw)) {
                record(raw, raw.getSimpleName());
                for (RecordComponent component : raw.getRecordComponents()) {
                    inside(component.getGenericType());
                }
            }
        }
    }

    /** Of a record, by itself. */
    void record(Class<?> record, String path) {
        if (!type(record, path)) {
            return;
        }
        BeanDescriptor constraints = validator.getConstraintsForClass(record);
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            if (constraints.getConstraintsForProperty(name) != null) {
                asks(
                        path + "." + name,
                        () -> validator.validateValue(record, name, nothing(component.getGenericType())));
            }
        }
        for (MethodDescriptor method : constraints.getConstrainedMethods(MethodType.NON_GETTER)) {
            if (method.getParameterDescriptors().isEmpty()) {
                PropertyDescriptor asked = constraints.getConstraintsForProperty(method.getName());
                Optional<Annotation> unasked = unasked(method.getReturnValueDescriptor(), asked);
                boolean isComponent = Arrays.stream(record.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(method.getName()));
                unasked.ifPresent(one -> problems.add(Problems.unasked(path, method.getName(), one, isComponent)));
            }
        }
    }

    /** What a method says of what it gives that the component of its name, which is what is asked, does not. */
    private static <D extends ElementDescriptor & ContainerDescriptor> Optional<Annotation> unasked(
            D method, @Nullable ContainerDescriptor component) {
        Set<Annotation> asked = new HashSet<>();
        if (component instanceof ElementDescriptor known) {
            known.getConstraintDescriptors().forEach(one -> asked.add(one.getAnnotation()));
        }
        for (ConstraintDescriptor<?> constraint : method.getConstraintDescriptors()) {
            if (!asked.contains(constraint.getAnnotation())) {
                return Optional.of(constraint.getAnnotation());
            }
        }
        for (ContainerElementTypeDescriptor inner : method.getConstrainedContainerElementTypes()) {
            Optional<Annotation> unasked = unasked(inner, component == null ? null : same(inner, component));
            if (unasked.isPresent()) {
                return unasked;
            }
        }
        return Optional.empty();
    }

    private static @Nullable ContainerDescriptor same(
            ContainerElementTypeDescriptor inner, ContainerDescriptor component) {
        for (ContainerElementTypeDescriptor other : component.getConstrainedContainerElementTypes()) {
            if (other.getContainerClass() == inner.getContainerClass()
                    && other.getTypeArgumentIndex().equals(inner.getTypeArgumentIndex())) {
                return other;
            }
        }
        return null;
    }

    private boolean asks(String path, Runnable question) {
        try {
            question.run();
            return true;
        } catch (ValidationException broken) {
            problems.add(Problems.constraint(path, broken));
            return false;
        }
    }

    /** Nothing, in as many containers as are asked what may be in them. */
    private static @Nullable Object nothing(Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return null;
        }
        Type raw = generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == Optional.class) {
            return Optional.empty();
        }
        if (raw == List.class || raw == Collection.class) {
            return Collections.singletonList(nothing(arguments[0]));
        }
        if (raw == Set.class) {
            return Collections.singleton(nothing(arguments[0]));
        }
        return raw == Map.class ? Collections.singletonMap(nothing(arguments[0]), nothing(arguments[1])) : null;
    }
}
