package dev.postern.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.form.FieldErrors;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fragments that come ready in {@code postern/}. */
class ReadyControlsTest {
    record Guest(String name) {}

    record Party(
            String name,
            @Nullable String message,
            @Nullable String size,
            List<String> days,
            boolean rules,
            @Nullable LocalDate day,
            @Nullable Upload file,
            String password,
            List<Guest> guests) {}

    @UseServer(value = Anyone.class, name = "party")
    static class Parties {
        public void plan(Party party) {}

        public void another(Party party) {}

        public void without(int at, Party party) {}
    }

    private final Bench bench = new Bench(new Parties());

    private String fragment(String fragment) {
        String page = bench.html("<form post:action=\"party.plan\"><div th:replace=\"~{postern/field :: " + fragment
                + "}\"></div></form>");
        int start = page.indexOf("SEAL\">") + 6;
        return page.substring(start, page.length() - "</form>".length())
                .replaceAll(">\\s+<", "><")
                .replace(" </", "</")
                .strip();
    }

    @Test
    void haveALineOfText() {
        assertThat(
                        fragment(
                                "text(name='name', label='Your name', hint='As on the door', type='search', autocomplete='name', size=20)"))
                .isEqualTo("<div class=\"post-field\"><label for=\"party-plan-name\">Your name</label>"
                        + "<p class=\"post-hint\" id=\"party-plan-name-hint\">As on the door</p>"
                        + "<input type=\"search\" autocomplete=\"name\" size=\"20\" id=\"party-plan-name\" name=\"name\""
                        + " aria-describedby=\"party-plan-name-hint\"></div>");
    }

    @Test
    void sayWhatIsOptional() {
        assertThat(fragment("text(name='name', label='Your name', optional=true)"))
                .isEqualTo(
                        "<div class=\"post-field\"><label for=\"party-plan-name\">Your name <span class=\"post-optional\">"
                                + "(optional)</span></label><input type=\"text\" id=\"party-plan-name\" name=\"name\"></div>");
    }

    @Test
    void sayWhatIsWrong() {
        bench.showing(Bench.typed("party.plan", FieldErrors.NONE.and("message", "Say more."), "message", "x"));
        assertThat(fragment("textarea(name='message', label='Message', rows=3)"))
                .isEqualTo("<div class=\"post-field\"><label for=\"party-plan-message\">Message</label>"
                        + "<p id=\"party-plan-message-error\" class=\"post-errors\"><span class=\"post-hidden\">Error:</span>"
                        + " Say more.</p><textarea rows=\"3\" id=\"party-plan-message\" name=\"message\" aria-invalid=\"true\""
                        + " aria-describedby=\"party-plan-message-error\">x</textarea></div>");
    }

    @Test
    void haveASelectOfAMapOrAList() {
        Map<String, String> sizes = new LinkedHashMap<>();
        sizes.put("s", "Small");
        sizes.put("l", "Large & wide");
        bench.with("sizes", sizes).with("list", List.of("s", "l"));
        bench.showing(Bench.typed("party.plan", FieldErrors.NONE, "size", "l"));
        assertThat(fragment("select(name='size', label='Size', options=${sizes}, empty='None')"))
                .isEqualTo("<div class=\"post-field\"><label for=\"party-plan-size\">Size</label>"
                        + "<select id=\"party-plan-size\" name=\"size\"><option value=\"\">None</option>"
                        + "<option value=\"s\">Small</option><option value=\"l\" selected=\"selected\">Large &amp; wide</option>"
                        + "</select></div>");
        assertThat(fragment("select(name='size', label='Size', options=${list})"))
                .contains("<option value=\"s\">s</option><option value=\"l\" selected=\"selected\">l</option>");
    }

    @Test
    void haveRadiosWhoseFieldsetNamesItsHint() {
        bench.with("list", List.of("s", "l"));
        assertThat(fragment("radios(name='size', label='Size', options=${list}, hint='They run small')"))
                .isEqualTo(
                        "<fieldset class=\"post-field\" id=\"party-plan-size\" aria-describedby=\"party-plan-size-hint\">"
                                + "<legend>Size</legend><p class=\"post-hint\" id=\"party-plan-size-hint\">They run small</p>"
                                + "<div class=\"post-option\"><input type=\"radio\" value=\"s\" id=\"party-plan-size-s\" name=\"size\">"
                                + "<label for=\"party-plan-size-s\">s</label></div>"
                                + "<div class=\"post-option\"><input type=\"radio\" value=\"l\" id=\"party-plan-size-l\" name=\"size\">"
                                + "<label for=\"party-plan-size-l\">l</label></div></fieldset>");
    }

