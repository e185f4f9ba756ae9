package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadingAPageTest {
    private static final String WRONG = """
            <title>Error: Guestbook</title><main>
            <div tabindex=-1><div role=alert><h2>There is a problem</h2><ul>
              <li><a href=#name>Enter your name.</a></li><li><a href=#size-s>Choose a size.</a></li><li>Try again.</li>
            </ul></div></div>
            <p role=status></p><p role=status>Kept as <b>draft</b>.</p><p role=status hidden>No</p>
            <form>
            <label for=name>Your name</label><p id=hint>As in your passport.</p>
            <p id=name-error><span class=visually-hidden>Error:</span> Enter your name.</p>
            <input id=name name=name aria-invalid=true aria-describedby="hint name-error">
            <label for=text>Message</label><p id=th>Be kind.</p>
            <textarea id=text name=text aria-describedby=th>Hello</textarea>
            <fieldset aria-describedby=size-wrong><legend>Size</legend><p id=size-wrong>Choose a size.</p>
              <label><input type=radio id=size-s name=size aria-invalid=true> S</label>
              <label><input type=radio name=size aria-invalid=true> L</label></fieldset>
            <fieldset aria-describedby=born-error><legend>Date of birth</legend><p id=born-error>Enter a month.</p>
              <label>Day<input name=born.day></label><label>Month<input name=born.month aria-invalid=true></label></fieldset>
            <button>Sign</button></form>
            <template>not this</template><script>nor this</script><p hidden>nor that</p>
            </main>""";

    @RegisterExtension
    static final Site SITE = new Site();

    @Test
    void readsErrorsAsAssistiveTechnologyDoes() {
        Page page = SITE.showing(WRONG);

        assertThat(page.errorOf("Your name")).isEqualTo("Enter your name.");
        assertThat(page.field("Your name").hint()).isEqualTo("As in your passport.");
        assertThat(page.form().errorOf("size")).isEqualTo("Choose a size.");
        assertThat(page.errorOf("Date of birth")).isEqualTo("Enter a month.");
        assertThat(page.errorOf("Message")).isEmpty();
        assertThat(page.field("Message").hint()).isEqualTo("Be kind.");
    }

    @Test
    void readsNoErrorFromAFieldThatIsNotMarkedInvalid() {
        Page page = SITE.showing("<p id=a-error>Wrong.</p><input name=a aria-describedby=a-error aria-invalid=false>");

        assertThat(page.errorOf("a")).isEmpty();
    }

    @Test
    void readsTheErrorWhereverItStandsAmongDescriptions() {
        Page page = SITE.showing(
                "<p id=a-error>Wrong.</p><p id=more>More.</p><input name=a aria-invalid=true aria-describedby='a-error more'>");

        assertThat(page.errorOf("a")).isEqualTo("Wrong.");
        assertThat(page.field("a").hint()).isEqualTo("More.");
    }

    @Test
    void readsSummaryAndNotice() {
        Page page = SITE.showing(WRONG);

        assertThat(page.summary()).containsExactly("Enter your name.", "Choose a size.", "Try again.");
        assertThat(page.notice()).isEqualTo("Kept as draft.");
        assertThat(page.title()).isEqualTo("Error: Guestbook");
    }

    @Test
    void readsOnlyWhatIsShown() {
        assertThat(SITE.showing(
                                "<p>One<br>two</p><p hidden>three</p><template>four</template><noscript>five</noscript>")
                        .text())
                .isEqualTo("One two five");
    }

    @Test
    void readsOtherTypesAsText() {
        Page page = SITE.browser().newTab().post("/echo", "<b>x</b>", "text/plain");

        assertThat(page.text()).isEqualTo("POST /echo text/plain <b>x</b>");
        assertThat(page.document().select("b")).isEmpty();
    }

    @Test
    void staysOnThePageForALinkInsideIt() {
        Page page = SITE.showing(WRONG);

        assertThat(page.click("Enter your name.")).isSameAs(page);
    }
}
