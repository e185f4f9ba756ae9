package dev.postern.function;

import dev.postern.problem.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A method that is to be a function, with the mark that counts for it. */
record Marked(Method method, UseServer mark, String name) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*(\\.[\\p{L}_][\\p{L}\\p{N}_-]*)*");

    /** Those of one class, in the order of their names. Superclasses are asked for marked methods of their own. */
    static List<Marked> in(Class<?> type, List<Problem> problems) {
        Map<String, Marked> found = new HashMap<>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            UseServer onClass = level.getDeclaredAnnotation(UseServer.class);
            Method[] methods = level.getDeclaredMethods();
            Arrays.sort(methods, Comparator.comparing(Method::toString));
            for (Method method : methods) {
                if (!method.isBridge() && !method.isSynthetic()) {
                    consider(method, onClass, type, found, problems);
                }
            }
        }
        List<Marked> marked = new ArrayList<>(found.values());
        marked.sort(Comparator.comparing(Marked::name));
        return marked;
    }

    private static void consider(
            Method method,
            @Nullable UseServer onClass,
            Class<?> type,
            Map<String, Marked> found,
            List<Problem> problems) {
        UseServer own = method.getDeclaredAnnotation(UseServer.class);
        boolean isPublic = Modifier.isPublic(method.getModifiers());
        if (own == null && (onClass == null || !isPublic || overridesOrImplements(method))) {
            return;
        }
        if (!isPublic) {
            problems.add(Problems.notPublic(method));
            return;
        }
        if (Modifier.isStatic(method.getModifiers())) {
            problems.add(Problems.isStatic(method));
            return;
        }
        UseServer mark = own != null ? own : onClass;
        if (mark == null) {
            return;
        }
        String last = own != null && !own.name().isEmpty() ? own.name() : method.getName();
        String name = prefix(type, onClass) + "." + last;
        if (!NAME.matcher(name).matches()) {
            problems.add(Problems.badName(method, name));
            return;
        }
        Marked before = found.putIfAbsent(name, new Marked(method, mark, name));
        if (before != null && before.method().getDeclaringClass() == method.getDeclaringClass()) {
            problems.add(Problems.overloaded(method));
        }
    }

    private static String prefix(Class<?> type, @Nullable UseServer onClass) {
        if (onClass != null && !onClass.name().isEmpty()) {
            return onClass.name();
        }
        String simple = type.getSimpleName();
        String bare = simple.endsWith("Functions") && simple.length() > "Functions".length()
                ? simple.substring(0, simple.length() - "Functions".length())
                : simple;
        return bare.isEmpty() ? "functions" : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    /** Whether another type asked for this method: then it was not written to be called from outside. */
    private static boolean overridesOrImplements(Method method) {
        Class<?> type = method.getDeclaringClass();
        return declared(type.getSuperclass(), method) || interfaces(type).anyMatch(i -> declaresItself(i, method));
    }

    private static boolean declared(@Nullable Class<?> type, Method method) {
        return type != null
                && (declaresItself(type, method)
                        || declared(type.getSuperclass(), method)
                        || interfaces(type).anyMatch(i -> declaresItself(i, method)));
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).flatMap(i -> Stream.concat(Stream.of(i), interfaces(i)));
    }

    /** By name and number of parameters: generic interfaces are implemented with other erasures. */
    private static boolean declaresItself(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(other -> !Modifier.isStatic(other.getModifiers())
                        && !Modifier.isPrivate(other.getModifiers())
                        && other.getName().equals(method.getName())
                        && other.getParameterCount() == method.getParameterCount());
    }
}
