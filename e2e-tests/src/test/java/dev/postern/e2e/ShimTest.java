package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.postern.e2e.Look.button;
import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.notice;
import static dev.postern.e2e.Look.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the shim does while something is on its way, and what it leaves to the browser. */
class ShimTest extends OnTheBench {
    @Nested
    class TakesOver {
        @Test
        void sendsOneRequestAndStaysOnThePage() {
            send("Line", "one", "Add");
            assertThat(lines()).hasCount(1);
            assertThat(notice(page)).hasText("Added one");
            assertStayed();
            assertThat(sent).hasSize(1);
            assertThat(sent.get(0).headerValue("postern")).isEqualTo("form");
        }

        @Test
        @DisplayName("1, 5, 7, 12 Sends what the browser would have sent, with what formdata listeners add")
        void sendsWhatTheBrowserWouldHaveSent() {
            fill(page, "Line", "a b&c");
            page.locator("#add").evaluate("""
                form => form.addEventListener('formdata', event => event.formData.append('more', 'line\\nend'))""");
            press(page, "Add too");
            assertThat(lines()).hasCount(1);
            if (!isInFirefox()) {
                assertThat(sent.get(0).postData()).endsWith("&text=a+b%26c&unused=x&more=line%0D%0Aend");
            }
            assertThat(sent.get(0).headerValue("content-type")).startsWith("application/x-www-form-urlencoded");
        }

        @Test
        @DisplayName("8 What a listener prevents is not sent, and nothing is pending")
        void whatIsPreventedIsNotSent() {
            page.evaluate("document.addEventListener('submit', event => event.preventDefault())");
            send("Line", "one", "Add");
            assertThat(form("add")).not().hasAttribute("aria-busy", "true");
            assertThat(sent).isEmpty();
        }

        @Test
        void aFormThatAScriptAddedLater() {
            page.evaluate("""
                const form = document.querySelector('#add').cloneNode(true);
                form.id = 'later';
                document.querySelector('#add').remove();
                document.querySelector('main').append(form);""");
            send("Line", "one", "Add");
            assertThat(lines()).hasCount(1);
            assertStayed();
        }

        @Test
        @DisplayName("10 form.submit() posts as browsers do; requestSubmit() is taken over")
        void scriptsMaySubmit() {
            fill(page, "Line", "asked");
            page.evaluate("document.querySelector('#add').requestSubmit()");
            assertThat(lines()).hasCount(1);
            assertStayed();
            fill(page, "Line", "by itself");
            page.evaluate("document.querySelector('#add').submit()");
            page.waitForFunction(LEFT);
            assertThat(lines()).hasCount(2);
            assertThat(page.evaluate("window.stayed")).isNull();
        }

        @Test
        void leavesOtherTargetsToTheBrowser() {
            Page aside = page.waitForPopup(() -> send("Line aside", "one", "Add aside"));
            assertThat(notice(aside)).hasText("Added one");
            assertThat(sent).isEmpty();
        }

        @Test
        void leavesFormsInShadowRootsToTheBrowser() {
            page.evaluate("""
                const host = document.createElement('div');
                document.body.prepend(host);
                host.attachShadow({ mode: 'open' }).append(document.querySelector('#add'));""");
            send("Line", "one", "Add");
            assertThat(lines()).hasCount(1);
            assertThat(page.evaluate("window.stayed")).isNull();
        }

        @Test
        @DisplayName("C12 A form in a dialog, with controls named like a form's properties, keeps it open and modal")
        void aFormInADialog() {
            page.evaluate("document.querySelector('#dialog').showModal()");
            send("Line within", "", "Add within");
            assertThat(form("within").locator(".post-errors")).containsText("Write a line");
            assertThat(page.locator("#dialog:modal")).isVisible();
            assertStayed();
            send("Line within", "one", "Add within");
            assertThat(lines()).hasCount(1);
        }
    }

