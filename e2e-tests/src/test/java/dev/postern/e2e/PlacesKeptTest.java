package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.button;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where one is on a page, and what one has there, stays through an answer. */
class PlacesKeptTest extends OnTheBench {
    @BeforeEach
    void goThere() {
        page.navigate(bench().url() + "/bench/places");
        page.evaluate("window.stayed = true");
        page.evaluate(
                "() => { document.querySelector('#opener').onclick = () => document.querySelector('#dialog').showModal(); }");
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
    }

    @Test
    @DisplayName("C18 A refused form in a modal dialog keeps it open, with the focus on the summary inside")
    void staysInADialogWithASummary() {
        press(page, "Open");
        send("Line within", "", "Add within");
        assertThat(page.locator("#dialog .post-summary")).isFocused();
        assertThat(page.locator("#dialog:modal")).isVisible();
        page.keyboard().press("Escape");
        assertThat(button(page, "Open")).isFocused();
        assertStayed();
    }

    @Test
    @DisplayName("C18 Where the summary is behind the dialog, the focus is on what is wrong")
    void staysInADialogWithoutASummary() {
        page.navigate(bench().url() + "/bench");
        page.evaluate("document.querySelector('#dialog').showModal()");
        send("Line within", "", "Add within");
        assertThat(Look.summary(page)).containsText("Write a line");
        assertThat(field(page, "Line within")).isFocused();
        assertThat(page.locator("#dialog:modal")).isVisible();
    }

    @Test
    @DisplayName(
            "4.10 A redirect to the same page leaves it where it is scrolled to, resets the form, and focuses the notice")
    void staysWhereItIsScrolledTo() {
        button(page, "Go").scrollIntoViewIfNeeded();
        assertThat(Look.isInView(page.locator("h1"))).isFalse();
        double place = button(page, "Go").boundingBox().y;
        send("Address", "/bench/places", "Go");
        assertThat(notice(page)).hasText("Gone to /bench/places");
        assertThat(notice(page)).isFocused();
        assertThat(button(page, "Go").boundingBox().y).isEqualTo(place, within(1.0));
        assertThat(field(page, "Address")).isEmpty();
        assertStayed();
    }

    @Test
    void keepsWhatIsInControlsOfWhichARefusalSaysNothing() {
        field(page, "Aside").fill("something");
        field(page, "Word to pass").fill("sesame");
        send("Line", "", "Add");
        assertThat(page.locator("#own .post-errors")).containsText("Write a line");
        assertThat(field(page, "Aside")).hasValue("something");
        assertThat(field(page, "Word to pass")).hasValue("sesame");
        send("Line", "a line", "Add");
        assertThat(notice(page)).hasText("Added a line");
        assertThat(field(page, "Aside")).hasValue("nothing");
        assertThat(field(page, "Word to pass")).isEmpty();
        assertStayed();
    }

    @Test
    @DisplayName("What is to be sent as text/plain is the browser's to send")
    void leavesPlainTextToTheBrowser() {
        Request request =
                page.waitForRequest(bench().url() + "/bench/places", () -> send("Plain line", "a line", "Add plainly"));
        page.waitForFunction(LEFT);
        assertThat(request.headerValue("content-type")).isEqualTo("text/plain");
        assertThat(request.isNavigationRequest()).isTrue();
    }
}
