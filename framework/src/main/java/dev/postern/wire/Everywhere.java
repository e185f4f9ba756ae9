package dev.postern.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** Looks at a value and all that stands in it. */
public final class Everywhere {
    private Everywhere() {}

    /** Whether something holds of all of it, as far as that is there already. However deep: nobody has refused it yet. */
    public static boolean holds(Value value, Predicate<Value> fits) {
        Deque<Value> left = new ArrayDeque<>();
        left.add(value);
        for (Value each = left.poll(); each != null; each = left.poll()) {
            if (!fits.test(each)) {
                return false;
            }
            if (each instanceof Value.Items items) {
                left.addAll(items.values());
            } else if (each instanceof Value.Members members) {
                left.addAll(members.values().values());
            } else if (each instanceof Value.Entries entries) {
                entries.values().forEach(entry -> {
                    left.add(entry.key());
                    left.add(entry.value());
                });
            } else if (each instanceof Value.Distinct distinct) {
                left.addAll(distinct.values());
            } else if (each instanceof Value.Iterated iterated) {
                left.addAll(iterated.values());
            } else if (each instanceof Value.Form form) {
                form.fields().forEach(field -> left.add(field.value()));
            } else if (each instanceof Value.Reference reference && reference.bound() != null) {
                left.addAll(reference.bound());
            }
        }
        return true;
    }
}
