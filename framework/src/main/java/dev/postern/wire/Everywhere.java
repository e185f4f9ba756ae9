package dev.postern.wire;

import java.util.Collection;
import java.util.function.Predicate;

/** Looks at a value and all that stands in it. */
public final class Everywhere {
    private Everywhere() {}

    /** Whether something holds of all of it, as far as that is there already. */
    public static boolean holds(Value value, Predicate<Value> fits) {
        if (!fits.test(value)) {
            return false;
        }
        if (value instanceof Value.Items items) {
            return all(items.values(), fits);
        }
        if (value instanceof Value.Members members) {
            return all(members.values().values(), fits);
        }
        if (value instanceof Value.Entries entries) {
            return entries.values().stream().allMatch(each -> holds(each.key(), fits) && holds(each.value(), fits));
        }
        if (value instanceof Value.Distinct distinct) {
            return all(distinct.values(), fits);
        }
        if (value instanceof Value.Iterated iterated) {
            return all(iterated.values(), fits);
        }
        return !(value instanceof Value.Reference reference)
                || reference.bound() == null
                || all(reference.bound(), fits);
    }

    private static boolean all(Collection<Value> values, Predicate<Value> fits) {
        return values.stream().allMatch(each -> holds(each, fits));
    }
}
