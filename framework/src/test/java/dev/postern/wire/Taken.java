package dev.postern.wire;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;

/** An outlet that keeps what it is given. */
final class Taken implements Outlet {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    @Override
    public CompletableFuture<?> send(byte[] bytes) {
        all.writeBytes(bytes);
        return CompletableFuture.completedFuture(null);
    }

    byte[] all() {
        return all.toByteArray();
    }
}
