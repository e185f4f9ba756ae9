package dev.postern.dispatch;

import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the records that pages show: their components are the template's variables. Linked at start-up. */
public final class Models {
    private final Map<Class<?>, Map<String, MethodHandle>> linked = new HashMap<>();

    public Models(Iterable<Class<? extends Record>> types) {
        for (Class<? extends Record> type : types) {
            Map<String, MethodHandle> components = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                components.put(component.getName(), link(type, component.getAccessor()));
            }
            linked.put(type, components);
        }
    }

    private static MethodHandle link(Class<?> type, Method accessor) {
        try {
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException | RuntimeException closed) {
            throw new ProblemException(new Problem(
                    type.getSimpleName(),
                    "its module does not let us read it",
                    List.of(),
                    "add to the module-info of " + type.getModule().getName() + ": opens " + type.getPackageName()
                            + " to dev.postern;"));
        }
    }

    /** The names a page of this type can use. */
    Iterable<String> names(Class<?> type) {
        return linked.getOrDefault(type, Map.of()).keySet();
    }

    Map<String, @Nullable Object> variables(Record model) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        for (String name : names(model.getClass())) {
            variables.put(name, read(model, name));
        }
        return variables;
    }

    @Nullable
    Object read(Record model, String name) {
        MethodHandle accessor = linked.getOrDefault(model.getClass(), Map.of()).get(name);
        if (accessor == null) {
            return null;
        }
        try {
            return (Object) accessor.invokeExact((Object) model);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }
}
