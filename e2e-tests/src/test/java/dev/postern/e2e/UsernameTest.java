package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;

import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.Test;

@EveryWay(
        value = Demo.class,
        browsers = {FoundChromium.class, FoundFirefox.class})
class UsernameTest {
    @Test
    void answersInPlaceAndKeepsTheNameToChangeALetter(Page page) {
        page.navigate("/username");
        ask(page, "ann");
        assertThat(page.locator("[role=status]")).hasText("ann is taken. Try another one.");
        assertThat(field(page, "Username")).hasValue("ann");
        ask(page, "anne");
        assertThat(page.locator("[role=status]")).hasText("anne is free. Take it while it lasts.");
    }

    @Test
    void saysWhatANameIsMadeOf(Page page) {
        page.navigate("/username");
        ask(page, "an n");
        assertThat(Look.summary(page)).containsText("Use small letters and digits, 3 to 20 of them");
        assertThat(Look.summary(page)).isFocused();
        assertThat(field(page, "Username")).hasValue("an n");
    }

    private static void ask(Page page, String name) {
        fill(page, "Username", name);
        press(page, "Check the name");
    }
}
