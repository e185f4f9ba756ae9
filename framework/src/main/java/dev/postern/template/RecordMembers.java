package dev.postern.template;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import ognl.MethodFailedException;
import ognl.ObjectMethodAccessor;
import ognl.ObjectPropertyAccessor;
import ognl.OgnlException;
import ognl.OgnlOps;
import ognl.OgnlRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Lets OGNL read records that are not public, as {@code ${e.name == 'x'}} does, through the accessors that paths take.
 *
 * <p>OGNL keeps its accessors by type for the whole process, as Thymeleaf does its own; these say of any record what its
 * declaration says, so it is all one which application put them there.
 */
final class RecordMembers extends ObjectPropertyAccessor {
    private static final Object[] NONE = {};

    private RecordMembers() {}

    static void link() {
        OgnlRuntime.setPropertyAccessor(Record.class, new RecordMembers());
        OgnlRuntime.setMethodAccessor(Record.class, new Methods());
    }

    @Override
    @SuppressWarnings("rawtypes") // OGNL is older than generics
    public @Nullable Object getProperty(Map context, Object target, Object name) throws OgnlException {
        if (name instanceof String member) {
            MethodHandle handle = open(target, member);
            if (handle != null) {
                return read(handle, target);
            }
        }
        return super.getProperty(context, target, name);
    }

    private static @Nullable MethodHandle open(Object target, String name) {
        Members members = Members.of(target.getClass());
        MethodHandle handle = members.find(name);
        if (handle != null && members.isTainted(name)) {
            throw new Taints.TaintedException(target.getClass().getSimpleName() + "." + name);
        }
        return handle;
    }

    private static @Nullable Object read(MethodHandle handle, Object target) {
        try {
            return (Object) handle.invokeExact(target);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    private static final class Methods extends ObjectMethodAccessor {
        @Override
        @SuppressWarnings("rawtypes") // as above
        public @Nullable Object callMethod(Map context, Object target, String name, Object @Nullable [] arguments)
                throws MethodFailedException {
            Object[] given = arguments == null ? NONE : arguments;
            if (given.length == 0) {
                MethodHandle handle = open(target, name);
                if (handle != null) {
                    return read(handle, target);
                }
            }
            if (Modifier.isPublic(target.getClass().getModifiers())) {
                return super.callMethod(context, target, name, arguments);
            }
            for (Method method : target.getClass().getDeclaredMethods()) {
                boolean fits = method.getName().equals(name)
                        && method.getParameterCount() == given.length
                        && Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers());
                if (fits) {
                    return call(method, target, given);
                }
            }
            return super.callMethod(context, target, name, arguments);
        }

        private static @Nullable Object call(Method method, Object target, Object[] given)
                throws MethodFailedException {
            Class<?>[] types = method.getParameterTypes();
            Object[] values = new Object[given.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = OgnlOps.convertValue(given[i], types[i]);
            }
            try {
                method.setAccessible(true);
                return method.invoke(target, values);
            } catch (InvocationTargetException thrown) {
                throw new MethodFailedException(target, method.getName(), thrown.getCause());
            } catch (IllegalAccessException | RuntimeException failed) {
                throw new MethodFailedException(target, method.getName(), failed);
            }
        }
    }
}
