package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a page says of a submission the longer it takes, by a clock of the test's own. */
class StagesTest extends OnTheBench {
    private static final String STAGE = "data-post-stage";

    @Test
    @DisplayName("Stages are soon after 0.15 s, slow after 1 s, stuck after 15 s, on the form and on its button")
    void stages() {
        page.clock().install();
        page.navigate(bench().url() + "/bench");
        page.evaluate("window.stayed = true");
        // What is imported by the page is loaded before the clock stands still.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        page.evaluate("""
                () => {
                  window.stages = [];
                  addEventListener('postern:status', ({ detail }) => stages.at(-1) != `${detail.stage}` && stages.push(`${detail.stage}`));
                }""");
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        bench().hold("one");
        send("Line", "one", "Add");
        Locator button = form("add").locator("button:not([type])").first();
        assertThat(button).hasText("Adding…");
        // The module that watches is asked for once more, and is there at once.
        page.evaluate("() => new Promise(done => queueMicrotask(() => queueMicrotask(done)))");

        page.clock().runFor(149);
        assertStage(button, null);
        page.clock().runFor(1);
        assertStage(button, "soon");
        page.clock().runFor(849);
        assertStage(button, "soon");
        page.clock().runFor(1);
        assertStage(button, "slow");
        page.clock().runFor(13_999);
        assertStage(button, "slow");
        assertThat(form("add").locator(".post-trouble")).hasCount(0);
        page.clock().runFor(1);
        assertStage(button, "stuck");
        assertThat(form("add").locator(".post-trouble")).isVisible();
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        assertThat(page.evaluate("stages.join()")).isEqualTo("null,soon,slow,stuck");

        page.clock().resume();
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        assertStage(button, null);
        assertThat(form("add").locator(".post-trouble")).hasCount(0);
        assertThat(lines()).hasCount(1);
        assertThat(sent).extracting(Request::method).containsExactly("GET", "POST");
    }

    @Test
    @DisplayName("C13 What takes far too long is asked for again by one click, under the same key, and is done once")
    void whatIsStuckIsAskedForAgain() {
        page.clock().install();
        page.navigate(bench().url() + "/bench");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        sent.clear();
        bench().hold("one");
        send("Line", "one", "Add");
        page.evaluate("() => new Promise(done => queueMicrotask(() => queueMicrotask(done)))");
        page.clock().runFor(15_000);
        press(page, "Try again");
        assertThat(form("add").locator(".post-trouble")).hasCount(0);
        page.clock().resume();
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        assertThat(form("add")).not().hasAttribute("aria-busy", "true");
        assertThat(lines()).hasCount(1);
        assertThat(bench().lines()).containsExactly("one");
        assertThat(sent).hasSize(2);
        if (!isInFirefox()) {
            assertThat(sent.get(1).postData()).isEqualTo(sent.get(0).postData());
        }
        assertThat(sent.get(1).headerValue("postern-retry")).isEqualTo("1");
    }

    @Test
    @DisplayName("Work of the page's own is never asked for again: only its page knows how it goes")
    void workOfThePagesOwnIsNotAskedForAgain() {
        page.clock().install();
        page.navigate(bench().url() + "/bench");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        page.evaluate("""
                async () => {
                  const { transition } = await import('/_postern/postern.js');
                  transition(document.querySelector('#add button'), () => new Promise(() => {}));
                  await new Promise(done => queueMicrotask(() => queueMicrotask(done)));
                }""");
        page.clock().runFor(15_000);
        assertStage(form("add").locator("button:not([type])").first(), "stuck");
        assertThat(form("add").locator(".post-trouble")).hasCount(0);
    }

    @Test
    @DisplayName("C1 What a page says itself of its forms and buttons is there again once nothing is pending")
    void whatPagesSayThemselvesIsThereAgain() {
        page.evaluate("""
                () => {
                  const add = document.querySelector('#add');
                  add.setAttribute('aria-busy', 'false');
                  add.querySelector('button').setAttribute('aria-disabled', 'false');
                }""");
        bench().hold("one");
        send("Line", "one", "Add");
        Locator button = form("add").locator("button:not([type])").first();
        assertThat(form("add")).hasAttribute("aria-busy", "true");
        assertThat(button).hasAttribute("aria-disabled", "true");
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        assertThat(form("add")).hasAttribute("aria-busy", "false");
        assertThat(button).hasAttribute("aria-disabled", "false");
    }

    @Test
    @DisplayName("C1 A button that is an input says that it is pending, unless what it says is what it sends")
    void inputsSayThatTheyArePending() {
        page.evaluate("""
                () => {
                  for (const attributes of [{ id: 'plain' }, { id: 'told', name: 'how', value: 'Loudly' }]) {
                    const button = document.createElement('input');
                    button.type = 'submit';
                    button.dataset.postPending = 'Adding…';
                    Object.entries(attributes).forEach(pair => button.setAttribute(...pair));
                    document.querySelector('#add').append(button);
                  }
                }""");
        bench().hold("one");
        fill(page, "Line", "one");
        page.locator("#plain").click();
        assertThat(page.locator("#plain")).hasAttribute("value", "Adding…");
        bench().letGo("one");
        assertThat(notice(page)).hasText("Added one");
        assertThat(page.locator("#plain:not([value])")).hasCount(1);

        bench().hold("two");
        fill(page, "Line", "two");
        page.locator("#told").click();
        assertThat(page.locator("#told")).hasAttribute("aria-disabled", "true");
        assertThat(page.locator("#told")).hasAttribute("value", "Loudly");
        page.locator("#told").dispatchEvent("click");
        bench().letGo("two");
        assertThat(notice(page)).hasText("Added two");
        assertThat(bench().lines()).as("pressed twice, sent once").containsExactly("one", "two");
    }

    private void assertStage(Locator button, @Nullable String stage) {
        for (Locator element : new Locator[] {form("add"), button}) {
            assertThat(element.getAttribute(STAGE)).isEqualTo(stage);
        }
    }
}
