package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.Test;

@EveryWay(value = Demo.class, browsers = FoundChromium.class)
class TodosTest {
    private static final String NEW = "What is to be done?";

    @Test
    void liveFromBeingAddedToBeingCleared(Page page) {
        page.navigate("/todos");
        assertThat(open(page)).hasText("Nothing left to do. Enjoy the day.");
        add(page, "Buy milk");
        add(page, "Walk the dog");
        assertThat(open(page).locator("li")).hasCount(2);

        fill(page, "Title of Buy milk", "Walk the dog");
        press(page, "Rename Buy milk");
        assertThat(Look.summary(page)).isFocused();
        assertThat(open(page).locator("li").first().locator(".post-errors"))
                .containsText("Another to-do already has this title.");
        Look.summary(page).locator("a").click();
        assertThat(field(page, "Title of Buy milk")).isFocused();
        assertThat(field(page, "Title of Buy milk")).hasValue("Walk the dog");
        fill(page, "Title of Buy milk", "Buy cheese");
        field(page, "Title of Buy milk").press("Enter");
        assertThat(field(page, "Title of Buy cheese")).hasValue("Buy cheese");

        press(page, "Done (Buy cheese)");
        assertThat(done(page).locator("s")).hasText("Buy cheese");
        press(page, "Not done (Buy cheese)");
        assertThat(open(page).locator("li")).hasCount(2);

        press(page, "Remove Walk the dog");
        assertThat(open(page).locator("li")).hasCount(1);
        press(page, "Undo removing Walk the dog");
        assertThat(Look.notice(page)).hasText("It is back.");
        assertThat(open(page).locator("li")).hasCount(2);

        press(page, "Done (Walk the dog)");
        press(page, "Clear what is done");
        assertThat(Look.notice(page)).hasText("Cleared one.");
        assertThat(done(page)).hasText("Nothing done yet.");
        assertThat(open(page).locator("li")).hasCount(1);
    }

    @Test
    void aDoubleClickOnDoneIsDoneOnce(Page page) {
        page.navigate("/todos");
        add(page, "Sing");
        Look.button(page, "Done (Sing)").dblclick();
        assertThat(Look.button(page, "Not done (Sing)")).isVisible();
        // The tests share a site.
        press(page, "Remove Sing");
    }

    private static void add(Page page, String title) {
        fill(page, NEW, title);
        press(page, "Add to-do");
    }

    private static Locator open(Page page) {
        return page.locator("#open");
    }

    private static Locator done(Page page) {
        return page.locator("#done");
    }
}
