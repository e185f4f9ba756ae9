package dev.postern.form;

import dev.postern.problem.ProblemException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's constructor and accessors, linked once; the record need not be public. */
record RecordLink(
        Class<?> type,
        List<String> names,
        List<List<Annotation>> constraints,
        MethodHandle constructor,
        List<MethodHandle> accessors) {
    private static final ClassValue<RecordLink> LINKS = new ClassValue<>() {
        @Override
        protected RecordLink computeValue(Class<?> type) {
            return link(type);
        }
    };

    /** A constructor that wouldn't take its values. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(Throwable reason) {
            super(null, reason, false, false);
        }

        Throwable reason() {
            Throwable cause = getCause();
            return cause == null ? this : cause;
        }
    }

    static RecordLink of(Class<?> type) {
        return LINKS.get(type);
    }

    private static RecordLink link(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asFixedArity()
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            List<MethodHandle> accessors = new ArrayList<>();
            List<String> names = new ArrayList<>();
            List<List<Annotation>> constraints = new ArrayList<>();
            for (RecordComponent component : components) {
                // On the field: Jakarta's constraints are not made for record components, and end up there.
                constraints.add(List.copyOf(Constraints.on(type.getDeclaredField(component.getName()))));
                names.add(component.getName());
                accessors.add(lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class)));
            }
            return new RecordLink(
                    type, List.copyOf(names), List.copyOf(constraints), constructor, List.copyOf(accessors));
        } catch (IllegalAccessException closed) {
            throw new ProblemException(Problems.closed(type), closed);
        } catch (NoSuchMethodException | NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The component that Jakarta means by a property, or -1. One called {@code isAdult} has an accessor that is taken for
     * the getter of a property "adult".
     */
    int component(String property) {
        int component = names.indexOf(property);
        if (component < 0 && !property.isEmpty()) {
            String capital = capital(property);
            component = Math.max(names.indexOf("is" + capital), names.indexOf("get" + capital));
        }
        return component;
    }

    /**
     * Whether a method says a rule in a component's name: {@code @AssertTrue boolean isEnd()} beside a component
     * {@code end}. Jakarta takes the two for one property, and would ask the rule of the component's value.
     */
    boolean hasRule(int component) {
        String capital = capital(names.get(component));
        for (Method method : type.getDeclaredMethods()) {
            boolean getter =
                    method.getName().equals("is" + capital) || method.getName().equals("get" + capital);
            if (getter && method.getParameterCount() == 0) {
                return true;
            }
        }
        return false;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    Object make(@Nullable Object[] values) throws RefusedException {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (StackOverflowError deep) {
            throw new RefusedException(deep);
        } catch (VirtualMachineError serious) {
            throw serious;
        } catch (Throwable refused) {
            throw new RefusedException(refused);
        }
    }

    /** A component's value; an accessor that throws has none. */
    @Nullable
    Object value(int index, Object from) {
        try {
            return (Object) accessors.get(index).invokeExact(from);
        } catch (VirtualMachineError serious) {
            throw serious;
        } catch (Throwable none) {
            return null;
        }
    }
}
