package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What axe finds on pages that the shim has brought into their state: nothing, again. */
@ExtendWith(ScriptsOn.class)
class AxeWithTheShimTest {
    @AfterAll
    static void stop() {
        AxeTest.stop();
    }

    @ParameterizedTest
    @MethodSource("dev.postern.e2e.AxeTest#states")
    @DisplayName("D7 axe finds nothing")
    void findsNothing(Consumer<Page> go, Page page) {
        go.accept(page);
        assertThat(new Axe(page).byTags(AxeTest.TAGS)).isEmpty();
    }

    @Test
    @DisplayName("D7 axe finds nothing where no answer came")
    void findsNothingWhereNoAnswerCame(Page page) {
        page.navigate("/guestbook");
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        page.route("**/guestbook", Route::abort);
        AxeTest.press(page, "Sign the guestbook");
        page.locator(".post-trouble").waitFor();
        List<String> found = new ArrayList<>();
        AxeTest.audit(page, found);
        assertThat(found).isEmpty();
    }
}
