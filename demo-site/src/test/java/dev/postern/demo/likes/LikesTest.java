package dev.postern.demo.likes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.demo.DemoSite;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LikesTest {
    private static final String FIRST = "Like (A door needs no key while somebody is at home.)";

    @AutoClose
    private final NoScriptBrowser browser = NoScriptBrowser.on(DemoSite.create());

    @Test
    void areCountedForEachPost() {
        assertThat(counts(browser.open("/likes"))).containsExactly("0 likes", "0 likes", "0 likes");
        assertThat(counts(browser.open("/likes").press(FIRST))).containsExactly("1 like", "0 likes", "0 likes");
        assertThat(counts(browser.open("/likes").press(FIRST))).containsExactly("2 likes", "0 likes", "0 likes");
    }

    @Test
    void aLikeThatIsSentTwiceIsOne() {
        var request = browser.open("/likes").form(FIRST).request(FIRST);
        browser.send(request);
        browser.send(request);
        assertThat(counts(browser.open("/likes"))).startsWith("1 like");
    }

    private static List<String> counts(Page page) {
        return page.document().select("#posts output").eachText();
    }
}
