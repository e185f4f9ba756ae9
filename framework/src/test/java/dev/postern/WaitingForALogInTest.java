package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was typed, while its sender has to log in first. */
class WaitingForALogInTest {
    private static final String CHECK =
            "You are logged in, but nothing was sent yet. Check what you typed and send it again.";

    private final Trial trial = new Trial();
    private final Running running = trial.start();
    private final NoScriptBrowser browser = running.browser();

    @AfterEach
    void stop() {
        running.close();
    }

    private Page asked(String text) {
        return browser.open("/open").form().fill("Text", text).press("Send");
    }

    private static Page logIn(Page asked, String name) {
        return asked.form().fill("Name", name).press();
    }

    @Test
    void standsInItsFormAgainAfterTheLogInAndIsSentByItsSender() {
        Page open = logIn(asked("precious"), "ann");
        assertThat(open.text("h1")).isEqualTo("Open");
        assertThat(open.field("Text").value()).isEqualTo("precious");
        assertThat(open.notice()).isEqualTo("Welcome, ann. " + CHECK);
        assertThat(trial.functions.runs).hasValue(0);
        assertThat(open.form().press("Send").notice()).isEqualTo("ann says precious");
        assertThat(browser.open("/open").field("Text").value()).isEmpty();
    }

    @Test
    void waitsThroughTriesThatFail() {
        Page wrong = logIn(logIn(asked("precious"), ""), "");
        assertThat(logIn(wrong, "ann").field("Text").value()).isEqualTo("precious");
    }

    @Test
    void waitsWhereAFunctionItselfAskedForTheLogIn() {
        Page asked = browser.open("/refuse").form().fill("Kind", "unauthorised").press();
        assertThat(logIn(asked, "ann").field("Kind").value()).isEqualTo("unauthorised");
    }

    @Test
    @DisplayName("behaviour 59: after a log-out in another tab, log-in is asked for and the form comes back filled")
    void waitsForWhoWasLoggedOutMeanwhile() {
        Page asked = loggedOutMeanwhile();
        assertThat(asked.text("h1")).isEqualTo("Log in");
        Page members = logIn(asked, "ann");
        assertThat(members.form("Send").field("Text").value()).isEqualTo("precious");
        assertThat(members.form("Send").press("Send").notice()).isEqualTo("ann says precious");
    }

    @Test
    void isNobodyElses() {
        Page members = logIn(loggedOutMeanwhile(), "bob");
        assertThat(members.text("h1")).isEqualTo("Members");
        assertThat(members.notice()).isEqualTo("Welcome, bob.");
        assertThat(members.form("Send").field("Text").value()).isEmpty();
    }

    private Page loggedOutMeanwhile() {
        logIn(browser.open("/login"), "ann");
        Page members = browser.open("/members");
        browser.newTab().open("/members").press("Log out");
        return members.form("Send").fill("Text", "precious").press("Send");
    }

    @Test
    void whoLoggedOutAndInAgainIsNobodyElse() {
        logIn(browser.open("/login"), "ann");
        Page members = browser.open("/members");
        browser.newTab().open("/members").press("Log out");
        logIn(browser.newTab().open("/login"), "ann");
        Page again = members.form("Send").fill("Text", "precious").press("Send");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.form("Send").field("Text").value()).isEqualTo("precious");
    }

    @Test
    void aLogInOfItsOwnCarriesNothing() {
        Page wrong = logIn(browser.open("/members"), "");
        assertThat(wrong.document().select("[name=$kept]")).isEmpty();
        assertThat(logIn(wrong, "ann").notice()).isEqualTo("Welcome, ann.");
    }

    @Test
    void secretsAreNotSentAbout() {
        Page asked = browser.open("/open")
                .form()
                .fill("Text", "precious")
                .with("password", "hunter2")
                .press("Send");
        assertThat(asked.document().select("[name=$kept]")).hasSize(1);
        assertThat(asked.document().html()).contains("precious").doesNotContain("hunter2");
    }

    @Test
    void whatIsTooMuchToCarryIsListedOnly() {
        Page asked =
                browser.open("/open").form().replace("text", "x".repeat(32_768)).press("Send");
        assertThat(asked.document().select("[name=$kept]").val()).isEmpty();
        assertThat(asked.text()).contains("xxx");
        assertThat(logIn(asked, "ann").notice()).isEqualTo("Welcome, ann.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "%",
                "$post",
                "$post=",
                "$post=AAAA.BBBB&text=forged",
                "$post=AAAA.BBBB&$post=CCCC&$kept=x&text=forged",
                "text=forged",
                "&&&==="
            })
    void whatIsForgedIsLeftOut(String kept) {
        Page asked = asked("precious");
        Page open = asked.form().replace("$kept", kept).fill("Name", "ann").press();
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.text("h1")).isEqualTo("Open");
        assertThat(open.field("Text").value()).isEmpty();
        assertThat(open.notice()).isEqualTo("Welcome, ann.");
    }
}
