package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.button;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the shim says to those who listen, and when it holds back. */
class ShimMannersTest extends OnTheBench {
    private void waitForTheShim() {
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
    }

    @Nested
    class Announcements {
        /** Notes all that is announced, in the way that is left to the shim. */
        private void listen(boolean notifies) {
            page.addInitScript(notifies ? """
                            window.heard = [];
                            Document.prototype.ariaNotify = sentence => heard.push(sentence);""" : """
                            window.heard = [];
                            delete Document.prototype.ariaNotify;
                            delete Element.prototype.ariaNotify;
                            new MutationObserver(changes => changes.forEach(({ target }) => {
                              const region = target.parentElement?.closest('[aria-live]') ?? target.closest?.('[aria-live]');
                              if (region?.textContent) heard.push(region.textContent);
                            })).observe(document, { subtree: true, childList: true, characterData: true });""");
            page.navigate(bench().url() + "/bench");
            waitForTheShim();
        }

        private Object heard() {
            return page.evaluate("[...new Set(heard)].join('|')");
        }

        @Test
        @DisplayName("C4 What takes a second is announced, once, by the label of the pending button")
        void saysWhatTakesLong() {
            listen(true);
            bench().hold("one");
            send("Line", "one", "Add");
            page.waitForFunction("() => heard.length");
            assertThat(form("add")).hasAttribute("data-post-stage", "slow");
            assertThat(region()).isEmpty();
            bench().letGo("one");
            assertThat(notice(page)).hasText("Added one");
            assertThat(page.evaluate("heard.join('|')")).isEqualTo("Adding…");
        }

        @Test
        @DisplayName("C2 What is pressed again while it is on its way announces nothing more")
        void saysNothingMoreOfWhatIsPressedAgain() {
            listen(true);
            bench().hold("one");
            send("Line", "one", "Add");
            page.waitForFunction("() => heard.length");
            button(page, "Adding…").press("Enter");
            page.waitForTimeout(1_200);
            bench().letGo("one");
            assertThat(notice(page)).hasText("Added one");
            assertThat(page.evaluate("heard.join('|')")).isEqualTo("Adding…");
        }

        @Test
        @DisplayName("C4 What is done sooner is not announced")
        void saysNothingOfWhatIsQuick() {
            listen(true);
            send("Line", "one", "Add");
            assertThat(notice(page)).hasText("Added one");
            page.evaluate("new Promise(passed => setTimeout(passed, 1200))");
            assertThat(heard()).isEqualTo("");
        }

        @Test
        @DisplayName("C5 Where ariaNotify is not there, a live region that was empty says it, and is emptied again")
        void saysItInALiveRegion() {
            listen(false);
            assertThat(region()).isEmpty();
            bench().hold("one");
            send("Line", "one", "Add");
            page.waitForFunction("() => heard.length");
            assertThat(heard()).isEqualTo("Adding…");
            bench().letGo("one");
            assertThat(region()).isEmpty();
        }

        @Test
        @DisplayName("C5 Where the page has no live region the shim brings one")
        void bringsALiveRegion() {
            page.navigate(bench().url() + "/bench/several");
            assertThat(page.locator("[aria-live=polite].post-hidden")).hasCount(1);
        }

        /** The page's own, and no other. */
        private Locator region() {
            assertThat(page.locator("[data-post-live]")).hasCount(1);
            return page.locator("#live");
        }

        @Test
        @DisplayName("C6 An error in place has the focus and the title, and is not announced as well")
        void doesNotSayWhatTheFocusSays() {
            listen(true);
            send("Line", "", "Add");
            assertThat(Look.summary(page)).isFocused();
            assertThat(page).hasTitle("Error: Bench");
            assertThat(heard()).isEqualTo("");
        }

        @Test
        @DisplayName("C7 A success says so where the server says it, and the focus stays on the button")
        void saysSuccessWhereTheServerDoes() {
            send("Line", "one", "Add");
            assertThat(notice(page)).hasText("Added one");
            assertThat(notice(page)).hasAttribute("role", "status");
            assertThat(page.locator("body")).not().isFocused();
        }
    }

