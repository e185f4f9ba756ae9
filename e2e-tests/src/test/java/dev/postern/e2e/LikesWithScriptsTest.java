package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a script of the page's own makes of a function that it imports. */
@ExtendWith(ScriptsOn.class)
class LikesWithScriptsTest {
    private static final String CALL = "**/_postern/fn/likes.like";

    @Test
    void areCountedBeforeTheAnswerHasCome(Page page) {
        List<Route> held = new ArrayList<>();
        Locator second = open(page).nth(1);
        page.route(CALL, held::add);
        second.locator("button").click();
        assertThat(second.locator("output")).hasText("1 like");
        assertThat(second.locator("button")).hasAttribute("aria-disabled", "true");
        Assertions.assertThat(held).hasSize(1);
        held.get(0)
                .fulfill(new Route.FulfillOptions()
                        .setContentType("text/x-component")
                        .setBody("0:12\n"));
        assertThat(second.locator("output")).hasText("12 likes");
        assertThat(second.locator("button")).not().hasAttribute("aria-disabled", "true");
    }

    @Test
    void goBackAndSaySoWhereNoAnswerComes(Page page) {
        Locator first = open(page).first();
        page.route(CALL, Route::abort);
        first.locator("button").click();
        assertThat(first.getByText("This did not get through. Try again.")).isVisible();
        assertThat(first.locator("output")).hasText("0 likes");
        page.unroute(CALL);
        first.locator("button").click();
        assertThat(first.locator("output")).hasText("1 like");
        assertThat(first.getByText("This did not get through. Try again.")).hasCount(0);
    }

    private static Locator open(Page page) {
        page.navigate("/likes");
        // Once the page's own script has run, and the shim.
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        page.waitForLoadState();
        return page.locator("#posts li");
    }
}
