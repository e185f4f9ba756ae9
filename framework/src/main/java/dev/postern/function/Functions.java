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
    private final Map<String, Exposed> byName;
    private final Map<String, Exposed> byFormerName;

    private Functions(Map<String, Exposed> byName, Map<String, Exposed> byFormerName) {
        this.byName = byName;
        this.byFormerName = byFormerName;
    }

    /** Links every function of these objects, or stops the start with all that is wrong with them. */
    public static Functions of(Collection<?> registered, Linker linker) {
        Map<String, Exposed> byName = new TreeMap<>();
        Map<String, Method> methods = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Object object : registered) {
            int before = problems.size();
            List<Marked> marked = Marked.in(object.getClass(), problems);
            if (marked.isEmpty() && problems.size() == before) {
                problems.add(Problems.nothingMarked(object.getClass()));
            }
            for (Marked one : marked) {
                Method other = methods.putIfAbsent(one.name(), one.method());
                if (other != null) {
                    problems.add(Problems.sameName(one.name(), other, one.method()));
                    continue;
                }
                linker.link(object, one, problems).ifPresent(function -> byName.put(one.name(), function));
            }
        }
        Map<String, Exposed> former = new HashMap<>();
        for (Exposed function : byName.values()) {
            for (String name : function.formerly()) {
                Exposed now = byName.get(name);
                Exposed other = now != null ? now : former.putIfAbsent(name, function);
                if (other != null) {
                    problems.add(Problems.formerNameTaken(function, name, other));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Functions(byName, former);
    }

    public Optional<Exposed> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The function that has this name, or had it once. */
    public Optional<Exposed> findByAnyName(String name) {
        return find(name).or(() -> Optional.ofNullable(byFormerName.get(name)));
    }

    public Collection<String> names() {
        return byName.keySet();
    }

    public Collection<Exposed> all() {
        return byName.values();
    }
}
