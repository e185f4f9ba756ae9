package dev.postern.e2e;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** An answer that the site has ready, and keeps until a test says what becomes of it. */
final class HeldAnswer {
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile @Nullable Consumer<Context> fate;
    private volatile boolean ready;

    /** Called by the site, when the function has run and its page is there. */
    void keep(Context answer) {
        ready = true;
        try {
            if (!decided.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody handed the answer on");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        requireNonNull(fate).accept(answer);
    }

    boolean isReady() {
        return ready;
    }

    void handOn() {
        decide(answer -> {});
    }

    void handOnAsBroken() {
        decide(answer -> answer.status(500));
    }

    void handOnChanged(UnaryOperator<String> change) {
        decide(answer -> answer.result(change.apply(requireNonNull(answer.result()))));
    }

    /** The connection is cut behind its head: where not even that has come, browsers send the same again of themselves. */
    void lose() {
        decide(answer -> {
            answer.res().setContentLength(1_000_000);
            try {
                answer.res().flushBuffer();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
            ServletContextRequest.getServletContextRequest(answer.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
        });
    }

    private void decide(Consumer<Context> what) {
        fate = what;
        decided.countDown();
    }
}
