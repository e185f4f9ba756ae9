package dev.postern.demo.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.demo.DemoSite;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class NameTest {
    @AutoClose
    private static final NoScriptBrowser SITE = NoScriptBrowser.on(DemoSite.create());

    private final NoScriptBrowser browser = SITE.newVisitor();

    @Test
    void landsOnItsPermanentAddressWithTheResult() {
        Page page = give("Zoë");
        assertThat(page.history()).hasToString("[POST /name/update 303 /name/update]");
        assertThat(page.path()).isEqualTo("/name/update");
        assertThat(page.notice()).isEqualTo("We shall call you Zoë.");
    }

    @Test
    void theFormThereWorksTheSame() {
        Page page = give("Zoë").form().fill("Your name", "Cleo").press();
        assertThat(page.path()).isEqualTo("/name/update");
        assertThat(page.notice()).isEqualTo("We shall call you Cleo.");
    }

    @Test
    void reloadingSendsNothingAgain() {
        Page page = give("Zoë").reload();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.request().method()).isEqualTo("GET");
        assertThat(page.notice()).isEmpty();
    }

    @Test
    void keepsWhatWasTypedWhenItIsTooLong() {
        String name = "Z".repeat(41);
        Page page = browser.open("/name")
                .form()
                .with("name", name)
                .without("name")
                .with("name", name)
                .press();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorOf("Your name")).isEqualTo("Use at most 40 characters");
        assertThat(page.field("Your name").value()).isEqualTo(name);
    }

    private Page give(String name) {
        return browser.open("/name").form().fill("Your name", name).press();
    }
}