    @Nested
    class Transitions {
        private void countTransitions() {
            page.evaluate("""
                () => {
                  window.transitions = 0;
                  const start = document.startViewTransition.bind(document);
                  document.startViewTransition = change => (transitions++, start(change));
                }""");
        }

        private Object transitions() {
            return page.evaluate("transitions");
        }

        @Test
        @DisplayName("C15 Are made where they are asked for")
        void areMadeWhereAskedFor() {
            countTransitions();
            send("Reason", "one", "Count");
            assertThat(form("count").locator("output")).hasText("1");
            assertThat(transitions()).isEqualTo(1);
            send("Line", "one", "Add");
            assertThat(notice(page)).hasText("Added one");
            assertThat(transitions()).as("of a form that does not ask").isEqualTo(1);
        }

        @Test
        @DisplayName("C15 Are made where a part of the page asks for them")
        void areMadeForAPartOfThePage() {
            countTransitions();
            page.evaluate("""
                    ['data-post-region', 'data-post-transition']
                      .forEach(name => document.querySelector('#lines').setAttribute(name, ''))""");
            send("Line", "one", "Add");
            assertThat(notice(page)).hasText("Added one");
            assertThat(transitions()).isEqualTo(1);
        }

        @Test
        @DisplayName("C15 Not for those who want less motion")
        void areNotForThoseWhoWantLess() {
            assumeThat(isInFirefox())
                    .as("Playwright cannot wish for less there")
                    .isFalse();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            countTransitions();
            send("Reason", "one", "Count");
            assertThat(form("count").locator("output")).hasText("1");
            assertThat(transitions()).isEqualTo(0);
        }

        @Test
        @DisplayName("C12, C15 Not over a modal dialog, which would be behind the pictures of it")
        void areNotOverAModalDialog() {
            countTransitions();
            page.evaluate("""
                    () => {
                      const dialog = document.querySelector('#dialog');
                      dialog.append(document.querySelector('#count'));
                      dialog.showModal();
                    }""");
            send("Reason", "one", "Count");
            assertThat(form("count").locator("output")).hasText("1");
            assertThat(page.locator("#dialog:modal")).isVisible();
            assertThat(transitions()).isEqualTo(0);
            page.evaluate("document.querySelector('#dialog').close()");
            page.evaluate("document.querySelector('#dialog').show()");
            send("Reason", "two", "Count");
            assertThat(form("count").locator("output")).hasText("2");
            assertThat(transitions()).as("over one that is not modal").isEqualTo(1);
        }

        @Test
        @DisplayName("C15 Not while somebody types elsewhere, who would lose letters")
        void areNotInTheWay() {
            countTransitions();
            bench().hold("one");
            send("Reason", "one", "Count");
            fill(page, "Line", "typing");
            bench().letGo("one");
            assertThat(form("count").locator("output")).hasText("1");
            assertThat(field(page, "Line")).hasValue("typing");
            assertThat(transitions()).isEqualTo(0);
        }
    }

    @Nested
    class Composing {
        @Test
        @DisplayName("C11 An answer waits while a word is put together by an input method")
        void isNotBrokenOff() {
            assumeThat(isInFirefox()).as("Playwright has no input method there").isFalse();
            CDPSession keyboard = beginAWord();
            page.evaluate("new Promise(passed => setTimeout(passed, 300))");
            assertThat(notice(page)).isEmpty();
            JsonObject whole = new JsonObject();
            whole.addProperty("text", "日");
            keyboard.send("Input.insertText", whole);
            assertThat(notice(page)).hasText("Added one");
            assertThat(field(page, "Reason")).hasValue("日");
            assertThat(field(page, "Reason")).isFocused();
        }

