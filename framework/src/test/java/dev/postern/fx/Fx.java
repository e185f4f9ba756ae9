package dev.postern.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Postern;
import dev.postern.Settings;
import dev.postern.once.Bounds;
import dev.postern.once.MemoryLedger;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The application that attacks are tried on: it runs on a loopback port of its own, by a clock that tests move, and
 * counts what its functions do. After each test it has to answer within a second, and no answer may tell of its inside.
 */
final class Fx implements AfterEachCallback, AfterAllCallback, AutoCloseable {
    static final String SECRET = "the fixture's secret, 32 bytes and more";
    static final int BOUND_ID = 7;

    private static final Pattern INSIDE = Pattern.compile(
            "\\bat"
                    + " (?:dev\\.postern|java\\.|jdk\\.|io\\.javalin|org\\.)|\\b(?:java|jakarta|javax|dev\\.postern|org\\.eclipse"
                    + "|org\\.thymeleaf|io\\.javalin)\\.[a-z]+\\.[A-Z]|\\b[A-Za-z]{1,60}(?:Exception|Error)\\b|\\w\\$\\d*[A-Z]\\w{1,60}@|SECRET-7Q");

    private final MovableClock clock = new MovableClock();
    private final Counters counters = new Counters();
    private final FxFunctions functions = new FxFunctions(counters);
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final MemoryLedger ledger =
            new MemoryLedger(clock, executor, Bounds.DEFAULT.withClaimLife(Duration.ofHours(13)));
    private final Path folder;
    private final Javalin app;
    private final NoScriptBrowser browser;

    private Fx(Consumer<Settings> more) {
        try {
            folder = Files.createTempDirectory("fx");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        // The folder for uploads is made below this one, so that a test sees this application's files alone.
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.toString());
        try {
            app = created(more);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        app.start("localhost", 0);
        browser = NoScriptBrowser.on(app);
    }

    private Javalin created(Consumer<Settings> more) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.routes.get("/fx/count/{fn}", ctx -> ctx.result(String.valueOf(counters.of(ctx.pathParam("fn")))));
            config.registerPlugin(new Postern(settings -> {
                settings.secret(SECRET)
                        .templates("fx")
                        .clock(clock)
                        .ledger(ledger)
                        .functions(functions)
                        .access(new FxFunctions.Admins(counters))
                        .user(Account.class, call -> call.signedIn().map(Account::new));
                settings.page("/fx", "fx.html", FxPage.class, call -> {
                    counters.count("loads");
                    return new FxPage(BOUND_ID);
                });
                settings.page("/fx/other", "other.html");
                settings.page(
                        "/fx/show",
                        "show.html",
                        Choices.class,
                        call -> new Choices(
                                call.query("choice", String.class).stream().toList()));
                more.accept(settings);
            }));
        });
    }

    record FxPage(int id) {}

    record Choices(List<String> choices) {}

    record Account(String name) {}

    static Fx start() {
        return new Fx(settings -> {});
    }

    /** The same with other settings. */
    static Fx with(Consumer<Settings> more) {
        return new Fx(more);
    }

    int port() {
        return app.port();
    }

    String origin() {
        return browser.origin();
    }

    MovableClock clock() {
        return clock;
    }

    MemoryLedger ledger() {
        return ledger;
    }

    FxFunctions functions() {
        return functions;
    }

    /** What lies in the folder for uploads at this moment. */
    List<Path> uploads() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new Passing(file -> {
            if (String.valueOf(file.getFileName()).startsWith("file-")) {
                files.add(file);
            }
        }));
        return files;
    }

    Path folder() {
        return folder;
    }

    /** A browser that has been nowhere yet. */
    NoScriptBrowser visitor() {
        return browser.newVisitor();
    }

    /** F(fn): the form of a function, on a page opened anew by a visitor of its own. */
    FormOn form(String function) {
        return form(visitor(), function);
    }

    FormOn form(NoScriptBrowser visitor, String function) {
        return visitor.open("/fx").formAt("#" + function);
    }

    /** How often functions have run until now. */
    Effects effects() {
        return new Effects(counters, functionsOf(counters.all()));
    }

    int count(String function) {
        return counters.of(function);
    }

    private static Map<String, Integer> functionsOf(Map<String, Integer> all) {
        Map<String, Integer> functions = new TreeMap<>(all);
        functions.remove("asked");
        functions.remove("loads");
        return functions;
    }

    /** What functions did since. */
    record Effects(Counters counters, Map<String, Integer> before) {
        /** Exactly this function ran, this often, and no other did. */
        void are(String function, int times) {
            are(times > 0 ? Map.of(function, times) : Map.of());
        }

        void are(Map<String, Integer> ran) {
            Map<String, Integer> expected = new TreeMap<>(before);
            ran.forEach((function, times) -> expected.merge(function, times, Integer::sum));
            assertThat(functionsOf(counters.all())).as("what ran").isEqualTo(expected);
        }

        void areNone() {
            are(Map.of());
        }
    }

    /** Sends a request as it stands, and looks at what every answer must be: no failure of ours, and nothing of the inside. */
    static Page send(NoScriptBrowser visitor, RawRequest request) {
        Page answer = visitor.send(request);
        assertThat(answer.status()).as("status").isLessThan(500);
        return checked(answer);
    }

    static Page checked(Page answer) {
        assertTellsNothing(answer.body());
        return answer;
    }

    static void assertTellsNothing(String body) {
        assertThat(INSIDE.matcher(body).results().map(m -> m.group()).toList())
                .as("what the answer tells of the inside")
                .isEmpty();
    }

    /** What a form sends, without a word about where it comes from. */
    static RawRequest bare(RawRequest request) {
        return request.without("Sec-Fetch-Site")
                .without("Sec-Fetch-Mode")
                .without("Sec-Fetch-User")
                .without("Sec-Fetch-Dest")
                .without("Origin")
                .without("Referer");
    }

    /** A visitor's cookie, as a header has it. */
    static String cookie(NoScriptBrowser visitor) {
        return visitor.cookies().stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .findFirst()
                .orElse("none=none");
    }

    /** The seal that a form carries. */
    static String seal(FormOn form) {
        return form.element().selectXpath("descendant::input[@name='$post']").attr("value");
    }

    /** The code that an HTML answer carries, or an empty text. */
    static String code(Page answer) {
        var element = answer.document().selectFirst("[data-error]");
        return element == null ? "" : element.attr("data-error");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        long began = System.nanoTime();
        Page page = visitor().open("/fx");
        assertThat(page.status()).as("GET /fx afterwards").isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("time that GET /fx takes afterwards")
                .isLessThan(Duration.ofSeconds(1));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        app.stop();
        executor.shutdownNow();
        try {
            Files.walkFileTree(folder, new Passing(file -> file.toFile().delete()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Meets every file and then every folder, also where others delete them meanwhile. */
    private static final class Passing extends SimpleFileVisitor<Path> {
        private final Consumer<Path> met;

        Passing(Consumer<Path> met) {
            this.met = met;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            met.accept(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException gone) {
            met.accept(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
