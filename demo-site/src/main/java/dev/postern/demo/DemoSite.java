package dev.postern.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.postern.Postern;
import dev.postern.demo.account.AccountFeature;
import dev.postern.demo.data.Data;
import dev.postern.demo.guestbook.GuestbookFeature;
import dev.postern.demo.likes.LikesFeature;
import dev.postern.demo.name.Name;
import dev.postern.demo.react.ReactClient;
import dev.postern.demo.todos.TodosFeature;
import dev.postern.demo.types.Types;
import dev.postern.demo.username.Username;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The demo site: builds it, and runs it until it is told to stop. */
public final class DemoSite {
    private static final int STOP_TIMEOUT_MILLIS = 5_000;

    private DemoSite() {}

    /** Serves the site on PORT, with its data in DATABASE_URL. */
    public static void main(String[] arguments) {
        Settings settings;
        try {
            settings = Settings.from(DemoSite::variable);
        } catch (IllegalArgumentException wrong) {
            throw stopped(wrong.getMessage());
        }
        Javalin site = create(settings);
        Thread stop = new Thread(site::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            site.start();
        } catch (JavalinBindException taken) {
            throw stopped("Port " + settings.port()
                    + " is taken. To mend it: stop what has it, or choose another with PORT=7071.");
        }
        // Not through the log: run by Maven with -q, that would be silent.
        System.out.println("Postern demo: http://localhost:" + site.port());
    }

    /** Builds a site with data of its own, on any free port. */
    public static Javalin create() {
        return create(new Settings("localhost", 0, Settings.Database.inMemory(), true));
    }

    /** Builds a site that {@code start()} will serve where the settings say. */
    static Javalin create(Settings settings) {
        HikariDataSource data = new HikariDataSource(pool(settings.database()));
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.host = settings.host();
            config.jetty.port = settings.port();
            // What is being answered when the site is stopped is answered to its end.
            config.jetty.modifyServer(server -> server.setStopTimeout(STOP_TIMEOUT_MILLIS));
            config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
            config.http.prefer405over404 = true;
            config.events.serverStartFailed(data::close);
            config.events.serverStopped(data::close);
            config.staticFiles.add(files -> {
                files.hostedPath = "/";
                files.directory = "/public";
            });
            ReactClient.on(config);
            config.registerPlugin(new Postern(postern -> declare(postern, new Data(data), settings.development())));
        });
    }

    private static void declare(dev.postern.Settings postern, Data data, boolean development) {
        postern.application("postern-demo").templates("pages").development(development);
        postern.page("/", "home/home.html");
        GuestbookFeature.on(postern, data);
        postern.functions(new Username(), new Name(), new Types());
        postern.page("/username", "username/username.html");
        postern.page("/name", "name/name.html");
        postern.page("/name/update", "name/name.html");
        LikesFeature.on(postern, data);
        TodosFeature.on(postern, data);
        AccountFeature.on(postern, data);
        postern.page("/types", "types/types.html");
    }

    private static HikariConfig pool(Settings.Database database) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("demo");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        return pool;
    }

    /** A variable of the environment; what runs the site inside its own JVM sets a property of the same name. */
    private static @Nullable String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElseGet(() -> System.getProperty(name));
    }

    private static IllegalStateException stopped(@Nullable String why) {
        System.err.println("Postern demo: not started. " + why);
        System.exit(1);
        return new IllegalStateException(why);
    }
}
