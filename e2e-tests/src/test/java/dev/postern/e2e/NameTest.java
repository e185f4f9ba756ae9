package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScriptsOff.class)
class NameTest {
    @Test
    @DisplayName("C8 The result has a page of its own: its title, its address, and the focus at its top")
    void landsOnThePageOfTheResult(Page page) {
        page.navigate("/name");
        fill(page, "Your name", "Zoë");
        press(page, "Save the name");
        assertThat(page).hasURL(Pattern.compile(".*/name/update$"));
        assertThat(page).hasTitle("Name");
        assertThat(page.locator("[role=status]")).hasText("We shall call you Zoë.");
        assertThat(page.evaluate("document.activeElement === document.body && scrollY === 0"))
                .isEqualTo(true);
    }

    @Test
    void reloadingThatPageSendsNothing(Page page) {
        page.navigate("/name");
        fill(page, "Your name", "Zoë");
        press(page, "Save the name");
        assertThat(page.getByText("We shall call you")).isVisible();
        page.onRequest(request -> assertThat(request.method()).isEqualTo("GET"));
        page.reload();
        assertThat(page.locator("[role=status]")).isEmpty();
    }

    @Test
    void backLeadsToTheFormAsItWasLeft(Page page) {
        page.navigate("/name");
        fill(page, "Your name", "Zoë");
        press(page, "Save the name");
        assertThat(page.getByText("We shall call you")).isVisible();
        page.goBack();
        assertThat(page).hasURL(Pattern.compile(".*/name$"));
        assertThat(Look.field(page, "Your name")).hasValue("Zoë");
    }
}
