package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.codec.Taint;
import dev.postern.codec.Tainted;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import dev.postern.upload.Upload;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code Outcome.edit} does to the form it answers: everything stays that nobody changed, a copy's answer too. */
class EditingFurtherTest {
    record Item(@NotBlank String title, int copies, Optional<Upload> picture) {}

    record Order(@NotBlank String name, LocalDate day, Optional<Upload> letter, List<Item> items, boolean gift) {}

    record Name(String name, List<Item> items) {}

    record Secret(String name, @Tainted String token) {}

    @Tainted
    record Whole(String name) {}

    @Tainted
    sealed interface Guarded {}

    record Key(String name) implements Guarded {}

    record Holder(Optional<Key> name) {}

    sealed interface Event {}

    record Created(String name) implements Event {}

    record Thing(String kind, String name) {}

    @UseServer(value = Anyone.class, name = "order")
    static final class Orders {
        public void send(Order order) {}

        public Outcome add(Form<Order> form) {
            return Outcome.edit(form.withRow("items"));
        }

        public Outcome remove(int row, Form<Order> form) {
            return Outcome.edit(form.withoutRow("items", row));
        }

        public Outcome wrong(Form<Order> form) {
            return Outcome.edit(form.withRow("itmes"));
        }

        public Outcome example() {
            return Outcome.edit(new Name("An example", List.of(new Item("Emma", 3, Optional.empty()))))
                    .notice("Filled in.");
        }

        public Outcome same(Form<Order> form) {
            return form.value().<Outcome>map(Outcome::edit).orElseGet(() -> Outcome.invalid(form.errors()));
        }

        public Outcome raw(FormData data) {
            return Outcome.edit(data.with("name", data.text("name").orElse("") + "!"));
        }

        public Outcome secret(String which) {
            return Outcome.edit(
                    switch (which) {
                        case "component" -> new Secret("n", "t0ken");
                        case "record" -> new Whole("t0ken");
                        case "interface" -> new Key("t0ken");
                        case "inside" -> new Holder(Optional.of(new Key("t0ken")));
                        default -> new Name(Taint.value(new String("t0ken")), List.of());
                    });
        }

        public void thing(Thing thing) {}

        public Outcome created(Form<Thing> form) {
            return Outcome.edit(new Created("changed"));
        }

        public Outcome unread() {
            return Outcome.edit(new Created("changed"));
        }
    }

    private static final String PAGE = """
            <main><div post:summary></div><p post:notice></p><form id="f" post:action="order.send">
              <input aria-label="Name" post:field="name"><input type="text" aria-label="Day" post:field="day">
              <input aria-label="Letter" post:field="letter"><p post:errors="letter"></p>
              <fieldset th:each="i : ${form.rows('items')}">
                <input aria-label="T" post:field="items[${i}].title"><input aria-label="C" post:field="items[${i}].copies">
                <p post:errors="items[${i}].picture"></p><input aria-label="P" post:field="items[${i}].picture">
                <button post:formaction="order.remove(${i})">Remove [[${i}]]</button>
              </fieldset>
              <label><input type="checkbox" post:field="gift"> Gift</label>
              <button>Send</button><button post:formaction="order.add">Add</button>
              <button post:formaction="order.example">Example</button><button post:formaction="order.same">Same</button>
              <button post:formaction="order.raw">Raw</button><button post:formaction="order.wrong">Wrong</button>
              <button th:each="which : ${ {'component', 'record', 'interface', 'inside', 'value'} }"
                post:formaction="order.secret(${which})">Secret [[${which}]]</button>
            </form></main>""";

    private static final String THING = """
            <main><div post:summary></div><form id="f" post:action="order.thing" th:object="${start}">
              <input aria-label="Kind" post:field="kind"><input aria-label="Name" post:field="name">
              <button>Send</button><button post:formaction="order.created">Created</button>
              <button post:formaction="order.unread">Unread</button></form></main>""";

    record Start(@Nullable Event start) {}

    private static Running site;

    private NoScriptBrowser visitor;
    private Page page;

