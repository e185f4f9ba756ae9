package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Refusal;
import dev.postern.codec.Tainted;
import dev.postern.form.FormData;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.UseServer;
import dev.postern.testing.Entry;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import dev.postern.upload.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What React's server functions and Next's pages do with a form, line by line, and where we do otherwise on purpose. The
 * numbers are those of the list of behaviours that the framework was drawn up by; lines that only a script can show are
 * not here.
 */
@SuppressWarnings("DoNotCallSuggester") // functions that fail are what some lines are about
class BehaviourTest {
    record Title(String title) {}

    record Username(String username) {}

    record Letter(Upload letter) {}

    record Account(String name, @Tainted String secret) {}

    record AccountPage(Object account) {}

    record CookiePage(String cookie) {}

    @UseServer(value = Anyone.class, name = "f")
    static final class Functions_ {
        final List<String> calls = new ArrayList<>();

        public void all(FormData data) {
            StringBuilder all = new StringBuilder("all");
            data.names()
                    .forEach(name -> all.append(' ').append(name).append('=').append(data.texts(name)));
            calls.add(all.toString());
        }

        public void own() {
            calls.add("own");
        }

        public int bound(String first, int second, @Previous @Nullable Integer before, Title title) {
            calls.add("bound " + first + " " + second + " " + before + " " + title.title());
            return before == null ? 1 : before + 1;
        }

        public String check(@Previous @Nullable String before, Title title) {
            return title.title().equals("bad") ? "It is bad." : "It is good.";
        }

        public Username rename(@Previous @Nullable Username before, Username typed) {
            return new Username(typed.username().strip().toLowerCase(Locale.ROOT));
        }

        public Outcome strict(Title title) {
            return Outcome.invalid("title", "No.");
        }

        public void fails(Title title) {
            throw new IllegalStateException("SECRET-7Q");
        }

        public void missing(Title title) {
            throw Refusal.notFound();
        }

        public void refuses(Title title) {
            throw new Refusal("The shop is shut.");
        }

        public Outcome goes(Title title, Call call) {
            call.context().cookie("own", "baked");
            try {
                return Outcome.redirect("/cookie");
            } catch (RuntimeException eaten) {
                return Outcome.done();
            }
        }

        public Outcome bakes(Call call) {
            call.context().cookie("own", "fresh");
            return Outcome.done();
        }

        public void file(Letter letter) throws IOException {
            calls.add(new String(letter.letter().bytes(), UTF_8));
        }

        public int count(@Previous @Nullable Integer before) {
            return before == null ? 1 : before + 1;
        }
    }

    private static String page(String body) {
        return Trial.HEAD + body + Trial.FOOT;
    }

    private static final String TITLE =
            "<label post:for=\"title\">Title</label><p post:errors=\"title\"></p>" + "<input post:field=\"title\">";

    private static String titled(String function) {
        return page("<form post:action=\"" + function + "\">" + TITLE + "<button>Send</button></form>");
    }

    private static final String COUNT = "<b th:text=\"${form.state}\"></b><button>Count</button></form>";

