package dev.postern.fx;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what an object of ours holds on to: the entries of every collection that it leads to. */
final class Held {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int entries;

    private Held() {}

    static int by(Object root) throws IllegalAccessException {
        Held held = new Held();
        held.visit(root);
        return held.entries;
    }

    private void visit(@Nullable Object object) throws IllegalAccessException {
        if (object == null || !seen.add(object)) {
            return;
        }
        if (object instanceof Map<?, ?> map) {
            visitAll(map.keySet());
            visitAll(map.values());
        } else if (object instanceof Collection<?> several) {
            visitAll(several);
        } else if (object instanceof Object[] several) {
            visitAll(Arrays.asList(several));
        } else if (object.getClass().getName().startsWith("dev.postern.")) {
            for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!field.getType().isPrimitive() && !field.getType().isEnum()) {
                        field.setAccessible(true);
                        visit(field.get(Modifier.isStatic(field.getModifiers()) ? null : object));
                    }
                }
            }
        }
    }

    private void visitAll(Collection<?> several) throws IllegalAccessException {
        entries += several.size();
        for (Object one : several) {
            visit(one);
        }
    }
}
