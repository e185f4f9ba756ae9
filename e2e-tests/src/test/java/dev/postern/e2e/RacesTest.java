package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What two things at once may do to each other: answers, people, tabs and pages that are left. */
class RacesTest extends OnTheBench {
    @Test
    @DisplayName("54 Leaving the page while something is on its way is not held up, and it is done all the same")
    void leavingIsNotHeldUp() {
        bench().hold("one");
        send("Line", "one", "Add");
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        page.navigate(bench().url() + "/bench/there");
        assertThat(page.locator("h1")).hasText("There");
        bench().letGo("one");
        page.waitForCondition(() -> bench().lines().size() == 1);
        page.navigate(bench().url() + "/bench");
        assertThat(lines()).hasCount(1);
    }

    @Test
    @DisplayName("55 Sent, left, come back, sent: each is done once")
    void comingBackSendsOnce() {
        assumeThat(isInFirefox()).as("Playwright cannot go back there").isFalse();
        send("Line", "one", "Add");
        assertThat(lines()).hasCount(1);
        page.navigate(bench().url() + "/bench/there");
        page.goBack();
        sent.clear();
        send("Line", "two", "Add");
        assertThat(lines()).hasCount(2);
        assertThat(sent).hasSize(1);
        assertThat(bench().lines()).containsExactly("one", "two");
    }

    @Test
    @DisplayName("9 One submission runs one function once, however many listeners hear of it")
    void oneSubmissionRunsOnce() {
        page.evaluate("""
            for (const target of [window, document, document.body, document.querySelector('#add')]) {
              target.addEventListener('submit', () => window.heard = (window.heard ?? 0) + 1);
            }""");
        send("Line", "one", "Add");
        assertThat(lines()).hasCount(1);
        assertThat(page.evaluate("heard")).isEqualTo(4);
        assertThat(sent).hasSize(1);
    }

    @Test
    @DisplayName("17 Pending lasts until the queue is empty and what came of it is on the page")
    void pendingLastsUntilThePageShowsIt() {
        page.evaluate("""
            () => {
              window.ends = [];
              addEventListener('postern:status', ({ detail }) => {
                if (detail.pending === false) ends.push(document.querySelectorAll('#lines > li').length);
              });
            }""");
        bench().hold("one");
        bench().hold("two");
        send("Line", "one", "Add");
        enter("Line", "two");
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        bench().letGo("two");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(page.evaluate("ends.join()"))
                .as("lines on the page when it ended, once")
                .isEqualTo("2");
    }

    @Test
    @DisplayName("33 A form that was reset has what the server offers, and what is typed then is kept")
    void aResetFormIsAsTheServerOffersIt() {
        fill(page, "Line", "never mind");
        fill(page, "Reason", "because");
        page.evaluate("document.querySelector('#add').reset()");
        assertThat(field(page, "Line")).isEmpty();
        send("Reason", "one", "Count");
        assertThat(form("count").locator("output")).hasText("1");
        assertThat(field(page, "Line")).isEmpty();
        fill(page, "Line", "after all");
        send("Reason", "two", "Count");
        assertThat(form("count").locator("output")).hasText("2");
        assertThat(field(page, "Line")).hasValue("after all");
        send("Line", "one", "Add");
        assertThat(lines()).hasCount(1);
    }

    @Test
    @DisplayName("19 What throws drops nobody's typing; the form works again")
    void whatThrowsLeavesTheFormInUse() {
        for (int again = 0; again < 2; again++) {
            send("Wish", "wings " + again, "Fail");
            assertThat(page.getByText("Something went wrong on our side").first())
                    .isVisible();
            assertThat(field(page, "Wish")).hasValue("wings " + again);
        }
        assertThat(sent).hasSize(2);
        send("Line", "one", "Add");
        assertThat(lines()).hasCount(1);
    }

    @Test
    @DisplayName("67 Overlapping clicks show nothing twice, as hoped for and as true")
    void overlappingClicksShowNothingTwice() {
        page.evaluate("""
            window.most = 0;
            new MutationObserver(() => most = Math.max(most, document.querySelectorAll('#lines > li').length))
              .observe(document.querySelector('#lines'), { childList: true });""");
        for (String line : new String[] {"one", "two", "three"}) {
            enter("Line", line);
        }
        assertThat(page.locator("[data-optimistic]")).hasCount(0);
        assertThat(lines()).hasCount(3);
        assertThat(page.evaluate("most")).isEqualTo(3);
        assertThat(bench().lines()).containsExactly("one", "two", "three");
    }

    @Test
    @DisplayName("66 A preview ends with its own submission, whatever else is on its way")
    void aPreviewEndsWithItsOwnSubmission() {
        bench().hold("slow");
        send("Line at once", "slow", "Add at once");
        send("Line", "one", "Add");
        assertThat(notice(page)).hasText("Added one");
        assertThat(page.locator("[data-optimistic]")).hasCount(0);
        assertThat(form("at-once")).hasAttribute("aria-busy", "true");
        bench().letGo("slow");
        assertThat(lines()).hasCount(2);
    }

