package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;

import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.Test;

/** The form of a page on which scripts show a table beside it, and all others that they would. */
@EveryWay(
        value = Demo.class,
        browsers = FoundChromium.class,
        apartFrom = {"#types", "noscript"})
class TypesJourneysTest {
    @Test
    void aTextComesBack(Page page) {
        page.navigate("/types");
        fill(page, "A text", "$undefined & <b>");
        press(page, "Send it there and back");
        assertThat(page.getByText("It came back: $undefined & <b>")).isVisible();
    }

    @Test
    void noTextIsAskedForAgain(Page page) {
        page.navigate("/types");
        press(page, "Send it there and back");
        assertThat(Look.summary(page)).isFocused();
        assertThat(field(page, "A text")).hasAttribute("aria-invalid", "true");
    }
}
