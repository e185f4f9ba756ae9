package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.testing.NoScriptBrowser;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A site that a test writes down, templates and all, and that runs on a free port. */
final class Running implements AutoCloseable {
    private final NoScriptBrowser browser;
    private final Javalin app;

    private Running(Javalin app) {
        this.app = app;
        this.browser = NoScriptBrowser.on(app);
    }

    /** Names and texts of templates and bundles in turn. */
    static Map<String, String> files(String... namesAndTexts) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return files;
    }

    static Running site(Map<String, String> files, Consumer<Settings> settings) {
        return site(files, settings, config -> {});
    }

    static Running site(Map<String, String> files, Consumer<Settings> settings, Consumer<JavalinConfig> more) {
        return new Running(app(files, settings, more));
    }

    /** The same, made and not started yet. */
    static Javalin app(Map<String, String> files, Consumer<Settings> settings, Consumer<JavalinConfig> more) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new InMemory(files, before));
        try {
            return Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.startup.showOldJavalinVersionWarning = false;
                config.jetty.host = "localhost";
                more.accept(config);
                config.registerPlugin(new Postern(settings));
            });
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class InMemory extends ClassLoader {
        private final Map<String, String> files;

        InMemory(Map<String, String> files, ClassLoader parent) {
            super(parent);
            this.files = files;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            String text = files.get(name);
            return text == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(text.getBytes(UTF_8));
        }

        @Override
        public java.net.@Nullable URL getResource(String name) {
            // Bundles ask whether a file is there, not where.
            return files.containsKey(name)
                    ? super.getResource("dev/postern/words/messages.properties")
                    : super.getResource(name);
        }
    }

    NoScriptBrowser browser() {
        return browser;
    }

    int port() {
        return app.port();
    }

    /** What is logged meanwhile. */
    static String logged(Runnable what) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(written, true, UTF_8));
        try {
            what.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }
}
