package dev.postern.e2e;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A driver and its one session, spoken to in the <a href="https://www.w3.org/TR/webdriver2/">protocol</a> itself.
 *
 * <p>One session for each driver: a second one on the same driver does not always come up.
 */
final class WebDriver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofSeconds(20);
    private static final Gson JSON = new Gson();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final String driver;
    private final String session;
    private final String version;

    WebDriver(WebKit webkit, Display display, boolean scripts) {
        int port = freePort();
        driver = "http://127.0.0.1:" + port;
        process = start(webkit.driver(), display, port);
        try {
            waitUntilItListens();
            List<String> arguments = new ArrayList<>(List.of("--automation"));
            if (!scripts) {
                arguments.add("--enable-javascript=false");
            }
            Map<String, Object> browser = Map.of("binary", webkit.browser().toString(), "args", arguments);
            JsonObject made = send(
                            "POST",
                            "/session",
                            Map.of("capabilities", Map.of("alwaysMatch", Map.of("webkitgtk:browserOptions", browser))))
                    .getAsJsonObject();
            session = "/session/" + made.get("sessionId").getAsString();
            version = made.getAsJsonObject("capabilities").get("browserVersion").getAsString();
        } catch (RuntimeException notStarted) {
            end();
            throw notStarted;
        }
    }

    /** As the browser tells it: that of WebKitGTK. */
    String version() {
        return version;
    }

    JsonElement get(String path) {
        return send("GET", session + path, null);
    }

    JsonElement post(String path, Map<String, ?> body) {
        return send("POST", session + path, body);
    }

    @Override
    public void close() {
        try {
            send("DELETE", session, null);
        } catch (WebDriverException | UncheckedIOException alreadyGone) {
            // Whatever is left of it ends below.
        } finally {
            end();
        }
    }

    private void end() {
        List<ProcessHandle> browsers = process.descendants().toList();
        process.destroy();
        process.onExit().join();
        browsers.forEach(ProcessHandle::destroyForcibly);
    }

    private JsonElement send(String method, String path, @Nullable Map<String, ?> body) {
        BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.toJson(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create(driver + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .method(method, sent)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonElement value =
                    JsonParser.parseString(response.body()).getAsJsonObject().get("value");
            if (response.statusCode() != 200) {
                JsonObject error = value.getAsJsonObject();
                throw new WebDriverException(
                        error.get("error").getAsString(),
                        method + " " + path + ": " + error.get("message").getAsString());
            }
            return value;
        } catch (IOException notAnswered) {
            throw new UncheckedIOException(method + " " + path + ": " + notAnswered.getMessage(), notAnswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void waitUntilItListens() {
        new Patience(START, failed -> failed instanceof UncheckedIOException && process.isAlive())
                .look(() -> send("GET", "/status", null));
    }

    private static Process start(Path program, Display display, int port) {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "--port=" + port)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", display.name());
        // A desktop's own display would be preferred to the one it is given.
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("GDK_BACKEND", "x11");
        try {
            return builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** Free now; the driver cannot choose one itself, and whoever takes it first makes the start fail, not a test pass. */
    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
