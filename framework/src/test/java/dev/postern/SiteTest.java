package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.postern.call.Access;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.form.Form;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.problem.ProblemException;
import dev.postern.testing.Cookie;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.security.RouteRole;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole site: what it may say of itself, what it shares with Javalin, and what is refused at its start. */
class SiteTest {
    private static final String SECRET = "a secret of at least 32 bytes, for tests alone";

    record Message(@NotBlank String text) {}

    record Isbn(String digits) {}

    record Book(Isbn isbn) {}

    record Search(@Nullable String text, @Min(1) int page) {}

    record Found(Form<Search> search) {}

    record Shelf(Isbn isbn) {}

    @UseServer(value = Anyone.class, name = "b")
    static final class Books {
        final AtomicInteger runs = new AtomicInteger();

        public Outcome add(Book book) {
            return Outcome.done().notice("Added " + book.isbn().digits());
        }

        public Outcome say(Message message, Call call) {
            runs.incrementAndGet();
            return Outcome.done().notice(call.text("said", message.text()));
        }
    }

    private static final ValueCodec<Isbn> ISBN = new ValueCodec<>() {
        @Override
        public Decoded<Isbn> decode(String text) {
            return text.matches("[0-9-]+")
                    ? new Decoded.Value<>(new Isbn(text.replace("-", "")))
                    : new Decoded.Refused<>("is no ISBN");
        }

        @Override
        public String encode(Isbn value) {
            return value.digits();
        }
    };

    private static final Map<String, String> FILES = Running.files(
            "book.html",
            Trial.HEAD + "<form post:action=\"b.add\"><label post:for=\"isbn\">ISBN</label>"
                    + "<p post:errors=\"isbn\"></p><input post:field=\"isbn\"><button>Add</button></form>" + Trial.FOOT,
            "say.html",
            Trial.form("b.say"),
            "shelf.html",
            Trial.HEAD + "<h1 th:text=\"${isbn.digits}\"></h1>" + Trial.FOOT,
            "search.html",
            Trial.HEAD + "<form method=\"get\" post:query=\"${search}\"><label post:for=\"text\">Text</label>"
                    + "<input post:field=\"text\"><label post:for=\"page\">Page</label><p post:errors=\"page\"></p>"
                    + "<input post:field=\"page\"><button>Search</button></form>"
                    + "<i th:text=\"${search.value.isPresent() ? search.value.get().page : 'none'}\"></i>" + Trial.FOOT,
            "texts.properties",
            "said = You said {0}.\npostern.not-found.heading = Lost",
            "texts_de.properties",
            "said = Sie sagten {0}.");

    private static void books(Settings postern) {
        postern.functions(new Books());
        postern.codec(Isbn.class, ISBN);
        postern.messages("texts");
        postern.page("/book", "book.html");
        postern.page("/say", "say.html");
        postern.page("/shelf/{isbn}", "shelf.html", Shelf.class, call -> new Shelf(call.path("isbn", Isbn.class)));
        postern.page("/search", "search.html", Found.class, call -> new Found(call.query(Search.class)));
    }

    @Nested
    class Says {
        private final Running running = Running.site(FILES, SiteTest::books);
        private final NoScriptBrowser browser = running.browser();

        @org.junit.jupiter.api.AfterEach
        void stop() {
            running.close();
        }

        @Test
        void itsOwnCodecsForFormsAndPaths() {
            assertThat(browser.open("/book")
                            .form()
                            .fill("ISBN", "978-3-16")
                            .press()
                            .notice())
                    .isEqualTo("Added 978316");
            Page refused = browser.open("/book").form().fill("ISBN", "abc").press();
            assertThat(refused.errorOf("ISBN")).isEqualTo("Your answer is no ISBN.");
            assertThat(refused.field("ISBN").value()).isEqualTo("abc");
            assertThat(browser.open("/shelf/978-3").text("h1")).isEqualTo("9783");
            assertThat(browser.open("/shelf/abc").status()).isEqualTo(404);
        }

