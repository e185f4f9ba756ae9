package dev.postern.template;

import dev.postern.codec.Taint;
import dev.postern.codec.Tainted;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The members that templates may read of one class, linked when first read: record components, getters, accessors. */
final class Members {
    private static final ClassValue<Members> ALL = new ClassValue<>() {
        @Override
        protected Members computeValue(Class<?> type) {
            return new Members(type);
        }
    };

    /** A member that is there, or the knowledge that there is none. */
    private record Link(@Nullable MethodHandle handle, boolean tainted) {}

    private final Class<?> type;
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    private Members(Class<?> type) {
        this.type = type;
    }

    static Members of(Class<?> type) {
        return ALL.get(type);
    }

    /** Whether templates read this class through us: applications' own types, never the platform's. */
    boolean ours() {
        return type.isRecord()
                || (!type.getName().startsWith("java") && !type.getName().startsWith("jdk"));
    }

    boolean isTainted(String name) {
        return link(name).tainted();
    }

    @Nullable
    MethodHandle find(String name) {
        return link(name).handle();
    }

    /** What a record or map has under a name; null where that is nothing. */
    static @Nullable Object valueOf(Object source, String name) {
        if (source instanceof Map<?, ?> map) {
            return map.get(name);
        }
        MethodHandle member = of(source.getClass()).find(name);
        if (member == null) {
            return null;
        }
        try {
            return (Object) member.invokeExact(source);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    private Link link(String name) {
        Link known = links.get(name);
        if (known == null) {
            known = make(name);
            links.put(name, known);
        }
        return known;
    }

    private Link make(String name) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    boolean tainted =
                            component.isAnnotationPresent(Tainted.class) || Taint.isTaintedType(component.getType());
                    return new Link(handle(component.getAccessor()), tainted);
                }
            }
        }
        String capital = name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String candidate : new String[] {"get" + capital, "is" + capital, name}) {
            Method method = method(candidate);
            if (method != null) {
                MethodHandle handle = handle(method);
                if (handle != null) {
                    return new Link(handle, Taint.isTaintedType(method.getReturnType()));
                }
            }
        }
        return new Link(null, false);
    }

    private @Nullable Method method(String name) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name)
                    && method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class) {
                return method;
            }
        }
        return null;
    }

    private static @Nullable MethodHandle handle(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException | RuntimeException closed) {
            return null;
        }
    }
}
