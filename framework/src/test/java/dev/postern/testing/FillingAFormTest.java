package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillingAFormTest {
    private static final String ORDER = """
            <form id=order aria-label="Order tea" method=post action=/echo>
            <label for=n>Your name</label><input id=n name=name value=Ann>
            <label>Message <span aria-hidden=true>*</span> <textarea name=text>Hi</textarea></label>
            <fieldset><legend>Size</legend>
              <label><input type=radio name=size value=s checked> Small</label>
              <label><input type=radio name=size value=l> Large</label>
            </fieldset>
            <label for=k>Kind</label><select id=k name=kind><option value=g>Green tea<option value=b>Black tea</select>
            <label for=m>Milk</label><select id=m name=milk multiple><option selected>Oat<option>Soy<option>Cow</select>
            <fieldset><legend>Extras</legend>
              <label><input type=checkbox name=extra value=1> Sugar</label>
              <label><input type=checkbox name=extra value=2 checked> Lemon</label>
            </fieldset>
            <label><input type=checkbox name=agree> I agree</label>
            <span id=when>Day of delivery</span><input type=date name=day aria-labelledby=when>
            <input name=q aria-label="Anything else">
            <button>Order</button><button type=reset>Start again</button>
            </form>""";

    @RegisterExtension
    static final Site SITE = new Site();

    @Test
    void sendsWhatWasFilledIn() {
        Page page = SITE.showing(ORDER);

        FormOn form = page.form("Order tea")
                .fill("Your name", "Bo")
                .fill("Message", "a\r\nb")
                .choose("Size", "Large")
                .choose("Kind", "Black tea")
                .select("Milk", "Cow", "Soy")
                .check("Extras", "Sugar")
                .uncheck("Lemon")
                .check("I agree")
                .fill("Day of delivery", "2031-04-09")
                .fill("Anything else", "No");

        assertThat(form.press("Order").body())
                .endsWith(
                        "\nname=Bo&text=a%0D%0Ab&size=l&kind=b&milk=Soy&milk=Cow&extra=1&agree=on&day=2031-04-09&q=No");
    }

    @ParameterizedTest
    @CsvSource({"Your name", "name", "n", "your NAME", "our na"})
    void findsAFieldByLabelOrFieldName(String name) {
        assertThat(SITE.showing(ORDER).form().value(name)).isEqualTo("Ann");
    }

    @Test
    void findsTheLabelBeforeTheFieldName() {
        Page page =
                SITE.showing("<form><input name=city value=no><label>city<input name=town value=yes></label></form>");

        assertThat(page.form().value("city")).isEqualTo("yes");
    }

    @Test
    void findsNoFieldByPartOfItsFieldName() {
        FormOn form = SITE.showing("<form><label>Town<input name=city></label></form>")
                .form();

        assertThat(form.value("city")).isEmpty();
        assertThatThrownBy(() -> form.value("cit")).isInstanceOf(NotOnPage.class);
    }

    @Test
    void readsWhatTheFormHolds() {
        FormOn form = SITE.showing(ORDER)
                .form()
                .choose("size", "l")
                .choose("Kind", "b")
                .check("extra", "1");

        assertThat(form.value("Size")).isEqualTo("l");
        assertThat(form.selected("Size")).isEqualTo("Large");
        assertThat(form.selected("Kind")).isEqualTo("Black tea");
        assertThat(form.options("Milk")).containsExactly("Oat", "Soy", "Cow");
        assertThat(form.value("Extras")).isEqualTo("1, 2");
        assertThat(form.isChecked("I agree")).isFalse();
        assertThat(form.isChecked("Lemon")).isTrue();
        assertThat(form.buttons()).containsExactly("Order", "Start again");
    }

    @Test
    void choosesARadioByItsOwnLabel() {
        assertThat(SITE.showing(ORDER).form().choose("Large").value("size")).isEqualTo("l");
    }

    @Test
    void choosesJustTheseCheckboxes() {
        assertThat(SITE.showing(ORDER).form().select("Extras", "Sugar").value("extra"))
                .isEqualTo("1");
    }

    @Test
    void startsAgain() {
        Page page = SITE.showing(ORDER);
        page.form().fill("Your name", "Bo").press("Start again");

        assertThat(page.form().value("Your name")).isEqualTo("Ann");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            aria-label        | <form aria-label=Sign><button>Send</button></form>
            aria-labelledby   | <p id=p>Sign</p><form aria-labelledby=p><button>Send</button></form>
            a button          | <form><button>Send</button><input type=submit value=Sign></form>
            an image          | <form><button><img alt=Sign></button></form>
            a button outside  | <form id=x></form><button form=x>Sign</button>
            a legend          | <form><fieldset><legend>Sign</legend><button>Send</button></fieldset></form>
            a heading inside  | <form><h2>Sign</h2><button>Send</button></form>
            a heading before  | <h2>Sign</h2><p>x</p><form><button>Send</button></form>
            an id             | <form id=Sign><button>Send</button></form>
            a part of a name  | <form><button>Please sign here</button></form>
            a closed dialog that a button opens | <button commandfor=d command=show-modal>Open</button><dialog id=d><form><button>Sign</button></form></dialog>
            """)
    void findsAFormBy(String name, String form) {
        Page page = SITE.showing("<form action=/other><button>Other</button></form>" + form);

        assertThat(page.form("Sign").element().attr("action")).isEmpty();
        assertThat(page.forms("Sign")).hasSize(1);
    }

    @Test
    void prefersTheFormThatIsLabelledToOneWithSuchAButton() {
        Page page = SITE.showing("<form id=a><button>Sign</button></form><form id=b aria-label=Sign></form>");

        assertThat(page.form("Sign").element().id()).isEqualTo("b");
    }

    @Test
    void findsNoFormThatNobodyCanComeTo() {
        Page page = SITE.showing(
                "<form hidden></form><dialog><form></form></dialog><template><form></form></template><form id=a></form>");

        assertThat(page.form().element().id()).isEqualTo("a");
    }

    @Test
    void findsAFormByWhatStandsInIt() {
        Page page = SITE.showing("<ul><li><form id=a></form><li class=second><form id=b><input></form></ul>");

        assertThat(page.formAt("li.second").element().id()).isEqualTo("b");
        assertThat(page.formAt("li input").element().id()).isEqualTo("b");
    }
}
