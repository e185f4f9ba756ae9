package dev.postern.e2e;

import dev.postern.demo.DemoSite;
import io.javalin.Javalin;

/** A demo site of a test class's own, with data of its own, on a port of its own. */
final class Site implements AutoCloseable {
    private final Javalin running = DemoSite.create().start();

    /** Where it is, without a slash at the end. */
    String url() {
        return "http://localhost:" + running.port();
    }

    @Override
    public void close() {
        running.stop();
    }
}
