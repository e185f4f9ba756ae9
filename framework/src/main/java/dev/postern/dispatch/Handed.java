package dev.postern.dispatch;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What the functions that a client handed over may cost within one call. Their arguments were paid for once, when the body
 * was read, but are bound and checked each time; and one that is handed itself could call for ever.
 */
final class Handed {
    private static final int MOST_CALLS = 1_000;
    private static final long MOST_NANOS = 500_000_000;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    /** Whether one more may be called. */
    boolean mayGoOn() {
        return calls.incrementAndGet() <= MOST_CALLS && nanos.get() < MOST_NANOS;
    }

    /** Binds the arguments of one. */
    <T> T bound(Supplier<T> binding) {
        long start = System.nanoTime();
        try {
            return binding.get();
        } finally {
            nanos.addAndGet(System.nanoTime() - start);
        }
    }
}
