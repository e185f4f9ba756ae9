package dev.postern.demo.username;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.demo.DemoSite;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsernameTest {
    @AutoClose
    private static final NoScriptBrowser SITE = NoScriptBrowser.on(DemoSite.create());

    private final NoScriptBrowser browser = SITE.newVisitor();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoe | zoe is free. Take it while it lasts.",
                "ann | ann is taken. Try another one.",
            })
    void tellsWhetherANameIsFreeAndKeepsItInTheBox(String name, String answer) {
        Page page = ask(name);
        assertThat(page.history()).hasToString("[POST /username 303 /username]");
        assertThat(page.notice()).isEqualTo(answer);
        assertThat(page.field("Username").value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Enter a username",
        "an n, 'Use small letters and digits, 3 to 20 of them'",
        "<script>, 'Use small letters and digits, 3 to 20 of them'"
    })
    void saysWhatANameIsMadeOfAndKeepsWhatWasTyped(String typed, String error) {
        Page page = ask(typed);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorOf("Username")).isEqualTo(error);
        assertThat(page.field("Username").value()).isEqualTo(typed);
    }

    @Test
    void asksAgainFromWhereItStands() {
        Page page = ask("ann").form().fill("Username", "anne").press();
        assertThat(page.notice()).isEqualTo("anne is free. Take it while it lasts.");
    }

    @Test
    void answersOnce() {
        Page later = ask("zoe").reload();
        assertThat(later.notice()).isEmpty();
        assertThat(later.field("Username").value()).isEmpty();
    }

    private Page ask(String name) {
        return browser.open("/username").form().fill("Username", name).press();
    }
}
