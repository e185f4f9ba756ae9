package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;

import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.Test;

/** A form with a permalink ends at another address with scripts than without; what it did is the same. */
@EveryWay(value = Demo.class, browsers = FoundChromium.class)
class NameJourneysTest {
    @Test
    void saysWhatWasDone(Page page) {
        page.navigate("/name");
        fill(page, "Your name", "Zoë");
        press(page, "Save the name");
        assertThat(page.locator("[role=status]")).hasText("We shall call you Zoë.");
        page.navigate("/name");
    }

    @Test
    void saysWhatIsMissing(Page page) {
        page.navigate("/name");
        press(page, "Save the name");
        assertThat(Look.summary(page)).isFocused();
        page.navigate("/name");
    }
}