        @Test
        void itsOwnWordsInEveryLanguageItHas() {
            assertThat(browser.open("/say").form().fill("Text", "x").press().notice())
                    .isEqualTo("You said x.");
            NoScriptBrowser german = browser.newVisitor().withHeader("Accept-Language", "de-AT,de;q=0.9");
            Page page = german.open("/say").form().fill("Text", "x").press();
            assertThat(page.notice()).isEqualTo("Sie sagten x.");
            assertThat(page.form().fill("Text", "").press().summary()).containsExactly("Geben Sie Ihre Antwort ein");
            assertThat(browser.open("/nowhere").text("h1")).isEqualTo("Lost");
        }

        @Test
        void whatAQueryAsksForAndWhatIsWrongWithIt() {
            Page page = browser.open("/search");
            assertThat(page.text("i")).isEqualTo("none");
            assertThat(page.errorOf("Page")).isEmpty();
            assertThat(page.document().select("input[name=$post]")).isEmpty();
            page = page.form().fill("Text", "a&b").fill("Page", "2").press();
            assertThat(page.pathAndQuery()).isEqualTo("/search?text=a%26b&page=2");
            assertThat(page.text("i")).isEqualTo("2");
            assertThat(page.field("Text").value()).isEqualTo("a&b");
            Page wrong = browser.open("/search?text=x&page=three");
            assertThat(wrong.status()).isEqualTo(200);
            assertThat(wrong.errorOf("Page")).isEqualTo("Enter a whole number, such as 42");
            assertThat(wrong.field("Page").value()).isEqualTo("three");
            assertThat(wrong.field("Text").value()).isEqualTo("x");
        }
    }

    @Test
    void speaksTheLanguageThatItsRuleSays() {
        try (Running running = Running.site(FILES, postern -> {
            books(postern);
            postern.locale(call ->
                    call.query("lang", String.class).map(Locale::forLanguageTag).orElse(Locale.ENGLISH));
        })) {
            assertThat(running.browser()
                            .open("/say?lang=de")
                            .form()
                            .fill("Text", "x")
                            .press()
                            .notice())
                    .isEqualTo("Sie sagten x.");
        }
    }

    // ── beside Javalin ─────────────────────────────────────────────────────────────────────────────────────────────

    enum Role implements RouteRole {
        ADMIN
    }

    static final class Shop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Nested
    class BesideJavalin {
        private final AtomicInteger before = new AtomicInteger();
        private final Running running = Running.site(FILES, SiteTest::books, config -> {
            config.routes.before(ctx -> {
                before.incrementAndGet();
                ctx.header("X-Before", "yes");
                ctx.sessionAttribute("visits", visits(ctx) + 1);
            });
            config.routes.beforeMatched(ctx -> {
                if (ctx.routeRoles().contains(Role.ADMIN)) {
                    throw new UnauthorizedResponse("not you");
                }
            });
            config.routes.get("/own", ctx -> ctx.result("own " + visits(ctx)));
            config.routes.get("/own404", ctx -> ctx.status(404).result("own not found"));
            config.routes.get("/admin", ctx -> ctx.result("admin"), Role.ADMIN);
            config.routes.get("/broken", ctx -> {
                throw new Shop();
            });
            config.routes.post("/own", ctx -> ctx.result("posted " + ctx.formParam("a")));
            config.routes.exception(Shop.class, (shop, ctx) -> ctx.status(418).result("teapot"));
        });
        private final NoScriptBrowser browser = running.browser();

        private int visits(Context ctx) {
            Integer visits = ctx.sessionAttribute("visits");
            return visits == null ? 0 : visits;
        }

        @org.junit.jupiter.api.AfterEach
        void stop() {
            running.close();
        }

        @Test
        void routesOfItsOwnKeepWorking() {
            assertThat(browser.open("/own").body()).isEqualTo("own 1");
            assertThat(browser.open("/own").body()).isEqualTo("own 2");
            assertThat(browser.post("/own", "a=b", "application/x-www-form-urlencoded")
                            .body())
                    .isEqualTo("posted b");
        }

        @Test
        void itsOwnNotFoundStaysAndUnknownAddressesGetAPage() {
            Page own = browser.open("/own404");
            assertThat(own.status()).isEqualTo(404);
            assertThat(own.body()).isEqualTo("own not found");
            Page unknown = browser.open("/nowhere");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.text("h1")).isEqualTo("Lost");
            Page program =
                    browser.newTab().withHeader("Accept", "application/json").open("/nowhere");
            assertThat(program.status()).isEqualTo(404);
            assertThat(program.body()).doesNotContain("<html");
        }