    private static final Map<String, String> FILES = Running.files(
            "all.html",
            page("<form id=\"f\" method=\"get\" post:action=\"f.all\"><input name=\"a\" value=\"1\">"
                    + "<button name=\"which\" value=\"plain\">Plain</button><input name=\"b\" value=\"2\">"
                    + "<input name=\"off\" value=\"3\" disabled><input type=\"checkbox\" name=\"no\">"
                    + "<button post:formaction=\"f.own\">Own</button>"
                    + "<button formaction=\"/elsewhere\">Elsewhere</button><input name=\"a\" value=\"4\"></form>"
                    + "<input form=\"f\" name=\"outside\" value=\"5\">"
                    + "<button form=\"f\" name=\"which\" value=\"far\">Far</button>"
                    + "<button form=\"f\" post:formaction=\"f.own\">Far own</button>"),
            "silent.html",
            page("<form post:action=\"f.all\"><input name=\"a\" value=\"1\"></form>"),
            "bound.html",
            page(
                    "<form post:action=\"f.bound('form', 1)\" post:state=\"${5}\">" + TITLE + "<button>Send</button>"
                            + "<button post:formaction=\"f.bound('button', 2)\">Other</button><b th:text=\"${form.state}\"></b></form>"),
            "check.html",
            page("<form post:action=\"f.check\">" + TITLE
                    + "<button>Send</button><b th:text=\"${form.state}\"></b></form>"),
            "rename.html",
            page("<form post:action=\"f.rename\"><label post:for=\"username\">Name</label>"
                    + "<input post:field=\"username\" value=\"(empty)\"><button>Send</button></form>"),
            "strict.html",
            titled("f.strict"),
            "fails.html",
            titled("f.fails"),
            "missing.html",
            titled("f.missing"),
            "refuses.html",
            titled("f.refuses"),
            "goes.html",
            titled("f.goes"),
            "button.html",
            page("<form post:action=\"f.strict\">" + TITLE + "<button>Form</button>"
                    + "<button post:formaction=\"f.refuses\">Button</button><i th:text=\"${form.button}\"></i></form>"),
            "cookie.html",
            page("<h1 th:text=\"${cookie}\"></h1><form post:action=\"f.bakes\"><button>Bake</button></form>"),
            "file.html",
            page("<form post:action=\"f.file\"><label post:for=\"letter\">Letter</label><input post:field=\"letter\">"
                    + "<button>Send</button></form>"),
            "perma.html",
            page("<form id=\"one\" post:action=\"f.count\" post:key=\"one\" post:permalink=\"@{/landed(x=1)}\">" + COUNT
                    + "<form id=\"two\" post:action=\"f.count\" post:key=\"two\" post:permalink=\"@{/landed(x=1)}\">"
                    + COUNT),
            "lost.html",
            page("<form id=\"one\" post:action=\"f.count\" post:key=\"one\" post:permalink=\"@{/nothing}\">" + COUNT),
            "nothing.html",
            page("<h1>Nothing</h1>"),
            "two.html",
            page("<form id=\"one\" post:action=\"f.count\" post:key=\"1\">" + COUNT
                    + "<form id=\"two\" post:action=\"f.count\" post:key=\"2\">" + COUNT),
            "tainted.html",
            page("<h1 th:text=\"${account.name}\"></h1><i th:text=\"${account.secret}\"></i>"));

    private final Functions_ functions = new Functions_();
    private final Running running = Running.site(
            FILES,
            postern -> {
                postern.functions(functions);
                for (String name : List.of(
                        "all", "silent", "bound", "check", "rename", "strict", "fails", "missing", "refuses", "goes",
                        "button", "file", "perma", "lost", "nothing", "two")) {
                    postern.page("/" + name, name + ".html");
                }
                postern.page("/landed", "perma.html");
                postern.page("/cookie", "cookie.html", CookiePage.class, call -> {
                    String own = call.context().cookie("own");
                    return new CookiePage(own == null ? "none" : own);
                });
                postern.page(
                        "/tainted",
                        "tainted.html",
                        AccountPage.class,
                        call -> new AccountPage(new Account("Ann", "7Q")));
            },
            config -> config.routes.post(
                    "/elsewhere", ctx -> ctx.result("elsewhere " + ctx.body().contains("a=1"))));
    private final NoScriptBrowser browser = running.browser();

    @AfterEach
    void stop() {
        running.close();
    }

    private Page send(String path, String title) {
        return browser.open(path).form().fill("Title", title).press("Send");
    }

    @Nested
    class WhichFunctionRunsWithWhichData {
        @Test
        @DisplayName("behaviour 1: a form's function gets every successful control by name, and the method is POST")
        void line1() {
            assertThat(browser.open("/all").form().element().attr("method")).isEqualTo("post");
            browser.open("/all").press("Plain");
            assertThat(functions.calls).containsExactly("all a=[1, 4] which=[plain] b=[2] outside=[5]");
        }