    @Nested
    class Order {
        @Test
        @DisplayName("14-16 A queue sends one after the other, each with what the page shows by then, and paints each")
        void queues() {
            bench().hold("first");
            bench().hold("second");
            send("Reason", "first", "Count");
            enter("Reason", "second");
            assertThat(sent).hasSize(1);
            bench().letGo("first");
            assertThat(form("count").locator("output")).hasText("1");
            assertThat(form("count")).hasAttribute("aria-busy", "true");
            bench().letGo("second");
            assertThat(form("count").locator("output")).hasText("2");
            assertThat(form("count")).not().hasAttribute("aria-busy", "true");
            if (!isInFirefox()) {
                assertThat(seal(sent.get(0))).isNotEqualTo(seal(sent.get(1)));
            }
        }

        private static String seal(Request request) {
            return request.postData().replaceAll(".*post=([^&]*).*", "$1");
        }

        @Test
        @DisplayName("56 What is parallel does not wait")
        void whatIsParallelDoesNotWait() {
            bench().hold("first");
            send("Line at once", "first", "Add at once");
            send("Line at once", "second", "Add at once");
            assertThat(lines()).hasCount(1);
            assertThat(lines()).containsText("second");
            assertThat(notice(page)).hasText("Added second");
            bench().letGo("first");
            assertThat(lines()).hasCount(2);
            assertThat(form("at-once")).not().hasAttribute("aria-busy", "true");
            assertThat(notice(page)).hasText("Added second");
            send("Line at once", "third", "Add at once");
            assertThat(notice(page)).hasText("Added third");
        }

        @Test
        @DisplayName("4.10 An answer that was overtaken takes nothing back of the later page")
        void overtakenAnswersTakeNothingBack() {
            HeldAnswer first = bench().holdAnswer();
            send("Line at once", "first", "Add at once");
            page.waitForCondition(first::isReady);
            send("Line at once", "second", "Add at once");
            assertThat(lines()).hasCount(2);
            assertThat(form("at-once")).hasAttribute("aria-busy", "true");
            assertThat(notice(page)).hasText("Added second");
            first.handOn();
            assertThat(form("at-once")).not().hasAttribute("aria-busy", "true");
            assertThat(lines()).hasCount(2);
            assertThat(notice(page)).hasText("Added second");
        }

        @Test
        @DisplayName("56 What was wrong with a later one stays said when an earlier one goes well")
        void whatWasWrongStaysSaid() {
            bench().hold("first");
            send("Line at once", "first", "Add at once");
            send("Line at once", "too much", "Add at once");
            Locator summary = page.locator(".post-summary");
            assertThat(summary).containsText("There is no room");
            bench().letGo("first");
            assertThat(lines()).hasCount(1);
            assertThat(summary).containsText("There is no room");
            assertThat(field(page, "Line at once")).hasValue("too much");
            send("Line at once", "third", "Add at once");
            assertThat(notice(page)).hasText("Added third");
            assertThat(summary).hasCount(0);
        }

        @Test
        @DisplayName("56 One that was overtaken and leads elsewhere says there what it has to say")
        void whatLeadsElsewhereSaysItThere() {
            bench().hold("/bench/there");
            send("Line at once", "/bench/there", "Add at once");
            send("Line at once", "second", "Add at once");
            assertThat(notice(page)).hasText("Added second");
            bench().letGo("/bench/there");
            assertThat(page.locator("h1")).hasText("There");
            assertThat(notice(page)).hasText("Gone to /bench/there");
        }

        @Test
        @DisplayName("56 One that was overtaken and is sent again is the last that was sent")
        void whatIsSentAgainIsTheLast() {
            HeldAnswer first = bench().holdAnswer();
            send("Line at once", "first", "Add at once");
            page.waitForCondition(first::isReady);
            send("Line at once", "second", "Add at once");
            assertThat(notice(page)).hasText("Added second");
            first.lose();
            press(page, "Try again");
            assertThat(notice(page)).hasText("Added first");
            assertThat(bench().lines()).containsExactly("first", "second");
        }

