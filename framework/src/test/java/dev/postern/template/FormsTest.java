package dev.postern.template;

import static dev.postern.template.Bench.done;
import static dev.postern.template.Bench.edit;
import static dev.postern.template.Bench.fields;
import static dev.postern.template.Bench.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.binding.BoundForm;
import dev.postern.binding.FormId;
import dev.postern.binding.Opening;
import dev.postern.call.Anyone;
import dev.postern.call.Visitor;
import dev.postern.codec.Tainted;
import dev.postern.form.FieldErrors;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.page.Shown;
import dev.postern.problem.ProblemException;
import dev.postern.upload.Upload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code post:action}, {@code post:formaction} and their companions make of a form. */
class FormsTest {
    record Title(String title) {}

    record Rename(String name, String note) {}

    record Letter(String name, Upload letter) {}

    record State(String title, int count) {}

    record Row(long id, String title) {}

    @UseServer(value = Anyone.class, name = "todo")
    static class Todos {
        public void add(Title title) {}

        public void clear() {}

        public void move(@Sealed long id, String where) {}

        public void rename(@Sealed long id, Rename form) {}

        public void send(Letter letter) {}

        public void words(String one, @Nullable String two, int three) {}

        public State count(@Previous @Nullable State before, Title title) {
            return new State("", 0);
        }

        public int likes(@Previous @Nullable Integer before) {
            return 0;
        }

        @UseServer(value = Anyone.class, state = long.class)
        public Outcome big() {
            return Outcome.done();
        }
    }

    private static final String FORM =
            "<form action=\"/here?q=1\" method=\"post\" novalidate=\"novalidate\"><input type=\"hidden\" name=\"$post\" value=\"SEAL\">";

    private final Bench bench = new Bench(new Todos());

    /** What the forms and buttons of a page carry, opened again. */
    private List<BoundForm> carried(String html) {
        List<BoundForm> carried = new ArrayList<>();
        Matcher seals = Pattern.compile("name=\"\\$(?:post|by)\" value=\"([^\"]+)\"|name=\"\\$by\\.([^\"]+)\"")
                .matcher(html);
        String head = "";
        while (seals.find()) {
            String seal = seals.group(1);
            if (seal != null) {
                head = seal.substring(0, seal.indexOf('.'));
            }
            Opening opening = bench.seals.open(
                    "http://localhost",
                    seal != null ? seal : head + "." + seals.group(2),
                    "/here",
                    false,
                    new Visitor("somebody", null),
                    true);
            carried.add(((Opening.Intact) opening).form());
        }
        return carried;
    }

    private String problem(String html) {
        try {
            new Bench(new Todos()).render(html);
        } catch (ProblemException problem) {
            return String.valueOf(problem.getMessage());
        }
        return "";
    }

    @Test
    void pointAtTheirPageAndCarryASeal() {
        assertThat(bench.html("<form post:action=\"todo.clear\"><button>Clear</button></form>"))
                .isEqualTo(FORM + "<button>Clear</button></form>");
    }

    @Test
    void areWrittenWithDataAttributesAsWell() {
        assertThat(bench.html(
                        "<form data-post-action=\"todo.add\" data-post-key=\"k\"><label data-post-for=\"title\">T</label>"
                                + "<input data-post-field=\"title\"><button data-post-formaction=\"todo.clear\""
                                + " data-post-pending=\"…\">C</button></form>"))
                .isEqualTo(FORM
                        + "<label for=\"todo-add-k-title\">T</label><input id=\"todo-add-k-title\" name=\"title\">"
                        + "<button name=\"$by\" value=\"SEAL\" data-post-pending=\"…\">C</button></form>");
    }

    @Test
    void alwaysPostWhateverTheirAuthorWrote() {
        assertThat(bench.html("<form method=\"get\" action=\"/there\" post:action=\"todo.clear\"></form>"))
                .isEqualTo("<form method=\"post\" action=\"/here?q=1\" novalidate=\"novalidate\">"
                        + "<input type=\"hidden\" name=\"$post\" value=\"SEAL\"></form>");
    }

