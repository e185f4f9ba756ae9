package dev.postern.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Radios, checkboxes and files, which the demo has not: how they are told, and that they keep what was chosen. */
class GroupsTest {
    @AutoClose
    private static final NoScriptBrowser SITE = NoScriptBrowser.on(Party.site());

    private final NoScriptBrowser browser = SITE.newVisitor();

    @Test
    @DisplayName("A6 The link of a group's error leads to its first option")
    void theLinkOfAGroupLeadsToItsFirstOption() {
        Page page = browser.open("/party").press("Invite them");
        assertThat(page.document().select(".post-summary a").eachAttr("href"))
                .containsExactly(
                        "#party-invite-name",
                        "#party-invite-day",
                        "#party-invite-room",
                        "#party-invite-size-SMALL",
                        "#party-invite-rules");
    }

    @Test
    @DisplayName("B1, B4 A group has a legend and is described as a whole; its controls alone are invalid")
    void aGroupIsDescribedAsAWhole() {
        Page page = browser.open("/party").press("Invite them");
        Element group = page.document().expectFirst("fieldset:has([name=size])");
        assertThat(group.expectFirst("> legend").text()).isEqualTo("Size");
        assertThat(group.attr("aria-describedby"))
                .isEqualTo(group.expectFirst("> .post-hint").id() + " "
                        + group.expectFirst("> .post-errors").id());
        assertThat(group.hasAttr("aria-invalid")).isFalse();
        assertThat(group.select("input").eachAttr("aria-invalid")).containsExactly("true", "true");
        assertThat(group.select("input[aria-describedby]")).isEmpty();
    }

    @Test
    @DisplayName("A10 What was chosen is chosen again")
    void whatWasChosenIsChosenAgain() {
        Page page = browser.open("/party")
                .form("Invite them")
                .choose("Room", "garden")
                .choose("Size", "LARGE")
                .check("Dishes", "Salad")
                .check("I have read the rules")
                .press("Invite them");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.field("Room").selected()).isEqualTo("garden");
        assertThat(page.field("Size").selected()).isEqualTo("LARGE");
        assertThat(page.field("Dishes").allSelected()).containsExactly("Salad");
        assertThat(page.field("I have read the rules").isChecked()).isTrue();
    }

    @Test
    @DisplayName("A10 Of a file it is said that it must be chosen again, for no browser keeps it")
    void aFileIsToBeChosenAgain() {
        Page page = browser.open("/party")
                .form("Hang it up")
                .attach("Map", "map.png", new byte[] {1, 2, 3}, "image/png")
                .press();
        assertThat(page.summary()).containsExactly("Give the map a title", "Choose the file again");
        assertThat(page.errorOf("Map")).isEqualTo("Choose the file again");
    }

    @Test
    @DisplayName("B10 What may be left out says so in its label")
    void whatMayBeLeftOutSaysSo() {
        assertThat(browser.open("/party").field("Note").label()).isEqualTo("Note (optional)");
    }

    @Test
    void aButtonMayFillTheFormIn() {
        Page page = browser.open("/party").press("As last year");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.field("Your name").value()).isEqualTo("Ann");
        assertThat(page.field("Day").value()).isEqualTo("2031-04-09");
        assertThat(page.field("Size").selected()).isEqualTo("LARGE");
        assertThat(page.summary()).isEmpty();
        assertThat(page.title()).isEqualTo("A party");
    }

    @Test
    void pressedTwiceThatButtonFillsItInTheSame() {
        RawRequest request = browser.open("/party").form("Invite them").request("As last year");
        browser.send(request);
        Page copy = browser.send(request);
        assertThat(copy.status()).isEqualTo(200);
        assertThat(copy.field("Your name").value()).isEqualTo("Ann");
    }

    @Test
    @ExtendWith(ScriptsOff.class)
    @DisplayName("A8 The link of a group's error shows its legend too")
    void theLinkOfAGroupShowsItsLegend(com.microsoft.playwright.Page page) {
        page.setViewportSize(390, 500);
        page.navigate(SITE.origin() + "/party");
        Look.press(page, "Invite them");
        Look.summary(page).locator("a[href='#party-invite-size-SMALL']").click();
        assertThat(Look.field(page, "SMALL")).isFocused();
        Locator legend = page.locator("legend").first();
        assertThat(Look.isInView(legend)).isTrue();
    }
}