        @Test
        @DisplayName("The same again behind another is another wish, also at once")
        void theSameWishAtOnceIsSent() {
            bench().hold("milk");
            bench().hold("tea");
            for (String line : List.of("milk", "tea", "milk")) {
                send("Line at once", line, "Add at once");
            }
            bench().letGo("tea");
            assertThat(lines()).hasCount(1);
            bench().letGo("milk");
            assertThat(lines()).hasCount(3);
            assertThat(bench().lines()).containsExactly("tea", "milk", "milk");
        }

        @Test
        @DisplayName("56 An answer that was overtaken says all the same what did not go well")
        void overtakenAnswersSayWhatWentWrong() {
            HeldAnswer first = bench().holdAnswer();
            send("Line at once", "", "Add at once");
            page.waitForCondition(first::isReady);
            send("Line at once", "second", "Add at once");
            assertThat(notice(page)).hasText("Added second");
            first.handOn();
            assertThat(form("at-once")).containsText("Write a line");
            assertThat(page.locator(".post-summary")).isFocused();
            assertThat(page.locator(".post-summary")).containsText("Write a line");
            assertThat(lines()).hasCount(1);
        }

        @Test
        @DisplayName(
                "56 An answer that was overtaken says what was wrong with its form as a whole, until the next answer")
        void overtakenAnswersSayWhatWasWrongWithAForm() {
            HeldAnswer first = bench().holdAnswer();
            send("Line at once", "too much", "Add at once");
            page.waitForCondition(first::isReady);
            send("Line at once", "second", "Add at once");
            assertThat(notice(page)).hasText("Added second");
            first.handOn();
            Locator summary = page.locator(".post-summary");
            assertThat(summary).containsText("There is no room");
            assertThat(summary).isFocused();
            assertThat(lines()).hasCount(1);
            send("Line", "third", "Add");
            assertThat(notice(page)).hasText("Added third");
            assertThat(summary).hasCount(0);
        }
    }

    @Nested
    class WhatWasTyped {
        @Test
        @DisplayName("29, 35 Stays while it is on its way, is cleared by success, and never where it is newer")
        void isClearedOnlyWhereItWasSent() {
            bench().hold("one");
            send("Line", "one", "Add");
            fill(page, "Reason", "because");
            assertThat(field(page, "Line")).hasValue("one");
            bench().letGo("one");
            assertThat(lines()).hasCount(1);
            assertThat(field(page, "Line")).isEmpty();
            assertThat(field(page, "Reason")).hasValue("because");

            bench().hold("two");
            send("Line", "two", "Add");
            fill(page, "Line", "two and a half");
            bench().letGo("two");
            assertThat(lines()).hasCount(2);
            assertThat(field(page, "Line")).hasValue("two and a half");
        }

        @Test
        @DisplayName(
                "30 Default (empty), typed '  AcdLite  ', returned acdlite: what was typed shows until acdlite does")
        void becomesWhatTheServerMadeOfIt() {
            page.navigate(bench().url() + "/bench/name");
            assertThat(field(page, "Name")).hasValue("(empty)");
            bench().hold("  AcdLite  ");
            send("Name", "  AcdLite  ", "Call me so");
            assertThat(form("name")).hasAttribute("data-post-stage", "slow");
            assertThat(field(page, "Name")).hasValue("  AcdLite  ");
            bench().letGo("  AcdLite  ");
            assertThat(field(page, "Name")).hasValue("acdlite");
            assertThat(form("name")).not().hasAttribute("aria-busy", "true");
            assertThat(field(page, "Name")).hasValue("acdlite");
        }

