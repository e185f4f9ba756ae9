package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be reached by keyboard, and seen and hit there. */
@ExtendWith(ScriptsOff.class)
class VisibleFocusTest {
    @ParameterizedTest
    @EnumSource(names = {"NONE", "ACTIVE"})
    @DisplayName("B11 Whatever Tab reaches shows it, also in forced colours")
    void whateverTabReachesShowsIt(ForcedColors colors, Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(colors));
        page.setViewportSize(390, 600);
        page.navigate("/guestbook");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            page.keyboard().press("Tab");
            reached.add((String) page.evaluate("""
                    () => {
                      const at = document.activeElement, look = getComputedStyle(at), box = at.getBoundingClientRect();
                      const seen = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2
                          && box.bottom > 0 && box.top < innerHeight;
                      return (seen ? 'seen ' : 'NOT SEEN ') + at.localName;
                    }"""));
        }
        assertThat(reached)
                .allMatch(text -> text.startsWith("seen "))
                .contains("seen input", "seen textarea", "seen button");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/guestbook", "/username", "/likes", "/types", "/todos", "/login"})
    @DisplayName("B11 What can be pressed is at least 44 px high, links within text apart")
    void whatCanBePressedIsLargeEnough(String path, Page page) {
        page.setViewportSize(390, 844);
        page.navigate(path);
        @SuppressWarnings("unchecked")
        List<String> small = (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('button, input:not([type=hidden]), textarea, header a, nav a, dt a')]
                  .filter(element => element.getBoundingClientRect().height < 43.5)
                  .map(element => element.outerHTML)""");
        assertThat(small).isEmpty();
    }

    @Test
    @DisplayName("The first Tab offers to skip to the content")
    void theFirstTabOffersToSkip(Page page) {
        page.navigate("/guestbook");
        page.keyboard().press("Tab");
        assertThat(Look.isFocused(page.locator(".post-skip"))).isTrue();
        assertThat(Look.isInView(page.locator(".post-skip"))).isTrue();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(Look.isFocused(Look.field(page, "Your name"))).isTrue();
    }
}
