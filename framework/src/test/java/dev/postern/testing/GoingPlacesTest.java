package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoingPlacesTest {
    @RegisterExtension
    static final Site SITE = new Site();

    @ParameterizedTest
    @CsvSource({
        "POST, 301, GET",
        "POST, 302, GET",
        "POST, 303, GET",
        "POST, 307, POST",
        "POST, 308, POST",
        "GET, 302, GET",
        "GET, 307, GET"
    })
    void followsRedirectsAsBrowsersDo(String method, int status, String then) {
        Page page = SITE.showing(
                "<form method=" + method + " action=/go?as=" + status + "&to=/echo><input type=hidden name=as value="
                        + status + "><input type=hidden name=to value=/echo><button>Go</button></form>");

        Page echo = page.press("Go");

        String body =
                then.equals("POST") ? "application/x-www-form-urlencoded\nas=" + status + "&to=%2Fecho" : "text/plain";
        assertThat(echo.body()).startsWith(then + " /echo\n").contains(then.equals("POST") ? body : "");
        assertThat(echo.header("Told").contains("Origin: ")).isEqualTo(then.equals("POST"));
        assertThat(echo.path()).isEqualTo("/echo");
        assertThat(echo.history()).hasSize(1);
        assertThat(echo.history().get(0).toString())
                .startsWith(method + " /go?as=" + status)
                .endsWith(status + " /echo");
    }

    @ParameterizedTest
    @CsvSource({"https://shop.example/", "//shop.example", "/\\shop.example", "http://localhost:1/"})
    void stopsAtTheDoorToOtherSites(String elsewhere) {
        Page page = SITE.browser().newTab().open("/go?as=303&to=" + elsewhere.replace("\\", "%5C"));

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo(elsewhere);
        assertThat(page.path()).isEqualTo("/go");
        assertThat(page.history()).hasSize(1);
    }

    @Test
    void goesBackToThePageAsItWasLeft() {
        Page first = SITE.showing(
                "<form method=post action=/echo><label>Name<input name=n></label><button>Go</button></form>");
        first.form().fill("Name", "Ann").press("Go");

        Page back = first.browser().back();

        assertThat(back).isSameAs(first);
        assertThat(back.form().value("Name")).isEqualTo("Ann");
        assertThat(back.press("Go").body()).endsWith("\nn=Ann");
    }

    @Test
    void forgetsWhatCameAfterAPageItWentBackTo() {
        Page first = SITE.showing("<a href=/echo?1>One</a><a href=/echo?2>Two</a>");
        Page one = first.click("One");
        assertThat(first.browser().page()).isSameAs(one);

        Page two = first.click("Two");

        assertThat(two.browser().page()).isSameAs(two);
        assertThat(two.browser().back()).isSameAs(first);
    }

    @Test
    void addsNothingToItsHistoryForTheSameAddress() {
        NoScriptBrowser browser = SITE.browser().newTab();
        Page first = browser.open("/echo?1");
        browser.open("/echo?2");
        browser.open("/echo?2").reload();

        assertThat(browser.back()).isSameAs(first);
    }

    @Test
    void reloadsAnAnswerToAPostByPostingAgain() {
        SITE.answersWrong("<p>Wrong</p>");
        Page page = SITE.showing("<form method=post action=/echo><input name=a value=1><button>Go</button></form>");

        assertThat(page.press("Go").reload().body()).isEqualTo("POST /echo\napplication/x-www-form-urlencoded\na=1");
    }

    @Test
    void refreshesAPageThatAsksForIt() {
        assertThat(SITE.browser().newTab().open("/wait").refresh().path()).isEqualTo("/echo");
        assertThat(SITE.showing("<meta http-equiv=refresh content='2;URL=\"../echo?1\"'>")
                        .refresh()
                        .pathAndQuery())
                .isEqualTo("/echo?1");
        Page same = SITE.showing("<meta http-equiv=refresh content=2>");
        assertThat(same.refresh().url()).isEqualTo(same.url());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            strict-origin-when-cross-origin | Origin: <o> / Referer: <o>/policy?is=strict-origin-when-cross-origin
            no-referrer                     | Origin: null
            same-origin                     | Origin: <o> / Referer: <o>/policy?is=same-origin
            strict-origin                   | Origin: <o> / Referer: <o>/
            """)
    void saysWhereAPostComesFrom(String policy, String expected) {
        Page page = SITE.browser().newTab().open("/policy?is=" + policy);
        String said =
                "Sec-Fetch-Site: same-origin | Sec-Fetch-Mode: navigate | Sec-Fetch-User: ?1 | Sec-Fetch-Dest: document | ";

        assertThat(page.press("Send").header("Told"))
                .isEqualTo(
                        said + expected.replace("<o>", SITE.browser().origin()).replace(" / ", " | ") + " |");
    }

    @Test
    void saysWhereAGetComesFrom() {
        NoScriptBrowser browser = SITE.browser().newTab();
        String rest = " | Sec-Fetch-Mode: navigate | Sec-Fetch-User: ?1 | Sec-Fetch-Dest: document |";

        assertThat(browser.open("/echo").header("Told")).isEqualTo("Sec-Fetch-Site: none" + rest);
        assertThat(browser.open("/policy?is=origin").click("Go").header("Told"))
                .isEqualTo("Sec-Fetch-Site: same-origin" + rest + " Referer: " + browser.origin() + "/ |");
    }

    @Test
    void leavesOutWhatABrowserBefore2023DidNotSay() {
        NoScriptBrowser browser =
                SITE.browser().newTab().sendsFetchMetadata(false).withoutHeader("Referer");

        assertThat(browser.open("/policy?is=x").press("Send").header("Told"))
                .isEqualTo("Origin: " + browser.origin() + " |");
    }

    @Test
    void sendsHeadersOfOnesOwn() {
        NoScriptBrowser browser =
                SITE.browser().newTab().withHeader("X-Own", "1").withHeader("sec-fetch-site", "cross-site");

        assertThat(browser.open("/echo").header("Told")).contains("X-Own: 1", "Sec-Fetch-Site: cross-site");
        assertThat(browser.post("/echo", "a=1", "text/plain", "X-Own", "2").header("Told"))
                .isEqualTo("Sec-Fetch-Site: cross-site | X-Own: 2 |");
    }

    @Test
    void sendsARawRequestAsItStands() {
        Page page = SITE.browser().newTab().send(RawRequest.post("/go?as=303&to=/echo", "x", "text/plain"));
        Page echo = SITE.browser()
                .newTab()
                .send(RawRequest.post("/echo", "%zz&&", "x/y").by("PUT"));

        assertThat(page.status()).isEqualTo(303);
        assertThat(echo.body()).isEqualTo("PUT /echo\nx/y\n%zz&&");
        assertThat(echo.header("Told")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            plain                              | a=1                             | a=1
            for everything                     | a=1; Path=/                     | a=1
            for elsewhere                      | a=1; Path=/ech                  | ~~
            below a path                       | a=1; Path=/echo; HttpOnly       | a=1
            gone                               | a=1; Max-Age=0                  | ~~
            gone, by date                      | a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT | ~~
            max-age counts before the date     | a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT | a=1
            secure, on a loopback address      | a=1; Secure                     | a=1
            of another host                    | a=1; Domain=shop.example        | ~~
            a host prefix, kept to             | __Host-a=1; Secure; Path=/      | __Host-a=1
            a host prefix without Secure       | __Host-a=1; Path=/              | ~~
            a host prefix with a domain        | __Host-a=1; Secure; Path=/; Domain=localhost | ~~
            a host prefix below a path         | __Host-a=1; Secure; Path=/echo  | ~~
            a secure prefix without Secure     | __Secure-a=1                    | ~~
            """)
    void keepsCookies(String name, String line, String sent) {
        NoScriptBrowser browser = SITE.browser().newVisitor();
        browser.open("/set?cookie=" + line.replace(" ", "%20").replace(";", "%3B"));

        String told = browser.open("/echo").header("Told");
        assertThat(told.contains("Cookie: ")).isEqualTo(sent != null && !sent.isEmpty());
        assertThat(told).contains(sent == null ? "" : sent);
    }

    @Test
    void sharesCookiesBetweenTabsButNotBetweenVisitors() {
        NoScriptBrowser browser = SITE.browser().newVisitor();
        browser.newTab().open("/set?cookie=a=1");

        assertThat(browser.open("/echo").header("Told")).contains("Cookie: a=1");
        assertThat(browser.cookie("a").orElseThrow().value()).isEqualTo("1");
        assertThat(browser.newTab().withoutCookies().open("/echo").header("Told"))
                .doesNotContain("Cookie");
        assertThat(browser.newVisitor().open("/echo").header("Told")).doesNotContain("Cookie");
        assertThat(browser.forgetCookies().open("/echo").header("Told")).doesNotContain("Cookie");
    }

    @Test
    void stopsOnlyWhatItStarted() {
        Javalin app = Javalin.create(config -> config.startup.showJavalinBanner = false);
        NoScriptBrowser starter = NoScriptBrowser.on(app);

        NoScriptBrowser.on(app).close();
        assertThat(starter.open("/").status()).isEqualTo(404);
        starter.newTab().close();
        assertThat(starter.open("/").status()).isEqualTo(404);
        starter.close();
        assertThatThrownBy(() -> starter.open("/")).isInstanceOf(IllegalStateException.class);
    }
}
