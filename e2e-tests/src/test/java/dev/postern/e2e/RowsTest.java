package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.button;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the focus goes in a form that gets longer and shorter by buttons of its own. */
class RowsTest extends OnTheBench {
    @BeforeEach
    void openThePage() {
        page.navigate(bench().url() + "/bench/rows");
        page.evaluate("window.stayed = true");
    }

    /** There is one row from the beginning. */
    private void typeRows(String... names) {
        field(page, "Name 1").focus();
        for (int row = 1; row <= names.length; row++) {
            // Whoever adds a row goes on typing.
            page.keyboard().type(names[row - 1]);
            if (row < names.length) {
                press(page, "Add a row");
                assertThat(field(page, "Name " + (row + 1))).isFocused();
            }
        }
    }

    @Test
    @DisplayName("C14 Where a row is added, the focus goes to its first control, and what was typed stays")
    void aNewRowHasTheFocus() {
        typeRows("one", "two", "three");
        assertThat(field(page, "Name 1")).hasValue("one");
        assertThat(field(page, "Name 2")).hasValue("two");
        press(page, "Keep");
        assertThat(notice(page)).hasText("Kept [one, two, three]");
        assertStayed();
    }

    @Test
    @DisplayName("C14 Where a row is removed, the focus goes to the next one's button, then to the one before")
    void theNextRowsButtonHasTheFocus() {
        typeRows("one", "two", "three");
        press(page, "Remove row 1");
        assertThat(button(page, "Remove row 3")).hasCount(0);
        assertThat(field(page, "Name 1")).hasValue("two");
        // It was the second until now.
        assertThat(button(page, "Remove row 1")).isFocused();
        press(page, "Remove row 2");
        assertThat(button(page, "Remove row 2")).hasCount(0);
        assertThat(button(page, "Remove row 1")).isFocused();
        assertThat(field(page, "Name 1")).hasValue("two");
    }

    @Test
    @DisplayName("C6 A row that is wrong is named by the summary, which has the focus")
    void whatIsWrongIsInTheRow() {
        typeRows("one", "");
        press(page, "Keep");
        assertThat(Look.summary(page)).isFocused();
        assertThat(field(page, "Name 2")).hasAttribute("aria-invalid", "true");
        fill(page, "Name 2", "two");
        press(page, "Keep");
        assertThat(notice(page)).hasText("Kept [one, two]");
    }
}
