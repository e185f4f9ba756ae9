package dev.postern.e2e;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again, for a while, where what was seen may be different a moment later.
 *
 * @param limit for how long
 * @param passes whether a failure may be gone the next time
 */
record Patience(Duration limit, Predicate<Throwable> passes) {
    private static final long A_MOMENT_MILLIS = 20;

    /** What was seen in the end; the last failure, if there was nothing else to the end. */
    <T> T look(Supplier<T> look) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return look.get();
            } catch (RuntimeException | AssertionError failed) {
                if (!passes.test(failed) || System.nanoTime() > end) {
                    throw failed;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(A_MOMENT_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
