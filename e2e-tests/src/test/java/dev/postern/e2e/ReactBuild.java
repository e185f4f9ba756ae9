package dev.postern.e2e;

import static java.util.Objects.requireNonNull;

import dev.postern.demo.react.ReactClient;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The two builds that React's client is published in. Pages load either as {@code /react/client.js}. */
enum ReactBuild {
    /** What a site's visitors have, and the demo shows. */
    PRODUCTION {
        @Override
        void on(JavalinConfig config) {
            ReactClient.on(config);
        }
    },

    /** What whoever writes a site has: it says in words what is wrong, and makes errors of more of their rows. */
    DEVELOPMENT {
        @Override
        void on(JavalinConfig config) {
            String module = "const process = { env: { NODE_ENV: 'development' } };\nconst files = {\n"
                    + function("react", "/react/react.production.js")
                    + function("react-dom", "/react/react-dom.production.js")
                    + function(
                            "react-server-dom-webpack/client",
                            "/react-development/react-server-dom-webpack-client.browser.development.js")
                    + "};\n" + text("/react/client.js");
            config.routes.get(
                    "/react/client.js",
                    ctx -> ctx.contentType("text/javascript; charset=utf-8").result(module));
            // It evaluates texts, to show stacks as the server has them; where it may not, it complains, and does
            // without.
            config.routes.after(
                    "/there",
                    ctx -> ctx.header(
                            POLICY, mayEvaluate(requireNonNull(ctx.res().getHeader(POLICY)))));
        }
    };

    private static final String POLICY = "Content-Security-Policy";

    private static String mayEvaluate(String policy) {
        return policy.replaceFirst("(script-src [^;]*)", "$1 'unsafe-eval'")
                .replaceFirst("; require-trusted-types-for [^;]*", "");
    }

    abstract void on(JavalinConfig config);

    private static String function(String name, String file) {
        return "'" + name + "'(module, exports, require) {\n" + text(file) + "\n},\n";
    }

    private static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** A file of either. */
    static byte[] bytes(String file) {
        try (InputStream in = requireNonNull(ReactBuild.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