        @Test
        void itsExceptionHandlersAndAccessManagementKeepWorking() {
            assertThat(browser.open("/broken").status()).isEqualTo(418);
            assertThat(browser.open("/admin").status()).isEqualTo(401);
        }

        @Test
        void itsHandlersBeforeEverythingSeePagesToo() {
            Page page = browser.open("/say");
            assertThat(page.header("X-Before")).isEqualTo("yes");
            page.form().fill("Text", "x").press();
            assertThat(before).hasValue(3);
            assertThat(browser.open("/own").body()).isEqualTo("own 4");
        }

        @Test
        void aHeadRequestHasThePagesHeadersAndNoBody() {
            Page head = browser.send(RawRequest.get("/say").by("HEAD"));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(head.header("Content-Security-Policy")).contains("script-src 'nonce-");
            assertThat(head.bytes()).isEmpty();
        }

        @Test
        void pagesSayHowLongTheyMayBeKept() {
            assertThat(browser.open("/say").header("Cache-Control")).isEqualTo("private, no-cache");
            Page redirect =
                    browser.send(browser.open("/say").form().fill("Text", "x").request());
            assertThat(redirect.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void aPageWithoutAFormLeavesNoCookie() {
            browser.open("/shelf/1");
            assertThat(browser.cookies()).extracting(Cookie::name).noneMatch(name -> name.startsWith("postern"));
            browser.open("/say");
            assertThat(browser.cookies()).extracting(Cookie::name).contains("postern-" + running.port());
        }
    }

    @Test
    void pagesCanBeGuardedByJavalinsRolesBeforeMatched() {
        Running running = Running.site(
                FILES,
                SiteTest::books,
                config -> config.routes.beforeMatched("/say", ctx -> {
                    throw new UnauthorizedResponse("not you");
                }));
        try (running) {
            assertThat(running.browser().open("/say").status()).isEqualTo(401);
            assertThat(running.browser().open("/book").status()).isEqualTo(200);
        }
    }

    // ── development ────────────────────────────────────────────────────────────────────────────────────────────────

    @Nested
    class InDevelopment {
        @TempDir
        Path sources;

        private Running running() {
            return Running.site(Map.of(), postern -> {
                postern.functions(new Books());
                postern.development(true).sources(sources);
                postern.page("/say", "say.html");
                postern.page("/bad", "bad.html");
            });
        }

        private void write(String name, String text) throws IOException {
            Files.writeString(sources.resolve(name), text);
        }

        @Test
        void aTemplateThatChangesShowsAtOnce() throws IOException {
            write("say.html", Trial.form("b.say").replace("Send", "First"));
            try (Running running = running()) {
                assertThat(running.browser().open("/say").form().buttons()).containsExactly("First");
                write("say.html", Trial.form("b.say").replace("Send", "Second"));
                Page page = running.browser().open("/say");
                assertThat(page.form().buttons()).containsExactly("Second");
                assertThat(page.form().fill("Text", "").press().status()).isEqualTo(422);
            }
        }

        @Test
        void aMistakeIsShownWithItsLine() throws IOException {
            write("bad.html", "<html>\n<body>\n<form post:action=\"b.sya\">\n</form></body></html>");
            try (Running running = running()) {
                Page page = running.browser().open("/bad");
                assertThat(page.status()).isEqualTo(500);
                assertThat(page.text("h1")).isEqualTo("This page has a problem");
                assertThat(page.document().select("pre.problem").eachText()).containsExactly("""
                        bad.html:3:7: the form's post:action names no server function: "b.sya"
                          Did you mean "b.say" (Books.say)?
                          To mend it: correct the name, or register the class that has it with functions(…).""");
                assertThat(page.text("pre.excerpt")).contains("<form post:action=\"b.sya\">");
            }
        }

        @Test
        void fieldsThatNobodyReadsAreNamedInTheLog() throws IOException {
            write("say.html", Trial.form("b.say").replace("<button>", "<input name=\"txt\" value=\"secret\"><button>"));
            try (Running running = running()) {
                String logged = Running.logged(() ->
                        running.browser().open("/say").form().fill("Text", "x").press());
                assertThat(logged).contains("""
                                POST /say (b.say): nothing reads the field "txt"
                                  It reads text.
                                  To mend it: rename the control, or add a component of that name to the record.""").doesNotContain("secret");
            }
        }
    }

    // ── refused at the start ───────────────────────────────────────────────────────────────────────────────────────

    private static String refusal(Consumer<Settings> settings, @Nullable String host) {
        Javalin[] made = new Javalin[1];
        Throwable thrown = catchThrowable(() -> {
            made[0] = Running.app(FILES, settings, config -> config.jetty.host = host);
            made[0].start(0);
        });
        if (made[0] != null) {
            made[0].stop();
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return thrown == null ? "" : thrown.toString();
    }

    @Test
    void startsOnItsMachineAloneWithoutASecret() {
        assertThat(refusal(SiteTest::books, "localhost")).isEmpty();
        assertThat(refusal(SiteTest::books, "127.0.0.1")).isEmpty();
    }

    @Test
    void startsForEverybodyWithASecretAndOrigins() {
        assertThat(refusal(
                        postern -> {
                            books(postern);
                            postern.secret(SECRET).origins("https://books.example");
                        },
                        null))
                .isEmpty();
    }

    @Test
    void refusesToStartForEverybodyWithoutThem() {
        assertThat(refusal(SiteTest::books, null)).isEqualTo("""
                Postern: no secret is set, so forms could be forged or would die with this process
                  Only on a loopback address one made at start stands in.
                  To mend it: set POSTERN_SECRET to at least 32 random bytes (openssl rand -base64 32), the same on every instance.
                Postern: it is not said under which origins browsers reach this site
                  A Host header is the client's word, so it cannot tell.
                  To mend it: set POSTERN_ORIGINS, as in https://todos.example.""");
    }

    @Test
    void refusesToShowItsInsideToEverybody() {
        assertThat(refusal(
                        postern -> {
                            books(postern);
                            postern.secret(SECRET)
                                    .origins("https://books.example")
                                    .development(true);
                        },
                        "0.0.0.0"))
                .isEqualTo("""
                        Postern: development mode shows the inside of the site, and the server listens to others than this machine
                          To mend it: start it with start("localhost", port), or take POSTERN_DEV away.""");
    }

    @Test
    void refusesASecretThatIsShort() {
        assertThat(refusal(
                        postern -> {
                            books(postern);
                            postern.secret("short").origins("https://books.example");
                        },
                        null))
                .startsWith("seal: secret 1 has 5 bytes");
    }

    @Test
    void refusesTwoPagesOfOnePath() {
        assertThat(refusal(
                        postern -> {
                            books(postern);
                            postern.page("/say", "book.html");
                        },
                        "localhost"))
                .isEqualTo("""
                        page "/say": another route answers this path already
                          To mend it: give one of the two another path.""");
    }

    @Test
    void refusesALogInPageThatIsNotThere() {
        assertThat(refusal(
                        postern -> {
                            books(postern);
                            postern.login("/sya");
                        },
                        "localhost"))
                .isEqualTo("""
                        login("/sya"): there is no such page
                          Did you mean "/say"?
                          To mend it: declare it with page("/sya", …).""");
    }

    static final class Guarded implements Access {
        private final Set<String> names;

        Guarded(Set<String> names) {
            this.names = names;
        }

        @Override
        public boolean allows(Call call) {
            return call.query("as", String.class).filter(names::contains).isPresent();
        }
    }

    @Test
    void takesAnAccessThatIsHandedOverAndRefusesOneItCannotMake() {
        Consumer<Settings> guarded = postern -> {
            books(postern);
            postern.page("/guarded", "book.html").access(Guarded.class);
        };
        assertThat(refusal(guarded, "localhost")).isEqualTo("""
                page "/guarded": its access Guarded cannot be made: it has no constructor without parameters
                  To mend it: give it a constructor without parameters, or hand it over with postern.access(new Guarded(…)).""");
        try (Running running =
                Running.site(FILES, guarded.andThen(postern -> postern.access(new Guarded(Set.of("ann")))))) {
            assertThat(running.browser().open("/guarded?as=ann").status()).isEqualTo(200);
            assertThat(running.browser().open("/guarded?as=bob").status()).isEqualTo(401);
        }
    }
}
