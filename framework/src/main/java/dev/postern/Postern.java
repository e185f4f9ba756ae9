package dev.postern;

import dev.postern.javalin.Listening;
import io.javalin.config.JavalinState;
import io.javalin.plugin.Plugin;
import java.util.function.Consumer;

/**
 * Binds the forms of Thymeleaf pages to Java methods, in a Javalin application:
 *
 * <pre>{@code
 * Javalin.create(config -> config.registerPlugin(new Postern(postern -> {
 *     postern.functions(new Guestbook(entries));
 *     postern.page("/guestbook", "guestbook.html", GuestbookPage.class, call -> new GuestbookPage(entries.latest(50)));
 * }))).start(7070);
 * }</pre>
 */
public final class Postern extends Plugin<Settings> {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    public Postern(Consumer<Settings> settings) {
        super(settings, new Settings());
    }

    @Override
    public void onInitialize(JavalinState state) {
        if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
            state.concurrency.useVirtualThreads = true;
        }
    }

    @Override
    public void onStart(JavalinState state) {
        new Startup(pluginConfig, new Listening()).wire(state);
    }

    @Override
    public String name() {
        return "Postern";
    }
}
