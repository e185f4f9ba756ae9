package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import dev.postern.testing.browser.Way;
import org.junit.jupiter.api.Test;

/** That each way is what it says: were the shim never there, all of them would end alike. */
@EveryWay(
        value = Demo.class,
        browsers = {FoundChromium.class, FoundFirefox.class})
class ScriptsInEveryWayTest {
    private static final String SHIM = "!!globalThis[Symbol.for('postern')]";

    @Test
    void areThereOrNot(Page page, Way way) {
        page.navigate("/guestbook");
        switch (way) {
            case SCRIPTS_ON -> assertThat(page.evaluate(SHIM)).isEqualTo(true);
            case SCRIPTS_LATE -> page.waitForCondition(() -> (boolean) page.evaluate(SHIM));
            case SCRIPTS_OFF, SCRIPTS_BLOCKED -> {
                // It would be there by now.
                page.waitForTimeout(300);
                assertThat(page.evaluate(SHIM)).isEqualTo(false);
            }
        }
    }
}
