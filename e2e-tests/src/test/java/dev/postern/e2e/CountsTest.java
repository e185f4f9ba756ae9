package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many characters are left, while one types. */
class CountsTest extends OnTheBench {
    @BeforeEach
    void goThere() {
        page.addInitScript("""
            window.heard = [];
            Document.prototype.ariaNotify = sentence => heard.push(sentence);""");
        page.clock().install();
        page.navigate(bench().url() + "/bench/counts");
        page.evaluate("window.stayed = true");
        assertThat(left()).hasText(" · Characters left: 10");
    }

    private Locator left() {
        return page.locator(".post-count > span");
    }

    private Object heard() {
        return page.evaluate("heard.join('|')");
    }

    @Test
    @DisplayName(
            "C19 The limit is in the description, and what is left stands beside it, line ends counted as they are sent")
    void standsBesideTheLimit() {
        assertThat(field(page, "Motto")).hasAccessibleDescription("Up to 10 characters");
        fill(page, "Motto", "one\ntwo");
        assertThat(left()).hasText(" · Characters left: 2");
    }

    @Test
    @DisplayName("C19 What is left is announced once, a second after typing stops")
    void isAnnouncedWhenTypingStops() {
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        field(page, "Motto").pressSequentially("never");
        assertThat(left()).hasText(" · Characters left: 5");
        page.clock().runFor(900);
        assertThat(heard()).isEqualTo("");
        page.clock().runFor(200);
        assertThat(heard()).isEqualTo("Characters left: 5");
    }

    @Test
    @DisplayName("C19 What is too long is never cut off, but is an error when it is sent")
    void isAnErrorWhenItIsTooMuch() {
        fill(page, "Motto", "never give up");
        assertThat(left()).hasText(" · Characters too many: 3");
        page.getByText("Say").click();
        assertThat(Look.summary(page)).containsText("Too long a motto");
        assertThat(field(page, "Motto")).hasValue("never give up");
        assertThat(left()).hasText(" · Characters too many: 3");
        fill(page, "Motto", "give up");
        page.getByText("Say").click();
        assertThat(notice(page)).hasText("Said give up");
        assertThat(left()).hasText(" · Characters left: 10");
        assertStayed();
    }
}
