package dev.postern.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.binding.PageForms;
import dev.postern.page.PageRenderer;
import dev.postern.page.View;
import dev.postern.problem.ProblemException;
import dev.postern.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedPagesTest {
    private static final View VIEW = new View(
            "page.html",
            Map.of(),
            new Silent(),
            "/board",
            "/board",
            "",
            List.of(),
            Map.of(),
            CheckedPagesTest::noForms,
            f -> true);

    @TempDir
    Path folder;

    /** Has no words: nothing is said here. */
    private static final class Silent implements Words {
        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public Optional<String> find(String key, Object... arguments) {
            return Optional.empty();
        }
    }

    /** Renders nothing but its name. */
    private static final class Named implements PageRenderer {
        @Override
        public View.Rendered render(View view) {
            return new View.Rendered(view.template().getBytes(StandardCharsets.UTF_8), Map.of());
        }

        @Override
        public Optional<String> excerpt(String place) {
            return Optional.of("excerpt of " + place);
        }
    }

    private static PageForms noForms() {
        throw new IllegalStateException("no form is rendered here");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("page.html"), text);
    }

    private CheckedPages pages() {
        return new CheckedPages(new Named(), Case.checker(folder));
    }

    private static String shown(CheckedPages pages) {
        return new String(pages.render(VIEW).html(), StandardCharsets.UTF_8);
    }

    @Test
    void showAnErrorInThePlaceOfThePageUntilItIsMended() throws IOException {
        write("<p th:text=\"${headnig}\"></p>");
        CheckedPages pages = pages();
        assertThatThrownBy(() -> shown(pages))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("page.html:1:4: no variable is called \"headnig\" here");
        write("<p th:text=\"${heading}\"></p>");
        assertThat(shown(pages)).isEqualTo("page.html");
        write("<p th:text=\"${heading\"></p>");
        assertThatThrownBy(() -> shown(pages)).hasMessageContaining("cannot be read");
    }

    @Test
    void mindAChangeOfWhatThePageTakesIn() throws IOException {
        write("<p th:replace=\"~{part :: it}\"></p>");
        Files.writeString(folder.resolve("part.html"), "<p th:fragment=\"it\"></p>");
        CheckedPages pages = pages();
        assertThat(shown(pages)).isEqualTo("page.html");
        Files.writeString(folder.resolve("part.html"), "<p th:fragment=\"that\"></p>");
        assertThatThrownBy(() -> shown(pages)).hasMessageContaining("part.html has no fragment \"it\"");
        Files.delete(folder.resolve("part.html"));
        assertThatThrownBy(() -> shown(pages)).hasMessageContaining("there is no template \"part\"");
    }

    @Test
    void showThePageInSpiteOfAWarning() throws IOException {
        write("<p th:utext=\"${heading}\"></p>");
        assertThat(shown(pages())).isEqualTo("page.html");
    }

    @Test
    void passOnTheExcerptOfATemplate() {
        assertThat(pages().excerpt("page.html:1:4")).contains("excerpt of page.html:1:4");
    }
}
