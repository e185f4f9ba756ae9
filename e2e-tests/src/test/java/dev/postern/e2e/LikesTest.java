package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.postern.testing.browser.EveryWay;
import org.junit.jupiter.api.Test;

@EveryWay(value = Demo.class, browsers = FoundChromium.class)
class LikesTest {
    @Test
    void areCountedOneByOne(Page page) {
        page.navigate("/likes");
        Locator first = page.locator("#posts li").first();
        assertThat(first.locator("output")).hasText("0 likes");
        first.locator("button").click();
        assertThat(first.locator("output")).hasText("1 like");
        assertThat(first.locator("button")).not().hasAttribute("aria-disabled", "true");
        first.locator("button").click();
        assertThat(first.locator("output")).hasText("2 likes");
        assertThat(first.locator("button")).not().hasAttribute("aria-disabled", "true");
        page.reload();
        assertThat(first.locator("output")).hasText("2 likes");
    }

    @Test
    void aDoubleClickIsOneLike(Page page) {
        page.navigate("/likes");
        Locator last = page.locator("#posts li").last();
        last.locator("button").dblclick();
        assertThat(last.locator("output")).hasText("1 like");
        assertThat(last.locator("button")).not().hasAttribute("aria-disabled", "true");
        page.reload();
        assertThat(last.locator("output")).hasText("1 like");
    }
}
