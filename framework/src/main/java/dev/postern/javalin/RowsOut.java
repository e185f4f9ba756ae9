package dev.postern.javalin;

import dev.postern.dispatch.CallAnswer;
import dev.postern.wire.Outlet;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends rows to a client as fast as it takes them; while it takes none, no thread waits for it. */
final class RowsOut implements Outlet, WriteListener {
    private final ServletOutputStream out;
    private final CallAnswer.Rows rows;

    // Guarded by this, as all that follows.
    private boolean open;
    private boolean flushed;
    private byte @Nullable [] next;
    private @Nullable CompletableFuture<@Nullable Void> leaving;
    private @Nullable Throwable gone;

    private RowsOut(ServletOutputStream out, CallAnswer.Rows rows) {
        this.out = out;
        this.rows = rows;
    }

    /**
     * Sends all rows of an answer whose head is written.
     *
     * @return done when nothing more is to be sent, also because nobody listens any more; never fails
     */
    static CompletableFuture<@Nullable Void> send(Context context, CallAnswer.Rows rows) {
        RowsOut outlet;
        try {
            AsyncContext async = context.req().isAsyncStarted()
                    ? context.req().getAsyncContext()
                    : context.req().startAsync();
            // Streams last as long as they last. A client that takes nothing more is ended by the server's idle
            // timeout.
            async.setTimeout(0);
            async.addListener(new Gone(rows));
            ServletOutputStream out = context.res().getOutputStream();
            outlet = new RowsOut(out, rows);
            out.setWriteListener(outlet);
        } catch (IOException broken) {
            rows.cancel();
            return CompletableFuture.completedFuture(null);
        } catch (IllegalStateException taken) {
            // Somebody else writes already, or has ended the request.
            rows.cancel();
            throw taken;
        }
        return rows.send(outlet).<@Nullable Void>handle((sent, broken) -> null).toCompletableFuture();
    }

    @Override
    public CompletableFuture<?> send(byte[] bytes) {
        CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
        synchronized (this) {
            if (gone != null) {
                return CompletableFuture.failedFuture(gone);
            }
            next = bytes;
            flushed = false;
            leaving = mine;
        }
        proceed();
        return mine;
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            open = true;
        }
        proceed();
    }

    @Override
    public void onError(Throwable broken) {
        end(broken);
        rows.cancel();
    }

    private void proceed() {
        CompletableFuture<@Nullable Void> left = null;
        try {
            synchronized (this) {
                // Each question whether it is ready promises a call of onWritePossible if not: none is asked in vain.
                while (open && leaving != null && left == null && out.isReady()) {
                    if (next != null) {
                        out.write(next);
                        next = null;
                    } else if (!flushed) {
                        out.flush();
                        flushed = true;
                    } else {
                        left = leaving;
                        leaving = null;
                    }
                }
            }
        } catch (IOException | IllegalStateException broken) {
            end(broken);
            return;
        }
        if (left != null) {
            left.complete(null);
        }
    }

    private void end(Throwable broken) {
        CompletableFuture<@Nullable Void> waiting;
        synchronized (this) {
            gone = broken;
            waiting = leaving;
            leaving = null;
            next = null;
        }
        if (waiting != null) {
            waiting.completeExceptionally(broken);
        }
    }

    /** Hears from the server that the client has gone, also while there is nothing to send. */
    private record Gone(CallAnswer.Rows rows) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            // All has left, or one of the others was called before.
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            rows.cancel();
        }

        @Override
        public void onError(AsyncEvent event) {
            rows.cancel();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