    @BeforeAll
    static void start() {
        site = Running.site(Running.files("order.html", PAGE, "thing.html", THING), postern -> {
            postern.functions(new Orders()).page("/order", "order.html");
            postern.page("/thing", "thing.html", Start.class, call -> new Start(null));
            postern.page("/thing/created", "thing.html", Start.class, call -> new Start(new Created("Ann")));
        });
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void open() {
        visitor = site.browser().newVisitor();
        page = visitor.open("/order");
    }

    private FormOn halfFilled() {
        return page.formAt("#f").fill("name", "Ann").fill("day", "31/02/2031").check("Gift");
    }

    private static String shown(Page page) {
        FormOn form = page.formAt("#f");
        StringBuilder rows = new StringBuilder();
        for (int i = 0;
                !page.document().select("[name='items[" + i + "].title']").isEmpty();
                i++) {
            rows.append(" [")
                    .append(form.value("items[" + i + "].title"))
                    .append(' ')
                    .append(form.value("items[" + i + "].copies"))
                    .append(']');
        }
        return form.value("name") + ", " + form.value("day") + ", "
                + form.field("gift").isChecked() + rows;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void addsARowToAFormThatIsNotYetComplete() {
        Page longer = halfFilled().fill("items[0].title", "Emma").press("Add");
        assertThat(longer.status()).isEqualTo(200);
        assertThat(shown(longer)).isEqualTo("Ann, 31/02/2031, true [Emma ] [ ]");
        assertThat(longer.summary()).isEmpty();
        assertThat(shown(longer.formAt("#f").press("Add"))).endsWith(" [Emma ] [ ] [ ]");
    }

    @Test
    void removesARowAndMovesThoseBehindItUp() {
        Page three = halfFilled().fill("items[0].title", "a").press("Add");
        three = three.formAt("#f").fill("items[1].title", "b").press("Add");
        three = three.formAt("#f")
                .fill("items[2].title", "c")
                .fill("items[2].copies", "x")
                .press("Remove 1");
        assertThat(shown(three)).isEqualTo("Ann, 31/02/2031, true [a ] [c x]");
        assertThat(shown(three.formAt("#f").press("Remove 0"))).endsWith("true [c x]");
    }

    @Test
    void handsBackARecordThatHasAFile() {
        Page same = page.formAt("#f")
                .fill("name", "Ann")
                .fill("day", "2031-04-09")
                .fill("items[0].title", "Emma")
                .fill("items[0].copies", "2")
                .attach("letter", "letter.txt", bytes("Dear"), "text/plain")
                .press("Same");
        assertThat(same.status()).isEqualTo(200);
        assertThat(shown(same)).isEqualTo("Ann, 2031-04-09, false [Emma 2]");
        assertThat(same.errorOf("letter")).isEqualTo("Choose the file again");
    }

    @Test
    void keepsTheRowThatHasNothingButAFile() {
        Page longer = page.formAt("#f")
                .attach("items[0].picture", "p.png", bytes("p"), "image/png")
                .without("items[0].title")
                .without("items[0].copies")
                .press("Add");
        assertThat(shown(longer)).endsWith(" [ ] [ ]");
        assertThat(longer.errorOf("items[0].picture")).isEqualTo("Choose the file again");
    }

    @Test
    void handsBackARecordFromAFunctionThatReadsNoForm() {
        Page filled = halfFilled().press("Example");
        assertThat(shown(filled)).isEqualTo("An example, 31/02/2031, true [Emma 3]");
        assertThat(filled.notice()).isEqualTo("Filled in.");
    }

    @Test
    void changesWhatWasTypedWithoutARecord() {
        assertThat(shown(halfFilled().press("Raw"))).startsWith("Ann!, 31/02/2031, true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Example", "Raw", "Remove 0"})
    void givesACopyTheSameEdit(String button) {
        RawRequest request = halfFilled()
                .fill("items[0].title", "Emma")
                .attach("letter", "letter.txt", bytes("Dear"), "text/plain")
                .request(button);
        Page first = visitor.send(request);
        Page copy = visitor.send(request);
        assertThat(copy.header("Idempotency-Replayed")).contains("true");
        assertThat(copy.status()).isEqualTo(200);
        assertThat(shown(copy)).isEqualTo(shown(first));
        assertThat(copy.errorOf("letter")).isEqualTo(first.errorOf("letter")).isNotEmpty();
    }

    @Test
    void saysWhichListsThereAre() {
        assertThat(Running.logged(
                        () -> assertThat(halfFilled().press("Wrong").status()).isEqualTo(500)))
                .contains("""
                Order: has no rows called "itmes"
                  Its lists are items. Did you mean "items"?
                  To mend it: name a List component of the form's record, as in withRow("items").""");
    }

    @ParameterizedTest
    @CsvSource({"component, Secret.token", "record, Whole", "interface, Key", "inside, Holder.name", "value, Name.name"
    })
    void showsNothingThatIsTainted(String which, String where) {
        Page[] answer = new Page[1];
        assertThat(Running.logged(() -> answer[0] = halfFilled().press("Secret " + which)))
                .contains(where + """
                : is @Tainted and would have been shown, by Outcome.edit
                  To mend it: hand back a record without it, or change what was typed:\
                 Outcome.edit(form.data().with(…)).""");
        assertThat(answer[0]).returns(500, Page::status);
        assertThat(answer[0].body()).doesNotContain("t0ken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Created", "Unread"})
    void leavesAFieldAloneThatHappensToBeCalledKind(String button) {
        Page changed = visitor.open("/thing")
                .formAt("#f")
                .fill("kind", "mine")
                .fill("name", "Ann")
                .press(button);
        assertThat(changed.formAt("#f").value("name")).isEqualTo("changed");
        assertThat(changed.formAt("#f").value("kind")).isEqualTo("mine");
    }

    @Test
    void startsAFieldEmptyThatHappensToBeCalledKind() {
        FormOn form = visitor.open("/thing/created").formAt("#f");
        assertThat(form.value("name")).isEqualTo("Ann");
        assertThat(form.value("kind")).isEmpty();
    }
}
