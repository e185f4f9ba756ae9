package dev.postern.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Serves the folder {@code static}, as it is, on this machine alone. */
final class StaticFiles implements AutoCloseable {
    private static final Path FOLDER = Path.of("..", "static").toAbsolutePath().normalize();

    private @Nullable HttpServer server;

    void start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", StaticFiles::answer);
        started.start();
        server = started;
    }

    /** Where it is, without a slash at the end. */
    String url() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = FOLDER.resolve(exchange.getRequestURI().getPath().substring(1))
                    .normalize();
            if (!file.startsWith(FOLDER) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            String type = file.toString().endsWith(".js") ? "text/javascript" : "text/html";
            exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
