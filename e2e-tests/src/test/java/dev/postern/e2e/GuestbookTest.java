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
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScriptsOff.class)
class GuestbookTest {
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
    @DisplayName("A5 Of an invalid submission the summary has the focus and is in view; Tab leads to its first link")
    void focusIsInTheSummary(Page page) {
        page.setViewportSize(390, 600);
        open(page);
        field(page, "Message").scrollIntoViewIfNeeded();
        var answer =
                page.waitForResponse(response -> response.request().method().equals("POST"), () -> press(page, SIGN));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(page).hasTitle("Error: Guestbook");
        assertThat(summary(page)).isFocused();
        assertThat(Look.isInView(summary(page))).isTrue();
        page.keyboard().press("Tab");
        assertThat(summary(page).locator("a").first()).isFocused();
    }

    @Test
    @DisplayName("A11 Back to a page with errors shows it, with what was edited since")
    void backToErrorsShowsWhatWasEdited(Page page) {
        sign(page, "Ann", "");
        assertThat(summary(page)).isVisible();
        fill(page, "Message", "Half a mess");
        page.locator("nav").getByText("Username").click();
        assertThat(page.locator("h1")).hasText("Find a username");
        page.goBack();
        assertThat(page).hasTitle("Error: Guestbook");
        assertThat(field(page, "Your name")).hasValue("Ann");
        assertThat(field(page, "Message")).hasValue("Half a mess");
        assertThat(entries(page)).hasCount(0);
    }

    @Test
    @DisplayName("A11 Reloading a page with errors shows it again")
    void reloadingErrorsShowsThemAgain(Page page) {
        sign(page, "Ann", "");
        assertThat(summary(page)).isVisible();
        page.reload();
        assertThat(summary(page)).containsText("Write a message");
        assertThat(field(page, "Your name")).hasValue("Ann");
    }

    @Test
    @DisplayName("C3 The same page sent twice makes one entry, and says so")
    void theSamePageSentTwiceMakesOneEntry(Page page, BrowserContext visitor) {
        open(page);
        fill(page, "Your name", "Ann");
        fill(page, "Message", "Hello");
        // Into a tab of its own, so that the page stays as it is: just what Back brings where pages are kept whole.
        Page first = visitor.waitForPage(() -> button(page, SIGN)
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROLORMETA))));
        assertThat(notice(first)).hasText("Signed. Thank you!");
        press(page, SIGN);
        assertThat(notice(page)).containsText("Already sent; nothing was done twice.");
        assertThat(entries(page)).hasCount(1);
    }

    @Test
    void afterBackAndAChangeThereAreTwo(Page page) {
        sign(page, "Ann", "Hello");
        assertThat(notice(page)).hasText("Signed. Thank you!");
        page.goBack();
        fill(page, "Your name", "Ann");
        fill(page, "Message", "And good-bye");
        press(page, SIGN);
        assertThat(entries(page)).hasCount(2);
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
