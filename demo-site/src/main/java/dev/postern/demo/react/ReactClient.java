package dev.postern.demo.react;

import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Serves React's client for calls as one module, {@code /react/client.js}: what else would take a bundler. */
public final class ReactClient {
    /** The files as React's packages have them, by the names under which they ask for one another. */
    private static final List<Part> PARTS = List.of(
            new Part("react", "react.production.js"),
            new Part("react-dom", "react-dom.production.js"),
            new Part("react-server-dom-webpack/client", "react-server-dom-webpack-client.browser.production.js"));

    private ReactClient() {}

    private record Part(String name, String file) {
        /** The file as a function of what CommonJS gives each: the strict policy of our pages lets nobody evaluate a text. */
        String function() {
            return "'" + name + "'(module, exports, require) {\n" + text(file) + "\n},\n";
        }
    }

    public static void on(JavalinConfig config) {
        String module = module();
        config.routes.get(
                "/react/client.js",
                ctx -> ctx.contentType("text/javascript; charset=utf-8")
                        .header("Cache-Control", "max-age=3600")
                        .header("X-Content-Type-Options", "nosniff")
                        .result(module));
    }

    private static String module() {
        StringBuilder module = new StringBuilder("const files = {\n");
        PARTS.forEach(part -> module.append(part.function()));
        return module.append("};\n").append(text("client.js")).toString();
    }

    private static String text(String file) {
        try (InputStream in = ReactClient.class.getResourceAsStream("/react/" + file)) {
            if (in == null) {
                throw new IllegalStateException("/react/" + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
