package dev.postern.dispatch;

import dev.postern.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What functions and loaders want done once the answer has left. */
final class Afterwards {
    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);

    private final Request request;
    private final Executor executor;

    // Guarded by this, as all that follows.
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable String place;
    private boolean isAnswered;

    Afterwards(Request request, Executor executor) {
        this.request = request;
        this.executor = executor;
    }

    void add(Runnable work) {
        boolean isFirst;
        boolean isLate;
        synchronized (this) {
            waiting.add(work);
            isFirst = place == null;
            isLate = isAnswered;
            if (isFirst) {
                // Later the request is another's already.
                place = request.method() + " " + request.path();
            }
        }
        if (isFirst) {
            request.whenAnswered(this::answered);
        } else if (isLate) {
            answered();
        }
    }

    private void answered() {
        List<Runnable> due;
        synchronized (this) {
            isAnswered = true;
            due = List.copyOf(waiting);
            waiting.clear();
        }
        try {
            executor.execute(() -> due.forEach(this::run));
        } catch (RejectedExecutionException stopping) {
            due.forEach(this::run);
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (Throwable broken) {
            LOG.error("{}: what was to be done afterwards broke", place(), broken);
        }
    }

    private synchronized @Nullable String place() {
        return place;
    }
}
