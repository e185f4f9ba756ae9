package dev.postern.wire;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of values, by the very value, for as long as somebody else has it: one that nobody has cannot occur again. So a
 * stream without an end does not keep all that it ever gave.
 */
final class Known {
    private final Map<Object, Integer> rows = new HashMap<>();
    private final ReferenceQueue<Value> gone = new ReferenceQueue<>();

    @Nullable
    Integer row(Value value) {
        return rows.get(new Key(value, null));
    }

    void put(Value value, int row) {
        for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
            rows.remove(each);
        }
        rows.put(new Key(value, gone), row);
    }

    /** Equal to another of the same value while that is there, then to itself alone. */
    private static final class Key extends WeakReference<Value> {
        private final int hash;

        Key(Value value, @Nullable ReferenceQueue<Value> queue) {
            super(value, queue);
            this.hash = System.identityHashCode(value);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            Value mine = get();
            return this == other || (mine != null && other instanceof Key key && key.refersTo(mine));
        }
    }
}
