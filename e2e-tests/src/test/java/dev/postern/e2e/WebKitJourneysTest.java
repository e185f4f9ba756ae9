package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.browser.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo site in WebKit, with scripts on and with scripts off: journeys that end alike. */
@InWebKit
class WebKitJourneysTest {
    private static final String SUMMARY = ".post-summary";
    private static final String NOTICE = ".post-notice";
    private static final String ENTRIES = "#entries li";
    private static final String TODOS = "#open li";

    private static final Site SITE = new Site();

    @AfterAll
    static void stop() {
        SITE.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPTS_ON", "SCRIPTS_OFF"})
    void signsTheGuestbookAfterAnError(Way way, WebKitVisitors visitors) {
        WebKitPage page = open("/guestbook", way, visitors);
        int before = page.count(ENTRIES);
        page.fill("Your name", "Ann");
        page.press("Sign the guestbook");
        page.sees(() -> assertThat(page.title()).isEqualTo("Error: Guestbook"));
        page.sees(() -> assertThat(page.text(SUMMARY)).contains("Write a message"));
        page.sees(() -> assertFocusIn(page, SUMMARY));
        assertThat(page.value("Your name")).isEqualTo("Ann");
        assertTakenOver(page, way);

        page.follow("Write a message");
        page.sees(() -> assertThat(page.focused()).isEqualTo("textbox Message"));
        page.fill("Message", "What a lovely garden!");
        page.press("Sign the guestbook");
        page.sees(() -> assertThat(page.text(NOTICE)).isEqualTo("Signed. Thank you!"));
        assertThat(page.title()).isEqualTo("Guestbook");
        assertThat(page.count(SUMMARY)).isZero();
        assertThat(page.count(ENTRIES)).isEqualTo(before + 1);
        assertThat(page.text(ENTRIES)).contains("What a lovely garden!");
        assertThat(page.value("Your name")).isEmpty();
        assertTakenOver(page, way);

        page.reload();
        page.sees(() -> assertThat(page.texts(NOTICE)).containsExactly(""));
        assertThat(page.count(ENTRIES)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPTS_ON", "SCRIPTS_OFF"})
    void enterSignsFromTheNameField(Way way, WebKitVisitors visitors) {
        WebKitPage page = open("/guestbook", way, visitors);
        page.fill("Message", "By Enter");
        page.fill("Your name", "Ben");
        page.pressEnterIn("Your name");
        page.sees(() -> assertThat(page.text(NOTICE)).isEqualTo("Signed. Thank you!"));
        assertThat(page.text(ENTRIES)).contains("By Enter");
        assertTakenOver(page, way);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPTS_ON", "SCRIPTS_OFF"})
    void addsRenamesAndRemovesToDos(Way way, WebKitVisitors visitors) {
        WebKitPage page = open("/todos", way, visitors);
        assertThat(page.text("#open")).isEqualTo("Nothing left to do. Enjoy the day.");
        for (String title : new String[] {"Buy milk", "Walk the dog"}) {
            page.fill("What is to be done?", title);
            page.press("Add to-do");
            page.sees(() -> assertThat(page.value("Title of " + title)).isEqualTo(title));
        }
        assertTakenOver(page, way);

        page.fill("Title of Buy milk", "Walk the dog");
        page.press("Rename Buy milk");
        page.sees(() -> assertFocusIn(page, SUMMARY));
        assertThat(page.text(TODOS + " .post-errors")).contains("Another to-do already has this title.");
        assertThat(page.value("Title of Buy milk")).isEqualTo("Walk the dog");
        page.fill("Title of Buy milk", "Buy cheese");
        page.pressEnterIn("Title of Buy milk");
        page.sees(() -> assertThat(page.value("Title of Buy cheese")).isEqualTo("Buy cheese"));

        page.press("Remove Walk the dog");
        page.sees(() -> assertThat(page.count(TODOS)).isEqualTo(1));
        page.press("Undo removing Walk the dog");
        page.sees(() -> assertThat(page.texts(NOTICE)).containsExactly("It is back."));
        assertThat(page.count(TODOS)).isEqualTo(2);
        for (String title : new String[] {"Buy cheese", "Walk the dog"}) {
            page.press("Remove " + title);
            page.sees(() -> assertThat(page.texts("button")).doesNotContain("Remove " + title));
        }
        page.sees(() -> assertThat(page.text("#open")).isEqualTo("Nothing left to do. Enjoy the day."));
        assertTakenOver(page, way);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPTS_ON", "SCRIPTS_OFF"})
    void logsInAndGoesBack(Way way, WebKitVisitors visitors) {
        WebKitPage page = open("/login", way, visitors);
        logIn(page, "wrong");
        page.sees(() -> assertThat(page.text(SUMMARY)).contains("The name or the password is not right."));
        page.sees(() -> assertFocusIn(page, SUMMARY));
        assertThat(page.value("Name")).isEqualTo("ann");
        logIn(page, "open sesame");
        page.sees(() -> assertThat(page.text("h1")).isEqualTo("Your account"));
        assertThat(page.text(NOTICE)).isEqualTo("Welcome, ann.");
        assertThat(page.path()).isEqualTo("/account");
        assertTakenOver(page, way);

        page.fill("Your motto", "Slow and steady");
        page.press("Change the motto");
        page.sees(() -> assertThat(page.text(NOTICE)).isEqualTo("Your motto is changed."));
        assertThat(page.value("Your motto")).isEqualTo("Slow and steady");

        page.goBack();
        page.sees(() -> assertThat(page.text("h1")).isEqualTo("Log in"));
        assertThat(page.path()).isEqualTo("/login");
        page.open("/account");
        page.press("Log out");
        page.sees(() -> assertThat(page.texts(NOTICE)).containsExactly("You are logged out."));
        page.open("/account");
        assertThat(page.text("h1")).isEqualTo("Log in");
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPTS_ON", "SCRIPTS_OFF"})
    void backToErrorsShowsThemWithWhatWasEdited(Way way, WebKitVisitors visitors) {
        WebKitPage page = open("/guestbook", way, visitors);
        int before = page.count(ENTRIES);
        page.fill("Your name", "Ann");
        page.press("Sign the guestbook");
        page.sees(() -> assertThat(page.title()).isEqualTo("Error: Guestbook"));
        page.fill("Message", "Half a mess");
        page.follow("Username");
        page.sees(() -> assertThat(page.text("h1")).isEqualTo("Find a username"));
        page.goBack();
        page.sees(() -> assertThat(page.text("h1")).isEqualTo("Guestbook"));
        page.sees(() -> assertThat(page.title()).isEqualTo("Error: Guestbook"));
        assertThat(page.value("Your name")).isEqualTo("Ann");
        assertThat(page.value("Message")).isEqualTo("Half a mess");
        assertThat(page.count(ENTRIES)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPTS_ON", "SCRIPTS_OFF"})
    void backToASuccessDoesNothingTwice(Way way, WebKitVisitors visitors) {
        WebKitPage page = open("/guestbook", way, visitors);
        int before = page.count(ENTRIES);
        page.fill("Your name", "Ann");
        page.fill("Message", "Once");
        page.press("Sign the guestbook");
        page.sees(() -> assertThat(page.text(NOTICE)).isEqualTo("Signed. Thank you!"));
        page.follow("Username");
        page.sees(() -> assertThat(page.text("h1")).isEqualTo("Find a username"));
        page.goBack();
        page.sees(() -> assertThat(page.text("h1")).isEqualTo("Guestbook"));
        assertThat(page.count(ENTRIES)).isEqualTo(before + 1);
    }

    private static void logIn(WebKitPage page, String password) {
        page.fill("Name", "ann");
        page.fill("Password", password);
        page.press("Log in");
    }

    private static WebKitPage open(String path, Way way, WebKitVisitors visitors) {
        WebKitPage page = visitors.visit(SITE.url(), way);
        page.open(path);
        if (way == Way.SCRIPTS_ON) {
            page.sees(() -> assertThat(page.hasShim()).as("the shim is there").isTrue());
        } else {
            assertThat(page.hasShim()).as("the shim is there").isFalse();
        }
        page.mark();
        return page;
    }

    /** With scripts on nothing was loaded anew; with scripts off everything is. */
    private static void assertTakenOver(WebKitPage page, Way way) {
        assertThat(page.isMarked()).as("the page was not loaded anew").isEqualTo(way == Way.SCRIPTS_ON);
    }

    private static void assertFocusIn(WebKitPage page, String selector) {
        assertThat(page.isFocused(selector))
                .as("%s has the focus, not %s", selector, page.focused())
                .isTrue();
    }
}
