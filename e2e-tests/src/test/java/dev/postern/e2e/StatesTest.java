package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a function returned and a form shows, from one page to the next. */
class StatesTest extends OnTheBench {
    private Locator count() {
        return form("count").locator("output");
    }

    @Test
    @DisplayName("22 What was returned is cleared by leaving the page")
    void isClearedByLeaving() {
        send("Reason", "one", "Count");
        assertThat(count()).hasText("1");
        page.navigate(bench().url() + "/bench/there");
        page.navigate(bench().url() + "/bench");
        assertThat(count()).hasText("0");
        send("Reason", "one", "Count");
        assertThat(count()).hasText("1");
    }

    @Test
    @DisplayName("51 One request brings what was returned and all that is new on the page")
    void oneRequestBringsAll() {
        bench().lines().add("from elsewhere");
        send("Reason", "one", "Count");
        assertThat(count()).hasText("1");
        assertThat(lines()).hasCount(1);
        assertThat(lines()).containsText("from elsewhere");
        assertThat(sent).hasSize(1);
        assertStayed();
    }

    @Test
    @DisplayName("40 What was returned before the shim was there is what it starts from, without a flash of the first")
    void isWhatTheShimStartsFrom() {
        List<Route> shims = new ArrayList<>();
        page.route("**/_postern/shim.*", shims::add);
        page.addInitScript("""
                window.shown = [];
                new MutationObserver(() => {
                  const now = document.querySelector('#count output')?.textContent;
                  if (now && now != shown.at(-1)) shown.push(now);
                }).observe(document, { subtree: true, childList: true, characterData: true });""");
        page.navigate(bench().url() + "/bench", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        field(page, "Reason").fill("one");
        shims.clear();
        // Playwright would wait for the page that comes to be there in full, and its shim is held.
        Look.button(page, "Count").evaluate("button => setTimeout(() => button.click())");
        assertThat(count()).hasText("1");
        page.waitForCondition(() -> !shims.isEmpty());
        shims.forEach(Route::resume);
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        page.unroute("**/_postern/shim.*");
        page.evaluate("window.stayed = true");
        sent.clear();
        send("Reason", "two", "Count");
        assertThat(count()).hasText("2");
        assertThat(page.evaluate("shown.join()")).isEqualTo("1,2");
        assertThat(sent).hasSize(1);
        assertStayed();
    }
}
