package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import io.javalin.Javalin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSiteTest {
    @AutoClose
    private static final NoScriptBrowser SITE = NoScriptBrowser.on(DemoSite.create());

    private final NoScriptBrowser browser = SITE.newVisitor();

    @Test
    void opensWithItsHomePage() {
        Page home = browser.open("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text("h1")).isEqualTo("Forms that work, whatever happens");
    }

    @ParameterizedTest
    @CsvSource({
        "Guestbook, /guestbook, Guestbook",
        "Username, /username, Find a username",
        "Name, /name, What shall we call you?",
        "Likes, /likes, Likes",
        "To-dos, /todos, To-dos",
        "Account, /account, Log in",
        "Types, /types, There and back"
    })
    void leadsToEachFeatureAndMarksWhereOneIs(String link, String path, String heading) {
        Page page = browser.open("/").click(link);
        assertThat(page.path()).isEqualTo(path);
        assertThat(page.text("h1")).isEqualTo(heading);
        assertThat(page.document().select("nav [aria-current=page]").eachText()).containsExactly(link);
    }

    @Test
    void saysKindlyThatThereIsNoSuchPage() {
        Page page = browser.open("/no-such-page");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text("h1")).isEqualTo("Page not found");
        assertThat(page.document().select("nav a")).as("the way round is there").hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/guestbook",
        "/username",
        "/name",
        "/name/update",
        "/likes",
        "/todos",
        "/login",
        "/account",
        "/types",
        "/nothing"
    })
    void noWordIsMissing(String path) {
        Page page = browser.open(path);
        assertThat(page.body()).doesNotContain("??");
        assertThat(page.document().select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void twoSitesRunSideBySide() {
        Javalin other = DemoSite.create();
        try (NoScriptBrowser visitor = NoScriptBrowser.on(other)) {
            assertThat(visitor.origin()).isNotEqualTo(browser.origin());
            assertThat(visitor.open("/").status()).isEqualTo(200);
        }
    }
}
