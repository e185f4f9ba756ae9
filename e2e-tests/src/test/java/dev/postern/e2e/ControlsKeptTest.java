package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of every kind of control where the shim brings the answer in. */
class ControlsKeptTest extends OnTheBench {
    private static final String HELD = """
            () => [...document.querySelector('#all').elements].filter(each => each.name && each.name[0] != '$').map(each =>
              each.type == 'file' ? [...each.files].map(file => file.name).join()
              : each.options ? [...each.options].map(option => +option.selected).join('')
              : /checkbox|radio/.test(each.type) ? +each.checked
              : each.value).join('|')""";

    private static final String FIRST = "first|as it was|0|1|0|0|100|010|2031-04-09|#112233|5||there";
    private static final String CHANGED = "%s|changed|1|0|0|1|001|101|2032-05-10|#abcdef|9|cat.png|here";

    @BeforeEach
    void openThePage() {
        page.navigate(bench().url() + "/bench/controls");
        page.evaluate("window.stayed = true");
        assertThat(page.evaluate(HELD)).isEqualTo(FIRST);
    }

    private void change(String text) {
        page.getByLabel("Text").fill(text);
        page.getByLabel("Note").fill("changed");
        page.getByLabel("News").check();
        page.getByLabel("Large").check();
        page.getByLabel("Fit").selectOption("L");
        page.getByLabel("Also").selectOption(new String[] {"S", "L"});
        page.getByLabel("Day").fill("2032-05-10");
        page.getByLabel("Colour").fill("#abcdef");
        page.getByLabel("Level").fill("9");
        page.getByLabel("Picture").setInputFiles(new FilePayload("cat.png", "image/png", "cat".getBytes(UTF_8)));
        page.getByLabel("Elsewhere").fill("here");
    }

    @Test
    @DisplayName("34 refused, each control holds what it held; accepted, each holds what the server says")
    void eachKind() {
        change("wrong");
        press(page, "Keep");
        assertThat(page.locator("#bench-keep-text-error")).isVisible();
        assertThat(page.evaluate(HELD)).isEqualTo(String.format(CHANGED, "wrong"));
        page.getByLabel("Text").fill("right");
        press(page, "Keep");
        assertThat(notice(page))
                .hasText("Kept right, changed, true, L, L, [S, L], 2032-05-10, #abcdef, 9, cat.png, here");
        assertThat(page.evaluate(HELD)).isEqualTo(FIRST);
        assertStayed();
    }

    @Test
    @DisplayName("34 changed while it was on its way, each control holds what it was changed to")
    void changedMeanwhile() {
        bench().hold("slow");
        page.getByLabel("Text").fill("slow");
        press(page, "Keep");
        page.waitForCondition(() -> !sent.isEmpty());
        change("newer");
        bench().letGo("slow");
        assertThat(notice(page)).hasText("Kept slow, as it was, false, S, S, [M], 2031-04-09, #112233, 5, none, there");
        assertThat(page.evaluate(HELD)).isEqualTo(String.format(CHANGED, "newer"));
    }
}