        @Test
        @DisplayName("behaviour 2: of a button with a function of its own, only that one runs")
        void line2() {
            browser.open("/all").press("Own");
            assertThat(functions.calls).containsExactly("own");
        }

        @Test
        @DisplayName("behaviour 3: a button with a URL for its action goes there, and no function runs")
        void line3() {
            Page page = browser.open("/all").press("Elsewhere");
            assertThat(page.path()).isEqualTo("/elsewhere");
            assertThat(page.body()).isEqualTo("elsewhere true");
            assertThat(functions.calls).isEmpty();
        }

        @Test
        @DisplayName("behaviour 4: a button without an action of its own falls back to the form's")
        void line4() {
            browser.open("/bound").form().fill("Title", "x").press("Send");
            assertThat(functions.calls).containsExactly("bound form 1 5 x");
        }

        @Test
        @DisplayName(
                "behaviour 5: a named button is in the data; one with a function of its own is not, its name is ours")
        void line5() {
            FormOn form = browser.open("/all").formAt("#f");
            assertThat(form.fields("Plain")).extracting(Entry::name).contains("which");
            assertThat(form.fields("Own"))
                    .extracting(Entry::name)
                    .contains("$by")
                    .doesNotContain("which");
        }

        @Test
        @DisplayName("behaviour 6: buttons and controls outside a form that name it count as inside")
        void line6() {
            browser.open("/all").press("Far");
            browser.open("/all").press("Far own");
            assertThat(functions.calls).containsExactly("all a=[1, 4] b=[2] outside=[5] which=[far]", "own");
        }

        @Test
        @DisplayName("behaviour 10 (deviation): a form that is sent without any button is a plain POST and runs")
        void line10() {
            browser.open("/silent").form().press();
            assertThat(functions.calls).containsExactly("all a=[1]");
        }

        @Test
        @DisplayName(
                "behaviour 11: bound arguments come first, then the state before, then the form; they differ per button")
        void line11() {
            browser.open("/bound").form().fill("Title", "x").press("Send");
            browser.page().form().fill("Title", "y").press("Other");
            assertThat(functions.calls).containsExactly("bound form 1 5 x", "bound button 2 6 y");
        }

        @Test
        @DisplayName(
                "behaviour 12 (deviation): a form is a POST to its page with a hidden field, multipart only for files")
        void line12() {
            Page page = browser.open("/bound?a=b");
            assertThat(page.form().element().attr("action")).isEqualTo("/bound?a=b");
            assertThat(page.form().element().attr("enctype")).isEmpty();
            assertThat(page.document().select("form > input[type=hidden][name=$post]:first-child"))
                    .hasSize(1);
            assertThat(browser.open("/file").form().element().attr("enctype")).isEqualTo("multipart/form-data");
        }
    }

    @Nested
    class State {
        @Test
        @DisplayName("behaviour 13: the first page shows the initial state, later ones the last that was returned")
        void line13() {
            assertThat(browser.open("/bound").text("b")).isEqualTo("5");
            assertThat(browser.page().form().press("Send").text("b")).isEqualTo("6");
            assertThat(browser.page().form().press("Send").text("b")).isEqualTo("7");
        }

        @Test
        @DisplayName("behaviour 14: each submission gets the state that the one before returned")
        void line14() {
            browser.open("/bound").form().press("Send");
            browser.page().form().press("Send");
            assertThat(functions.calls).containsExactly("bound form 1 5 ", "bound form 1 6 ");
        }

        @Test
        @DisplayName("behaviour 18: an error that a function returns is a result like any other")
        void line18() {
            Page page = send("/check", "bad");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text("b")).isEqualTo("It is bad.");
            assertThat(page.form().fill("Title", "good").press("Send").text("b"))
                    .isEqualTo("It is good.");
        }

        @Test
        @DisplayName("behaviour 26 (deviation): a form says that it posts")
        void line26() {
            assertThat(browser.open("/all").formAt("#f").element().attr("method"))
                    .isEqualTo("post");
        }

