package dev.postern.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.Field;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page says, and how, when something is wrong; the letters name the rows of our checklist. */
class AccessibleErrorsTest {
    @AutoClose
    private static final NoScriptBrowser SITE = NoScriptBrowser.on(DemoSite.create());

    /** Fresh pages, with something in their lists, so that forms repeat. */
    @SuppressWarnings("UnusedVariable") // named by @FieldSource
    private static final List<Arguments> FRESH = Stream.of(
                    "/guestbook", "/username", "/name", "/name/update", "/todos", "/login")
            .map(AccessibleErrorsTest::fresh)
            .toList();

    /** Pages after something went wrong on them, each with its title when nothing is. */
    @SuppressWarnings("UnusedVariable") // named by @FieldSource
    private static final List<Arguments> WRONG = List.of(
            wrong(
                    "the guestbook, empty",
                    "Guestbook",
                    browser -> browser.open("/guestbook")
                            .form("Sign the guestbook")
                            .press()),
            wrong(
                    "the guestbook, one field wrong",
                    "Guestbook",
                    browser -> browser.open("/guestbook")
                            .form("Sign the guestbook")
                            .fill("Your name", "Ann")
                            .press()),
            wrong(
                    "a username that is none",
                    "Username",
                    browser -> browser.open("/username")
                            .form()
                            .fill("Username", "an n")
                            .press()),
            wrong("no name", "Name", browser -> browser.open("/name").form().press()),
            // Before the next, since it adds to the list that both show.
            wrong("a row of the to-dos", "To-dos", AccessibleErrorsTest::renamedToNothing),
            wrong(
                    "a to-do without a title",
                    "To-dos",
                    browser -> browser.open("/todos").form("Add to-do").press()),
            wrong(
                    "a log-in without anything",
                    "Log in",
                    browser -> browser.open("/login").form().press()),
            wrong(
                    "a log-in that is wrong as a whole",
                    "Log in",
                    browser -> browser.open("/login")
                            .form()
                            .fill("Name", "ann")
                            .fill("Password", "wrong")
                            .press()));

    private static Arguments fresh(String path) {
        NoScriptBrowser browser = SITE.newVisitor();
        if (path.equals("/guestbook")) {
            for (String name : List.of("Ann", "Ben")) {
                browser.open(path)
                        .form("Sign the guestbook")
                        .fill("Your name", name)
                        .fill("Message", "Hello")
                        .press();
            }
        } else if (path.equals("/todos")) {
            for (String title : List.of("Eat", "Drink", "Sleep", "Sing")) {
                browser.open(path).form("Add to-do").fill("title", title).press();
            }
            browser.page().press("Done (Sleep)").press("Done (Sing)").press("Remove Drink");
        }
        return Arguments.of(Named.of(path, browser.open(path)));
    }

    private static Arguments wrong(String name, String title, Function<NoScriptBrowser, Page> go) {
        return Arguments.of(Named.of(name, go.apply(SITE.newVisitor())), title);
    }