    @Test
    @DisplayName("4.10 An answer that comes after the connection was cut is shown by the next page")
    void aCutConnectionIsCaughtUpWith() {
        bench().holdAnswer().lose();
        send("Line", "one", "Add");
        assertThat(form("add").locator("[role=alert]")).isVisible();
        assertThat(bench().lines()).containsExactly("one");
        page.reload();
        assertThat(lines()).hasCount(1);
    }

    @Test
    @DisplayName("A page that is old by now is sent with its own seal, and the answer is the newest page")
    void anOldPageGetsTheNewest(BrowserContext visitor) {
        Page other = visitor.newPage();
        other.navigate(bench().url() + "/bench");
        fill(other, "Line", "from elsewhere");
        press(other, "Add");
        assertThat(notice(other)).hasText("Added from elsewhere");
        send("Line", "one", "Add");
        assertThat(lines()).hasCount(2);
        assertThat(notice(page)).hasText("Added one");
    }

    @Test
    @DisplayName("What a proxy answers in our place, once, is not an answer: the same is sent again by one click")
    void aProxysAnswer() {
        page.route("**/bench", route -> {
            if (route.request().method().equals("POST") && sent.size() == 1) {
                route.fulfill(new Route.FulfillOptions().setStatus(504).setBody("<h1>Gateway Timeout</h1>"));
            } else {
                route.resume();
            }
        });
        send("Line", "one", "Add");
        assertThat(form("add").locator("[role=alert]")).containsText("It is safe to try again");
        press(page, "Try again");
        assertThat(notice(page)).hasText("Added one");
        assertThat(lines()).hasCount(1);
        assertThat(bench().lines()).containsExactly("one");
    }

    @Test
    @DisplayName("What waited behind one that found no answer is sent when that one is given up for another")
    void whatWaitedGoesFirst() {
        List<Route> held = new ArrayList<>();
        page.route("**/bench", route -> {
            if (route.request().method().equals("POST") && held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        send("Line", "one", "Add");
        enter("Line", "two");
        page.waitForCondition(() -> held.size() == 1);
        held.get(0).abort();
        assertThat(form("add").locator("[role=alert]")).isVisible();
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        complaints.clear();
        enter("Line", "three");
        assertThat(notice(page)).hasText("Added three");
        assertThat(lines()).hasCount(2);
        assertThat(bench().lines()).containsExactly("two", "three");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
    }

    @Test
    @DisplayName("19 What waited behind one that broke is not sent, and stays in the form")
    void whatWaitedBehindOneThatBrokeIsNotSent() {
        bench().hold("wings");
        send("Wish", "wings", "Fail");
        enter("Wish", "a tail");
        bench().letGo("wings");
        assertThat(page.getByText("Something went wrong on our side").first()).isVisible();
        assertThat(form("fail")).not().hasAttribute("aria-busy", "true");
        assertThat(field(page, "Wish")).hasValue("a tail");
        assertThat(sent).hasSize(1);
    }

    @Test
    @DisplayName("What waited behind one that broke is hoped for no more: neither its preview nor a script's own")
    void whatIsNotSentIsNotHopedFor() {
        page.evaluate("""
                async () => {
                  const { optimistic } = await import('/_postern/postern.js');
                  window.hoped = optimistic([], (all, text) => [...all, text]);
                  document.addEventListener('postern:submit', event => hoped.change(event.detail.data.get('text'), event));
                }""");
        HeldAnswer held = bench().holdAnswer();
        send("Line", "one", "Add");
        enter("Line", "two");
        assertThat(page.locator("[data-optimistic]")).hasCount(2);
        assertThat(page.evaluate("hoped.value.join()")).isEqualTo("one,two");
        page.waitForCondition(() -> bench().lines().size() == 1);
        held.handOnAsBroken();
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(page.locator("[data-optimistic]")).hasCount(0);
        page.waitForFunction("() => !hoped.value.length");
        assertThat(field(page, "Line")).hasValue("two");
    }

    @Test
    @DisplayName("The same as before the last one is another wish, and is sent, too")
    void theSameWishAgainIsSent() {
        bench().hold("on");
        send("Line", "on", "Add");
        enter("Line", "off");
        enter("Line", "on");
        bench().letGo("on");
        assertThat(lines()).hasCount(3);
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(bench().lines()).containsExactly("on", "off", "on");
    }

    @Test
    @DisplayName("What breaks down before anything is sent is left to the browser, and is done once")
    void whatBreaksDownBeforeItIsSentIsTheBrowsers() {
        page.evaluate("() => { Element.prototype.replaceChildren = () => { throw new Error('on purpose'); }; }");
        send("Line", "one", "Add");
        page.waitForFunction(LEFT);
        assertThat(lines()).hasCount(1);
        assertThat(bench().lines()).containsExactly("one");
        assertThat(complaints).singleElement().asString().contains("on purpose");
        complaints.clear();
    }

    @Test
    @DisplayName("What breaks down inside is left to the browser, and is done once")
    void whatBreaksDownIsLeftToTheBrowser() {
        page.evaluate("() => { DOMParser.prototype.parseFromString = () => { throw new Error('on purpose'); }; }");
        send("Line", "one", "Add");
        page.waitForFunction(LEFT);
        assertThat(lines()).hasCount(1);
        assertThat(bench().lines()).containsExactly("one");
    }
}
