package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Access;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shim is told in place of what a browser would be. */
class ShimAnswersTest {
    /** Nobody but who is signed in. */
    public static final class Members implements Access {
        @Override
        public boolean allows(Call call) {
            return call.signedIn().isPresent();
        }
    }

    /** Its functions. */
    @UseServer(Anyone.class)
    public static final class Steps {
        private final AtomicInteger done = new AtomicInteger();

        public record To(@NotBlank String to) {}

        public Outcome go(To to) {
            done.incrementAndGet();
            return Outcome.redirect(to.to()).notice("Gone.");
        }

        public Outcome stay(To to) {
            done.incrementAndGet();
            return Outcome.done().notice("Stayed.");
        }

        public void enter(To to, Call call) {
            call.signIn(to.to());
        }
    }

    record Seen(String id, String query) {}

    private static final Steps STEPS = new Steps();
    private static Running site;

    @BeforeAll
    static void start() {
        String form =
                "<form post:action=\"steps.%s\"%s><input aria-label=\"To\" post:field=\"to\"><p post:errors=\"to\"></p>"
                        + "<button>%1$s</button></form>";
        String forms = form.formatted("go", "") + form.formatted("stay", "") + form.formatted("enter", "");
        site = Running.site(
                Map.of(
                        "a.html", "<title>A</title><p post:notice></p>" + forms,
                        "b.html", "<title>B</title><p post:notice></p><p th:text=\"|${id} ${query}|\"></p>",
                        "lasting.html",
                                "<title>Lasting</title><p post:notice></p>"
                                        + form.formatted("stay", " post:permalink=\"'/landing'\"")),
                settings -> {
                    settings.functions(STEPS);
                    settings.page("/a", "a.html");
                    settings.page("/b/{id}", "b.html", Seen.class, ShimAnswersTest::seen);
                    settings.page("/watched/{id}", "b.html", Seen.class, ShimAnswersTest::seen);
                    settings.page("/members/{id}", "b.html", Seen.class, ShimAnswersTest::seen)
                            .access(Members.class);
                    settings.page("/lasting", "lasting.html");
                    settings.page("/landing", "lasting.html");
                },
                config -> {
                    config.routes.before("/watched/*", ctx -> ctx.header("Watched", "yes"));
                    config.routes.get("/own", ctx -> ctx.result("own"));
                });
    }

    private static Seen seen(Call call) {
        return new Seen(
                call.path("id", String.class), call.query("q", String.class).orElse("none"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Page send(NoScriptBrowser visitor, String page, String function, String to, String... headers) {
        FormOn form = visitor.open(page).formAt("#steps-" + function).fill("To", to);
        RawRequest request = form.request().with("Postern", "form");
        for (int i = 0; i < headers.length; i += 2) {
            request = request.with(headers[i], headers[i + 1]);
        }
        return visitor.send(request);
    }

    @Test
    void successIsThePageItselfAndNothingIsLeftToBeShown() {
        NoScriptBrowser visitor = site.browser().newVisitor();
        Page answer = send(visitor, "/a?x=1", "stay", "x");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.notice()).isEqualTo("Stayed.");
        assertThat(answer.header("Postern-Page")).isEqualTo("/a?x=1");
        assertThat(Long.parseLong(answer.header("Postern-Loaded"))).isPositive();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Postern-Location")).isEmpty();
        assertThat(visitor.open("/a").notice()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAsToAnybody() {
        Page answer = send(site.browser().newVisitor(), "/a", "stay", "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Postern-Page")).isEqualTo("/a");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aRedirectBringsItsPage() {
        Page answer = send(site.browser().newVisitor(), "/a", "go", "/b/7?q=two#there");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Postern-Location")).isEqualTo("/b/7?q=two#there");
        assertThat(answer.header("Postern-Page")).isEqualTo("/b/7?q=two");
        assertThat(answer.notice()).isEqualTo("Gone.");
        assertThat(answer.document().body().text()).contains("7 two");
    }

    @ParameterizedTest
    @CsvSource({"/own", "/nowhere", "/watched/7", "/members/7", "/_postern/postern.css"})
    void aRedirectToWhatOthersGuardIsForTheBrowserToFollow(String path) {
        NoScriptBrowser visitor = site.browser().newVisitor();
        Page answer = send(visitor, "/a", "go", path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Postern-Location")).isEqualTo(path);
        assertThat(answer.header("Postern-Page")).isEmpty();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aPageForMembersIsBroughtToMembers() {
        NoScriptBrowser visitor = site.browser().newVisitor();
        visitor.open("/a").formAt("#steps-enter").fill("To", "ann").press();
        assertThat(send(visitor, "/a", "go", "/members/7").document().body().text())
                .contains("7 none");
    }

    @Test
    void thePageOnScreenIsRenderedWhereItIsNotTheAddress() {
        NoScriptBrowser visitor = site.browser().newVisitor();
        Page answer = send(visitor, "/lasting?q=1", "stay", "x", "Postern-Page", "/lasting?q=1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Postern-Page")).isEqualTo("/lasting?q=1");
        assertThat(answer.header("Postern-Location")).isEmpty();
        assertThat(answer.notice()).isEqualTo("Stayed.");
    }

    @ParameterizedTest
    @CsvSource({"//evil.example/", "/own", "/members/7", "/watched/7", "https://evil.example/", "/nowhere"})
    void aPageOnScreenThatMayNotBeShownIsNot(String page) {
        Page answer = send(site.browser().newVisitor(), "/lasting", "stay", "x", "Postern-Page", page);
        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.document().body().text()).doesNotContain("7 none");
    }

    @Test
    void aRetryGetsWhatCameOfItAndIsNotToldOff() {
        NoScriptBrowser visitor = site.browser().newVisitor();
        FormOn form = visitor.open("/a").formAt("#steps-stay").fill("To", "x");
        RawRequest request = form.request().with("Postern", "form");
        int before = STEPS.done.get();
        visitor.send(request);
        assertThat(visitor.send(request.with("Postern-Retry", "1")).notice()).isEqualTo("Stayed.");
        assertThat(visitor.send(request).notice()).contains("nothing was done twice");
        assertThat(STEPS.done.get()).isEqualTo(before + 1);
    }
}