    private static Page renamedToNothing(NoScriptBrowser browser) {
        browser.open("/todos").form("Add to-do").fill("title", "Buy milk").press();
        browser.page().form("Add to-do").fill("title", "Walk the dog").press();
        return browser.page().form("Rename Walk the dog").fill("title", "").press();
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("A1 It is a whole page, with status 422 and the same form")
    void isAWholePage(Page page) {
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.document().select("html > body main form")).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("A2 Its title begins with Error:, and does so no longer on a fresh page")
    void titleBeginsWithError(Page page, String title) {
        assertThat(page.title()).isEqualTo("Error: " + title);
        assertThat(SITE.open(page.path()).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("A3 There is one summary, the first thing in main")
    void oneSummaryComesFirst(Page page) {
        assertThat(page.document().select(".post-summary")).hasSize(1);
        assertThat(page.document().select("main > :first-child.post-summary")).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("A4 The summary can take the focus; its alert lies inside it, under a heading")
    void alertLiesInsideTheSummary(Page page) {
        Element summary = page.document().expectFirst(".post-summary");
        assertThat(summary.attr("tabindex")).isEqualTo("-1");
        assertThat(summary.hasAttr("role")).isFalse();
        assertThat(summary.hasAttr("aria-labelledby")).isFalse();
        assertThat(summary.select("> [role=alert] > h2").eachText()).containsExactly("There is a problem");
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("A5 The summary alone asks for the focus")
    void summaryAloneAsksForTheFocus(Page page) {
        assertThat(page.document().select("[autofocus]"))
                .singleElement()
                .satisfies(
                        element -> assertThat(element.hasClass("post-summary")).isTrue());
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName(
            "A6, A7 Each error leads to its control and is the very sentence above it, in the order of the controls")
    void eachErrorLeadsToItsControl(Page page) {
        List<String> linked = page.document().select(".post-summary a").stream()
                .map(link -> link.attr("href") + " " + link.text())
                .toList();
        List<String> inline = page.document().select("main [aria-invalid]").stream()
                .map(control -> "#" + control.id() + " " + errorOf(page, control))
                .toList();
        assertThat(linked).isEqualTo(inline);
    }

    @Test
    @DisplayName("A9 An error of no field stands in the summary, as text")
    void anErrorOfNoFieldIsText() {
        Page page = SITE.newVisitor()
                .open("/login")
                .form()
                .fill("Name", "ann")
                .fill("Password", "wrong")
                .press();
        assertThat(page.summary()).containsExactly("The name or the password is not right.");
        assertThat(page.document().select(".post-summary a, main [aria-invalid]"))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("B2 Wrong controls say aria-invalid=true, the others say nothing")
    void onlyWrongControlsAreInvalid(Page page) {
        assertThat(page.document().select("[aria-invalid]").eachAttr("aria-invalid"))
                .allMatch("true"::equals);
        assertThat(page.document().select("[aria-invalid]"))
                .hasSameSizeAs(page.document().select(".post-errors"));
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("B3 A control is described by its hint, then by its error, and each is there")
    void describedByHintThenError(Page page) {
        for (Element control : page.document().select("main input:not([type=hidden]), main textarea")) {
            List<String> expected = new ArrayList<>();
            Element field = requireNonNull(control.parent());
            field.select("> .post-hint").forEach(hint -> expected.add(hint.id()));
            field.select("> .post-errors").forEach(error -> expected.add(error.id()));
            assertThat(control.attr("aria-describedby")).isEqualTo(String.join(" ", expected));
        }
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("B5 A message stands between label and control, and says Error: to those who cannot see its colour")
    void messageStandsBetweenLabelAndControl(Page page) {
        for (Element control : page.document().select("main [aria-invalid]")) {
            Element before = requireNonNull(control.previousElementSibling());
            // How much is left stands by the control itself.
            Element message = before.hasClass("post-count") ? requireNonNull(before.previousElementSibling()) : before;
            assertThat(message.hasClass("post-errors")).isTrue();
            assertThat(message.text()).startsWith("Error: ");
            assertThat(message.expectFirst(".post-hidden").text()).isEqualTo("Error:");
            assertThat(requireNonNull(control.parent()).expectFirst("label").elementSiblingIndex())
                    .isLessThan(message.elementSiblingIndex());
        }
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    @DisplayName("B6 Ids are unique, and the same when the page comes again")
    void idsAreUniqueAndStay(Page page) {
        List<String> ids = page.document().select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.reload().document().select("[id]").eachAttr("id")).isEqualTo(ids);
    }

    @ParameterizedTest
    @FieldSource("FRESH")
    @DisplayName("B1 Every control has a label that is text")
    void everyControlHasALabel(Page page) {
        assertThat(page.forms().stream().flatMap(form -> form.visibleFields().stream()))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(page.document().select("label[for=" + field.id() + "]"))
                        .as(field.name())
                        .hasSize(1));
        assertThat(page.document().select("[placeholder]")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FRESH")
    @DisplayName("B2 A fresh page reads as valid, required or not")
    void aFreshPageReadsAsValid(Page page) {
        assertThat(page.document().select("[aria-invalid], .post-errors, .post-summary, [autofocus]"))
                .isEmpty();
        assertThat(page.document().select("[required]")).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("FRESH")
    @DisplayName("B9 The server alone judges what was typed")
    void theServerAloneJudges(Page page) {
        assertThat(page.forms()).extracting(FormOn::element).allMatch(form -> form.hasAttr("novalidate"));
    }

    @ParameterizedTest
    @FieldSource("FRESH")
    @DisplayName("C14 The buttons of rows have names that tell them apart")
    void buttonsHaveNamesOfTheirOwn(Page page) {
        List<String> names =
                page.forms().stream().flatMap(form -> form.buttons().stream()).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    static Stream<Arguments> purposes() {
        return Stream.of(
                Arguments.of("/guestbook", "Your name", "name"),
                Arguments.of("/username", "Username", "username"),
                Arguments.of("/name", "Your name", "nickname"),
                Arguments.of("/login", "Name", "username"),
                Arguments.of("/login", "Password", "current-password"));
    }

    @ParameterizedTest
    @MethodSource("purposes")
    @DisplayName("B7, B8 What is about the visitor says so to the browser, and is not spell-checked")
    void saysItsPurpose(String path, String label, String purpose) {
        Field field = SITE.newVisitor().open(path).field(label);
        assertThat(field.attribute("autocomplete")).isEqualTo(purpose);
        assertThat(field.attribute("spellcheck")).isEqualTo("false");
    }

    @Test
    @DisplayName("A10 All that was typed is there again, a password apart")
    void allThatWasTypedIsThereAgain() {
        Page page = SITE.newVisitor()
                .open("/login")
                .form()
                .fill("Name", "ann")
                .fill("Password", "secret")
                .press();
        assertThat(page.field("Name").value()).isEqualTo("ann");
        assertThat(page.field("Password").value()).isEmpty();
        assertThat(page.body()).doesNotContain("secret");
    }

    @Test
    @DisplayName("A11 Asked for again, a page with errors is that page again")
    void askedForAgainItIsThatPageAgain() {
        Page page = SITE.newVisitor()
                .open("/guestbook")
                .form("Sign the guestbook")
                .fill("Your name", "Ann")
                .press();
        Page again = page.reload();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.field("Your name").value()).isEqualTo("Ann");
        assertThat(again.errorOf("Message")).isEqualTo(page.errorOf("Message"));
    }

    private static String errorOf(Page page, Element control) {
        Element error = page.document().getElementById(control.id() + "-error");
        String text = error == null ? "" : error.text();
        return text.startsWith("Error: ") ? text.substring("Error: ".length()) : text;
    }
}
