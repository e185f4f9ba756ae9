package dev.postern.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import dev.postern.page.Page;
import dev.postern.problem.Finding;
import dev.postern.problem.Report;
import dev.postern.template.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckingASiteTest {
    @TempDir
    Path folder;

    record Named(String name) {}

    record One(Named subject, String only) {}

    record Other(Board.Line subject) {}

    private static Page page(String path, String template, @Nullable Class<? extends Record> model) {
        return new Page(path, new Anyone(), template, model, null, false);
    }

    private Checker checker(Set<String> allowed, Page... pages) {
        Functions functions = Functions.of(List.of(new Board()), new Linker(Codecs.standard(), Set.of(), List.of()));
        return new Checker(
                functions,
                Codecs.standard(),
                Arrays.asList(pages),
                List.of(),
                new TemplateFiles("", List.of(folder), CheckingASiteTest.class.getClassLoader()),
                allowed);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static List<String> messages(Report report) {
        return report.findings().stream().map(Finding::toString).toList();
    }

    @Test
    void findsNothingInTheReadyTemplates() {
        assertThat(messages(checker(
                                Set.of(),
                                page("/a", "postern/layout", null),
                                page("/b", "postern/error", ErrorPage.class))
                        .check()))
                .isEmpty();
    }

    record Typed(String name, String value) {}

    record ErrorPage(
            String heading,
            String sentence,
            String reference,
            String code,
            List<Typed> typed,
            String title,
            String main) {}

    @Test
    void namesThePageWhoseTemplateIsMissing() throws IOException {
        write("boards.html", "<p></p>");
        assertThat(messages(
                        checker(Set.of(), page("/board", "board.html", null)).check()))
                .containsExactly("""
                        error [missing-template] page "/board": there is no template "board.html"
                          Did you mean "boards.html"?
                          To mend it: correct the name, or add the file to the folder that templates(…) names.""");
    }

    @Test
    void knowsNoVariablesOnAPageWithoutAModel() throws IOException {
        write("about.html", "<p th:text=\"${heading}\"></p>");
        assertThat(messages(
                        checker(Set.of(), page("/about", "about.html", null)).check()))
                .containsExactly("""
                        error [unknown-variable] about.html:1:4: no variable is called "heading" here
                          There are none.
                          To mend it: correct the name, or declare the page with a record that has a component heading.""");
    }

    @Test
    void isSilentOfATypeOnWhichTwoPagesOfOneTemplateDisagree() throws IOException {
        write(
                "both.html",
                "<p th:text=\"${subject.name}\"></p><p th:text=\"${only.nothing}\"></p><p th:if=\"${none}\"></p>");
        Report report = checker(Set.of(), page("/one", "both.html", One.class), page("/other", "both", Other.class))
                .check();
        assertThat(report.errors()).extracting(Finding::name).containsExactly("unknown-property", "unknown-variable");
    }

    @Test
    void tellsNothingThatTheSiteAllows() throws IOException {
        write("page.html", "<p th:utext=\"'<b>x</b>'\"></p><p th:text=\"${nothing}\"></p>");
        Page page = page("/", "page.html", null);
        assertThat(checker(Set.of("unescaped-text"), page).check().findings())
                .extracting(Finding::name)
                .containsExactly("unknown-variable");
        assertThat(checker(Set.of("unescaped-text", "unknown-variable"), page)
                        .check()
                        .findings())
                .isEmpty();
    }

    @Test
    void asksBackWhereTheSiteAllowsWhatIsNeverFound() {
        assertThat(messages(checker(Set.of("unescaped-txt")).check())).containsExactly("""
                        warning [unknown-allowance] postern.allow("unescaped-txt"): nothing that is checked is called "unescaped-txt", so nothing is allowed by it
                          Did you mean "unescaped-text"?
                          To mend it: correct the name, or take it away.""");
    }

    @Test
    void tellsErrorsFromWarnings() throws IOException {
        write("page.html", "<p th:utext=\"${nothing}\"></p>");
        Report report = checker(Set.of(), page("/", "page.html", null)).check();
        assertThat(report.errors()).extracting(Finding::name).containsExactly("unknown-variable");
        assertThat(report.warnings()).extracting(Finding::name).containsExactly("unescaped-text");
    }

    @Test
    void endsWithFragmentsThatTakeEachOtherIn() throws IOException {
        write("page.html", "<div th:fragment=\"a\"><div th:replace=\"~{other :: b}\"></div></div>");
        write("other.html", "<div th:fragment=\"b\"><div th:replace=\"~{page :: a}\"></div></div>");
        assertThat(checker(Set.of(), page("/", "page.html", null)).check().findings())
                .isEmpty();
    }
}
