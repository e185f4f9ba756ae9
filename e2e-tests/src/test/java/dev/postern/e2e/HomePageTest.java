package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class HomePageTest {
    @Journey
    void opens(Page page) {
        page.navigate("/");
        assertThat(page.locator("h1")).hasText("Forms that work, whatever happens");
    }

    @Test
    @ExtendWith(ScriptsOff.class)
    void seesThatScriptsAreOff(Page page) {
        page.navigate("/");
        assertThat(page.locator("noscript p")).isVisible();
    }

    @Test
    @ExtendWith(ScriptsOn.class)
    void seesThatScriptsAreOn(Page page) {
        page.navigate("/");
        assertThat(page.locator("noscript p")).isHidden();
    }

    @Test
    @ExtendWith(ScriptsOff.class)
    void readsAsText(Site site) throws IOException {
        try (W3m visitor = W3m.visitor()) {
            assertThat(visitor.dump(site.url() + "/"))
                    .contains("Forms that work, whatever happens", "Scripts are off, and nothing is missing.");
        }
    }
}
