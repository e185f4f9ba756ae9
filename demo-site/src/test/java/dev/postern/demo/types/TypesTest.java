package dev.postern.demo.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.demo.DemoSite;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TypesTest {
    @AutoClose
    private final NoScriptBrowser browser = NoScriptBrowser.on(DemoSite.create());

    @Test
    void givesATextBack() {
        Page page = send("$undefined & <b>");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text(".demo-answer")).isEqualTo("It came back: $undefined & <b>");
    }

    @Test
    void asksForAText() {
        Page page = send("");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.summary()).containsExactly("Enter a text");
    }

    @Test
    void showsNoEmptyTableWhereNoScriptFillsIt() {
        Page page = browser.open("/types");
        assertThat(page.document().select("#types").hasAttr("hidden")).isTrue();
        assertThat(page.document().select("noscript").text()).contains("With scripts, there is a table here");
    }

    private Page send(String text) {
        return browser.open("/types")
                .form("Send it there and back")
                .fill("text", text)
                .press("Send it there and back");
    }
}
