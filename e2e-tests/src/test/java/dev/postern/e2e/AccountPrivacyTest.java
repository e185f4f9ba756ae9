package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScriptsOff.class)
class AccountPrivacyTest {
    @Test
    void aPasswordIsNeverSentBack(Page page) {
        logIn(page, "wrong");
        assertThat(Look.summary(page)).isFocused();
        assertThat(field(page, "Name")).hasValue("ann");
        assertThat(field(page, "Password")).isEmpty();
    }

    @Test
    void afterLogOutBackShowsNothingOfTheAccount(Page page) {
        logIn(page, "open sesame");
        assertThat(page.locator("h1")).hasText("Your account");
        press(page, "Log out");
        page.navigate("/account");
        page.goBack();
        assertThat(page.locator("h1")).hasText("Log in");
    }

    private static void logIn(Page page, String password) {
        page.navigate("/account");
        fill(page, "Name", "ann");
        fill(page, "Password", password);
        press(page, "Log in");
    }
}
