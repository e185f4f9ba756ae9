package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final String GUESTBOOK = """
            <h1>Guestbook</h1>
            <form method=post><input type=hidden name=$post value=x>
            <label>Your name <input name=name maxlength=5></label> <label>Message <textarea name=text></textarea></label>
            <label>Size <select name=size><option>Small<option>Large<option disabled>Huge</select></label>
            <label>Born <input type=date name=born></label>
            <label><input type=checkbox name=agree> I agree</label>
            <label>Fixed <input name=fixed readonly></label> <label>Off <input name=off disabled></label>
            <input name=raw><label>Photo <input type=file name=photo></label>
            <fieldset><legend>Extras</legend><label><input type=checkbox name=x value=1> Tea</label>
              <label><input type=checkbox name=x value=2> Tea with milk</label></fieldset>
            <button>Sign</button><button disabled>Later</button><button type=button>Preview</button></form>
            <form><button>Delete</button></form><form><button>Delete</button></form><form><button>Delete</button></form>
            <a href=/1>Home</a> <a href=/2>Help one</a> <a href=/3>Help two</a> <a href=https://shop.example/>Shop</a>""";
    private static final String FIELDS = "Your name, Message, Size, Born, I agree, Fixed, Off, raw, Photo, Extras";
    private static final String FIELDS_WITH_NAMES =
            "\"Your name\" (name), \"Message\" (text), \"Size\" (size), \"Born\" (born), \"I agree\" (agree),"
                    + " \"Fixed\" (fixed), \"Off\" (off), \"raw\", \"Photo\" (photo), \"Extras\" (x)";
    private static final String SIGN = "the form \"Sign\" on /page/it (200)";

    @RegisterExtension
    static final Site SITE = new Site();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void says(Function<Page, Object> mistake, String message) {
        Page page = SITE.showing(GUESTBOOK);

        assertThat(catchThrowable(() -> mistake.apply(page)))
                .isInstanceOf(NotOnPage.class)
                .hasMessage(message);
    }

    private static Arguments when(String name, Function<Page, Object> mistake, String... message) {
        return Arguments.of(Named.of(name, mistake), String.join("", message));
    }

    static Stream<Arguments> says() {
        return Stream.of(
                when(
                        "an unknown form",
                        page -> page.form("Sgn"),
                        "No form is called \"Sgn\" on /page/it (200). It has: \"Sign\" (fields: " + FIELDS
                                + "), \"Delete\" ×3. Did you mean \"Sign\"?"),
                when(
                        "several forms of a name",
                        page -> page.form("Delete"),
                        "3 forms on /page/it (200) match \"Delete\": \"Delete\" ×3. Take one: page.forms(\"Delete\").get(0)."
                                + " Or tell them apart for everybody, by an aria-label or a button that says what it is for."),
                when(
                        "one of several forms",
                        Page::form,
                        "Which form on /page/it (200)? It has: \"Sign\" (fields: " + FIELDS
                                + "), \"Delete\" ×3. Say its name: page.form(\"…\")."),
                when(
                        "no form at a place",
                        page -> page.formAt("h1"),
                        "Nothing on /page/it (200) that matches h1 is a form or stands in one. It has: \"Sign\" (fields: "
                                + FIELDS + "), \"Delete\" ×3."),
                when(
                        "an unknown field",
                        page -> sign(page).fill("Mesage", ""),
                        "No field is called \"Mesage\" in " + SIGN + ". It has: " + FIELDS_WITH_NAMES
                                + ". Did you mean \"Message\"?"),
                when(
                        "a part of several labels",
                        page -> sign(page).fill("o", ""),
                        "4 fields in " + SIGN
                                + " match \"o\": \"Your name\" (name), \"Born\" (born), \"Off\" (off), \"Photo\" (photo). Say which by its field name."),
                when(
                        "a hidden field",
                        page -> sign(page).fill("$post", ""),
                        "\"$post\" in " + SIGN
                                + " is a hidden field: nobody types into it. To send something else in its place, as an attacker would: form.replace(\"$post\", \"…\")."),
                when(
                        "typing into a checkbox",
                        page -> sign(page).fill("I agree", "x"),
                        "\"I agree\" in " + SIGN
                                + " is a checkbox, not a field to type in: use check(\"I agree\") or uncheck(\"I agree\")."),
                when(
                        "ticking a text field",
                        page -> sign(page).check("Message"),
                        "\"Message\" in " + SIGN + " is a text field, not a checkbox: use fill(\"Message\", \"…\")."),
                when(
                        "choosing in a file field",
                        page -> sign(page).choose("Photo", "x"),
                        "\"Photo\" in " + SIGN
                                + " is a file field, not a field to choose in: use attach(\"Photo\", \"a.png\", bytes, \"image/png\")."),
                when(
                        "an unknown checkbox",
                        page -> sign(page).check("I agre to all"),
                        "No checkbox is called \"I agre to all\" in " + SIGN
                                + ". It has: \"I agree\", \"Tea\", \"Tea with milk\"."),
                when(
                        "several checkboxes",
                        page -> sign(page).check("x"),
                        "2 checkboxes in " + SIGN
                                + " match \"x\": \"Tea\", \"Tea with milk\". Say the group too, or the field name."),
                when(
                        "a read-only field",
                        page -> sign(page).fill("Fixed", "x"),
                        "\"Fixed\" in " + SIGN
                                + " is read-only: nobody can change it. To send something else for it, as an attacker would: form.replace(\"fixed\", \"…\") or form.with(\"fixed\", \"…\")."),
                when(
                        "a disabled field",
                        page -> sign(page).fill("Off", "x"),
                        "\"Off\" in " + SIGN
                                + " is disabled: nobody can change it. To send something else for it, as an attacker would: form.replace(\"off\", \"…\") or form.with(\"off\", \"…\")."),
                when(
                        "a date that is none",
                        page -> sign(page).fill("Born", "31/02/2031"),
                        "\"Born\" in " + SIGN
                                + " is a date field and does not hold \"31/02/2031\", only what looks like \"2031-04-09\". To send it all the same: form.replace(\"born\", \"31/02/2031\")."),
                when(
                        "two lines where one goes",
                        page -> sign(page).fill("raw", "a\nb"),
                        "\"raw\" in " + SIGN
                                + " is a text field and does not hold \"a\nb\", only what looks like \"a text on one line\". To send it all the same: form.replace(\"raw\", \"a\nb\")."),
                when(
                        "too long a text",
                        page -> sign(page).fill("Your name", "123456"),
                        "\"Your name\" in " + SIGN
                                + " has maxlength=5, and these are 6 characters: a browser would cut them off. To send them all the same: form.replace(\"name\", …)."),
                when(
                        "an unknown option",
                        page -> sign(page).choose("Size", "Lrage"),
                        "No option of \"Size\" in " + SIGN
                                + " is called \"Lrage\". It has: \"Small\", \"Large\", \"Huge\". Did you mean \"Large\"?"),
                when(
                        "a part of several options",
                        page -> sign(page).choose("Size", "e"),
                        "2 options of \"Size\" in " + SIGN
                                + " match \"e\": \"Large\", \"Huge\". Say which by its value."),
                when(
                        "a disabled option",
                        page -> sign(page).choose("Size", "Huge"),
                        "\"Size\" in " + SIGN
                                + " is disabled at \"Huge\": nobody can change it. To send something else for it, as an attacker would: form.replace(\"size\", \"…\") or form.with(\"size\", \"…\")."),
                when(
                        "an unknown button",
                        page -> sign(page).press("Sing"),
                        "No button is called \"Sing\" in " + SIGN
                                + ". It has: \"Sign\", \"Later\", \"Preview\". Did you mean \"Sign\"?"),
                when(
                        "a button that several forms have",
                        page -> page.press("Delete"),
                        "3 buttons in /page/it (200) match \"Delete\": \"Delete\" ×3. Say which form: page.form(\"…\").press(\"Delete\")."),
                when(
                        "a disabled button",
                        page -> page.press("Later"),
                        "The button \"Later\" in " + SIGN + " is disabled: nobody can press it."),
                when(
                        "a button for scripts",
                        page -> page.press("Preview"),
                        "The button \"Preview\" in " + SIGN
                                + " sends nothing without scripts. To mend it: type=\"submit\", in a form or with a form attribute."),
                when(
                        "changing what is not sent",
                        page -> sign(page).replace("nmae", "x").fields(),
                        "Nothing called \"nmae\" is sent by " + SIGN
                                + ". It sends: \"$post\", \"name\", \"text\", \"size\", \"born\", \"fixed\", \"raw\", \"photo\". Did you mean \"name\"?"),
                when(
                        "an unknown link",
                        page -> page.click("Hme"),
                        "No link is called \"Hme\" on /page/it (200). It has: \"Home\", \"Help one\", \"Help two\", \"Shop\". Did you mean \"Home\"?"),
                when(
                        "several links",
                        page -> page.click("Help"),
                        "2 links on /page/it (200) match \"Help\" and lead elsewhere each: \"Help one\" (/2), \"Help two\" (/3). Say more of its text, or open(…) the address."),
                when(
                        "a link to another site",
                        page -> page.click("Shop"),
                        "\"Shop\" on /page/it (200) leads to https://shop.example/. This browser stays on "
                                + SITE.browser().origin() + "; to go there on purpose: browser.open(…)."),
                when(
                        "nothing to refresh",
                        Page::refresh,
                        "Nothing tells a browser to refresh /page/it (200): it has neither a Refresh header nor a <meta http-equiv=\"refresh\">."),
                when(
                        "nothing to go back to",
                        page -> page.browser().back(),
                        "There is no page to go back to before /page/it (200)."));
    }

    private static FormOn sign(Page page) {
        return page.form("Sign");
    }

    @Test
    void showsTheBeginningOfAPageWithoutForms() {
        SITE.answersWrong("<h1>Something went wrong</h1><p>Reference 7.</p>");
        Page page = SITE.showing("<form method=post action=/wrong><button>Go</button></form>")
                .press("Go");

        assertThatThrownBy(() -> page.form("Sign"))
                .hasMessage(
                        "No form is called \"Sign\" on /wrong (422). It has no forms; it begins: Something went wrong Reference 7.");
        assertThatThrownBy(page::form)
                .hasMessage(
                        "There is no form on /wrong (422). It has no forms; it begins: Something went wrong Reference 7.");
    }

    @Test
    void asksForWhatIsRequiredAsABrowserDoes() {
        FormOn form = SITE.showing(
                        "<form method=post action=/echo><label>Name <input name=n required></label><button>Go</button></form>")
                .form();

        assertThatThrownBy(form::press)
                .hasMessage(
                        "A browser would not send the form \"Go\" on /page/it (200): \"Name\" is required and has nothing in it."
                                + " Give it something; or send it all the same: form.unvalidated().");
        assertThat(form.unvalidated().press().body()).endsWith("\nn=");
    }

    @Test
    void knowsWhereEnterDoesNothing() {
        FormOn form = SITE.showing("<form aria-label=F><input name=a><input name=b></form>")
                .form();

        assertThatThrownBy(form::press)
                .hasMessage(
                        "Enter sends nothing in the form \"F\" on /page/it (200): it has several fields and no submit button."
                                + " To mend it: give it a button.");
    }

    @Test
    void sendsNothingForAFormThatClosesADialog() {
        FormOn form = SITE.showing("<form method=dialog><button>Close</button></form>")
                .form();

        assertThatThrownBy(form::press)
                .hasMessage(
                        "Nothing is sent by the form \"Close\" on /page/it (200): its method is dialog, which only closes one.");
    }

    @Test
    void sendsNoFormToAnotherSite() {
        FormOn form = SITE.showing("<form method=post action=//shop.example><button>Buy</button></form>")
                .form();

        assertThatThrownBy(form::press)
                .hasMessage("\"Buy\" on /page/it (200) leads to http://shop.example/. This browser stays on "
                        + SITE.browser().origin() + "; to go there on purpose: browser.open(…).");
    }

    @Test
    void givesUpGoingRoundInCircles() {
        NoScriptBrowser browser = SITE.browser().newTab();
        String hop = "GET /circle 302 /circle";

        assertThatThrownBy(() -> browser.open("/circle"))
                .hasMessage("A browser gives up after 20 redirects. The last of them: " + hop + ", " + hop + ", " + hop
                        + ".");
    }

    @Test
    void saysThatNoPageIsOpenYet() {
        assertThatThrownBy(() -> SITE.browser().newTab().back())
                .hasMessage("No page is open yet: browser.open(\"/…\") comes first.");
    }

    @Test
    void saysThatNothingAnswers() {
        assertThatThrownBy(() -> NoScriptBrowser.at("http://localhost:1").open("/"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Nothing answers at http://localhost:1. Is the site running? NoScriptBrowser.on(javalin) starts it by itself.");
    }
}
