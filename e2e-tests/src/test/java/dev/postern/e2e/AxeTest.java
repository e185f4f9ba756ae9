package dev.postern.e2e;

import static dev.postern.e2e.Look.fill;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import io.javalin.Javalin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What axe finds at WCAG 2.2 AA: nothing, on any page in any state, in light and dark, on a phone and on a desktop. */
@ExtendWith(ScriptsOff.class)
class AxeTest {
    static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    /** What depends on colours and widths; the rest is the same in each. */
    private static final List<String> LOOKS = List.of("color-contrast", "target-size", "link-in-text-block");

    private static @Nullable Javalin party;

    @AfterAll
    static void stop() {
        if (party != null) {
            party.stop();
            party = null;
        }
    }

    private static String partyPage() {
        if (party == null) {
            party = Party.site().start(0);
        }
        return "http://localhost:" + party.port() + "/party";
    }

    /** A page in a state, and how a visitor comes to it. */
    static Stream<Named<Consumer<Page>>> states() {
        return Stream.of(
                state("home", page -> page.navigate("/")),
                state("no such page", page -> page.navigate("/no-such-page")),
                state("guestbook, empty", page -> page.navigate("/guestbook")),
                state("guestbook, invalid", page -> sign(page, "", "")),
                state("guestbook, refused", page -> sign(page, "Ann", "http://shop.example")),
                state("guestbook, stale", AxeTest::signWithAnEditedSeal),
                state("guestbook, done", page -> sign(page, "Ann", "What a lovely garden!")),
                state("guestbook, long", AxeTest::signFiftyTimes),
                state("username, fresh", page -> page.navigate("/username")),
                state("username, invalid", page -> ask(page, "an n")),
                state("username, done", page -> ask(page, "ann")),
                state("name, fresh", page -> page.navigate("/name")),
                state("name, invalid", page -> call(page, "")),
                state("name, done", page -> call(page, "Zoë" + "ë".repeat(36))),
                state("likes", AxeTest::like),
                state("to-dos, empty", page -> page.navigate("/todos")),
                state("to-dos, invalid", page -> add(page, "")),
                state("to-dos, several", AxeTest::addSeveral),
                state("to-dos, a row invalid", AxeTest::renameToNothing),
                state("to-dos, refused", AxeTest::renameWhatIsGone),
                state("log in, fresh", page -> page.navigate("/login")),
                state("log in, invalid", page -> logIn(page, "wrong")),
                state("account, asked to log in", page -> page.navigate("/account")),
                state("account, done", page -> logIn(page, "open sesame")),
                state("account, invalid", AxeTest::changeToAMottoTooLong),
                state("account, refused", AxeTest::changeMottoAfterLoggingOut),
                state("account, logged out", page -> {
                    logIn(page, "open sesame");
                    press(page, "Log out");
                }),
                state("types, fresh", page -> page.navigate("/types")),
                state("types, done", page -> {
                    page.navigate("/types");
                    fill(page, "A text", "Hello");
                    press(page, "Send it there and back");
                }),
                state("party, fresh", page -> page.navigate(partyPage())),
                state("party, invalid", page -> {
                    page.navigate(partyPage());
                    press(page, "Invite them");
                }),
                state("party, edit", page -> {
                    page.navigate(partyPage());
                    press(page, "As last year");
                    assertThat(Look.field(page, "Your name").inputValue()).isEqualTo("Ann");
                }));
    }

    @ParameterizedTest
    @MethodSource("states")
    @DisplayName("D7 axe finds nothing")
    void findsNothing(Consumer<Page> go, Page page) {
        go.accept(page);
        List<String> found = new ArrayList<>();
        try (BrowserContext auditor = page.context().browser().newContext()) {
            audit(sameAs(page, auditor), found);
        }
        assertThat(found).isEmpty();
    }

