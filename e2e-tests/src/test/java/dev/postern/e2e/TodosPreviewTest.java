package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScriptsOn.class)
class TodosPreviewTest {
    private static final String NEW = "What is to be done?";

    @Test
    void aToDoIsThereBeforeTheSiteHasIt(Page page) {
        page.navigate("/todos");
        fill(page, NEW, "Buy milk");
        press(page, "Add to-do");
        assertThat(Look.field(page, "Title of Buy milk")).isVisible();
        seePreview(page);
        assertThat(page.locator("#open li")).hasCount(2);
    }

    @Test
    void isShownInAnEmptyListToo(Page page) {
        page.navigate("/todos");
        seePreview(page);
    }

    private static void seePreview(Page page) {
        List<Route> held = new ArrayList<>();
        page.route("**/todos", held::add);
        fill(page, NEW, "Walk the dog");
        press(page, "Add to-do");
        assertThat(page.locator("#open [data-optimistic]")).hasText("Walk the dog");
        held.forEach(Route::resume);
        assertThat(Look.field(page, "Title of Walk the dog")).isVisible();
        assertThat(page.locator("#open [data-optimistic]")).hasCount(0);
    }
}
