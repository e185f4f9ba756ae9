package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Pages that people come back to. In Firefox, which keeps them as they were left; Chromium without a window does not
 * ("BackForwardCacheDisabledForDelegate"), so there a test can only tell the shim that it did ({@link ShimTest}).
 */
@InFirefox
class BackForwardCacheTest extends OnTheBench {
    @Test
    @DisplayName("C16, 4.10 On a page that was kept nothing is pending, and its form can be used")
    void nothingIsPendingOnAPageThatWasKept() {
        // Work of the site's own: a page that waits for an answer of the network is not kept.
        page.evaluate("""
                import('/_postern/postern.js').then(({ transition }) => {
                  transition(document.querySelector('#add button'), () => new Promise(() => {}));
                })""");
        assertThat(form("add")).hasAttribute("data-post-stage", "slow");
        page.evaluate("document.querySelector('#add [name=text]').value = 'typed before'");
        goAndComeBack();
        // By scripts alone: Playwright goes on waiting for the page to be loaded, and none is.
        page.waitForCondition(() -> asks("window.stayed === true"));
        page.waitForCondition(() -> asks("!document.querySelector('[aria-busy], [aria-disabled], [data-post-stage]')"));
        assertThat(page.evaluate("document.querySelector('#add button').textContent"))
                .isEqualTo("Add");
        assertThat(page.evaluate("document.querySelector('#add [name=text]').value"))
                .isEqualTo("typed before");
        page.evaluate("document.querySelector('#add button').click()");
        page.waitForCondition(() -> asks("document.querySelector('.post-notice').textContent == 'Added typed before'"));
        assertThat(bench().lines()).containsExactly("typed before");
        assertStayed();
    }

    private void goAndComeBack() {
        page.navigate(bench().url() + "/bench/there");
        page.evaluate("() => { setTimeout(() => history.back()); }");
        page.waitForCondition(() -> asks("document.querySelector('h1')?.textContent == 'Bench'"));
    }

    private boolean asks(String condition) {
        try {
            return (boolean) page.evaluate("() => " + condition);
        } catch (PlaywrightException between) {
            // Asked of a page that went just then.
            return false;
        }
    }
}
