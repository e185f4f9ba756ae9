package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.button;
import static dev.postern.e2e.Look.entries;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static dev.postern.e2e.Look.summary;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@EveryWay(value = Demo.class, browsers = FoundChromium.class)
class GuestbookJourneysTest {
    private static final String SIGN = "Sign the guestbook";

    /** The tests share a site: each begins with an empty book. */
    @BeforeEach
    void emptyTheBook(Page page) {
        page.navigate("/guestbook");
        for (int left = entries(page).count(); left > 0; left--) {
            entries(page).first().locator("button").click();
            assertThat(entries(page)).hasCount(left - 1);
        }
    }

    @Test
    @DisplayName("C9 Signing shows the entry and thanks for it; reloading neither thanks nor signs again")
    void signs(Page page) {
        sign(page, "Ann", "What a lovely garden!");
        assertThat(notice(page)).hasText("Signed. Thank you!");
        assertThat(entries(page)).hasCount(1);
        assertThat(entries(page)).containsText("What a lovely garden!");
        assertThat(field(page, "Your name")).isEmpty();

        page.reload();
        assertThat(notice(page)).isEmpty();
        assertThat(entries(page)).hasCount(1);
    }

    @Test
    void enterSignsFromTheNameField(Page page) {
        open(page);
        fill(page, "Message", "Hello");
        fill(page, "Your name", "Ann");
        field(page, "Your name").press("Enter");
        assertThat(entries(page)).hasCount(1);
    }

    @Test
    @DisplayName("A8 A link of the summary leads to its control, with the label in view")
    void linksLeadToTheControls(Page page) {
        page.setViewportSize(390, 500);
        sign(page, "", "");
        assertThat(summary(page)).isVisible();
        for (String[] way : new String[][] {{"Write a message", "Message"}, {"Enter your name", "Your name"}}) {
            summary(page)
                    .locator("a", new Locator.LocatorOptions().setHasText(way[0]))
                    .click();
            assertThat(field(page, way[1])).isFocused();
            assertThat(Look.isInView(page.locator("label", new Page.LocatorOptions().setHasText(way[1]))))
                    .as(way[1])
                    .isTrue();
            assertThat(Look.isInView(page.locator(".post-errors", new Page.LocatorOptions().setHasText(way[0]))))
                    .as(way[0])
                    .isTrue();
        }
    }

    @Test
    void whatWasMendedGoesThrough(Page page) {
        sign(page, "Ann", "");
        assertThat(summary(page)).isVisible();
        assertThat(field(page, "Your name")).hasValue("Ann");
        fill(page, "Message", "Hello");
        press(page, SIGN);
        assertThat(page).hasTitle("Guestbook");
        assertThat(summary(page)).hasCount(0);
        assertThat(entries(page)).hasCount(1);
    }

    @Test
    void deletesTheRowWhoseButtonWasPressed(Page page) {
        sign(page, "Ann", "One");
        assertThat(entries(page)).hasCount(1);
        sign(page, "Ben", "Two");
        assertThat(entries(page)).hasCount(2);
        press(page, "Delete the entry by Ann");
        assertThat(notice(page)).hasText("The entry is gone.");
        assertThat(entries(page)).hasCount(1);
        assertThat(entries(page)).containsText("Two");
    }

    @Test
    @DisplayName("C3 A double click makes one entry and shows it")
    void aDoubleClickMakesOneEntry(Page page) {
        open(page);
        fill(page, "Your name", "Ann");
        fill(page, "Message", "Twice");
        button(page, SIGN).dblclick();
        assertThat(notice(page)).hasText("Signed. Thank you!");
        assertThat(entries(page)).hasCount(1);
        page.reload();
        assertThat(entries(page)).hasCount(1);
    }

    @Test
    void twoTabsSignEachForItself(Page page, BrowserContext visitor) {
        Page other = visitor.newPage();
        open(other);
        open(page);
        fill(page, "Your name", "Ann");
        fill(page, "Message", "From one");
        fill(other, "Your name", "Ann");
        fill(other, "Message", "From the other");
        press(page, SIGN);
        press(other, SIGN);
        assertThat(notice(page)).hasText("Signed. Thank you!");
        assertThat(notice(other)).hasText("Signed. Thank you!");
        assertThat(entries(other)).hasCount(2);
    }

    private static void open(Page page) {
        page.navigate("/guestbook");
    }

    private static void sign(Page page, String name, String text) {
        open(page);
        fill(page, "Your name", name);
        fill(page, "Message", text);
        press(page, SIGN);
    }
}
