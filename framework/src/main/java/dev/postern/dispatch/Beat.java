package dev.postern.dispatch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Finds out every so often whether somebody still listens to an answer, as long as it goes on. */
record Beat(Duration pause, Executor executor) {
    /**
     * @param goesOn says that we are still here, and whether the answer goes on
     */
    void on(BooleanSupplier goesOn) {
        after(pause, () -> {
            if (goesOn.getAsBoolean()) {
                on(goesOn);
            }
        });
    }

    void after(Duration time, Runnable then) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, executor)
                .execute(then);
    }
}
