package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.browser.Way;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the shim does in WebKit while something is on its way; {@link ShimTest} has more.
 *
 * <p>What that does by holding back, losing or making up answers, or by going offline, cannot be done here: WebDriver
 * has no hand on the network.
 */
@InWebKit
class WebKitShimTest {
    private static final Bench BENCH = new Bench();
    private static final String NOTICE = ".post-notice";
    private static final String LINES = "#lines > li:not([data-optimistic])";

    private WebKitPage page;

    @AfterAll
    static void stop() {
        BENCH.close();
    }

    @BeforeEach
    void open(WebKitVisitors visitors) {
        BENCH.clear();
        page = visitors.visit(BENCH.url(), Way.SCRIPTS_ON);
        page.open("/bench");
        page.sees(() -> assertThat(page.hasShim()).as("the shim is there").isTrue());
        page.mark();
        // There is no console to be read; these are what it would tell of.
        page.run("""
                window.complaints = [];
                for (const what of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
                  addEventListener(what, event => complaints.push(
                    what + ': ' + (event.message ?? event.reason ?? event.violatedDirective)), true);
                }""");
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(page.run("return String(window.complaints ?? '')").getAsString())
                .as("no script failed, no policy was broken")
                .isEmpty();
    }

    private void assertStayed() {
        assertThat(page.isMarked()).as("the page was not loaded anew").isTrue();
    }

    private void send(String label, String text, String button) {
        page.fill(label, text);
        page.press(button);
    }

    private void enter(String label, String text) {
        page.fill(label, text);
        page.pressEnterIn(label);
    }

    private void seesLines(int count) {
        page.sees(() -> assertThat(page.count(LINES)).isEqualTo(count));
    }

    private void seesBusy(String form, boolean busy) {
        page.sees(() -> assertThat(page.attribute(form, "aria-busy").equals("true"))
                .as("%s is busy", form)
                .isEqualTo(busy));
    }

    @Test
    void sendsOneRequestAndStaysOnThePage() {
        send("Line", "one", "Add");
        page.sees(() -> assertThat(page.text(NOTICE)).isEqualTo("Added one"));
        seesLines(1);
        assertThat(page.run(
                                "return performance.getEntriesByType('resource').filter(r => r.initiatorType == 'fetch').length")
                        .getAsInt())
                .isEqualTo(1);
        assertThat(BENCH.lines()).containsExactly("one");
        assertStayed();
    }

    @Test
    @DisplayName("C1 The form is busy and the button keeps focus and place; nothing is disabled")
    void pendingIsShownAndEnds() {
        BENCH.hold("one");
        send("Line", "one", "Add");
        seesBusy("#add", true);
        assertThat(page.text("#add button")).isEqualTo("Adding…");
        assertThat(page.attribute("#add button", "aria-disabled")).isEqualTo("true");
        assertThat(page.isFocused("#add button")).isTrue();
        assertThat(page.count("#add :disabled")).isZero();
        page.sees(() -> assertThat(page.attribute("#add", "data-post-stage")).isEqualTo("slow"));
        BENCH.letGo("one");
        page.sees(() -> assertThat(page.text("#add button")).isEqualTo("Add"));
        seesBusy("#add", false);
        assertThat(page.attribute("#add", "data-post-stage")).isEqualTo("null");
        assertThat(page.isFocused("#add button")).isTrue();
        assertStayed();
    }

    @Test
    @DisplayName("C2 Pressed again meanwhile, it sends nothing more")
    void sendsNothingTwice() {
        BENCH.hold("one");
        send("Line", "one", "Add");
        page.press("Adding…");
        BENCH.letGo("one");
        seesLines(1);
        seesBusy("#add", false);
        assertThat(BENCH.lines()).containsExactly("one");
        assertStayed();
    }

    @Test
    @DisplayName("14, 15 A queue sends one after the other, and paints each")
    void queues() {
        BENCH.hold("first");
        BENCH.hold("second");
        send("Reason", "first", "Count");
        seesBusy("#count", true);
        enter("Reason", "second");
        assertThat(page.text("#count output")).isEqualTo("0");
        BENCH.letGo("first");
        page.sees(() -> assertThat(page.text("#count output")).isEqualTo("1"));
        assertThat(page.attribute("#count", "aria-busy")).isEqualTo("true");
        BENCH.letGo("second");
        page.sees(() -> assertThat(page.text("#count output")).isEqualTo("2"));
        seesBusy("#count", false);
        assertStayed();
    }

