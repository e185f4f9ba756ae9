package dev.postern.function;

import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The server functions of one application, by name. */
public final class Functions {
    private final Map<String, ServerFunction> byName;
    private final Map<String, ServerFunction> byFormerName;

    private Functions(Map<String, ServerFunction> byName, Map<String, ServerFunction> byFormerName) {
        this.byName = byName;
        this.byFormerName = byFormerName;
    }

    /** Links every function of these objects, or stops the start with all that is wrong with them. */
    public static Functions of(Collection<?> registered, Linker linker) {
        Map<String, ServerFunction> byName = new TreeMap<>();
        Map<String, Method> methods = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Object object : registered) {
            List<Marked> marked = Marked.in(object.getClass(), problems);
            if (marked.isEmpty() && problems.isEmpty()) {
                problems.add(Problems.nothingMarked(object.getClass()));
            }
            for (Marked one : marked) {
                Method before = methods.putIfAbsent(one.name(), one.method());
                if (before != null) {
                    problems.add(Problems.sameName(one.name(), before, one.method()));
                    continue;
                }
                linker.link(object, one, problems).ifPresent(function -> byName.put(one.name(), function));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        Map<String, ServerFunction> former = new HashMap<>();
        byName.values().forEach(f -> f.formerly().forEach(name -> former.put(name, f)));
        return new Functions(byName, former);
    }

    public Optional<ServerFunction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The function that has this name, or had it once. */
    public Optional<ServerFunction> findByAnyName(String name) {
        return find(name).or(() -> Optional.ofNullable(byFormerName.get(name)));
    }

    public Collection<String> names() {
        return byName.keySet();
    }

    public Collection<ServerFunction> all() {
        return byName.values();
    }
}