        @Test
        @DisplayName("31, 32 Stays after every failure")
        void staysAfterFailure() {
            send("Wish", "wings", "Fail");
            assertThat(page.getByText("Something went wrong on our side").first())
                    .isVisible();
            assertThat(field(page, "Wish")).hasValue("wings");
            assertStayed();
        }
    }

    @Nested
    class Previews {
        @Test
        @DisplayName("62, 64 Are there at once, stack, and are replaced by what is true")
        void standUntilTheAnswer() {
            bench().hold("one");
            bench().hold("two");
            send("Line", "one", "Add");
            enter("Line", "two");
            assertThat(page.locator("[data-optimistic] i")).hasText(new String[] {"one", "two"});
            page.evaluate("""
                window.seen = [];
                new MutationObserver(() => seen.push(document.querySelectorAll('#lines > li').length))
                  .observe(document.querySelector('#lines'), { childList: true });""");
            bench().letGo("one");
            assertThat(page.locator("[data-optimistic] i")).hasText(new String[] {"two"});
            bench().letGo("two");
            assertThat(page.locator("[data-optimistic]")).hasCount(0);
            assertThat(lines()).hasCount(2);
            assertThat(page.evaluate("String([...new Set(seen)])"))
                    .as("how many lines were seen at any moment")
                    .isEqualTo("2");
        }

        @Test
        @DisplayName("63 Are taken back where it failed")
        void areTakenBack() {
            page.route("**/bench", route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
            send("Line", "one", "Add");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.locator("[data-optimistic]")).hasCount(0);
            assertThat(field(page, "Line")).hasValue("one");
        }

        @Test
        @DisplayName("63 Are taken back in the moment in which the page says what was wrong")
        void areTakenBackByARefusal() {
            HeldAnswer held = bench().holdAnswer();
            send("Line", "   ", "Add");
            assertThat(page.locator("[data-optimistic]")).hasCount(1);
            page.evaluate("""
                window.seen = [];
                new MutationObserver(() => seen.push(document.querySelectorAll('[data-optimistic]').length
                    + ' ' + document.querySelectorAll('#add [aria-invalid]').length))
                  .observe(document.body, { childList: true, attributes: true, subtree: true });""");
            held.handOn();
            assertThat(form("add")).containsText("Write a line");
            assertThat(page.locator("[data-optimistic]")).hasCount(0);
            assertThat((String) page.evaluate("String([...new Set(seen)])")).doesNotContain("1 1");
            assertThat(field(page, "Line")).hasValue("   ");
        }
    }

    @Nested
    class GoingPlaces {
        @Test
        @DisplayName("50 A redirect takes one request, adds a step of history, and Back returns to the form")
        void aRedirectTakesOneRequest() {
            send("Address", "/bench/there#far", "Go");
            assertThat(page).hasURL(bench().url() + "/bench/there#far");
            assertThat(page.locator("h1")).hasText("There");
            assertThat(notice(page)).hasText("Gone to /bench/there#far");
            assertThat(page).hasTitle("There");
            assertThat(page.locator("#far")).isFocused();
            assertStayed();
            assertThat(sent).hasSize(1);
            if (isInFirefox()) {
                return;
            }
            page.goBack();
            assertThat(page).hasURL(bench().url() + "/bench");
            assertThat(page.locator("h1")).hasText("Bench");
            assertThat(field(page, "Address")).isVisible();
        }

        @Test
        @DisplayName("C8 Behind a redirect to another page the focus is where that page begins to say something")
        void theFocusOfAnotherPage() {
            send("Address", "/bench/there", "Go");
            assertThat(notice(page)).hasText("Gone to /bench/there");
            assertThat(notice(page)).isFocused();
            assertStayed();
        }

        @Test
        @DisplayName("C7 After a success the focus is where it was")
        void theFocusStays() {
            send("Line", "one", "Add");
            assertThat(notice(page)).hasText("Added one");
            assertThat(button(page, "Add")).isFocused();
            enter("Line", "two");
            assertThat(notice(page)).hasText("Added two");
            assertThat(field(page, "Line")).isFocused();
        }

