package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@EveryWay(value = Demo.class, browsers = FoundChromium.class)
class AccountTest {
    @Test
    void logsInChangesTheMottoAndLogsOut(Page page) {
        page.navigate("/account");
        logIn(page, "wrong");
        assertThat(Look.summary(page)).containsText("The name or the password is not right.");
        assertThat(Look.summary(page)).isFocused();
        assertThat(field(page, "Name")).hasValue("ann");
        logIn(page, "open sesame");
        assertThat(page.locator("h1")).hasText("Your account");
        assertThat(notice(page)).hasText("Welcome, ann.");
        fill(page, "Your motto", "Slow and steady");
        press(page, "Change the motto");
        assertThat(notice(page)).hasText("Your motto is changed.");
        assertThat(field(page, "Your motto")).hasValue("Slow and steady");

        press(page, "Log out");
        assertThat(notice(page)).hasText("You are logged out.");
        page.navigate("/account");
        assertThat(page.locator("h1")).hasText("Log in");
    }

    @Test
    @DisplayName("59, 4.10 Who is not logged in any more logs in, and finds the form filled in")
    void loggedOutInAnotherTabOneLogsInAndFindsTheFormFilledIn(Page page, BrowserContext visitor) {
        page.navigate("/account");
        logIn(page, "open sesame");
        assertThat(page.locator("h1")).hasText("Your account");
        Page other = visitor.newPage();
        other.navigate("/account");
        press(other, "Log out");
        assertThat(notice(other)).hasText("You are logged out.");

        fill(page, "Your motto", "Never give up");
        press(page, "Change the motto");
        assertThat(page.locator("h1")).hasText("Log in");
        assertThat(notice(page)).hasText("Log in to go on. What you typed is kept.");
        assertThat(page.locator(".post-kept")).containsText("Never give up");
        logIn(page, "wrong");
        assertThat(Look.summary(page)).containsText("The name or the password is not right.");
        logIn(page, "open sesame");
        assertThat(page.locator("h1")).hasText("Your account");
        assertThat(field(page, "Your motto")).hasValue("Never give up");
        assertThat(notice(page))
                .hasText(
                        "Welcome, ann. You are logged in, but nothing was sent yet. Check what you typed and send it again.");
        press(page, "Change the motto");
        assertThat(notice(page)).hasText("Your motto is changed.");
        assertThat(field(page, "Your motto")).hasValue("Never give up");
    }

    private static void logIn(Page page, String password) {
        fill(page, "Name", "ann");
        fill(page, "Password", password);
        press(page, "Log in");
    }
}
