package dev.postern.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Where an answer's bytes leave, a piece at a time.
 *
 * <p>It says when it can take more, instead of keeping whoever writes waiting: between the rows of a slow function, or
 * while a slow client reads, an answer holds no thread unless the server's own output does.
 */
public interface Outlet {
    /**
     * Sends bytes at once, with all that was sent before. Never called again before it has answered.
     *
     * @return done when more can be sent; failed where nobody listens any more
     */
    CompletableFuture<?> send(byte[] bytes);

    /** A stream that blocks, as servlets have it: whoever writes waits for a slow client, at best in a virtual thread. */
    static Outlet of(OutputStream out) {
        return bytes -> {
            try {
                out.write(bytes);
                out.flush();
                return CompletableFuture.completedFuture(null);
            } catch (IOException gone) {
                return CompletableFuture.failedFuture(gone);
            }
        };
    }
}
