package dev.postern.demo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.Postern;
import dev.postern.demo.DemoSite;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import io.javalin.Javalin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
    @AutoClose
    private static final NoScriptBrowser SITE = NoScriptBrowser.on(DemoSite.create());

    private final NoScriptBrowser browser = SITE.newVisitor();

    @Test
    void asksForALogInWhereTheAccountWouldBeAndGoesOnFromThere() {
        Page asked = browser.open("/account");
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.text("h1")).isEqualTo("Log in");
        Page in = logIn(asked);
        assertThat(in.path()).isEqualTo("/account");
        assertThat(in.notice()).isEqualTo("Welcome, ann.");
    }

    @Test
    void fromItsOwnPageTheLogInLeadsToTheAccount() {
        Page in = logIn(browser.open("/login"));
        assertThat(in.path()).isEqualTo("/account");
        assertThat(in.text("h1")).isEqualTo("Your account");
    }

    @ParameterizedTest
    @CsvSource({"ann, wrong", "nobody, open sesame", "<b>, open sesame"})
    void saysTheSameOfAWrongNameAndAWrongPassword(String name, String password) {
        Page page = browser.open("/login")
                .form()
                .fill("Name", name)
                .fill("Password", password)
                .press();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.summary()).containsExactly("The name or the password is not right.");
        assertThat(page.field("Name").value()).isEqualTo(name);
        assertThat(page.field("Password").value())
                .as("a password is never sent back")
                .isEmpty();
        assertThat(page.body()).doesNotContain("value=\"" + password);
    }

    @Test
    void changesTheMottoAndShowsWhatItIsNow() {
        Page page = logIn(browser.open("/account"))
                .form("Change the motto")
                .fill("Your motto", "Slow and steady")
                .press();
        assertThat(page.notice()).isEqualTo("Your motto is changed.");
        assertThat(page.field("Your motto").value()).isEqualTo("Slow and steady");
    }

    @Test
    void keepsWhatWasTypedWhenItIsTooLong() {
        String motto = "x".repeat(81);
        Page page = logIn(browser.open("/account"))
                .form("Change the motto")
                .replace("motto", motto)
                .press();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.field("Your motto").value()).isEqualTo(motto);
    }

    @Test
    void afterLoggingOutTheAccountAsksAgain() {
        Page out = logIn(browser.open("/account")).press("Log out");
        assertThat(out.path()).isEqualTo("/login");
        assertThat(out.notice()).isEqualTo("You are logged out.");
        assertThat(browser.open("/account").status()).isEqualTo(401);
    }

    @Test
    void afterLoggingOutElsewhereNothingIsChangedAndTheFormComesBackFilled() {
        Page mine = logIn(browser.open("/account"));
        browser.newTab().open("/account").press("Log out");
        Page refused = mine.form("Change the motto")
                .fill("Your motto", "Never give up")
                .press();
        assertThat(refused.status()).isBetween(401, 409);
        assertThat(refused.text("h1")).isEqualTo("Log in");
        assertThat(refused.text(".post-kept")).contains("Never give up");
        assertThat(refused.notice()).isEqualTo("Log in to go on. What you typed is kept.");
        Page in = logIn(refused);
        assertThat(in.path()).isEqualTo("/account");
        assertThat(in.field("Your motto").value()).isEqualTo("Never give up");
        assertThat(browser.newTab().open("/account").field("Your motto").value())
                .as("what is kept")
                .isNotEqualTo("Never give up");
    }

    @Test
    void whoeverIsLoggedInAsSomebodyElseChangesNothingOfTheFormer() {
        Page anns = logIn(browser.open("/account"));
        browser.newTab().open("/account").press("Log out");
        browser.newTab()
                .open("/login")
                .form()
                .fill("Name", "ben")
                .fill("Password", "open sesame")
                .press();
        Page refused = anns.form("Change the motto").fill("Your motto", "Mine").press();
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.text()).as("ben is not shown what ann typed").doesNotContain("Mine");
        assertThat(browser.open("/account").field("Your motto").value()).isEmpty();
    }

    @Test
    void isKeptByNobodyOnTheWay() {
        assertThat(logIn(browser.open("/account")).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aTemplateThatShowsThePasswordStopsTheStart() {
        Javalin leak = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "localhost";
            config.registerPlugin(new Postern(postern -> postern.templates("leak")
                    .page(
                            "/",
                            "leak.html",
                            AccountPage.class,
                            call -> new AccountPage(new Account("ann", "5ecret", "")))));
        });
        assertThatThrownBy(leak::start)
                .hasMessageContaining("leak.html:9:8: ${account.password} is @Tainted and would have been shown");
    }

    private static Page logIn(Page page) {
        return page.form("Log in")
                .fill("Name", "ann")
                .fill("Password", "open sesame")
                .press();
    }
}
