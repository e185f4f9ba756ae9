package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.Postern;
import dev.postern.problem.ProblemException;
import io.javalin.Javalin;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private static Javalin site(String template, boolean development, String... allowed) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.host = "localhost";
            config.registerPlugin(new Postern(postern -> {
                postern.templates("dev/postern/check/site")
                        .development(development)
                        .allow(allowed);
                postern.page("/", template);
            }));
        });
    }

    @Test
    void passWhereNothingIsFound() {
        Checks.of(site("right.html", false)).pass();
    }

    @Test
    void failWithEveryMessageErrorsAndWarnings() {
        assertThatThrownBy(() -> Checks.of(site("wrong.html", false)).pass())
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        The templates have 2 findings:
                        error [unknown-variable] wrong.html:2:4: no variable is called "nobody" here
                          There are none.
                          To mend it: correct the name, or declare the page with a record that has a component nobody.
                        warning [unescaped-text] wrong.html:3:4: th:utext writes a value into the page as it is
                          If anybody else has a say in the value, they may put a script into your pages.
                          To mend it: use th:text; or, if the value is clean HTML of your own, write <!--/* postern:allow unescaped-text */--> on the line before.""");
    }

    @Test
    void passWhereTheSiteAllowsWhatIsFound() {
        Checks.of(site("wrong.html", false, "unknown-variable", "unescaped-text"))
                .pass();
    }

    @Test
    void sayWhereThereIsNothingToCheck() {
        assertThatThrownBy(() -> Checks.of(Javalin.create()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "This application has no Postern plugin, so there is nothing to check. To mend it: hand over"
                                + " the Javalin that registerPlugin(new Postern(…)) was called for.");
    }

    @Test
    void inProductionAnErrorStopsTheStart() {
        Javalin site = site("wrong.html", false);
        assertThatThrownBy(() -> site.start(0))
                .rootCause()
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("wrong.html:2:4: no variable is called \"nobody\" here")
                .hasMessageNotContaining("utext");
    }

    @Test
    void whileDevelopingThePageShowsItsErrorWithTheLine() {
        try (NoScriptBrowser browser = NoScriptBrowser.on(site("wrong.html", true))) {
            Page page = browser.open("/");
            assertThat(page.status()).isEqualTo(500);
            assertThat(page.document().select("pre.problem").text())
                    .startsWith("wrong.html:2:4: no variable is called \"nobody\" here");
            assertThat(page.document().select("pre.excerpt").text()).contains("> 2 | <p th:text=\"${nobody}\"></p>");
        }
    }
}
