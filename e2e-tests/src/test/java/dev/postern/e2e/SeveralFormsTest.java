package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.button;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What forms and buttons of one page do to one another, and what a page leaves to the next. */
class SeveralFormsTest extends OnTheBench {
    private void open(String... lines) {
        bench().lines().addAll(List.of(lines));
        page.navigate(bench().url() + "/bench/several");
        page.waitForFunction("() => globalThis[Symbol.for('postern')]");
        page.evaluate("window.stayed = true");
        sent.clear();
    }

    private Locator pending() {
        return page.locator("[aria-busy=true], [aria-disabled=true], [data-post-stage]");
    }

    @Nested
    class Buttons {
        @Test
        @DisplayName("Buttons of one form that differ in what is bound to them are no copies of one another")
        void areNoCopies() {
            open("Ann", "Bob", "Cid");
            bench().hold("Ann");
            press(page, "Drop Ann");
            press(page, "Drop Bob");
            bench().letGo("Ann");
            assertThat(page.locator("#rows li")).hasCount(1);
            assertThat(pending()).hasCount(0);
            assertThat(bench().lines()).containsExactly("Cid");
            assertThat(sent).hasSize(2);
            assertStayed();
        }

        @Test
        @DisplayName("One that found no answer is not sent again by another's press")
        void areNotSentAgainByAnother() {
            open("Ann", "Bob");
            page.route("**/bench/several", route -> route.abort());
            press(page, "Drop Ann");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.unroute("**/bench/several");
            press(page, "Drop Bob");
            assertThat(page.locator("#rows li")).hasCount(1);
            assertThat(bench().lines()).containsExactly("Ann");
            complaints.clear();
        }

        @Test
        @DisplayName("What waits for its turn does what its button was for, though that is in another's place by then")
        void doWhatTheyWereForWhenTheirTurnComes() {
            open("Ann", "Bob");
            bench().hold("Bob");
            press(page, "Raise Bob");
            press(page, "Drop Bob");
            bench().letGo("Bob");
            assertThat(page.locator("#rows li")).hasCount(1);
            assertThat(bench().lines()).containsExactly("Ann");
        }

        @Test
        @DisplayName("What waits for its turn does what its form was for, though that is for something else by then")
        void doWhatTheirFormWasFor() {
            open();
            bench().hold("one");
            enter("The first", "one");
            enter("The first", "two");
            bench().letGo("one");
            assertThat(notice(page)).hasText("Added two");
            assertThat(bench().lines()).containsExactly("one", "two");
            assertThat(field(page, "Where to")).hasValue("");
        }

        @Test
        @DisplayName("What waits for its turn is for what its form was for, though that is for the next by then")
        void doWhatTheyAreBoundTo() {
            open("Ann", "Bob");
            bench().hold("spam");
            enter("Why", "spam");
            enter("Why", "spam!");
            bench().letGo("spam");
            assertThat(notice(page)).hasText("Decided Ann: spam!");
            assertThat(bench().lines()).containsExactly("Bob");
            assertThat(field(page, "Why")).hasValue("");
            send("Why", "ham", "Decide");
            assertThat(notice(page)).hasText("Decided Bob: ham");
        }

        @Test
        @DisplayName("C1 One whose words have changed while it was pending says the new ones")
        void sayWhatTheServerSaysByThen() {
            open("Ann", "Bob");
            bench().hold("tidy");
            press(page, "Tidy 2");
            assertThat(button(page, "Tidying…")).isVisible();
            send("To the first", "Cid", "Add to the first");
            assertThat(notice(page)).hasText("Added Cid");
            assertThat(button(page, "Tidying…")).hasAttribute("aria-disabled", "true");
            bench().letGo("tidy");
            assertThat(button(page, "Tidy 3")).isVisible();
            assertThat(pending()).hasCount(0);
        }
    }

    @Nested
    class AtOnce {
        @Test
        @DisplayName(
                "Of several that are on their way at once, one that fails keeps its word, and the others their marks")
        void oneFails() {
            Locator alert = page.getByRole(AriaRole.ALERT);
            bench().hold("two");
            bench().holdAnswer().lose();
            send("Line at once", "two", "Add at once");
            send("Line at once", "one", "Add at once");
            assertThat(alert).isVisible();
            assertThat(form("at-once")).hasAttribute("aria-busy", "true");
            bench().letGo("two");
            assertThat(notice(page)).hasText("Added two");
            assertThat(alert).isVisible();
            assertThat(form("at-once")).not().hasAttribute("aria-busy", "true");
            press(page, "Try again");
            assertThat(notice(page)).hasText("Added one");
            assertThat(alert).hasCount(0);
            assertThat(bench().lines()).containsExactly("one", "two");
        }