        @Test
        @DisplayName(
                "A11 What was refused in place is no step of history, and is not sent again when the page is loaded anew")
        void aRefusalIsNoStepOfHistory() {
            page.navigate(bench().url() + "/bench/there");
            page.navigate(bench().url() + "/bench");
            page.evaluate("window.stayed = true");
            int steps = (int) page.evaluate("history.length");
            sent.clear();
            send("Line", "   ", "Add");
            assertThat(form("add")).containsText("Write a line");
            assertThat(page.evaluate("history.length")).isEqualTo(steps);
            assertStayed();
            page.reload();
            assertThat(page.locator("h1")).hasText("Bench");
            assertThat(form("add")).not().containsText("Write a line");
            assertThat(sent).extracting(Request::method).containsExactly("POST", "GET");
            if (isInFirefox()) {
                return;
            }
            page.goBack();
            assertThat(page.locator("h1")).hasText("There");
            assertThat(sent).extracting(Request::method).containsOnlyOnce("POST");
        }

        @Test
        @DisplayName("A11 Back to a page that was refused in place has what was typed, and what was typed since")
        void backToARefusal() {
            assumeThat(isInFirefox()).as("Playwright cannot go back there").isFalse();
            fill(page, "Reason", "because");
            send("Line", "   ", "Add");
            assertThat(form("add")).containsText("Write a line");
            fill(page, "Line", "half a line");
            page.navigate(bench().url() + "/bench/there");
            page.goBack();
            assertThat(page.locator("h1")).hasText("Bench");
            assertThat(field(page, "Line")).hasValue("half a line");
            assertThat(field(page, "Reason")).hasValue("because");
            send("Line", "a whole line", "Add");
            assertThat(notice(page)).hasText("Added a whole line");
        }

        @Test
        @DisplayName("A redirect to the same page clears the form and puts the focus on the notice")
        void aRedirectToTheSamePage() {
            send("Address", "/bench", "Go");
            assertThat(notice(page)).hasText("Gone to /bench");
            assertThat(notice(page)).isFocused();
            assertThat(field(page, "Address")).isEmpty();
            assertStayed();
        }

        @Test
        @DisplayName("C8 Behind a redirect that says nothing the focus is on the heading of the page")
        void theFocusOfAPageWithoutAWord() {
            send("Address", "/bench/there?quietly", "Go");
            assertThat(page.locator("h1")).hasText("There");
            assertThat(page.locator("h1")).isFocused();
        }

        @Test
        @DisplayName("An answer of a newer deploy is shown where one is: it says what came of it, once")
        void anAnswerBeyondADeploy() {
            for (String line : List.of("one", "   ")) {
                fill(page, "Reason", "because");
                bench().holdAnswer()
                        .handOnChanged(body -> body.replaceAll("shim[.][\\w-]+[.]js", "shim.0000000000000000.js"));
                send("Line", line, "Add");
                if (line.isBlank()) {
                    assertThat(form("add")).containsText("Write a line");
                } else {
                    assertThat(notice(page)).hasText("Added one");
                }
                assertThat(field(page, "Reason")).hasValue("because");
                assertStayed();
            }
        }

        @Test
        @DisplayName("50 A redirect to a page of a newer deploy loads that page, with all that it names")
        void aRedirectBeyondADeploy() {
            bench().holdAnswer()
                    .handOnChanged(body -> body.replaceAll("shim[.][\\w-]+[.]js", "shim.0000000000000000.js"));
            send("Address", "/bench/there", "Go");
            page.waitForFunction(LEFT);
            assertThat(page.locator("h1")).hasText("There");
            assertThat(page).hasURL(bench().url() + "/bench/there");
            if (isInFirefox()) {
                return;
            }
            page.goBack();
            assertThat(page.locator("h1")).hasText("Bench");
        }

