package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What something took of this thread: of the processor, and of memory, whether kept or not. */
public record Cost(long nanos, long bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOS = 200_000_000L;
    private static final long MIB = 1 << 20;

    public static Cost of(Runnable work) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        work.run();
        return new Cost(THREADS.getCurrentThreadCpuTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    /** The lesser of two: the first time something is done, Java loads and compiles what it needs. */
    public Cost or(Cost other) {
        return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }

    /** Holds whatever was sent to a bound that only a hole in the limits breaks, on any machine and under any observation. */
    public void isBounded(int sent) {
        assertThat(nanos).as("nanoseconds of CPU").isLessThan(MOST_NANOS);
        assertThat(bytes).as("bytes allocated").isLessThan(8 * MIB + 8L * sent);
    }
}