        @Test
        @DisplayName("What is no template is marked while it is hoped for")
        void elementsAreMarked() {
            open();
            bench().hold("Ann");
            send("To the first", "Ann", "Add to the first");
            assertThat(page.locator("#hoping[data-optimistic]")).hasCount(1);
            bench().letGo("Ann");
            assertThat(notice(page)).hasText("Added Ann");
            assertThat(page.locator("#hoping[data-optimistic]")).hasCount(0);
            assertThat(page.locator("#hoping")).hasCount(1);
        }

        @Test
        @DisplayName("A preview is shown in the list that is nearest to its form")
        void previewsAreShownNearby() {
            open();
            bench().hold("Ann");
            send("To the second", "Ann", "Add to the second");
            assertThat(page.locator("#second li[data-optimistic]")).hasText("Ann");
            assertThat(page.locator("#first li")).hasCount(0);
            bench().letGo("Ann");
            assertThat(notice(page)).hasText("Added Ann");
            assertThat(page.locator("[data-optimistic]")).hasCount(0);
        }
    }

    @Nested
    class Pages {
        @Test
        @DisplayName("29 What was sent is gone from the same form of the page that it leads to")
        void clearsTheFormOfAnotherPage() {
            send("Address", "/bench/landing", "Go");
            assertThat(notice(page)).hasText("Gone to /bench/landing");
            assertThat(page).hasURL(bench().url() + "/bench/landing");
            assertThat(field(page, "Address")).hasValue("");
            assertStayed();
        }

        @Test
        @DisplayName("54 An answer to what was sent from another page does not bring that page back")
        void anAnswerDoesNotBringAPageBack() {
            bench().hold("one");
            send("Line", "one", "Add");
            send("Address", "/bench/there", "Go");
            assertThat(page.locator("h1")).hasText("There");
            bench().letGo("one");
            assertThat(notice(page)).hasText("Added one");
            assertThat(page.locator("h1")).hasText("There");
            assertThat(page).hasURL(bench().url() + "/bench/there");
            assertStayed();
        }

        @Test
        @DisplayName("54 Nor does it lead people away from where they have gone meanwhile")
        void anAnswerLeadsNobodyAway() {
            bench().hold("/bench/there");
            send("Address", "/bench/there", "Go");
            send("Other address", "/bench/landing", "Go there");
            assertThat(page).hasURL(bench().url() + "/bench/landing");
            fill(page, "Reason", "because");
            bench().letGo("/bench/there");
            assertThat(notice(page)).hasText("Gone to /bench/there");
            assertThat(page).hasURL(bench().url() + "/bench/landing");
            assertThat(field(page, "Reason")).hasValue("because");
            assertThat(field(page, "Reason")).isFocused();
            assertStayed();
        }

        @Test
        @DisplayName("56 What went wrong is said on the page where people are by then, which keeps the focus")
        void whatWentWrongIsSaidElsewhere() {
            String tooMuch = "x".repeat(300_000);
            for (String[] sent : new String[][] {
                {"Line", "   ", "Add", "Write a line"},
                {"Wish", "wings", "Fail", "Something went wrong"},
                {"Line", tooMuch, "Add", "more than we can take"}
            }) {
                page.navigate(bench().url() + "/bench");
                page.waitForFunction("() => globalThis[Symbol.for('postern')]");
                HeldAnswer held = bench().holdAnswer();
                send(sent[0], sent[1], sent[2]);
                page.waitForCondition(held::isReady);
                send("Address", "/bench/there", "Go");
                assertThat(page.locator("h1")).hasText("There");
                assertThat(notice(page)).isFocused();
                held.handOn();
                assertThat(page.getByText(sent[3]).first()).isVisible();
                assertThat(page.locator("h1").first()).hasText("There");
                assertThat(notice(page)).isFocused();
            }
        }

        @Test
        @DisplayName("A redirect to what is saved as a file leaves the form as usable as it was")
        void aRedirectToAFile() {
            page.onDownload(download -> {});
            send("Address", "/file", "Go");
            assertThat(form("go")).hasAttribute("aria-busy", "true");
            assertThat(form("go")).not().hasAttribute("aria-busy", "true");
            send("Address", "/bench/there", "Go");
            assertThat(page.locator("h1")).hasText("There");
        }

        @Test
        @DisplayName("50 A page that is reached by a redirect has the modules that it names")
        void aPageHasItsModules() {
            send("Address", "/bench/scripted", "Go");
            assertThat(page.locator("h1")).hasText("Scripted, by a script");
            assertThat(notice(page)).hasText("Gone to /bench/scripted");
            assertStayed();
        }
    }
}