    @Test
    void haveCheckboxesWhoseFieldsetNamesNoHintWhereThereIsNone() {
        bench.with("days", Map.of("mo", "Monday"));
        bench.showing(Bench.typed("party.plan", FieldErrors.NONE.and("days", "Which?"), "days", "mo"));
        assertThat(fragment("checkboxes(name='days', label='Days', options=${days})"))
                .isEqualTo(
                        "<fieldset class=\"post-field\" id=\"party-plan-days\" aria-describedby=\"party-plan-days-error\">"
                                + "<legend>Days</legend><p id=\"party-plan-days-error\" class=\"post-errors\">"
                                + "<span class=\"post-hidden\">Error:</span> Which?</p><div class=\"post-option\">"
                                + "<input type=\"checkbox\" value=\"mo\" id=\"party-plan-days-mo\" name=\"days\" aria-invalid=\"true\""
                                + " checked=\"checked\"><label for=\"party-plan-days-mo\">Monday</label></div></fieldset>");
    }

    @Test
    void haveACheckbox() {
        assertThat(fragment("checkbox(name='rules', label='I agree')"))
                .isEqualTo("<div class=\"post-field post-check\"><label for=\"party-plan-rules\">I agree</label>"
                        + "<input type=\"checkbox\" id=\"party-plan-rules\" name=\"rules\"></div>");
    }

    @Test
    void haveADayAFileAndAPassword() {
        assertThat(fragment("date(name='day', label='Day', autocomplete='bday')"))
                .contains("<input type=\"date\" autocomplete=\"bday\" id=\"party-plan-day\" name=\"day\">");
        assertThat(fragment("file(name='file', label='File', accept='.pdf', multiple=true)"))
                .contains(
                        "<input type=\"file\" accept=\".pdf\" multiple=\"multiple\" id=\"party-plan-file\" name=\"file\">");
        assertThat(fragment("password(name='password', label='Password', autocomplete='new-password')"))
                .contains("<input type=\"password\" autocapitalize=\"none\" spellcheck=\"false\""
                        + " autocomplete=\"new-password\" id=\"party-plan-password\" name=\"password\" required=\"\">"
                                .replace(" required=\"\"", ""));
    }

    @Test
    void haveAListThatGrows() {
        bench.showing(Bench.edit(
                "party.plan",
                new Party("", null, null, List.of(), false, null, null, "", List.of(new Guest("Ann"), new Guest("")))));
        String page = bench.html("""
                <form post:action="party.plan"><fieldset th:replace="~{postern/field :: list(name='guests', label='Guests', rows=${form.values.guests}, row=~{::.guest}, add=~{::.more})}">
                  <div class="guest"><div th:replace="~{postern/field :: text(name=|guests[${at.index}].name|, label=|Name of guest ${at.count}|)}"></div><button post:formaction="party.without(${at.index})">Remove guest [[${at.count}]]</button></div>
                  <button class="more post-quiet" post:formaction="party.another">Add a guest</button>
                </fieldset></form>""");
        assertThat(page.replaceAll(">\\s+<", "><").replace(" </", "</"))
                .contains("<fieldset class=\"post-group\" id=\"party-plan-guests\"><legend>Guests</legend>"
                        + "<ol class=\"post-items\"><li><div class=\"guest\"><div class=\"post-field\">"
                        + "<label for=\"party-plan-guests-0-name\">Name of guest 1</label>"
                        + "<input type=\"text\" id=\"party-plan-guests-0-name\" name=\"guests[0].name\" value=\"Ann\"></div>"
                        + "<button name=\"$by\" value=\"SEAL\">Remove guest 1</button></div></li>")
                .contains(
                        "name=\"guests[1].name\" value=\"\"></div><button name=\"$by\" value=\"SEAL\">Remove guest 2</button>")
                .contains(
                        "</ol><button class=\"more post-quiet\" name=\"$by\" value=\"SEAL\">Add a guest</button></fieldset>");
    }

    @Test
    void haveASummary() {
        bench.showing(Bench.typed("party.plan", FieldErrors.NONE.and("name", "Who?")));
        assertThat(bench.html("<div th:replace=\"~{postern/field :: summary}\"></div><form post:action=\"party.plan\">"
                        + "<input post:field=\"name\"></form>"))
                .startsWith(
                        "<div class=\"post-summary\" tabindex=\"-1\" autofocus=\"autofocus\"><div role=\"alert\""
                                + " data-error=\"invalid\"><h2>There is a problem</h2><ul><li><a href=\"#party-plan-name\">Who?</a>");
    }

    @Test
    void haveALayoutThatPutsAPageIntoItsFrame() {
        String page =
                bench.html("<!doctype html><html th:replace=\"~{postern/layout :: page(~{::title}, ~{::main})}\"><head>"
                        + "<title post:title>Party</title></head><body><main><h1>Party</h1></main></body></html>");
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains("<title>Party</title>")
                .contains("<link rel=\"stylesheet\" href=\"/assets/postern.css\">")
                .contains("<a class=\"post-skip\" href=\"#post-body\">Skip to main content</a>")
                .contains("<span>Home</span>")
                .contains("<main><h1>Party</h1></main>")
                .doesNotContain("??")
                .doesNotContain("th:")
                .doesNotContain("post:");
    }
}