    /** Presses a button, and waits for what comes of it: a page, or the shim's merge. */
    static void press(Page page, String button) {
        Look.press(page, button);
        page.locator("form[aria-busy]")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** The page again, where scripts may run: axe is one, and needs timers, which are off where scripts are off. */
    private static Page sameAs(Page page, BrowserContext auditor) {
        // What was pressed may only have begun to lead there.
        page.waitForLoadState();
        String html = page.content();
        Page same = auditor.newPage();
        String url = page.url().startsWith("http") ? page.url() : "http://localhost/";
        same.route(
                url,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html)));
        same.navigate(url);
        return same;
    }

    static void audit(Page page, List<String> found) {
        Axe axe = new Axe(page);
        // What depends on colours does not on widths, and the other way round: two looks see both of each.
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            boolean phone = scheme == ColorScheme.LIGHT;
            int width = phone ? 390 : 1280;
            page.setViewportSize(width, 844);
            String how = scheme + " " + width + " px: ";
            (phone ? axe.byTags(TAGS) : axe.byRules(LOOKS)).forEach(violation -> found.add(how + violation));
            if ((int) page.evaluate("document.documentElement.scrollWidth") > width) {
                found.add(how + "wider than the window");
            }
        }
    }

    @Test
    @DisplayName("axe sees what it is meant to see")
    void seesWhatIsPlanted(Page page) {
        page.setContent("""
                <!doctype html><title>Wrong</title>
                <p style="color: #777; background: #888">faint</p><input><a href="/">&thinsp;</a>
                <button style="all: unset; display: inline-block; width: 9px; height: 9px" aria-label="a"></button
                ><button style="all: unset; display: inline-block; width: 9px; height: 9px" aria-label="b"></button>
                """);
        List<String> found = new ArrayList<>();
        try (BrowserContext auditor = page.context().browser().newContext()) {
            found.addAll(new Axe(sameAs(page, auditor)).byTags(TAGS));
        }
        assertThat(found)
                .map(violation -> violation.split(" ", 2)[0])
                .contains("color-contrast", "label", "link-name", "target-size", "html-has-lang");
    }

    private static Named<Consumer<Page>> state(String name, Consumer<Page> go) {
        return Named.of(name, go);
    }

    private static void sign(Page page, String name, String text) {
        page.navigate("/guestbook");
        fill(page, "Your name", name);
        fill(page, "Message", text);
        press(page, "Sign the guestbook");
    }

    private static void signWithAnEditedSeal(Page page) {
        page.navigate("/guestbook");
        fill(page, "Your name", "Ann");
        fill(page, "Message", "Hello");
        page.evaluate("() => { const seal = document.querySelector('[name=\"$post\"]');"
                + " seal.value = seal.value.slice(0, -4) + 'AAAA'; }");
        press(page, "Sign the guestbook");
        assertThat(page.locator("[data-error=stale_form]").count()).isEqualTo(1);
    }

    private static void signFiftyTimes(Page page) {
        page.navigate("/guestbook");
        NoScriptBrowser browser = NoScriptBrowser.at(page.url());
        FormOn form = browser.open("/guestbook").form("Sign the guestbook").fill("Your name", "W".repeat(40));
        for (int i = 10; i < 60; i++) {
            browser.send(form.fill("Message", i + "Donaudampfschiff".repeat(30)).request());
        }
        page.reload();
        assertThat(Look.entries(page).count()).isEqualTo(50);
    }

    private static void ask(Page page, String name) {
        page.navigate("/username");
        fill(page, "Username", name);
        press(page, "Check the name");
    }

    private static void call(Page page, String name) {
        page.navigate("/name");
        fill(page, "Your name", name);
        press(page, "Save the name");
    }

    private static void like(Page page) {
        page.navigate("/likes");
        press(page, "Like (A door needs no key while somebody is at home.)");
    }

    private static void add(Page page, String title) {
        page.navigate("/todos");
        fill(page, "What is to be done?", title);
        press(page, "Add to-do");
    }

    private static void addSeveral(Page page) {
        add(page, "Buy milk");
        add(page, "Walk the dog");
        add(page, "Rindfleischetikettierung".repeat(4));
        add(page, "Sing");
        press(page, "Done (Sing)");
        press(page, "Remove Buy milk");
    }

    private static void renameToNothing(Page page) {
        add(page, "Sleep");
        fill(page, "Title of Sleep", "");
        press(page, "Rename Sleep");
    }

    private static void renameWhatIsGone(Page page) {
        add(page, "Eat");
        Page other = page.context().newPage();
        other.navigate("/todos");
        press(other, "Remove Eat");
        other.close();
        fill(page, "Title of Eat", "Drink");
        press(page, "Rename Eat");
    }

    private static void logIn(Page page, String password) {
        page.navigate("/account");
        fill(page, "Name", "ann");
        fill(page, "Password", password);
        press(page, "Log in");
    }

    private static void changeToAMottoTooLong(Page page) {
        logIn(page, "open sesame");
        page.evaluate("document.querySelector('[name=motto]').removeAttribute('maxlength')");
        fill(page, "Your motto", "Slow and steady ".repeat(6));
        press(page, "Change the motto");
    }

    private static void changeMottoAfterLoggingOut(Page page) {
        logIn(page, "open sesame");
        Page other = page.context().newPage();
        other.navigate("/account");
        press(other, "Log out");
        other.close();
        fill(page, "Your motto", "Never give up");
        press(page, "Change the motto");
    }
}
