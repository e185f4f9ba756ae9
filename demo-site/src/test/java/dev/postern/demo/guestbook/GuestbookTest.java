package dev.postern.demo.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.demo.DemoSite;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GuestbookTest {
    private static final String SIGN = "Sign the guestbook";

    @AutoClose
    private static final NoScriptBrowser SITE = NoScriptBrowser.on(DemoSite.create());

    private final NoScriptBrowser browser = SITE.newVisitor();

    @AfterEach
    void emptyTheBook() {
        Page page = SITE.open("/guestbook");
        while (!entries(page).isEmpty()) {
            page = page.formAt("#entries form").press();
        }
    }

    @Test
    void showsANewEntryAndThanksForItOnce() {
        Page signed = sign("Ann", "What a lovely garden!");
        assertThat(signed.history()).hasToString("[POST /guestbook 303 /guestbook]");
        assertThat(signed.notice()).isEqualTo("Signed. Thank you!");
        assertThat(entries(signed)).containsExactly("Ann: What a lovely garden!");
        assertThat(signed.field("Your name").value()).as("the form is fresh").isEmpty();

        assertThat(signed.reload().notice()).isEmpty();
        assertThat(entries(browser.page())).hasSize(1);
    }

    @Test
    void keepsWhatWasTypedBesideWhatIsMissing() {
        Page page = sign("Ann", "");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.field("Your name").value()).isEqualTo("Ann");
        assertThat(page.errorOf("Your name")).isEmpty();
        assertThat(page.errorOf("Message")).isEqualTo("Write a message");
        assertThat(entries(page)).isEmpty();
    }

    @Test
    void listsWhatIsMissingInTheOrderOfTheFields() {
        assertThat(sign("", "").summary()).containsExactly("Enter your name", "Write a message");
    }

    @Test
    void takesWhatWasMendedAfterAnError() {
        Page mended = sign("Ann", "").form(SIGN).fill("Message", "Hello").press(SIGN);
        assertThat(entries(mended)).containsExactly("Ann: Hello");
        assertThat(mended.title()).isEqualTo("Guestbook");
    }

    @Test
    void saysWhatItsFunctionHasAgainstAMessage() {
        Page page = sign("Ann", "Look: http://shop.example");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorOf("Message")).isEqualTo("Say it without the links, please.");
        assertThat(page.field("Message").value()).isEqualTo("Look: http://shop.example");
    }

    @Test
    void refusesAMessageThatIsTooLongAndKeepsAllOfIt() {
        String text = "x".repeat(501);
        Page page = sign("Ann", text);
        assertThat(page.errorOf("Message")).isEqualTo("Use at most 500 characters");
        assertThat(page.field("Message").value()).isEqualTo(text);
    }

    @Test
    void showsMarkupAndLineEndsAsTheyWereTyped() {
        Page page = sign("<b>Ann</b>", "\n<script>alert(1)</script>\n&amp;");
        assertThat(page.document().expectFirst("#entries .demo-said").wholeText())
                .isEqualTo("\n<script>alert(1)</script>\n&amp;");
        assertThat(page.document().select("#entries li > div > b").text()).isEqualTo("<b>Ann</b>");
    }

    @Test
    void givesMarkupBackToItsControlsAsItWasTyped() {
        Page page = sign("\"><i>", "\n</textarea>http");
        assertThat(page.field("Your name").value()).isEqualTo("\"><i>");
        assertThat(page.field("Message").value()).isEqualTo("\n</textarea>http");
    }

    @Test
    void deletesTheEntryWhoseButtonWasPressed() {
        sign("Ann", "One");
        sign("Ben", "Two");
        Page page = sign("Cleo", "Three").press("Delete the entry by Ben");
        assertThat(page.notice()).isEqualTo("The entry is gone.");
        assertThat(entries(page)).containsExactly("Cleo: Three", "Ann: One");
    }

    @Test
    void saysThatSomebodyElseWasQuicker() {
        Page mine = sign("Ann", "One");
        browser.newTab().open("/guestbook").press("Delete the entry by Ann");
        assertThat(mine.press("Delete the entry by Ann").notice()).isEqualTo("The entry was gone already.");
    }

    @Test
    void showsTheLatestFifty() {
        try (NoScriptBrowser another = NoScriptBrowser.on(DemoSite.create())) {
            Page page = another.open("/guestbook");
            for (int i = 1; i <= 51; i++) {
                page = page.form(SIGN)
                        .fill("Your name", "Ann")
                        .fill("Message", "Message " + i)
                        .press(SIGN);
            }
            assertThat(entries(page)).hasSize(50).startsWith("Ann: Message 51").endsWith("Ann: Message 2");
        }
    }

    @Test
    void theSameBytesTwiceMakeOneEntryAndBothLeadToIt() {
        RawRequest request = filled().request(SIGN);
        Page first = browser.send(request);
        Page copy = browser.send(request);
        assertThat(List.of(first.status(), copy.status())).containsOnly(303);
        assertThat(copy.header("Location")).isEqualTo(first.header("Location"));
        assertThat(entries(browser.open("/guestbook"))).hasSize(1);
    }

    @Test
    void theSameBytesAtOnceMakeOneEntry() {
        RawRequest request = filled().request(SIGN);
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> browser.send(request).status())
                .toList();
        assertThat(statuses).containsOnly(303);
        assertThat(entries(browser.open("/guestbook"))).hasSize(1);
    }

    @Test
    void afterBackAndNothingChangedItSaysThatItWasSentAlready() {
        filled().press(SIGN);
        Page again = browser.back().form(SIGN).press(SIGN);
        assertThat(again.notice()).contains("Already sent; nothing was done twice.");
        assertThat(entries(again)).hasSize(1);
    }

    @Test
    void afterBackAndAChangeItIsAnotherEntry() {
        filled().press(SIGN);
        Page again = browser.back().form(SIGN).fill("Message", "And good-bye").press(SIGN);
        assertThat(entries(again)).containsExactly("Ann: And good-bye", "Ann: Hello");
    }

    @Test
    void twoTabsSignEachForItself() {
        NoScriptBrowser other = browser.newTab();
        FormOn mine = filled();
        FormOn theirs =
                other.open("/guestbook").form(SIGN).fill("Your name", "Ben").fill("Message", "Hi");
        mine.press(SIGN);
        Page last = theirs.press(SIGN);
        assertThat(entries(last)).containsExactly("Ben: Hi", "Ann: Hello");
        assertThat(last.notice()).isEqualTo("Signed. Thank you!");
    }

    @Test
    void anEditedSealRunsNothingAndKeepsWhatWasTyped() {
        FormOn form = filled();
        String seal = form.fields().stream()
                .filter(field -> field.name().equals("$post"))
                .findFirst()
                .orElseThrow()
                .value();
        Page page = form.replace("$post", seal.substring(0, seal.length() - 1) + (seal.endsWith("A") ? "B" : "A"))
                .press(SIGN);
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.field("Message").value()).isEqualTo("Hello");
        assertThat(entries(page)).isEmpty();
        assertThat(entries(page.form(SIGN).press(SIGN)))
                .as("sent once more, it goes through")
                .hasSize(1);
    }

    @Test
    void theSealOfARowServesNoOtherFunction() {
        Page page = sign("Ann", "One");
        String seal = page.formAt("#entries form").fields().get(0).value();
        Page swapped = page.form(SIGN)
                .fill("Your name", "Eve")
                .fill("Message", "Hi")
                .replace("$post", seal)
                .press(SIGN);
        assertThat(swapped.text())
                .as("it is what it was sealed for: a deletion")
                .doesNotContain("Eve");
    }

    @Test
    void anotherSiteSignsNothing() {
        RawRequest request =
                filled().request(SIGN).with("Sec-Fetch-Site", "cross-site").with("Origin", "https://shop.example");
        assertThat(browser.send(request).status()).isEqualTo(403);
        assertThat(entries(browser.open("/guestbook"))).isEmpty();
    }

    private FormOn filled() {
        return browser.open("/guestbook").form(SIGN).fill("Your name", "Ann").fill("Message", "Hello");
    }

    private Page sign(String name, String text) {
        return browser.open("/guestbook")
                .form(SIGN)
                .fill("Your name", name)
                .fill("Message", text)
                .press(SIGN);
    }

    private static List<String> entries(Page page) {
        return page.document().select("#entries li").stream()
                .map(row -> row.expectFirst("b").text() + ": "
                        + row.expectFirst("p").text())
                .toList();
    }
}
