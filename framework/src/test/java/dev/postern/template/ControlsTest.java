package dev.postern.template;

import static dev.postern.template.Bench.done;
import static dev.postern.template.Bench.edit;
import static dev.postern.template.Bench.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.call.Anyone;
import dev.postern.form.FieldErrors;
import dev.postern.form.FormData;
import dev.postern.function.UseServer;
import dev.postern.problem.ProblemException;
import dev.postern.upload.Upload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code post:field} and its companions make of controls. */
class ControlsTest {
    enum Size_ {
        SMALL,
        LARGE
    }

    record Item(String name, @Nullable Integer qty) {}

    record Everything(
            @NotBlank @Size(min = 2, max = 40) String text,
            @Email String mail,
            @Pattern(regexp = "[A-Z]{3}") String code,
            int number,
            @Min(1) @Max(10) int few,
            BigDecimal price,
            LocalDate day,
            LocalTime hour,
            LocalDateTime moment,
            YearMonth month,
            boolean agreed,
            List<String> days,
            @Nullable Size_ size,
            List<Size_> sizes,
            String message,
            String password,
            @Nullable Upload file,
            List<Item> items,
            Optional<String> maybe) {}

    @UseServer(value = Anyone.class, name = "form")
    static class Functions_ {
        public void send(Everything everything) {}

        public void raw(FormData data) {}
    }

    private static Everything values() {
        return new Everything(
                "A \"quote\" & <b>",
                "a@b.example",
                "ABC",
                -3,
                2,
                new BigDecimal("1.50"),
                LocalDate.of(2031, 4, 9),
                LocalTime.of(14, 30),
                LocalDateTime.of(2031, 4, 9, 14, 30),
                YearMonth.of(2031, 4),
                true,
                List.of("mon", "wed"),
                Size_.LARGE,
                List.of(Size_.SMALL),
                "\none\ntwo </textarea>",
                "hunter2",
                null,
                List.of(new Item("Milk", 2), new Item("Bread", null)),
                Optional.empty());
    }

    private final Bench bench = new Bench(new Functions_());

    private String control(String html) {
        String page = bench.html("<form post:action=\"form.send\">" + html + "</form>");
        return page.substring(page.indexOf("SEAL\">") + 6, page.length() - "</form>".length());
    }

    private String edited(String html) {
        bench.showing(edit("form.send", values()));
        return control(html);
    }

    private String problem(String html) {
        try {
            new Bench(new Functions_()).render("<form post:action=\"form.send\">" + html + "</form>");
        } catch (ProblemException problem) {
            return String.valueOf(problem.getMessage());
        }
        return "";
    }

