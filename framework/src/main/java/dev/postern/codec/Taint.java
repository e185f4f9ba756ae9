package dev.postern.codec;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps single values from reaching visitors: what was marked is not rendered, sealed or returned.
 *
 * <p>A text, a whole number or bytes are known again by their content, wherever they come from; anything else is known
 * by identity. A mark lasts as long as the object that was marked, and does not keep it from being collected: mark the
 * one that the application holds, such as the key in its configuration. What is derived from a secret escapes.
 */
public final class Taint {
    // A static that remembers, against the custom of this house: secrets are marked where they come in, and whatever
    // writes to visitors has to know of them, in every application of this JVM.
    private static final Taint ALL = new Taint();

    private final Map<Integer, List<Mark>> marks = new HashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    /** Read without the lock, so that sites that mark nothing pay nothing. */
    private volatile boolean used;

    private static final class Mark extends WeakReference<Object> {
        private final int hash;

        Mark(Object secret, int hash, ReferenceQueue<Object> gone) {
            super(secret, gone);
            this.hash = hash;
        }
    }

    private static final ClassValue<Boolean> TYPES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            Class<?> above = type.getSuperclass();
            return type.isAnnotationPresent(Tainted.class)
                    || (above != null && get(above))
                    || Arrays.stream(type.getInterfaces()).anyMatch(this::get);
        }
    };

    private Taint() {}

    /** Marks a value, and gives it back. */
    public static <T> T value(T secret) {
        ALL.mark(secret);
        return secret;
    }

    /** Whether a value was marked, or is of a type that is {@link Tainted}. */
    public static boolean isTainted(@Nullable Object value) {
        return value != null && ((ALL.used && ALL.isMarked(value)) || isTaintedType(value.getClass()));
    }

    /** Whether a type is {@link Tainted}, or anything that it extends or implements: a mark on an interface is on all of its records. */
    public static boolean isTaintedType(Class<?> type) {
        return TYPES.get(type);
    }

    private synchronized void mark(Object secret) {
        used = true;
        forgetWhatIsGone();
        if (!isMarked(secret)) {
            int hash = hash(secret);
            marks.computeIfAbsent(hash, h -> new ArrayList<>(1)).add(new Mark(secret, hash, gone));
        }
    }

    private synchronized boolean isMarked(Object value) {
        for (Mark mark : marks.getOrDefault(hash(value), List.of())) {
            if (isSame(mark.get(), value)) {
                return true;
            }
        }
        return false;
    }

    private void forgetWhatIsGone() {
        for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
            Mark mark = (Mark) each;
            List<Mark> alike = marks.getOrDefault(mark.hash, List.of());
            alike.remove(mark);
            if (alike.isEmpty()) {
                marks.remove(mark.hash);
            }
        }
    }

    private static int hash(Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
        }
        return value instanceof String || value instanceof BigInteger
                ? value.hashCode()
                : System.identityHashCode(value);
    }

    private static boolean isSame(@Nullable Object secret, Object value) {
        if (secret instanceof byte[] bytes) {
            return value instanceof byte[] others && Arrays.equals(bytes, others);
        }
        boolean byContent = secret instanceof String || secret instanceof BigInteger;
        return byContent ? value.equals(secret) : secret == value;
    }
}