    @Test
    void escapeTheAddressTheyPostTo() {
        assertThat(bench.at("/here?a=1&b=\"><script>").html("<form post:action=\"todo.clear\"></form>"))
                .startsWith("<form action=\"/here?a=1&amp;b=&quot;&gt;&lt;script&gt;\" method=\"post\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "todo.words('a', 'b', 3); a; b; 3",
                "todo.words('a, b', 'c(d)', 3); a, b; c(d); 3",
                "todo.words('it\\'s', 'say \"hi\"', -3); it's; say \"hi\"; -3",
                "todo.words(')', '(', 3); ); (; 3",
                "todo.words(${row.title}, ${row.title + '!'}, ${row.id}); Milk, (2); Milk, (2)!; 7",
                "todo.words(|${row.title}?|, *{title}, ${row.id + 1}); Milk, (2)?; Milk, (2); 8",
                "todo.words(#{postern.optional}, null, 3); (optional); null; 3",
                " todo.words ( 'a' , ${nothing} , ${three} ) ; a; null; 3",
                "todo.words(${row.id > 5 ? 'x' : 'y'}, 'b', 3); x; b; 3",
                "todo.words(${#strings.toUpperCase('a,b')}, 'b', 3); A,B; b; 3",
                "todo.words(@{/x(a=1,b='2')}, 'b', 3); /x?a=1&b=2; b; 3",
            })
    void bindWhatStandsBetweenParentheses(String written, String one, String two, int three) {
        String html = bench.with("row", new Row(7, "Milk, (2)"))
                .with("three", "3")
                .sealed("<div th:object=\"${row}\"><form post:action=\"" + written.replace("\"", "&quot;")
                        + "\"></form></div>");
        assertThat(carried(html).get(0).arguments())
                .isEqualTo(Arrays.asList(one, two.equals("null") ? null : two, three));
    }

    @Test
    void giveTheirSealToTheFunctionAndNothingElse() {
        List<BoundForm> carried = carried(
                bench.sealed("<form post:action=\"todo.add\"><button post:formaction=\"todo.move(7, 'up')\">Up</button>"
                        + "<input type=\"submit\" post:formaction=\"todo.clear\" value=\"Clear\"></form>"));
        assertThat(carried).extracting(f -> f.function().name()).containsExactly("todo.add", "todo.move", "todo.clear");
        assertThat(carried.get(1).arguments()).isEqualTo(List.of(7L, "up"));
    }