    /** Each control as its author writes it, and as it is sent, empty. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<input post:field='text'> | <input id='form-send-text' name='text' required='' minlength='2' maxlength='40'>",
                "<input type='hidden' post:field='text'> | <input type='hidden' id='form-send-text' name='text'>",
                "<input type='email' post:field='mail'> | <input type='email' id='form-send-mail' name='mail'>",
                "<input post:field='code'> | <input id='form-send-code' name='code' pattern='[A-Z]{3}'>",
                "<input post:field='number'> | <input inputmode='numeric' id='form-send-number' name='number' required=''>",
                "<input post:field='price'> | <input inputmode='decimal' id='form-send-price' name='price' required=''>",
                "<input type='number' post:field='few'> | <input type='number' id='form-send-few' name='few' required='' min='1' max='10'>",
                "<input type='range' post:field='few'> | <input type='range' id='form-send-few' name='few' min='1' max='10'>",
                "<input post:field='day'> | <input type='date' id='form-send-day' name='day' required=''>",
                "<input post:field='hour'> | <input type='time' id='form-send-hour' name='hour' required=''>",
                "<input post:field='moment'> | <input type='datetime-local' id='form-send-moment' name='moment' required=''>",
                "<input post:field='month'> | <input type='month' id='form-send-month' name='month' required=''>",
                "<input post:field='agreed'> | <input type='checkbox' id='form-send-agreed' name='agreed'>",
                "<input type='checkbox' value='mon' post:field='days'> | <input type='checkbox' value='mon' id='form-send-days-mon' name='days'>",
                "<input type='radio' value='LARGE' post:field='size'> | <input type='radio' value='LARGE' id='form-send-size-LARGE' name='size'>",
                "<textarea post:field='text'></textarea> | <textarea id='form-send-text' name='text' required='' minlength='2'></textarea>",
                "<input type='password' post:field='password' value='x'> | <input type='password' id='form-send-password' name='password'>",
                "<input type='color' post:field='code'> | <input type='color' id='form-send-code' name='code'>",
                "<input post:field='items[0].qty'> | <input inputmode='numeric' id='form-send-items-0-qty' name='items[0].qty'>",
                "<input post:field='maybe' id='mine' class='wide' placeholder='…'> | <input id='mine' class='wide' placeholder='…' name='maybe'>",
                "<input post:field='text' required='required' maxlength='5'> | <input required='required' maxlength='5' id='form-send-text' name='text' minlength='2'>",
                "<select post:field='size'><option value=''>None</option></select> | <select id='form-send-size' name='size'><option value=''>None</option></select>",
                "<fieldset post:field='days'></fieldset> | <fieldset id='form-send-days'></fieldset>",
            })
    void getTheirIdNameAndConstraints(String written, String html) {
        assertThat(control(written.replace('\'', '"'))).isEqualTo(html.replace('\'', '"'));
    }

    @Test
    void getTheirFileFromAForm() {
        assertThat(bench.html("<form post:action=\"form.send\"><input post:field=\"file\"></form>"))
                .endsWith("<input type=\"file\" id=\"form-send-file\" name=\"file\"></form>");
    }

    /** The same with values, which {@code Outcome.edit} handed back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<input post:field='text'> | value='A &quot;quote&quot; &amp; &lt;b&gt;'",
                "<input post:field='text' value='author'> | value='A &quot;quote&quot; &amp; &lt;b&gt;'",
                "<input type='hidden' post:field='mail'> | value='a@b.example'",
                "<input post:field='number'> | value='-3'",
                "<input post:field='price'> | value='1.50'",
                "<input type='range' post:field='few'> | value='2'",
                "<input post:field='day'> | value='2031-04-09'",
                "<input post:field='hour'> | value='14:30'",
                "<input post:field='moment'> | value='2031-04-09T14:30'",
                "<input post:field='month'> | value='2031-04'",
                "<input post:field='agreed'> | checked='checked'",
                "<input type='checkbox' value='mon' post:field='days'> | checked='checked'",
                "<input type='radio' value='LARGE' post:field='size'> | checked='checked'",
                "<input post:field='items[0].qty'> | value='2'",
                "<input post:field='items[1].qty'> | value=''",
                "<input post:field='items[1].name'> | value='Bread'",
                "<input post:field='maybe' value='author'> | value=''",
            })
    void showValues(String written, String attribute) {
        assertThat(edited(written.replace('\'', '"'))).contains(" " + attribute.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<input type='checkbox' value='tue' checked post:field='days'> | checked",
                "<input type='radio' value='SMALL' checked='checked' post:field='size'> | checked",
                "<input type='password' post:field='password'> | value",
                "<input type='file' post:field='file'> | value=",
            })
    void doNotShowWhatIsNotThere(String written, String attribute) {
        String own = written.replace('\'', '"').replace("value=\"tue\"", "").replace("value=\"SMALL\"", "");
        assertThat(own).isNotEmpty();
        String html = edited(written.replace('\'', '"')).replaceAll(" value=\"(tue|SMALL)\"", "");
        assertThat(html).doesNotContain(" " + attribute);
    }

    @Test
    void keepTheFirstLineEndOfATextarea() {
        assertThat(edited("<textarea post:field=\"message\">author</textarea>"))
                .isEqualTo(
                        "<textarea id=\"form-send-message\" name=\"message\">\n\none\ntwo &lt;/textarea&gt;</textarea>");
    }

    @Test
    void refillEverythingThatWasTypedWhateverItIs() {
        bench.showing(typed(
                "form.send",
                FieldErrors.NONE,
                "number",
                "three",
                "day",
                "31/02/2031",
                "size",
                "HUGE",
                "agreed",
                "on",
                "few",
                "",
                "password",
                "hunter2"));
        assertThat(control("<input post:field=\"number\"><input post:field=\"day\"><input post:field=\"agreed\">"
                        + "<input type=\"password\" post:field=\"password\"><input post:field=\"text\" value=\"author\">"
                        + "<input type=\"radio\" value=\"SMALL\" checked post:field=\"size\">"))
                .isEqualTo(
                        "<input inputmode=\"numeric\" id=\"form-send-number\" name=\"number\" required=\"\" value=\"three\">"
                                + "<input type=\"date\" id=\"form-send-day\" name=\"day\" required=\"\" value=\"31/02/2031\">"
                                + "<input type=\"checkbox\" id=\"form-send-agreed\" name=\"agreed\" checked=\"checked\">"
                                + "<input type=\"password\" id=\"form-send-password\" name=\"password\">"
                                + "<input value=\"\" id=\"form-send-text\" name=\"text\" required=\"\" minlength=\"2\" maxlength=\"40\">"
                                + "<input type=\"radio\" value=\"SMALL\" id=\"form-send-size-SMALL\" name=\"size\">");
    }

    @Test
    void keepACheckboxEmptyThatWasEmptiedWhateverTheAuthorWrote() {
        bench.showing(typed("form.send", FieldErrors.NONE, "text", "x"));
        assertThat(control("<input type=\"checkbox\" checked post:field=\"agreed\">"))
                .isEqualTo("<input type=\"checkbox\" id=\"form-send-agreed\" name=\"agreed\">");
    }

    // ── select ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void chooseOptionsByTheirValue() {
        assertThat(edited("<select post:field=\"size\"><option value=\"\" selected>None</option>"
                        + "<optgroup label=\"All\"><option value=\"SMALL\">S</option><option value=\"LARGE\">L</option>"
                        + "</optgroup></select>"))
                .isEqualTo("<select id=\"form-send-size\" name=\"size\"><option value=\"\">None</option>"
                        + "<optgroup label=\"All\"><option value=\"SMALL\">S</option>"
                        + "<option value=\"LARGE\" selected=\"selected\">L</option></optgroup></select>");
    }

    @Test
    void chooseSeveralOptions() {
        bench.showing(typed("form.send", FieldErrors.NONE, "days", "mon", "days", "wed"));
        assertThat(control("<select multiple post:field=\"days\"><option value=\"mon\">M</option>"
                        + "<option value=\"tue\" selected>T</option><option value=\"wed\">W</option></select>"))
                .isEqualTo("<select multiple id=\"form-send-days\" name=\"days\">"
                        + "<option value=\"mon\" selected=\"selected\">M</option><option value=\"tue\">T</option>"
                        + "<option value=\"wed\" selected=\"selected\">W</option></select>");
    }

    @Test
    void chooseOptionsThatALoopMakes() {
        bench.with("sizes", Size_.values()).with("words", Map.of("mon", "Monday"));
        assertThat(edited(
                        "<select post:field=\"size\"><option th:each=\"s : ${sizes}\" th:value=\"${s}\" th:text=\"${s}\">"
                                + "</option></select>"))
                .isEqualTo("<select id=\"form-send-size\" name=\"size\"><option value=\"SMALL\">SMALL</option>"
                        + "<option value=\"LARGE\" selected=\"selected\">LARGE</option></select>");
    }

    @Test
    void takeTheTextOfAnOptionForItsValueWhereItHasNone() {
        bench.with("sizes", List.of("wed", "thu"));
        assertThat(edited("<select multiple post:field=\"days\"><option> mon\n</option><option selected>tue</option>"
                        + "<option th:each=\"s : ${sizes}\" th:text=\"${s}\">x</option>"
                        + "<option>[[${sizes[0]}]]</option><option label=\"a>b\">mon &amp; x</option></select>"))
                .isEqualTo(
                        "<select multiple id=\"form-send-days\" name=\"days\">"
                                + "<option selected=\"selected\"> mon\n</option><option>tue</option>"
                                + "<option selected=\"selected\">wed</option><option>thu</option>"
                                + "<option selected=\"selected\">wed</option><option label=\"a>b\">mon &amp; x</option></select>");
    }

    @Test
    void keepWhatTheAuthorChoseWhereNobodyElseSays() {
        String select = "<select post:field=\"size\"><option>SMALL</option><option selected>LARGE</option></select>";
        assertThat(control(select))
                .isEqualTo(
                        "<select id=\"form-send-size\" name=\"size\"><option>SMALL</option><option selected>LARGE</option></select>");
    }

    // ── what is said about them ────────────────────────────────────────────────────────────────────────────────────

    @Test
    void areDescribedByTheirHintAndTheirError() {
        bench.showing(typed("form.send", FieldErrors.NONE.and("text", "No <b>.").and("text", "Never."), "text", "x"));
        assertThat(bench.html("<main><form post:action=\"form.send\"><label post:for=\"text\">T</label>"
                        + "<p class=\"mine\" post:hint=\"text\">H</p><p post:errors=\"text\"></p><p post:errors=\"mail\"></p>"
                        + "<input post:field=\"text\" aria-describedby=\"more\"></form></main>"))
                .contains("<label for=\"form-send-text\">T</label>"
                        + "<p class=\"mine post-hint\" id=\"form-send-text-hint\">H</p>"
                        + "<p id=\"form-send-text-error\" class=\"post-errors\"><span class=\"post-hidden\">Error:</span>"
                        + " No &lt;b&gt;.<br>Never.</p>"
                        + "<input id=\"form-send-text\" name=\"text\" required=\"\" minlength=\"2\" maxlength=\"40\""
                        + " aria-invalid=\"true\" aria-describedby=\"more form-send-text-hint form-send-text-error\""
                        + " value=\"x\">");
    }

    @Test
    void sayHowMuchTheyMayHoldAndCutNothingOff() {
        assertThat(control("<textarea post:field=\"text\" post:count></textarea>"))
                .isEqualTo("<span class=\"post-hint post-count\" id=\"form-send-text-count\" data-post-count=\"40\""
                        + " data-post-left=\"Characters left: {0}\" data-post-over=\"Characters too many: {0}\">"
                        + "Up to 40 characters</span>"
                        + "<textarea id=\"form-send-text\" name=\"text\" required=\"\" minlength=\"2\""
                        + " aria-describedby=\"form-send-text-count\"></textarea>");
        bench.showing(typed("form.send", FieldErrors.NONE, "text", "never"));
        assertThat(control("<textarea post:field=\"text\" post:count></textarea>"))
                .contains("Up to 40 characters</span><textarea")
                .contains(">never</textarea>");
        assertThat(control("<input data-post-field=\"text\" data-post-count>"))
                .contains("data-post-count=\"40\"")
                .doesNotContain("maxlength");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "${nothing}, false", "${1 > 2}, false", "true, true", "${2 > 1}, true"})
    void sayItWhereTheyAreToldTo(String count, boolean said) {
        assertThat(control("<input post:field=\"text\" post:count=\"" + count + "\">")
                        .contains("Up to 40"))
                .isEqualTo(said);
    }

    @Test
    void cannotCountWhatMayBeOfAnyLength() {
        assertThatThrownBy(() -> control("<input post:field=\"mail\" post:count>"))
                .hasStackTraceContaining("nothing says how long \"mail\" may be, so there is nothing to count");
        assertThatThrownBy(() -> control("<input post:count name=\"mail\">"))
                .hasStackTraceContaining("post:count has no effect without post:field");
    }

    @Test
    void areDescribedByAHintThatStandsBehindThem() {
        assertThat(control("<input post:field=\"maybe\"><p post:hint=\"maybe\">H</p>"))
                .isEqualTo("<input id=\"form-send-maybe\" name=\"maybe\" aria-describedby=\"form-send-maybe-hint\">"
                        + "<p id=\"form-send-maybe-hint\" class=\"post-hint\">H</p>");
    }

    @Test
    void inAFieldsetLetTheFieldsetSpeakForAllOfThem() {
        bench.showing(typed("form.send", FieldErrors.NONE.and("days", "Which?")));
        assertThat(bench.html("<form post:action=\"form.send\"><fieldset post:field=\"days\"><legend>D</legend>"
                        + "<p post:hint=\"days\" th:if=\"${true}\">H</p><p post:errors=\"days\"></p>"
                        + "<input type=\"checkbox\" value=\"mon\" post:field=\"days\"><label post:for=\"days=mon\">M</label>"
                        + "</fieldset></form>"))
                .contains(
                        "<fieldset id=\"form-send-days\" aria-describedby=\"form-send-days-hint form-send-days-error\">"
                                + "<legend>D</legend><p id=\"form-send-days-hint\" class=\"post-hint\">H</p>"
                                + "<p id=\"form-send-days-error\" class=\"post-errors\"><span class=\"post-hidden\">Error:</span>"
                                + " Which?</p><input type=\"checkbox\" value=\"mon\" id=\"form-send-days-mon\" name=\"days\""
                                + " aria-invalid=\"true\"><label for=\"form-send-days-mon\">M</label></fieldset>");
    }

    @Test
    void inAFieldsetWhoseHintIsNotRenderedNameNone() {
        assertThat(control("<fieldset post:field=\"days\"><p post:hint=\"days\" th:if=\"${false}\">H</p></fieldset>"))
                .isEqualTo("<fieldset id=\"form-send-days\"></fieldset>");
    }

    @Test
    void areNamedByLabelsWithTheIdTheirAuthorGave() {
        assertThat(control("<label post:for=\"text\">T</label><input id=\"mine\" post:field=\"text\">"))
                .startsWith("<label for=\"mine\">T</label><input id=\"mine\" name=\"text\"");
    }

    @Test
    void areNamedByLabelsForOneOption() {
        bench.with("s", "a b\"c");
        assertThat(
                        control(
                                "<input type=\"radio\" th:value=\"${s}\" post:field=\"size\"><label post:for=\"size=${s}\">x</label>"))
                .isEqualTo("<input type=\"radio\" value=\"a b&quot;c\" id=\"form-send-size-a~20~b~22~c\" name=\"size\">"
                        + "<label for=\"form-send-size-a~20~b~22~c\">x</label>");
    }

    @Test
    void haveAnIdOfTheirOwnForEveryOption() {
        List<String> values = List.of(
                "m",
                "a b",
                "a-b",
                "a.b",
                "a~20~b",
                "a20b",
                " 14",
                "\u2014",
                "",
                "-",
                "a[b]",
                "[ab]",
                "hint",
                "error",
                "\ud835\udc9c",
                "\ud835",
                "?",
                "e\u0301",
                "\u00e9",
                "A",
                "a");
        bench.with("values", values);
        String html = control("<fieldset post:field=\"size\"><p post:hint=\"size\">H</p>"
                + "<th:block th:each=\"v : ${values}\"><input type=\"radio\" th:value=\"${v}\" post:field=\"size\">"
                + "<label post:for=\"size=${v}\">x</label></th:block></fieldset>");
        Document page = Jsoup.parse(html);
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates().hasSize(values.size() + 2);
        assertThat(page.select("label").eachAttr("for"))
                .isEqualTo(page.select("input").eachAttr("id"));
        assertThat(ids).contains("form-send-size-m", "form-send-size-a-b", "form-send-size-\u00e9");
    }

    @Test
    void haveAnIdOfTheirOwnForEveryKeyOfAMap() {
        String html =
                bench.html("<form post:action=\"form.raw\"><th:block th:each=\"k : ${ {'a b', 'a-b', 'a.b', 'a[b'} }\">"
                        + "<input post:field=\"prices[${k}].net\"></th:block></form>");
        assertThat(Jsoup.parse(html).select("input[id]").eachAttr("id"))
                .containsExactly(
                        "form-raw-prices-a~20~b-net",
                        "form-raw-prices-a-b-net",
                        "form-raw-prices-a~2e~b-net",
                        "form-raw-prices-a~5b~b-net");
    }

    @Test
    void areWhereTheSummaryLeadsEvenIfTheirIdIsOdd() {
        bench.with("s", "a b").showing(typed("form.send", FieldErrors.NONE.and("size", "Choose one")));
        assertThat(control("<div post:summary></div><input type=\"radio\" th:value=\"${s}\" post:field=\"size\">"))
                .contains("href=\"#form-send-size-a~20~b\"", "id=\"form-send-size-a~20~b\"");
    }

    @Test
    void standOutsideTheirForm() {
        bench.showing(typed("form.send", FieldErrors.NONE, "maybe", "typed"));
        assertThat(bench.html(
                        "<form id=\"f\" post:action=\"form.send\"></form><input form=\"f\" post:field=\"maybe\">"))
                .endsWith("</form><input form=\"f\" id=\"form-send-maybe\" name=\"maybe\" value=\"typed\">");
    }

    @Test
    void readAnyNameWhereTheirFunctionDoes() {
        bench.showing(typed("form.raw", FieldErrors.NONE, "whatever", "typed"));
        assertThat(bench.html("<form post:action=\"form.raw\"><input post:field=\"whatever\"></form>"))
                .endsWith("<input id=\"form-raw-whatever\" name=\"whatever\" value=\"typed\"></form>");
    }

    @Test
    void areChosenByValuesThatHaveToBeEscaped() {
        bench.with("v", "R&D \"x\"").showing(typed("form.send", FieldErrors.NONE, "days", "R&D \"x\""));
        assertThat(control("<input type=\"checkbox\" th:value=\"${v}\" post:field=\"days\">"
                        + "<select multiple post:field=\"days\"><option th:value=\"${v}\">x</option>"
                        + "<option th:text=\"${v}\">x</option></select>"))
                .isEqualTo(
                        "<input type=\"checkbox\" value=\"R&amp;D &quot;x&quot;\" id=\"form-send-days-R~26~D~20~~22~x~22~\""
                                + " name=\"days\" checked=\"checked\"><select multiple id=\"form-send-days\" name=\"days\">"
                                + "<option value=\"R&amp;D &quot;x&quot;\" selected=\"selected\">x</option>"
                                + "<option selected=\"selected\">R&amp;D &quot;x&quot;</option></select>");
    }

    @Test
    void keepWhatTheirAuthorEscaped() {
        assertThat(control("<input post:field=\"maybe\" id=\"a&amp;b\" aria-describedby=\"c&amp;d\">"
                        + "<p class=\"e&amp;f\" post:hint=\"maybe\"></p>"))
                .isEqualTo("<input id=\"a&amp;b\" name=\"maybe\" aria-describedby=\"c&amp;d form-send-maybe-hint\">"
                        + "<p class=\"e&amp;f post-hint\" id=\"form-send-maybe-hint\"></p>");
    }

    @Test
    void comeInRowsThatTheFormTells() {
        String html = "<i th:each=\"item, at : ${form.values.items}\"><input post:field=\"items[${at.index}].name\">"
                + "<b th:text=\"${item.name}\"></b></i>";
        String milk = "<i><input id=\"form-send-items-0-name\" name=\"items[0].name\" value=\"Milk\"><b>Milk</b></i>";
        assertThat(control(html)).isEmpty();
        assertThat(edited(html)).startsWith(milk).contains("<b>Bread</b>");
        Bench typed = new Bench(new Functions_())
                .showing(typed(
                        "form.send",
                        FieldErrors.NONE,
                        "items[0].name",
                        "Milk",
                        "items[1].name",
                        "",
                        "items[0].qty",
                        "2"));
        assertThat(typed.html("<form post:action=\"form.send\">" + html + "</form>"))
                .endsWith(
                        milk
                                + "<i><input id=\"form-send-items-1-name\" name=\"items[1].name\" value=\"\"><b></b></i></form>");
    }

    // ── the page's own words ───────────────────────────────────────────────────────────────────────────────────────

    @Test
    void areListedInASummaryInTheirOrderOnThePage() {
        bench.showing(typed(
                "form.send",
                FieldErrors.NONE
                        .and("mail", "Mail?")
                        .and("text", "Text?")
                        .and("", "All?")
                        .and("nowhere", "Where?")));
        assertThat(
                        bench.html(
                                "<title post:title>Sign</title><div class=\"mine\" post:summary></div>"
                                        + "<form post:action=\"form.send\"><input post:field=\"text\"><input post:field=\"mail\"></form>"))
                .startsWith("<title>Error: Sign</title>"
                        + "<div class=\"mine post-summary\" tabindex=\"-1\" autofocus=\"autofocus\">"
                        + "<div role=\"alert\" data-error=\"invalid\"><h2>There is a problem</h2><ul>"
                        + "<li>All?</li><li>Where?</li>"
                        + "<li><a href=\"#form-send-text\">Text?</a></li><li><a href=\"#form-send-mail\">Mail?</a></li>"
                        + "</ul></div></div>");
    }

    @Test
    void haveNoSummaryAndNoErrorsWhileNothingIsWrong() {
        assertThat(bench.html("<title post:title>Sign</title><div post:summary></div><form post:action=\"form.send\">"
                        + "<div post:summary></div><p post:errors=\"text\"></p></form>"))
                .isEqualTo("<title>Sign</title>"
                        + "<form action=\"/here?q=1\" method=\"post\" novalidate=\"novalidate\" enctype=\"multipart/form-data\">"
                        + "<input type=\"hidden\" name=\"$post\" value=\"SEAL\"></form>");
    }

    @Test
    void haveASummaryInTheirForm() {
        bench.showing(typed("form.send", FieldErrors.NONE.and("text", "Text?")));
        assertThat(control("<div post:summary></div><input post:field=\"maybe\">"))
                .isEqualTo("<div class=\"post-summary\" tabindex=\"-1\" autofocus=\"autofocus\"><div role=\"alert\""
                        + " data-error=\"invalid\"><h2>There is a problem</h2><ul><li>Text?</li></ul></div></div>"
                        + "<input id=\"form-send-maybe\" name=\"maybe\" value=\"\">");
    }

    @Test
    void haveASummaryAtTheBeginningWhereTheAuthorForgotIt() {
        bench.showing(typed("form.send", FieldErrors.NONE.and("text", "Text?")));
        assertThat(bench.html("<body><main id=\"m\"><h1>H</h1><form post:action=\"form.send\"></form></main></body>"))
                .startsWith("<body><main id=\"m\"><div class=\"post-summary\" tabindex=\"-1\" autofocus=\"autofocus\">"
                        + "<div role=\"alert\" data-error=\"invalid\"><h2>There is a problem</h2><ul><li>Text?</li></ul>"
                        + "</div></div><h1>H</h1>");
    }

    @Test
    void haveANoticeInTheirFormOrOnThePage() {
        bench.showing(done("form.send", null, "Sent <b>."));
        assertThat(bench.html("<p post:notice>old</p>"))
                .isEqualTo("<p class=\"post-notice\" role=\"status\">Sent &lt;b&gt;.</p>");
        assertThat(control("<p post:notice role=\"alert\" class=\"mine\"></p>"))
                .isEqualTo("<p role=\"alert\" class=\"mine post-notice\">Sent &lt;b&gt;.</p>");
        assertThat(bench.html("<form post:action=\"form.raw\"><p post:notice></p></form>"))
                .startsWith("<p class=\"post-notice\" role=\"status\">Sent &lt;b&gt;.</p><form ")
                .endsWith("<p class=\"post-notice\" role=\"status\"></p></form>");
        assertThat(new Bench(new Functions_()).html("<p post:notice></p>"))
                .isEqualTo("<p class=\"post-notice\" role=\"status\"></p>");
    }

    @Test
    void speakTheLanguageOfTheVisitor() {
        bench.in(java.util.Locale.GERMAN).showing(typed("form.send", FieldErrors.NONE.and("maybe", "Nein.")));
        assertThat(control("<p post:errors=\"maybe\"></p>")).contains("Nein.").doesNotContain("Error:");
    }

    // ── messages ───────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void areRefusedWhereNoFunctionReadsThem() {
        assertThat(problem("\n  <input post:field=\"txt\">"))
                .startsWith("""
                page.html:2:10: no field of Functions_.send is called "txt"
                  It reads "text", "mail", "code\"""")
                .contains("Did you mean \"text\"?")
                .contains("\n  To mend it: ");
    }

    @Test
    void areRefusedWhereTheyAreNone() {
        assertThat(problem("<p post:field=\"text\"></p>")).isEqualTo("""
                page.html:1:34: post:field does nothing on <p>
                  To mend it: put it on an <input>, <select>, <textarea> or <fieldset>.""");
        assertThat(problem("<input type=\"submit\" post:field=\"text\">")).startsWith("""
                page.html:1:52: post:field does nothing on <input>""");
    }

    @Test
    void areRefusedWhereAChoiceHasNoValue() {
        assertThat(problem("<input type=\"radio\" post:field=\"size\">")).isEqualTo("""
                page.html:1:51: this radio has no value, so it cannot be told whether it is chosen
                  To mend it: give it value="…" or th:value="…".""");
    }
}
