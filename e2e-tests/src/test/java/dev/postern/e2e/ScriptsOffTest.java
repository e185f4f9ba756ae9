package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import dev.postern.testing.browser.Way;
import org.junit.jupiter.api.Test;

/** That scripts off means that none runs: where a browser would run them all the same, too. */
@EveryWay(
        value = Demo.class,
        browsers = {FoundChromium.class, FoundFirefox.class},
        ways = Way.SCRIPTS_OFF)
class ScriptsOffTest {
    @Test
    void onWhatIsAskedForOnWhatAnswersAndBehindARedirect(Page page) {
        page.navigate("/username");
        assertNoShim(page);
        fill(page, "Username", "an n");
        press(page, "Check the name");
        assertThat(Look.summary(page)).isVisible();
        assertNoShim(page);
        page.navigate("/guestbook");
        fill(page, "Your name", "Ann");
        fill(page, "Message", "Hello");
        press(page, "Sign the guestbook");
        assertThat(Look.entries(page)).hasCount(1);
        assertNoShim(page);
    }

    private static void assertNoShim(Page page) {
        // It would be there by now.
        page.waitForTimeout(300);
        assertThat(page.evaluate("!!globalThis[Symbol.for('postern')]")).isEqualTo(false);
    }
}