    // ── buttons ────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void letButtonsHaveFunctionsOfTheirOwn() {
        assertThat(bench.html("<form post:action=\"todo.add\"><button post:formaction=\"todo.clear\">Clear</button>"
                        + "<button name=\"also\" value=\"1\">Add</button>"
                        + "<input type=\"submit\" value=\"Clear &amp; go\" post:formaction=\"todo.clear\"></form>"))
                .isEqualTo(FORM + "<button name=\"$by\" value=\"SEAL\">Clear</button>"
                        + "<button name=\"also\" value=\"1\">Add</button>"
                        + "<input type=\"submit\" value=\"Clear &amp; go\" name=\"$by.SEAL\"></form>");
    }

    @Test
    void letButtonsStandOutside() {
        String html = bench.sealed("<form id=\"bulk\" post:action=\"todo.add\"></form>"
                + "<button form=\"bulk\" post:formaction=\"todo.clear\">Clear</button>");
        assertThat(Bench.withoutSeals(html))
                .isEqualTo("<form id=\"bulk\" action=\"/here?q=1\" method=\"post\" novalidate=\"novalidate\">"
                        + "<input type=\"hidden\" name=\"$post\" value=\"SEAL\"></form>"
                        + "<button form=\"bulk\" name=\"$by\" value=\"SEAL\">Clear</button>");
        assertThat(carried(html)).extracting(f -> f.function().name()).containsExactly("todo.add", "todo.clear");
    }

    @Test
    void giveButtonsTheirPermalinkAndTheirState() {
        String html = bench.with("initial", new State("x", 3))
                .sealed("<form post:action=\"todo.count\" post:state=\"${initial}\" post:permalink=\"@{/here}\">"
                        + "<button post:formaction=\"todo.count\">Count</button></form>");
        assertThat(carried(html)).hasSize(2).allSatisfy(form -> {
            assertThat(form.permalink()).isEqualTo("/here");
            assertThat(form.state()).isEqualTo(new State("x", 3));
        });
    }

    @Test
    void takeTheFieldsOfTheirButtonsFunctions() {
        assertThat(bench.inForm(
                        "todo.clear", "<input post:field=\"title\"><button post:formaction=\"todo.add\">Add</button>"))
                .isEqualTo("<input id=\"todo-clear-title\" name=\"title\">"
                        + "<button name=\"$by\" value=\"SEAL\">Add</button>");
    }

    // ── state, permalink, key ──────────────────────────────────────────────────────────────────────────────────────

    @Test
    void showTheirInitialStateAndLaterTheLastOneReturned() {
        String html =
                "<form post:action=\"todo.count\" post:state=\"${initial}\"><b th:text=\"${form.state.count}\"></b>"
                        + "<input post:field=\"title\"></form>";
        bench.with("initial", new State("first", 1));
        assertThat(bench.html(html))
                .isEqualTo(FORM + "<b>1</b><input id=\"todo-count-title\" name=\"title\"" + " value=\"first\"></form>");
        bench.showing(done("todo.count", new State("second", 2), null));
        String later = bench.sealed(html);
        assertThat(Bench.withoutSeals(later))
                .isEqualTo(
                        FORM + "<b>2</b><input id=\"todo-count-title\" name=\"title\"" + " value=\"second\"></form>");
        assertThat(carried(later).get(0).state()).isEqualTo(new State("second", 2));
    }

    @Test
    void takeNumbersForAStateOfAnyNumberType() {
        assertThat(carried(bench.sealed("<form post:action=\"todo.big\" post:state=\"${0}\"></form>"))
                        .get(0)
                        .state())
                .isEqualTo(0L);
        assertThat(carried(bench.sealed("<form post:action=\"todo.likes\" post:state=\"0\"></form>"))
                        .get(0)
                        .state())
                .isEqualTo(0);
    }

    @Test
    void landAtTheirPermalink() {
        assertThat(bench.html("<form post:action=\"todo.clear\" post:permalink=\"@{/todos(id=7)}\"></form>"))
                .isEqualTo("<form action=\"/todos?id=7\" method=\"post\" novalidate=\"novalidate\">"
                        + "<input type=\"hidden\" name=\"$post\" value=\"SEAL\"></form>");
    }

    @Test
    void haveIdsByTheirKey() {
        assertThat(bench.with("row", new Row(7, "Milk"))
                        .html("<form post:action=\"todo.rename(${row.id})\" post:key=\"row-${row.id}\">"
                                + "<label post:for=\"name\">N</label><input post:field=\"name\"></form>"))
                .isEqualTo(FORM + "<label for=\"todo-rename-row-7-name\">N</label>"
                        + "<input id=\"todo-rename-row-7-name\" name=\"name\"></form>");
    }

    @Test
    void ofOneFunctionShowTheirOwnOutcomeEach() {
        List<Row> rows = List.of(new Row(1, "a"), new Row(2, "b"));
        bench.with("rows", rows);
        bench.showing(Shown.again(
                new FormId("todo.rename", "2"),
                "todo.rename",
                fields("name", "typed", "note", ""),
                FieldErrors.NONE.and("name", "Taken."),
                "invalid"));
        assertThat(bench.html("<form th:each=\"row : ${rows}\" post:action=\"todo.rename(${row.id})\""
                        + " post:key=\"${row.id}\" th:object=\"${row}\">"
                        + "<input post:field=\"name\"><p post:errors=\"name\"></p></form>"))
                .isEqualTo("<div class=\"post-summary\" tabindex=\"-1\" autofocus=\"autofocus\"><div role=\"alert\""
                        + " data-error=\"invalid\"><h2>There is a problem</h2><ul><li><a href=\"#todo-rename-2-name\">"
                        + "Taken.</a></li></ul></div></div>"
                        + FORM + "<input id=\"todo-rename-1-name\" name=\"name\"></form>"
                        + FORM + "<input id=\"todo-rename-2-name\" name=\"name\" aria-invalid=\"true\""
                        + " aria-describedby=\"todo-rename-2-name-error\" value=\"typed\">"
                        + "<p id=\"todo-rename-2-name-error\" class=\"post-errors\"><span class=\"post-hidden\">Error:"
                        + "</span> Taken.</p></form>");
    }

    @Test
    void ofOneFunctionAreToldApartByWhatTheyBind() {
        bench.with("rows", List.of(new Row(1, "a"), new Row(2, "b")));
        String html = bench.html("<form th:each=\"row : ${rows}\" post:action=\"todo.rename(${row.id})\">"
                + "<input post:field=\"name\"></form>");
        Matcher ids =
                Pattern.compile("id=\"(todo-rename-[A-Za-z0-9_-]{8}-name)\"").matcher(html);
        assertThat(ids.results().map(m -> m.group(1)).distinct()).hasSize(2);
    }

    // ── what is in them ────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void areMultipartWhereTheyHaveAFile() {
        String multipart = " enctype=\"multipart/form-data\">";
        assertThat(bench.html("<form post:action=\"todo.send\"></form>")).contains(multipart);
        assertThat(bench.html("<form post:action=\"todo.clear\"><input type=\"file\" name=\"x\"></form>"))
                .contains(multipart);
        assertThat(bench.html(
                        "<form post:action=\"todo.clear\"><button post:formaction=\"todo.send\">S</button></form>"))
                .contains(multipart);
        assertThat(bench.html("<form post:action=\"todo.add\"></form>")).doesNotContain("enctype");
    }

    @Test
    void tellTemplatesTheirStateValuesErrorsAndButton() {
        String html = "<form post:action=\"todo.add\" th:object=\"${row}\"><i th:text=\"${form.values}\"></i>"
                + "<i th:text=\"${form.errors}\"></i><i th:text=\"${form.done}\"></i><i th:text=\"${form.button}\"></i>"
                + "<i th:text=\"${form.state}\"></i><i th:text=\"${form.values.title}\"></i>"
                + "<i th:text=\"${form.errors['title']}\"></i></form>";
        bench.with("row", new Row(1, "Milk"));
        assertThat(bench.html(html))
                .isEqualTo(FORM + "<i>{title=Milk}</i><i>{}</i><i>false</i><i></i><i></i><i>Milk</i><i></i></form>");
        bench.showing(typed("todo.add", FieldErrors.NONE.and("title", "No.").and("", "All."), "title", "x"));
        assertThat(bench.html(html))
                .endsWith(FORM + "<i>{title=x}</i><i>{title=[No.], =[All.]}</i><i>false</i><i>todo.add</i><i></i>"
                        + "<i>x</i><i>[No.]</i></form>");
    }

    @Test
    void areFreshAfterASuccess() {
        bench.showing(done("todo.add", null, "Added."));
        assertThat(bench.html("<form post:action=\"todo.add\"><p post:notice></p><i th:text=\"${form.done}\"></i>"
                        + "<input post:field=\"title\"></form>"))
                .isEqualTo(FORM + "<p class=\"post-notice\" role=\"status\">Added.</p><i>true</i>"
                        + "<input id=\"todo-add-title\" name=\"title\"></form>");
    }

    @Test
    void hideWhatAVisitorMayNotCall() {
        assertThat(bench.refusing("todo.clear")
                        .html("<b th:if=\"${#post.allows('todo.add')}\">add</b>"
                                + "<b th:if=\"${#post.allows('todo.clear')}\">clear</b>"
                                + "<b th:if=\"${#post.allows('todo.nothing')}\">nothing</b>"))
                .isEqualTo("<b>add</b>");
    }

    /** What a control shows, in the order in which it is looked for. */
    @Test
    void showWhatWasTypedFirstThenEditsThenTheirObjectThenTheirStateThenWhatTheAuthorWrote() {
        String html = "<form post:action=\"todo.count\"%s%s><input post:field=\"title\" value=\"author\"></form>";
        String object = " th:object=\"${object}\"";
        String state = " post:state=\"${initial}\"";
        assertThat(shown(new Bench(new Todos()), html.formatted("", ""))).isEqualTo("author");
        assertThat(shown(new Bench(new Todos()), html.formatted("", state))).isEqualTo("state");
        assertThat(shown(new Bench(new Todos()), html.formatted(object, state))).isEqualTo("object");
        assertThat(shown(
                        new Bench(new Todos()).showing(edit("todo.count", new Title("edit"))),
                        html.formatted(object, state)))
                .isEqualTo("edit");
        assertThat(shown(
                        new Bench(new Todos()).showing(typed("todo.count", FieldErrors.NONE, "title", "typed")),
                        html.formatted(object, state)))
                .isEqualTo("typed");
    }

    private static String shown(Bench bench, String html) {
        String page = bench.with("object", Map.of("title", "object"))
                .with("initial", new State("state", 1))
                .html(html);
        Matcher value = Pattern.compile("name=\"title\"[^>]* value=\"([^\"]*)\"|value=\"([^\"]*)\" id=")
                .matcher(page);
        assertThat(value.find()).as(page).isTrue();
        return value.group(1) != null ? value.group(1) : value.group(2);
    }

    record Account(String name, @Tainted String title) {}

    @Tainted
    sealed interface Secret {}

    record Hidden(String title) implements Secret {}

    @Test
    void showNothingThatIsTaintedForAStartingValue() {
        bench.with("account", new Account("Ann", "s3cret"));
        String message = "page.html:1:60: Account.title is @Tainted and would have been shown";
        assertThatThrownBy(() -> bench.render(
                        "<form post:action=\"todo.add\" th:object=\"${account}\"><input post:field=\"title\"></form>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> bench.render("<form post:action=\"todo.add\" th:object=\"${account}\">"
                        + "<b th:text=\"${form.values}\"></b></form>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Account.title is @Tainted");
        bench.with("hidden", new Hidden("s3cret")).with("map", Map.of("title", new Hidden("s3cret")));
        for (String source : List.of("hidden", "map")) {
            assertThatThrownBy(() -> bench.render("<form post:action=\"todo.add\" th:object=\"${" + source
                            + "}\"><input post:field=\"title\"></form>"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(" is @Tainted");
        }
    }

    @Test
    void doNotTakeTheObjectAroundThemForTheirOwn() {
        assertThat(bench.with("row", new Row(1, "Milk"))
                        .html("<div th:object=\"${row}\"><form post:action=\"todo.add\"><input post:field=\"title\">"
                                + "</form></div>"))
                .isEqualTo("<div>" + FORM + "<input id=\"todo-add-title\" name=\"title\"></form></div>");
    }

    // ── marks for scripts ──────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void handMarksOnToScripts() {
        assertThat(bench.with("n", 3)
                        .html("<form post:action=\"todo.clear\" post:transition>"
                                + "<button post:pending=\"Clearing ${n}…\">Clear</button></form>"
                                + "<ul id=\"x\" post:region><template post:optimistic=\"todo.add\"><li post:slot=\"title\"></li>"
                                + "</template></ul>"))
                .isEqualTo("<form action=\"/here?q=1\" method=\"post\" novalidate=\"novalidate\""
                        + " data-post-transition=\"\">"
                        + "<input type=\"hidden\" name=\"$post\" value=\"SEAL\">"
                        + "<button data-post-pending=\"Clearing 3…\">Clear</button></form>"
                        + "<ul id=\"x\" data-post-region=\"\"><template data-post-optimistic=\"todo.add\">"
                        + "<li data-post-slot=\"title\"></li></template></ul>");
    }

    @Test
    void sayToScriptsWhichFunctionTheyCall() {
        assertThat(bench.sealed("<form post:action=\"todo.add\" post:key=\"k\"></form>"))
                .startsWith("<form id=\"todo-add-k\" data-post-function=\"todo.add\" action=");
        assertThat(bench.sealed("<form id=\"own\" post:action=\"todo.add\"><button post:formaction=\"todo.clear\">"
                        + "Clear</button></form>"))
                .startsWith("<form id=\"own\" data-post-function=\"todo.add\" action=")
                .contains("<button data-post-function=\"todo.clear\" name=\"$by\"");
    }

    @Test
    void tellButtonsApartByWhatIsBoundToThem() {
        String page =
                bench.sealed("<form post:action=\"todo.add\"><button post:formaction=\"todo.move(7, 'up')\">Up</button>"
                        + "<button post:formaction=\"todo.move(7, 'down')\">Down</button>"
                        + "<button post:formaction=\"todo.move(7, 'up')\">Up again</button></form>");
        List<String> bound = Pattern.compile("data-post-bound=\"([\\w-]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(bound).hasSize(3);
        assertThat(bound.get(0)).isEqualTo(bound.get(2)).isNotEqualTo(bound.get(1));
    }

    @Test
    void tellFormsOfOneIdApartByWhatIsBoundToThem() {
        Pattern bound = Pattern.compile("<form[^>]* data-post-bound=\"([\\w-]+)\"");
        List<String> found = Stream.of("7, 'up'", "8, 'up'")
                .map(arguments -> bench.sealed("<form id=\"own\" post:action=\"todo.move(" + arguments + ")\"></form>"))
                .map(page ->
                        bound.matcher(page).results().findFirst().orElseThrow().group(1))
                .toList();
        assertThat(found).doesNotHaveDuplicates();
        // Their ids tell it.
        assertThat(bench.sealed("<form post:action=\"todo.move(7, 'up')\"></form>"))
                .doesNotContain("data-post-bound");
        assertThat(bench.sealed("<form id=\"own\" post:action=\"todo.add\"></form>"))
                .doesNotContain("data-post-bound");
    }

    @Test
    void loadTheShimFirstOfAll() {
        String head = bench.html("<head post:head><title>T</title></head>");
        assertThat(head)
                .startsWith("<head><script type=\"module\" src=\"/assets/shim.js\" nonce=\"n0nce\""
                        + " data-post-words=\"{&quot;sending&quot;:&quot;Sending…&quot;,&quot;offline&quot;:")
                .endsWith("}\"></script><title>T</title></head>");
    }

    @Test
    void sayThatAPreviewIsOfNoFunction() {
        assertThat(problem("<template post:optimistic=\"todo.ad\"></template>"))
                .startsWith("page.html:1:11: post:optimistic names no server function: \"todo.ad\"");
    }

    // ── messages ───────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void saysThatAFunctionIsUnknown() {
        assertThat(problem("<p></p>\n<form post:action=\"todo.ad\"></form>")).isEqualTo("""
                page.html:2:7: the form's post:action names no server function: "todo.ad"
                  Did you mean "todo.add" (Todos.add)?
                  To mend it: correct the name, or register the class that has it with functions(…).""");
        assertThat(problem("<form post:action=\"shop.checkout\"></form>"))
                .contains("\n  Registered are todo.add, todo.big, todo.clear, todo.count, ");
    }

    @Test
    void saysThatArgumentsAreMissingOrOfAnotherType() {
        assertThat(problem("<form post:action=\"todo.move(7)\"></form>")).isEqualTo("""
                page.html:1:7: post:action binds 1 argument, but Todos.move takes 2
                  It is called as todo.move(long id, String where).
                  To mend it: write one expression for each, separated by commas.""");
        assertThat(problem("<form post:action=\"todo.move('seven', 'up')\"></form>"))
                .isEqualTo("""
                page.html:1:7: post:action binds a String to "id" of Todos.move, which is a long
                  To mend it: bind a value of that type.""");
        assertThat(problem("<form post:action=\"todo.move(null, 'up')\"></form>"))
                .isEqualTo("""
                page.html:1:7: post:action binds null to "id" of Todos.move, which is a long
                  To mend it: bind a value of that type.""");
    }

    @Test
    void saysThatAStateIsOfAnotherType() {
        assertThat(problem("<form post:action=\"todo.count\" post:state=\"${'xy'}\"></form>"))
                .isEqualTo("""
                page.html:1:32: post:state is a String, but the state of Todos.count is a State
                  To mend it: give a value of that type.""");
    }

    @ParameterizedTest
    @CsvSource({"https://e.x/", "//e.x", "/\\e.x", "name"})
    void saysThatAPermalinkLeadsAway(String permalink) {
        assertThat(problem("<form post:action=\"todo.clear\" post:permalink=\"${'" + permalink.replace("\\", "\\\\")
                        + "'}\"></form>"))
                .isEqualTo("page.html:1:32: post:permalink is no path of this site: \"" + permalink + "\"\n"
                        + "  To mend it: write a path that begins with one slash, as in @{/name/update}.");
    }

    @Test
    void saysThatAnAttributeStandsInTheWrongPlace() {
        assertThat(problem("<div post:action=\"todo.clear\"></div>")).isEqualTo("""
                page.html:1:6: post:action does nothing on <div>
                  To mend it: put it on a <form>.""");
        assertThat(problem("<form post:action=\"todo.add\"><a post:formaction=\"todo.clear\">x</a></form>"))
                .isEqualTo("""
                        page.html:1:33: post:formaction does nothing on <a>
                          To mend it: put it on a <button> or an <input type=submit>.""");
        assertThat(
                        problem(
                                "<form post:action=\"todo.add\"><button type=\"button\" post:formaction=\"todo.clear\">x</button></form>"))
                .isEqualTo("""
                        page.html:1:52: post:formaction does nothing on <button>
                          To mend it: put it on a <button> or an <input type=submit>.""");
        assertThat(problem("<form post:key=\"x\"></form>")).isEqualTo("""
                page.html:1:7: post:key has no effect without post:action
                  To mend it: add post:action to the same element, or take post:key away.""");
        assertThat(problem("<input post:field=\"title\">")).isEqualTo("""
                page.html:1:8: post:field stands in no form with post:action or post:query
                  To mend it: move it into the form, or give it form="…" with the id of a form that stands before it.""");
    }

    @Test
    void saysThatAButtonsNameIsTaken() {
        assertThat(
                        problem(
                                "<form post:action=\"todo.add\"><button name=\"x\" post:formaction=\"todo.clear\">x</button></form>"))
                .isEqualTo("""
                        page.html:1:47: a button with post:formaction has a name of its own
                          The name is how the button says which function it calls.
                          To mend it: take it away, and bind what the function has to know: post:formaction="f('up')".""");
    }

    @Test
    void saysThatAnInputBindsTooMuch() {
        assertThat(problem("<form post:action=\"todo.add\"><input type=\"submit\" post:formaction=\"todo.words('"
                        + "x".repeat(200) + "', '', 1)\"></form>"))
                .startsWith("page.html:1:51: what this input binds is too long for its name\n");
    }

    @Test
    void saysThatTwoFormsCannotBeToldApart() {
        assertThat(problem("<form post:action=\"todo.clear\"></form><form post:action=\"todo.clear\"></form>"))
                .isEqualTo("""
                        page.html:1:45: two forms of todo.clear bind the same, so their outcomes and ids cannot be told apart
                          To mend it: give each a post:key of its own.""");
    }

    @Test
    void saysTheLineOfATemplateThatAnotherOneBringsIn() {
        bench.file("part", "<div>\n  <form th:fragment=\"it\" post:action=\"todo.ad\"></form></div>");
        assertThatThrownBy(() -> bench.render("<p th:insert=\"~{part :: it}\"></p>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("part.html:2:26: the form's post:action names no server function");
    }
}