        @Test
        @DisplayName("behaviour 28 (deviation): a form knows which button was pressed")
        void line28() {
            Page page = browser.open("/button");
            assertThat(page.text("i")).isEmpty();
            assertThat(page.form().press("Button").text("i")).isEqualTo("f.refuses");
            assertThat(browser.page().form().press("Form").text("i")).isEqualTo("f.strict");
        }

        @Test
        @DisplayName("behaviour 29: after a success fields show their defaults")
        void line29() {
            assertThat(send("/check", "typed").field("Title").value()).isEmpty();
        }

        @Test
        @DisplayName("behaviour 30: default (empty), typed '  AcdLite  ', returned acdlite: the field shows acdlite")
        void line30() {
            Page page = browser.open("/rename");
            assertThat(page.field("Name").value()).isEqualTo("(empty)");
            page = page.form().fill("Name", "  AcdLite  ").press();
            assertThat(page.field("Name").value()).isEqualTo("acdlite");
        }

        @Test
        @DisplayName("behaviour 31 (deviation): nothing is reset when something was wrong")
        void line31() {
            Page page = send("/strict", "typed");
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.field("Title").value()).isEqualTo("typed");
        }

        @Test
        @DisplayName("behaviour 32 (deviation): nothing is lost when a function throws")
        void line32() {
            Page page = send("/fails", "typed");
            assertThat(page.status()).isEqualTo(500);
            assertThat(page.field("Title").value()).isEqualTo("typed");
        }

        @Test
        @DisplayName("behaviour 36: a form without scripts goes to the server, and nothing of it is lost")
        void line36() {
            send("/bound", "typed");
            assertThat(functions.calls).containsExactly("bound form 1 5 typed");
        }

        @Test
        @DisplayName("behaviour 40: the state that came back is in the page's HTML")
        void line40() {
            assertThat(send("/check", "good").body()).contains("<b>It is good.</b>");
        }
    }

    @Nested
    class Permalinks {
        @Test
        @DisplayName("behaviour 42: a form with a permalink posts to it and lands there")
        void line42() {
            Page page = browser.open("/perma");
            assertThat(page.formAt("#one").element().attr("action")).isEqualTo("/landed?x=1");
            assertThat(page.formAt("#one").press().history()).hasToString("[POST /landed?x=1 303 /landed?x=1]");
        }

        @Test
        @DisplayName("behaviour 44: the same form there shows the state, and another submission goes on from it")
        void line44() {
            Page page = browser.open("/perma").formAt("#one").press();
            assertThat(page.text("#one b")).isEqualTo("1");
            assertThat(page.formAt("#one").press().text("#one b")).isEqualTo("2");
        }

        @Test
        @DisplayName("behaviour 44 (deviation): where the form is missing there, the page says so and the log too")
        void line44WithoutTheForm() {
            Page[] page = new Page[1];
            String logged = Running.logged(
                    () -> page[0] = browser.open("/lost").formAt("#one").press());
            assertThat(page[0].path()).isEqualTo("/nothing");
            assertThat(page[0].notice()).isEqualTo("Done.");
            assertThat(logged).contains("/nothing has no form of f.count to show what came of it.");
        }

        @Test
        @DisplayName("behaviour 45: several forms of a page do not get each other's state")
        void line45() {
            Page page = browser.open("/two").formAt("#two").press();
            assertThat(page.text("#one b")).isEmpty();
            assertThat(page.text("#two b")).isEqualTo("1");
        }

        @Test
        @DisplayName("behaviour 46 (deviation): of two forms with one permalink and one function, the key decides")
        void line46() {
            Page page = browser.open("/perma").formAt("#two").press();
            assertThat(page.text("#one b")).isEmpty();
            assertThat(page.text("#two b")).isEqualTo("1");
        }
    }

    @Nested
    class Answers {
        @Test
        @DisplayName("behaviour 47 (deviation): a success leads to the page by 303, and shows its outcome once")
        void line47() {
            Page page = send("/check", "good");
            assertThat(page.history()).hasToString("[POST /check 303 /check]");
            assertThat(page.text("b")).isEqualTo("It is good.");
            assertThat(page.reload().text("b")).isEmpty();
            assertThat(page.request().method()).isEqualTo("GET");
        }

        @Test
        @DisplayName("behaviour 48: a redirect is a 303 with its cookies")
        void line48() {
            Page page =
                    browser.send(browser.open("/goes").form().fill("Title", "x").request());
            assertThat(page.status()).isEqualTo(303);
            assertThat(page.header("Location")).isEqualTo("/cookie");
            assertThat(page.headers("Set-Cookie")).anyMatch(line -> line.startsWith("own=baked"));
        }

        @Test
        @DisplayName(
                "behaviour 49 (deviation): not found is a 404 page, a throw a 500 with the form, an expected error a 422")
        void line49() {
            assertThat(send("/missing", "x").status()).isEqualTo(404);
            assertThat(send("/fails", "x").status()).isEqualTo(500);
            assertThat(browser.page().field("Title").value()).isEqualTo("x");
            assertThat(send("/strict", "x").status()).isEqualTo(422);
        }

        @Test
        @DisplayName("behaviour 52 (deviation): a redirect is a value, so no catch can eat it")
        void line52() {
            assertThat(send("/goes", "x").path()).isEqualTo("/cookie");
        }

        @Test
        @DisplayName("behaviour 53: a cookie that a function sets is seen by the page it leads to")
        void line53() {
            assertThat(browser.open("/cookie").text("h1")).isEqualTo("none");
            assertThat(browser.page().press("Bake").text("h1")).isEqualTo("fresh");
            assertThat(send("/goes", "x").text("h1")).isEqualTo("baked");
        }

        @Test
        @DisplayName("behaviour 57 (deviation): words that are safe to show are shown, all others never")
        void line57() {
            assertThat(send("/refuses", "x").summary()).containsExactly("The shop is shut.");
            assertThat(send("/fails", "x").body()).doesNotContain("SECRET-7Q");
        }

        @Test
        @DisplayName(
                "behaviour 58: only POST reaches a function, only from our own origin, only so much, only what is known")
        void line58() {
            RawRequest request =
                    browser.open("/check").form().fill("Title", "x").request();
            assertThat(browser.send(RawRequest.get("/check?" + request.text())).status())
                    .isEqualTo(200);
            assertThat(browser.send(request.without("Origin")
                                    .with("Origin", "https://evil.example")
                                    .without("Sec-Fetch-Site")
                                    .with("Sec-Fetch-Site", "cross-site"))
                            .status())
                    .isEqualTo(403);
            char[] much = new char[2_000_000];
            Arrays.fill(much, 'x');
            assertThat(browser.send(request.body(request.text() + "&more=" + new String(much)))
                            .status())
                    .isEqualTo(413);
            Page unknown = browser.send(request.body("title=precious&$post=AAAA.AAAA"));
            assertThat(unknown.status()).isEqualTo(409);
            assertThat(unknown.field("Title").value()).isEqualTo("precious");
        }

        @Test
        @DisplayName("behaviour 69: what is tainted fails the page that would show it, and tells visitors nothing")
        void line69() {
            Page[] page = new Page[1];
            String logged = Running.logged(() -> page[0] = browser.open("/tainted"));
            assertThat(page[0].status()).isEqualTo(500);
            assertThat(page[0].body()).doesNotContain("7Q");
            assertThat(logged)
                    .contains("Account.secret is @Tainted and would have been shown")
                    .doesNotContain("7Q");
        }

        @Test
        @DisplayName("behaviour 70: a form with a file is multipart without anybody saying so")
        void line70() {
            browser.open("/file")
                    .form()
                    .attach("Letter", "a.txt", "Hello".getBytes(UTF_8), "text/plain")
                    .press();
            assertThat(functions.calls).containsExactly("Hello");
        }
    }
}