    @Test
    @DisplayName("29, 35 What was typed is cleared by success, and never where it is newer")
    void whatWasTypedAfterSendingStays() {
        BENCH.hold("one");
        send("Line", "one", "Add");
        page.fill("Reason", "because");
        assertThat(page.value("Line")).isEqualTo("one");
        BENCH.letGo("one");
        seesLines(1);
        assertThat(page.value("Line")).isEmpty();
        assertThat(page.value("Reason")).isEqualTo("because");
        assertThat(page.focused()).isEqualTo("textbox Reason");

        BENCH.hold("two");
        send("Line", "two", "Add");
        page.fill("Line", "two and a half");
        BENCH.letGo("two");
        seesLines(2);
        assertThat(page.value("Line")).isEqualTo("two and a half");
        assertStayed();
    }

    @Test
    @DisplayName("31, 32 What was typed stays after a failure")
    void staysAfterFailure() {
        send("Wish", "wings", "Fail");
        page.sees(() -> assertThat(page.text("main")).contains("Something went wrong on our side"));
        assertThat(page.value("Wish")).isEqualTo("wings");
        assertStayed();
    }

    @Test
    @DisplayName("62, 64 Previews are there at once, stack, and are replaced by what is true")
    void previewsStandUntilTheAnswer() {
        BENCH.hold("one");
        BENCH.hold("two");
        send("Line", "one", "Add");
        enter("Line", "two");
        page.sees(() -> assertThat(page.texts("[data-optimistic] i")).containsExactly("one", "two"));
        BENCH.letGo("one");
        page.sees(() -> assertThat(page.texts("[data-optimistic] i")).containsExactly("two"));
        BENCH.letGo("two");
        page.sees(() -> assertThat(page.count("[data-optimistic]")).isZero());
        seesLines(2);
        assertStayed();
    }

    @Test
    @DisplayName("50 A redirect adds a step of history, and Back returns to the form")
    void backAfterARedirect() {
        send("Address", "/bench/there#far", "Go");
        page.sees(() -> assertThat(page.path()).isEqualTo("/bench/there#far"));
        page.sees(() -> assertThat(page.text("h1")).isEqualTo("There"));
        assertThat(page.text(NOTICE)).isEqualTo("Gone to /bench/there#far");
        assertThat(page.title()).isEqualTo("There");
        assertStayed();
        page.goBack();
        page.sees(() -> assertThat(page.text("h1")).isEqualTo("Bench"));
        assertThat(page.path()).isEqualTo("/bench");
        assertThat(page.count("#go")).isEqualTo(1);
    }

    @Test
    @DisplayName("A redirect to the same page clears the form and puts the focus on the notice")
    void aRedirectToTheSamePage() {
        send("Address", "/bench", "Go");
        page.sees(() -> assertThat(page.text(NOTICE)).isEqualTo("Gone to /bench"));
        page.sees(() -> assertThat(page.isFocused(NOTICE))
                .as("the notice has the focus")
                .isTrue());
        assertThat(page.value("Address")).isEmpty();
        assertStayed();
    }

    @Test
    @DisplayName("C12 A form in a dialog, with controls named like a form's properties, keeps it open and modal")
    void aFormInADialog() {
        page.run("document.querySelector('#dialog').showModal()");
        send("Line within", "", "Add within");
        page.sees(() -> assertThat(page.text("#within .post-errors")).contains("Write a line"));
        assertThat(page.count("#dialog:modal")).isEqualTo(1);
        send("Line within", "one", "Add within");
        page.sees(() -> assertThat(BENCH.lines()).containsExactly("one"));
        assertStayed();
    }

    @Test
    @DisplayName("C14 When a row is removed, the focus goes to the next row's button, then to the one before")
    void theFocusFindsTheNextRow() {
        for (String line : List.of("one", "two", "three")) {
            send("Line", line, "Add");
            page.sees(() -> assertThat(page.texts(LINES + " button")).contains("Remove " + line));
        }
        page.press("Remove two");
        seesLines(2);
        page.sees(() -> assertThat(page.focused()).isEqualTo("button Remove three"));
        page.press("Remove three");
        seesLines(1);
        page.sees(() -> assertThat(page.focused()).isEqualTo("button Remove one"));
        page.press("Remove one");
        seesLines(0);
        page.sees(() ->
                assertThat(page.isFocused("h2")).as("the heading has the focus").isTrue());
        assertStayed();
    }
}