        @Test
        void aRedirectToARouteOfTheSitesOwnIsFollowedByTheBrowser() {
            send("Address", "/_postern/postern.css", "Go");
            page.waitForURL("**/_postern/postern.css");
            complaints.clear();
        }

        @Test
        @DisplayName("43 A permalink has no effect once taken over")
        void aPermalinkHasNoEffect() {
            send("Lasting line", "one", "Add for good");
            assertThat(lines()).hasCount(1);
            assertThat(notice(page)).hasText("Added one");
            assertThat(page).hasURL(bench().url() + "/bench");
            assertStayed();
        }

        @Test
        @DisplayName("C14 When a row is removed, the focus goes to the next row's button, then to the one before")
        void theFocusFindsTheNextRow() {
            for (String line : List.of("one", "two", "three")) {
                send("Line", line, "Add");
                assertThat(button(page, "Remove " + line)).isVisible();
            }
            press(page, "Remove two");
            assertThat(lines()).hasCount(2);
            assertThat(button(page, "Remove three")).isFocused();
            press(page, "Remove three");
            assertThat(lines()).hasCount(1);
            assertThat(button(page, "Remove one")).isFocused();
            press(page, "Remove one");
            assertThat(lines()).hasCount(0);
            assertThat(page.locator("h2")).isFocused();
        }
    }

    @Nested
    class Trouble {
        private Locator alert() {
            return page.getByRole(AriaRole.ALERT);
        }

        @Test
        @DisplayName("C13 Offline, the form stays as it was, says so, and sends the same by one click")
        void offline(BrowserContext visitor) {
            visitor.setOffline(true);
            send("Line", "one", "Add");
            assertThat(alert()).containsText("You are offline.");
            assertThat(field(page, "Line")).hasValue("one");
            assertThat(form("add")).not().hasAttribute("aria-busy", "true");
            visitor.setOffline(false);
            press(page, "Try again");
            assertThat(lines()).hasCount(1);
            assertThat(alert()).hasCount(0);
            complaints.clear();
        }

        @Test
        @DisplayName("A form that is out of date keeps what was typed in it, says so in place, and can be sent")
        void aStaleForm() {
            page.evaluate("""
                () => {
                  const seal = document.querySelector('#add [name="$post"]');
                  seal.value = seal.value.slice(0, -4) + 'AAAA';
                }""");
            send("Line", "one", "Add");
            assertThat(page.locator("[data-error=stale_form]")).isVisible();
            assertThat(field(page, "Line")).hasValue("one");
            assertThat(bench().lines()).isEmpty();
            assertStayed();
            press(page, "Add");
            assertThat(notice(page)).hasText("Added one");
            assertThat(bench().lines()).containsExactly("one");
        }

        @Test
        @DisplayName("An answer that is lost: trying again does nothing twice, and shows what came of it")
        void aLostAnswer() {
            HeldAnswer answer = bench().holdAnswer();
            send("Line", "one", "Add");
            page.waitForCondition(answer::isReady);
            answer.lose();
            assertThat(alert()).containsText("It is safe to try again");
            press(page, "Try again");
            assertThat(lines()).hasCount(1);
            assertThat(notice(page)).hasText("Added one");
            assertThat(bench().lines()).containsExactly("one");
        }

        @Test
        @DisplayName("What is no answer of ours is left to the browser, with the fields as they were sent")
        void anAnswerOfSomebodyElses() {
            page.route("**/bench", route -> {
                if ("form".equals(route.request().headerValue("postern"))) {
                    route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("somebody else"));
                } else {
                    route.resume();
                }
            });
            send("Line", "one", "Add");
            page.waitForFunction(LEFT);
            assertThat(notice(page)).hasText("Added one");
            assertThat(page.evaluate("window.stayed")).isNull();
            assertThat(bench().lines()).containsExactly("one");
        }
    }
}