        @Test
        @DisplayName("C11 It does not wait for a word that nobody goes on with")
        void doesNotWaitForEver() {
            assumeThat(isInFirefox()).as("Playwright has no input method there").isFalse();
            beginAWord();
            assertThat(notice(page)).hasText("Added one");
            assertThat(field(page, "Reason")).hasValue("に");
            assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        }

        private CDPSession beginAWord() {
            bench().hold("one");
            send("Line", "one", "Add");
            field(page, "Reason").focus();
            CDPSession keyboard = page.context().newCDPSession(page);
            JsonObject half = new JsonObject();
            half.addProperty("text", "に");
            half.addProperty("selectionStart", 1);
            half.addProperty("selectionEnd", 1);
            keyboard.send("Input.imeSetComposition", half);
            page.waitForResponse("**/bench", () -> bench().letGo("one"));
            return keyboard;
        }
    }

    @Nested
    class Summary {
        @Test
        @DisplayName("A link of the summary leads to its control, and adds no step of history")
        void leadsToTheControl() {
            send("Line", "", "Add");
            assertThat(Look.summary(page)).isFocused();
            Object steps = page.evaluate("history.length");
            page.waitForFunction(
                    "() => performance.getEntriesByType('resource').some(e => e.name.includes('/summary.'))");
            Look.summary(page).locator("a").first().press("Enter");
            assertThat(field(page, "Line")).isFocused();
            assertThat(page.evaluate("history.length")).isEqualTo(steps);
            assertThat(page).hasURL(bench().url() + "/bench");
        }
    }

    @Test
    @DisplayName("D7 axe finds nothing while something takes its time")
    void axeFindsNothing() {
        bench().hold("one");
        send("Line", "one", "Add");
        assertThat(form("add")).hasAttribute("data-post-stage", "slow");
        assertThat(violations()).isEmpty();
        bench().letGo("one");
    }

    /** The bench has no styles: its buttons are as small as browsers make them. */
    private List<String> violations() {
        return new Axe(page).byTags(List.of("wcag2a", "wcag2aa"));
    }

    @Test
    @DisplayName("What is too much is refused in place, and stays in its field")
    void whatIsTooMuch() {
        String much = "x".repeat(300_000);
        send("Line", much, "Add");
        assertThat(notice(page))
                .hasText("This is more than we can take in one go. Send less text, or smaller or fewer files.");
        assertThat(field(page, "Line")).hasValue(much);
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(bench().lines()).isEmpty();
        assertStayed();
        send("Line", "less", "Add");
        assertThat(notice(page)).hasText("Added less");
    }

    @Test
    @DisplayName(
            "Where somebody in front of the site says 429, the browser shows what they say, once the same was sent as it was")
    void whereItIsTooOften() {
        List<String> bodies = new ArrayList<>();
        page.route("**/bench", route -> {
            if (route.request().method().equals("POST")) {
                bodies.add(route.request().postData());
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setContentType("text/html")
                        .setBody("<title>Too often</title>"));
            } else {
                route.resume();
            }
        });
        send("Line", "one", "Add");
        assertThat(page).hasTitle("Too often");
        assertThat(bodies).hasSize(2);
        if (!isInFirefox()) {
            assertThat(bodies.get(1)).isEqualTo(bodies.get(0)).contains("text=one");
        }
        assertThat(bench().lines()).isEmpty();
        complaints.clear();
    }

    @Test
    @DisplayName("What the browser loads of it is packed, and kept for ever")
    void isServedPacked() throws IOException, InterruptedException {
        Response loaded = page.waitForResponse(response -> response.url().contains("/_postern/shim."), page::reload);
        assertThat(loaded.headerValue("content-encoding")).isEqualTo("br");
        assertThat(loaded.headerValue("vary")).isEqualTo("Accept-Encoding");
        assertThat(loaded.headerValue("cache-control")).isEqualTo("public, max-age=31536000, immutable");
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(loaded.url()));
        HttpResponse<byte[]> plain = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<byte[]> packed =
                client.send(request.header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body()))).hasBinaryContent(plain.body());
    }
}
