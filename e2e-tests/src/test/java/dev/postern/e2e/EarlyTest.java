package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What visitors send before the shim is there. */
class EarlyTest extends OnTheBench {
    private final List<Route> shims = new ArrayList<>();

    private void openWithoutShim() {
        page.route("**/_postern/shim.*", shims::add);
        page.navigate(bench().url() + "/bench/early", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        sent.clear();
    }

    @Test
    @DisplayName("41 What was typed before the shim came is left as it is, and is sent")
    void whatWasTypedBeforeStays() {
        page.route("**/_postern/shim.*", shims::add);
        page.navigate(bench().url() + "/bench", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        fill(page, "Line", "typed before");
        shims.forEach(Route::resume);
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        assertThat(field(page, "Line")).hasValue("typed before");
        sent.clear();
        press(page, "Add");
        assertThat(notice(page)).hasText("Added typed before");
        assertThat(sent).hasSize(1);
    }

    @Test
    @DisplayName("37, 38 What is sent before the shim is there is held as it was then, and sent once it is")
    void isHeldAndSentInOrder() {
        openWithoutShim();
        send("Line", "first", "Add");
        fill(page, "Line", "typed later");
        send("Line at once", "second", "Add at once");
        assertThat(sent).isEmpty();
        shims.forEach(Route::resume);
        assertThat(lines()).hasCount(2);
        assertThat(bench().lines()).containsExactlyInAnyOrder("first", "second");
        if (!isInFirefox()) {
            assertThat(sent)
                    .extracting(Request::postData)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("text=first"),
                            second -> assertThat(second).contains("text=second"));
        }
        assertThat(field(page, "Line")).hasValue("typed later");
    }

    @Test
    @DisplayName("38 What one form sent twice meanwhile is sent in its order, each once")
    void twoOfOneFormAreSentInOrder() {
        openWithoutShim();
        send("Line", "first", "Add");
        send("Line", "second", "Add");
        fill(page, "Line", "typed later");
        bench().hold("first");
        shims.forEach(Route::resume);
        assertThat(page.locator("form[aria-busy]")).hasCount(1);
        bench().letGo("first");
        assertThat(notice(page)).hasText("Added second");
        assertThat(page.locator("form[aria-busy]")).hasCount(0);
        assertThat(bench().lines()).containsExactly("first", "second");
        assertThat(lines()).hasCount(2);
        assertThat(field(page, "Line")).hasValue("typed later");
        assertThat(sent).hasSize(2);
    }

    @Test
    @DisplayName("5, 38 Of what is held, what was sent becomes the server's, and what was chosen since stays")
    void whatWasSentIsToldFromWhatIsNewer() {
        openWithoutShim();
        field(page, "Loud").uncheck();
        field(page, "Size").selectOption("M");
        send("Line", "sent as it is", "Add");
        shims.forEach(Route::resume);
        assertThat(notice(page)).hasText("Added sent as it is");
        assertThat(field(page, "Loud")).isChecked();
        assertThat(field(page, "Size")).hasValue("S");

        shims.clear();
        openWithoutShim();
        send("Line", "sent as it was", "Add");
        field(page, "Loud").uncheck();
        field(page, "Size").selectOption("M");
        shims.forEach(Route::resume);
        assertThat(notice(page)).hasText("Added sent as it was");
        assertThat(field(page, "Loud")).not().isChecked();
        assertThat(field(page, "Size")).hasValue("M");
    }

    @Test
    @DisplayName("38 What was held of a form that is left to the browser is posted as it was then")
    void whatIsLeftToTheBrowserIsPostedAsItWas() {
        openWithoutShim();
        send("Line by the browser", "first", "Add by the browser");
        fill(page, "Line by the browser", "typed later");
        shims.forEach(Route::resume);
        shims.clear();
        page.waitForCondition(() -> !shims.isEmpty());
        shims.forEach(Route::resume);
        assertThat(notice(page)).hasText("Added first");
        assertThat(bench().lines()).containsExactly("first");
    }

    @Test
    @DisplayName("39 Where the shim does not come, the browser posts after a while, and nothing is lost")
    void isPostedWhereTheShimDoesNotCome() {
        openWithoutShim();
        send("Line", "first", "Add");
        send("Line at once", "second", "Add at once");
        fill(page, "Line at once", "typed later");
        shims.forEach(Route::abort);
        assertThat(lines()).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
        assertThat(bench().lines()).containsExactly("first", "second");
        complaints.clear();
    }

    @Test
    @DisplayName("39 A shim that comes once the browser has begun to post sends nothing more")
    void aShimThatComesTooLateSendsNothing() {
        openWithoutShim();
        bench().hold("first");
        send("Line", "first", "Add");
        page.waitForCondition(() -> !sent.isEmpty());
        shims.forEach(Route::resume);
        shims.clear();
        page.waitForTimeout(300);
        bench().letGo("first");
        page.waitForCondition(() -> !shims.isEmpty());
        shims.forEach(Route::resume);
        assertThat(notice(page)).hasText("Added first");
        assertThat(lines()).hasCount(1);
        assertThat(sent).extracting(Request::method).containsOnlyOnce("POST");
        assertThat(bench().lines()).containsExactly("first");
    }

    @Test
    @DisplayName("39 Where one of several does not arrive, the others do")
    void isPostedWhereAnotherDoesNotArrive() {
        List<Route> posts = new ArrayList<>();
        openWithoutShim();
        page.route("**/bench/early", route -> {
            if (route.request().method().equals("POST") && posts.isEmpty()) {
                // It hangs.
                posts.add(route);
            } else {
                route.resume();
            }
        });
        send("Line", "first", "Add");
        send("Line at once", "second", "Add at once");
        shims.forEach(Route::abort);
        assertThat(lines()).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
        assertThat(bench().lines()).containsExactly("second");
        posts.forEach(Route::abort);
        complaints.clear();
    }
}
