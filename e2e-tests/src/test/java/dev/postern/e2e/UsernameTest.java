package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;

import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import dev.postern.testing.browser.Way;
import org.assertj.core.api.Assertions;
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

    /** Neither on a page that was asked for, nor on one that answers, nor behind a redirect. */
    @Test
    void scriptsRunWhereTheyMay(Page page, Way way) {
        page.navigate("/username");
        assertShim(page, way);
        ask(page, "an n");
        assertThat(Look.summary(page)).isVisible();
        assertShim(page, way);
        page.navigate("/guestbook");
        fill(page, "Your name", "Ann");
        fill(page, "Message", "Hello");
        press(page, "Sign the guestbook");
        assertThat(Look.entries(page)).hasCount(1);
        assertShim(page, way);
    }

    private static void assertShim(Page page, Way way) {
        boolean expected = way == Way.SCRIPTS_ON || way == Way.SCRIPTS_LATE;
        if (expected) {
            page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        }
        Assertions.assertThat(page.evaluate("!!globalThis[Symbol.for('postern')]"))
                .isEqualTo(expected);
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
