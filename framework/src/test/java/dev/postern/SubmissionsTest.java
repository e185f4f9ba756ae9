package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import io.javalin.Javalin;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a submission, in a browser without scripts. */
class SubmissionsTest {
    private final Trial trial = new Trial();
    private final Running running = trial.start();
    private final NoScriptBrowser browser = running.browser();

    @AfterEach
    void stop() {
        running.close();
    }

    private Page send(String page, String text) {
        return browser.open(page).form().fill("Text", text).press("Send");
    }

    private int runs() {
        return trial.functions.runs.get();
    }

    // ── outcomes ───────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void doneLeadsBackToThePageWithItsQueryAndSaysItsNoticeOnce() {
        Page page = send("/done?a=1&b=%C3%A9", "x");
        assertThat(page.history()).hasToString("[POST /done?a=1&b=%C3%A9 303 /done?a=1&b=%C3%A9]");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.notice()).isEqualTo("Done: x");
        assertThat(page.field("Text").value()).isEmpty();
        assertThat(page.reload().notice()).isEmpty();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void doneWithoutWordsLeadsBackToo() {
        Page page = send("/plain", "x");
        assertThat(page.history()).hasToString("[POST /plain 303 /plain]");
        assertThat(page.notice()).isEmpty();
        assertThat(trial.lastSeen()).contains("x");
    }

    @Test
    void aStateIsShownAndGoesWithTheNextSubmission() {
        Page page = browser.open("/count");
        assertThat(page.text("#state")).isEqualTo("0");
        for (int i = 1; i <= 3; i++) {
            page = page.press("Send");
            assertThat(page.text("#state")).isEqualTo(String.valueOf(i));
        }
        assertThat(trial.functions.seen).containsExactly("0", "1", "2");
    }

    @Test
    void aStateIsWhatThePageShowsOnceAndFreshAfterwards() {
        browser.open("/count").press("Send");
        assertThat(browser.open("/count").text("#state")).isEqualTo("0");
    }

    @Test
    void aRecordForAStateFillsTheControlsOfItsNames() {
        Page page = send("/name", "taken");
        assertThat(page.text("#state")).isEqualTo("taken false");
        page = page.form().fill("Text", "free").press();
        assertThat(page.text("#state")).isEqualTo("free true");
    }

    @Test
    void anEditAddsAndRemovesRowsAndKeepsWhatWasTyped() {
        Page page = browser.open("/rows").press("Add");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.history()).isEmpty();
        page = page.form().fill("Name 1", "Ann").press("Add");
        page = page.form().fill("Name 2", "Bob").press("Add");
        page = page.form().fill("Name 3", "").press("Remove 1");
        assertThat(page.field("Name 1").value()).isEqualTo("Bob");
        assertThat(page.summary()).isEmpty();
        assertThat(page.form().press("Send").notice()).isEqualTo("Kept 2.");
        assertThat(trial.lastSeen()).contains("[Bob, ]");
    }

    @Test
    void anInvalidOutcomeShowsThePageWithEverythingInItAnd422() {
        Page page = send("/invalid", "x");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.history()).isEmpty();
        assertThat(page.title()).isEqualTo("Error: Trial");
        assertThat(page.field("Text").value()).isEqualTo("x");
        assertThat(page.errorOf("Text")).isEqualTo("Not this.");
        assertThat(page.summary()).containsExactly("Not at all.", "Not this.");
    }

    @Test
    void aConstraintThatFailsCallsNothing() {
        Page page = send("/done", " ");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorOf("Text")).isEqualTo("Enter your answer");
        assertThat(page.field("Text").value()).isEqualTo(" ");
        Page tooMuch =
                browser.open("/done").form().replace("text", "x".repeat(41)).press();
        assertThat(tooMuch.errorOf("Text")).isEqualTo("Use at most 40 characters");
        assertThat(runs()).isZero();
    }

    @Test
    void aCorrectedSubmissionRuns() {
        Page page = send("/done", "");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.form().fill("Text", "now").press().notice()).isEqualTo("Done: now");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aRedirectTakesItsNoticeAlong() {
        Page page = send("/redirect", "/landing?a=b");
        assertThat(page.history()).hasToString("[POST /redirect 303 /landing?a=b]");
        assertThat(page.notice()).isEqualTo("You came from a form.");
        assertThat(page.reload().notice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//e.x", "https://e.x/", "/\\e.x", "landing", "/../x"})
    void aRedirectOffTheSiteEndsAtThePageItself(String target) {
        Page[] page = new Page[1];
        String logged = Running.logged(() -> page[0] = send("/redirect", target));
        assertThat(page[0].status()).isEqualTo(200);
        assertThat(page[0].history()).hasToString("[POST /redirect 303 /redirect]");
        assertThat(logged).contains("POST /redirect: the redirect leads to no path of this site: ");
    }

    @Test
    void leavingIsForListedHosts() {
        Page page = send("/leave", "https://pay.example/x?y=1");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("https://pay.example/x?y=1");
        Page refused = send("/leave", "https://evil.example/");
        assertThat(refused.history()).hasToString("[POST /leave 303 /leave]");
    }

    // ── refusals ───────────────────────────────────────────────────────────────────────────────────────────────────

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "notFound, 404, Page not found, 'There is nothing at this address. Check it for a slip, or start from the first page.'",
        "javalin404, 404, Page not found, 'There is nothing at this address. Check it for a slip, or start from the first page.'",
        "gone, 410, No longer here, It was sold.",
        "javalin410, 410, No longer here, What was here has been removed.",
        "forbidden, 403, This is not open to you, 'You may not do this. If you think you should, ask whoever runs this site.'",
        "javalin403, 403, This is not open to you, 'You may not do this. If you think you should, ask whoever runs this site.'",
    })
    void aRefusalIsAPageOfItsStatusThatKeepsWhatWasTyped(String kind, int status, String heading, String sentence) {
        Page page = browser.open("/refuse").form().fill("Kind", kind).press();
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text("h1")).isEqualTo(heading);
        assertThat(page.text("main p")).isEqualTo(sentence);
        assertThat(page.text("dl")).isEqualTo("kind " + kind);
        assertThat(page.body()).doesNotContain("??");
    }

    @Test
    void aRefusalInWordsIsAnErrorOfTheForm() {
        Page page = browser.open("/refuse").form().fill("Kind", "words").press();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.summary()).containsExactly("Somebody else was quicker.");
        assertThat(page.field("Kind").value()).isEqualTo("words");
        assertThat(page.document().select("[data-error=refused]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unauthorised", "javalin401"})
    void anUnauthorisedRefusalAsksForALogIn(String kind) {
        Page page = browser.open("/refuse").form().fill("Kind", kind).press();
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text("h1")).isEqualTo("Log in");
        assertThat(page.text()).contains(kind);
    }

    @Test
    void aRefusalCanLeadElsewhere() {
        Page page = browser.open("/refuse").form().fill("Kind", "goTo").press();
        assertThat(page.history()).hasToString("[POST /refuse 303 /landing]");
        assertThat(page.text("h1")).isEqualTo("Landing");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "notFound, 404, Page not found",
        "null, 404, Page not found",
        "javalin404, 404, Page not found",
        "gone, 410, No longer here",
        "forbidden, 403, This is not open to you",
        "unauthorised, 401, Log in",
        "words, 422, That could not be done",
        "fail, 500, Something went wrong",
    })
    void aLoaderCanRefuseAsWell(String kind, int status, String heading) {
        Page page = browser.open("/model?kind=" + kind);
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text("h1")).isEqualTo(heading);
        assertThat(page.body()).doesNotContain("SECRET-7Q").doesNotContain("postern.refused");
    }

    @Test
    void aLoaderCanSendElsewhere() {
        assertThat(browser.open("/model?kind=goTo").text("h1")).isEqualTo("Landing");
    }

    // ── failures ───────────────────────────────────────────────────────────────────────────────────────────────────

    private static String referenceIn(String text) {
        Matcher reference = Pattern.compile("Reference: ([0-9a-f]{8})").matcher(text);
        assertThat(reference.find()).as(text).isTrue();
        return reference.group(1);
    }

    @Test
    void aFailureKeepsTheFormAndGivesANumberThatTheLogHasToo() {
        Page[] page = new Page[1];
        String logged = Running.logged(() ->
                page[0] = browser.open("/refuse").form().fill("Kind", "fail").press());
        assertThat(page[0].status()).isEqualTo(500);
        assertThat(page[0].field("Kind").value()).isEqualTo("fail");
        assertThat(page[0].body()).doesNotContain("SECRET-7Q").doesNotContain("Exception");
        String reference = referenceIn(page[0].text());
        assertThat(logged).contains("POST /refuse failed [" + reference + "]").contains("SECRET-7Q");
    }

    @Test
    void aCopyOfAFailureGetsTheSameNumber() {
        RawRequest request = browser.open("/refuse").form().fill("Kind", "fail").request();
        Page first = browser.send(request);
        Page copy = browser.send(request);
        assertThat(referenceIn(copy.text())).isEqualTo(referenceIn(first.text()));
        assertThat(copy.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aPageThatFailsGivesANumber() {
        Page page = browser.open("/bad");
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.text("h1")).isEqualTo("Something went wrong");
        assertThat(page.body()).doesNotContain("substring").containsPattern("[0-9a-f]{8}");
    }

    // ── what functions take ────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aFunctionMayAnswerLater() {
        assertThat(send("/later", "x").notice()).isEqualTo("Later: x");
        assertThat(send("/later", "refuse").summary()).containsExactly("Later, no.");
        Page failed = send("/later", "fail");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("SECRET-7Q");
    }

    @Test
    void aFunctionMayTakeRawFields() {
        assertThat(browser.open("/data").press("Send").notice()).isEqualTo("Data.");
        assertThat(trial.lastSeen()).contains("{a=[1, 3], b=[2], which=[this]}");
    }

    @Test
    void aFunctionMaySeeWhatIsInvalid() {
        Page page = send("/form", "");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.summary()).containsExactly("Look again.", "Enter your answer");
        assertThat(trial.lastSeen().orElseThrow()).startsWith("false");
        assertThat(send("/form", "x").status()).isEqualTo(200);
    }

    @Test
    void aFunctionMayTakeAFile() {
        Page page = browser.open("/upload")
                .form()
                .fill("Name", "Ann")
                .attach("Letter", "../a\"b.txt", "Hello".getBytes(UTF_8), "text/plain")
                .press();
        assertThat(page.notice()).isEqualTo("Sent.");
        assertThat(trial.lastSeen().orElseThrow())
                .startsWith("Ann, ")
                .endsWith(", 5: Hello")
                .doesNotContain("/");
    }

    @Test
    void aFileThatCannotComeBackIsAskedForAgain() {
        Page page = browser.open("/upload")
                .form()
                .fill("Name", "again")
                .attach("Letter", "a.txt", "Hello".getBytes(UTF_8), "text/plain")
                .press();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorOf("Letter")).isEqualTo("Choose the file again");
        assertThat(page.errorOf("Name")).isEqualTo("Another.");
        assertThat(page.field("Name").value()).isEqualTo("again");
    }

    @Test
    void aFunctionMayTakeWhatTheSiteSupplies() {
        browser.open("/supplied?a=b").press("Send");
        assertThat(trial.lastSeen()).contains("own /supplied?a=b /supplied");
    }

    @Test
    void aPathBindsAndConverts() {
        browser.open("/items/42").press("Delete");
        assertThat(trial.lastSeen()).contains("delete 42");
        assertThat(browser.open("/items/many").status()).isEqualTo(404);
        assertThat(browser.open("/items/99999999999").status()).isEqualTo(404);
    }

    @Test
    void aQueryIsNeverAnError() {
        assertThat(browser.open("/model?page=3").text("i")).isEqualTo("3");
        assertThat(browser.open("/model?page=three").text("i")).isEqualTo("none");
        assertThat(browser.open("/model?page=").text("i")).isEqualTo("none");
    }

    @Test
    void theLoaderRunsAfterTheFunctionWithTheSameQuery() {
        send("/model?page=3", "");
        assertThat(trial.functions.seen).containsExactly("loaded /model?page=3", "loaded /model?page=3");
        Page page = browser.page().form().fill("Text", "x").press();
        assertThat(page.text("h1")).isEqualTo("Model 1");
        assertThat(page.text("i")).isEqualTo("3");
    }

    // ── users ──────────────────────────────────────────────────────────────────────────────────────────────────────

    private Page logIn(String name) {
        return browser.open("/login").form().fill("Name", name).press();
    }

    @Test
    void aGuardedPageAsksForALogInInPlaceAndGoesOnWhereTheVisitorWasGoing() {
        Page asked = browser.open("/members?tab=2");
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.pathAndQuery()).isEqualTo("/members?tab=2");
        assertThat(asked.text("h1")).isEqualTo("Log in");
        Page wrong = asked.form().fill("Name", "").press();
        assertThat(wrong.errorOf("Name")).isEqualTo("Who?");
        Page members = wrong.form().fill("Name", "ann").press();
        assertThat(members.pathAndQuery()).isEqualTo("/members?tab=2");
        assertThat(members.text("h1")).isEqualTo("Members");
        assertThat(members.notice()).isEqualTo("Welcome, ann.");
    }

    @Test
    void aLogInOnItsOwnPageGoesToTheOtherPath() {
        assertThat(logIn("ann").history()).hasToString("[POST /login 303 /]");
    }

    @Test
    void aGuardedFunctionAsksForALogInAndKeepsWhatWasTyped() {
        Page page = send("/open", "precious");
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text("h1")).isEqualTo("Log in");
        assertThat(page.text()).contains("precious");
        assertThat(runs()).isZero();
    }

    @Test
    void aGuardedFunctionRunsForWhomItIsMeant() {
        logIn("ann");
        Page page = browser.open("/members").form("Send").fill("Text", "hello").press();
        assertThat(page.notice()).isEqualTo("ann says hello");
        Page out = page.press("Log out");
        assertThat(out.status()).isEqualTo(401);
        assertThat(out.text("h1")).isEqualTo("Log in");
    }

    @Test
    void aLogInMakesANewCookie() {
        browser.open("/login");
        String before = browser.cookies().get(0).value();
        logIn("ann");
        assertThat(browser.cookies()).hasSize(1);
        assertThat(browser.cookies().get(0).value()).isNotEqualTo(before);
    }

    @Test
    void aFormOfBeforeALogInIsStaleAndComesBackFilled() {
        Page page = browser.open("/done");
        NoScriptBrowser tab = browser.newTab();
        tab.open("/login").form().fill("Name", "ann").press();
        Page stale = page.form().fill("Text", "precious").press();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.field("Text").value()).isEqualTo("precious");
        assertThat(stale.notice())
                .isEqualTo(
                        "This page had been open for a while, so nothing was sent yet. Check what you typed and send it again.");
        assertThat(stale.form().press().notice()).isEqualTo("Done: precious");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aUserIsSoughtOnceARequest() {
        logIn("ann");
        trial.usersFound.set(0);
        browser.open("/badge");
        assertThat(trial.usersFound).hasValue(1);
        trial.usersFound.set(0);
        browser.open("/members");
        assertThat(trial.usersFound).hasValue(1);
    }

    @Test
    @DisplayName("behaviour 61: a page that is being rendered may not change who somebody is")
    void aPageMayNotSignAnybodyIn() {
        String logged = Running.logged(
                () -> assertThat(browser.open("/model?kind=signIn").status()).isEqualTo(500));
        assertThat(logged).contains("GET /model: call.signIn was called while a page is loaded or rendered");
    }

    // ── shared variables ───────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void sharedVariablesAreLoadedOnceAndOnlyWhereTheyAreNamed() {
        browser.open("/landing");
        assertThat(trial.badgesLoaded).hasValue(0);
        Page page = browser.open("/badge");
        assertThat(page.text("b")).isEqualTo("7");
        assertThat(page.text("i")).isEqualTo("Hello, you");
        assertThat(trial.badgesLoaded).hasValue(1);
    }

    // ── once ───────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aCopyRunsNothingAndSaysSo() {
        RawRequest request = browser.open("/done").form().fill("Text", "x").request();
        browser.send(request);
        browser.open("/done");
        Page copy = browser.send(request);
        assertThat(copy.status()).isEqualTo(303);
        assertThat(browser.open("/done").notice()).isEqualTo("Already sent; nothing was done twice.");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aChangedSubmissionAfterBackIsANewOne() {
        send("/done", "x");
        Page page = browser.back().form().fill("Text", "y").press();
        assertThat(page.notice()).isEqualTo("Done: y");
        assertThat(trial.functions.seen).containsExactly("x", "y");
    }

    @Test
    void aChangedSubmissionOfAFormThatRunsOnceIsAskedAbout() {
        send("/order", "x");
        Page page = browser.back().form().fill("Text", "y").press();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.field("Text").value()).isEqualTo("y");
        assertThat(page.notice()).startsWith("You sent this form before, and have changed it since.");
        assertThat(page.form().press().notice()).isEqualTo("Ordered.");
        assertThat(trial.functions.seen).containsExactly("x", "y");
    }

    // ── a visitor without cookies ──────────────────────────────────────────────────────────────────────────────────

    @Test
    void aVisitorWithoutCookiesGetsThePageAsTheAnswer() {
        Page page = browser.newVisitor()
                .withoutCookies()
                .open("/done")
                .form()
                .fill("Text", "x")
                .press();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.history()).isEmpty();
        assertThat(page.notice()).isEqualTo("Done: x");
    }

    @Test
    void aVisitorWithoutCookiesDoesNothingTwice() {
        Page page = browser.newVisitor().withoutCookies().open("/done");
        FormOn form = page.form().fill("Text", "x");
        assertThat(form.press().notice()).isEqualTo("Done: x");
        assertThat(form.press().status()).isEqualTo(200);
        assertThat(trial.functions.seen).containsExactly("x");
    }

    // ── what an author is told ─────────────────────────────────────────────────────────────────────────────────────

    @Test
    void everythingIsEscapedThatComesBack() {
        String nasty = "\"><script>1</script>[[${919*907}]]&lt;";
        Page page = send("/invalid", nasty);
        assertThat(page.field("Text").value()).isEqualTo(nasty);
        assertThat(page.document().select("script:not([src])")).isEmpty();
        assertThat(page.body()).doesNotContain(String.valueOf(919 * 907));
    }

    @Test
    void formsOfAnErrorPageStillWork() {
        Trial own = new Trial();
        own.files.put(
                "postern/error.html",
                "<html><body><main><h1 th:text=\"${heading}\"></h1><p post:notice></p>" + Trial.bare("t.done")
                        + "</main></body></html>");
        try (Running site = own.start()) {
            Page missing = site.browser().open("/nowhere?a=b");
            assertThat(missing.status()).isEqualTo(404);
            Page done = missing.form().fill("Text", "x").press();
            assertThat(done.history()).hasToString("[POST /_postern/form 303 /nowhere?a=b]");
            assertThat(own.functions.seen).isEqualTo(List.of("x"));
            assertThat(done.notice()).isEqualTo("Done: x");
        }
    }

    @Test
    void aServerThatStopsFinishesWhatRuns() throws InterruptedException {
        Trial own = new Trial();
        Javalin app = Running.app(own.files, own::settings, config -> {});
        app.start(0);
        NoScriptBrowser tab = NoScriptBrowser.on(app);
        RawRequest request = tab.open("/later").form().fill("Text", "x").request();
        Page[] answer = new Page[1];
        Thread sending = new Thread(() -> answer[0] = tab.send(request));
        sending.start();
        while (own.functions.runs.get() == 0) {
            Thread.onSpinWait();
        }
        app.stop();
        sending.join();
        assertThat(answer[0].status()).isEqualTo(303);
    }
}
