package dev.postern.check;

import dev.postern.codec.Taint;
import dev.postern.codec.Tainted;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A type that is known of a value in a template. What is not known is null, and nothing is said of it.
 *
 * @param arguments what stands in its angle brackets
 */
record Known(Class<?> raw, List<@Nullable Known> arguments) {
    static final Known TEXT = new Known(String.class, List.of());

    private static final Set<String> OF_ALL_OBJECTS = Set.of("hashCode", "toString", "clone", "class");
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class,
            char.class, Character.class);

    /** What came of looking for a member. */
    sealed interface Member {}

    /**
     * @param type null where it is not known
     */
    record Found(@Nullable Known type, boolean tainted) implements Member {}

    /**
     * @param certain whether no value of this type can have it; else a subclass may
     */
    record Lacking(Known in, boolean certain, Collection<String> names) implements Member {}

    static final Member UNKNOWN = new Found(null, false);

    static @Nullable Known of(Type type) {
        return of(type, Map.of());
    }

    private static @Nullable Known of(Type type, Map<TypeVariable<?>, @Nullable Known> variables) {
        if (type instanceof Class<?> raw) {
            return raw == Object.class ? null : new Known(raw, List.of());
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            List<@Nullable Known> arguments = new ArrayList<>();
            for (Type argument : generic.getActualTypeArguments()) {
                arguments.add(of(argument, variables));
            }
            return new Known(raw, arguments);
        }
        if (type instanceof GenericArrayType array) {
            Known element = of(array.getGenericComponentType(), variables);
            return element == null ? null : new Known(element.raw().arrayType(), Arrays.asList(element));
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], variables);
        }
        if (type instanceof TypeVariable<?> variable) {
            return variables.containsKey(variable) ? variables.get(variable) : null;
        }
        return null;
    }

    Class<?> boxed() {
        return raw.isPrimitive() ? BOXES.getOrDefault(raw, raw) : raw;
    }

    boolean is(Class<?> type) {
        return type.isAssignableFrom(boxed());
    }

    /** What {@code th:each} makes its variable, one after the other. */
    @Nullable
    Known each() {
        if (raw.isArray()) {
            return arguments.isEmpty() ? of(raw.getComponentType()) : arguments.get(0);
        }
        if (is(Map.class)) {
            Known map = as(Map.class);
            return map == null || map.arguments.size() < 2 ? null : new Known(Map.Entry.class, map.arguments);
        }
        if (is(Iterable.class)) {
            return argumentOf(Iterable.class);
        }
        // Anything else is one value of itself, unless it is one of the platform's that Thymeleaf knows.
        return isPlatform() ? null : this;
    }

    /** What an index or key in brackets leads to. */
    @Nullable
    Known at() {
        if (raw.isArray()) {
            return each();
        }
        if (is(Map.class)) {
            Known map = as(Map.class);
            return map == null || map.arguments.size() < 2 ? null : map.arguments.get(1);
        }
        return is(List.class) ? argumentOf(Iterable.class) : null;
    }

    private @Nullable Known argumentOf(Class<?> type) {
        Known found = as(type);
        return found == null || found.arguments.isEmpty() ? null : found.arguments.get(0);
    }

    /** This type seen as one of its supertypes. */
    private @Nullable Known as(Class<?> type) {
        if (raw == type) {
            return this;
        }
        Map<TypeVariable<?>, @Nullable Known> variables = variables();
        List<Type> above = new ArrayList<>(Arrays.asList(raw.getGenericInterfaces()));
        if (raw.getGenericSuperclass() != null) {
            above.add(raw.getGenericSuperclass());
        }
        for (Type one : above) {
            Known known = of(one, variables);
            Known found = known == null ? null : known.as(type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Map<TypeVariable<?>, @Nullable Known> variables() {
        Map<TypeVariable<?>, @Nullable Known> variables = new HashMap<>();
        TypeVariable<?>[] declared = raw.getTypeParameters();
        for (int i = 0; i < declared.length && i < arguments.size(); i++) {
            variables.put(declared[i], arguments.get(i));
        }
        return variables;
    }

    /** A property as templates read it: {@code e.name}. */
    Member property(String name) {
        if (name.equals("class")) {
            return UNKNOWN;
        }
        if (is(Map.class)) {
            return Set.of("size", "keys", "values", "isEmpty", "empty").contains(name)
                    ? UNKNOWN
                    : new Found(at(), false);
        }
        if (is(Collection.class) || raw.isArray()) {
            return name.equals("size") || name.equals("length")
                    ? new Found(new Known(int.class, List.of()), false)
                    : Set.of("empty", "isEmpty", "iterator").contains(name) || raw.isArray()
                            ? UNKNOWN
                            : find(name, 0, true);
        }
        return find(name, 0, true);
    }

    /** What a method returns: {@code e.name()}. */
    Member call(String name, int parameters) {
        return raw.isArray() ? UNKNOWN : find(name, parameters, false);
    }

    private Member find(String name, int parameters, boolean asProperty) {
        Class<?> type = boxed();
        if (type.isRecord() && parameters == 0) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return found(component.getGenericType(), component, component.getType(), component.getAccessor());
                }
            }
        }
        Method found = null;
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == parameters
                    && method.getReturnType() != void.class
                    && (asProperty
                            ? isReader(method.getName(), name)
                            : method.getName().equals(name))) {
                // Of an override and what it overrides, the narrower says more.
                if (found == null || found.getReturnType().isAssignableFrom(method.getReturnType())) {
                    found = method;
                }
            }
        }
        if (found != null) {
            Known owner = as(found.getDeclaringClass());
            return parameters > 0 || owner == null
                    ? UNKNOWN
                    : new Found(
                            of(found.getGenericReturnType(), owner.variables()),
                            Taint.isTaintedType(found.getReturnType()));
        }
        if (isElsewhere(type, name, asProperty)) {
            return UNKNOWN;
        }
        return new Lacking(this, isFinal(type), names());
    }

    private static Member found(Type type, AnnotatedElement component, Class<?> raw, Method accessor) {
        boolean tainted = component.isAnnotationPresent(Tainted.class)
                || accessor.isAnnotationPresent(Tainted.class)
                || Taint.isTaintedType(raw);
        return new Found(of(type), tainted);
    }

    /** Fields, varargs and what the subclasses of a sealed type have: there, but nothing more is known. */
    private static boolean isElsewhere(Class<?> type, String name, boolean asProperty) {
        if (type.isInterface() && type.getPermittedSubclasses() == null && isPlatform(type)) {
            return true;
        }
        if (!asProperty) {
            for (Method method : type.getMethods()) {
                if (method.getName().equals(name)) {
                    return true;
                }
            }
        }
        for (Field field : asProperty ? type.getFields() : new Field[0]) {
            if (field.getName().equals(name)) {
                return true;
            }
        }
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted != null
                && Arrays.stream(permitted)
                        .anyMatch(sub -> !(new Known(sub, List.of()).find(name, 0, asProperty) instanceof Lacking));
    }

    /** What OGNL takes for the reader of a property; it does not mind case. */
    private static boolean isReader(String method, String property) {
        String m = method.toLowerCase(Locale.ROOT);
        String p = property.toLowerCase(Locale.ROOT);
        return m.equals(p) || m.equals("get" + p) || m.equals("is" + p) || m.equals("has" + p);
    }

    private static boolean isFinal(Class<?> type) {
        return Modifier.isFinal(type.getModifiers()) || type.getPermittedSubclasses() != null;
    }

    boolean isPlatform() {
        return isPlatform(raw);
    }

    private static boolean isPlatform(Class<?> type) {
        return type.isPrimitive()
                || type.getName().startsWith("java")
                || type.getName().startsWith("jdk");
    }

    /** What an author could have meant. */
    Collection<String> names() {
        Set<String> names = new TreeSet<>();
        if (raw.isRecord()) {
            List<String> components = new ArrayList<>();
            for (RecordComponent component : raw.getRecordComponents()) {
                components.add(component.getName());
            }
            return components;
        }
        for (Method method : raw.getMethods()) {
            String name = method.getName();
            if (method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class
                    && !OF_ALL_OBJECTS.contains(name)) {
                int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
                names.add(
                        prefix > 0 && name.length() > prefix
                                ? Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1)
                                : name);
            }
        }
        return names;
    }

    /** As it is written in Java, without packages. */
    String spelt() {
        if (arguments.isEmpty() || arguments.contains(null) || raw.isArray()) {
            return raw.getSimpleName();
        }
        StringBuilder spelt = new StringBuilder(raw.getSimpleName()).append('<');
        for (int i = 0; i < arguments.size(); i++) {
            Known argument = arguments.get(i);
            spelt.append(i == 0 ? "" : ", ").append(argument == null ? "?" : argument.spelt());
        }
        return spelt.append('>').toString();
    }
}
