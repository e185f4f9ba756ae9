package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.form.Form;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many rows a form that comes back has, and what they mean when they are sent again. */
class RowsTest {
    record Line(@NotBlank String text, int count) {}

    record Order(String no, List<Line> lines) {}

    record Orders(@NotBlank String who, List<Order> orders) {}

    sealed interface Wish permits Things, Words {}

    record Things(List<Line> lines) implements Wish {}

    record Words(@NotBlank String words) implements Wish {}

    @UseServer(value = Anyone.class, name = "rows")
    static final class Rows {
        final AtomicReference<@Nullable Object> sent = new AtomicReference<>();

        public void orders(Orders orders) {
            sent.set(orders);
        }

        public void order(Order order) {
            sent.set(order);
        }

        public Outcome remove(int row, Form<Order> form) {
            return Outcome.edit(form.withoutRow("lines", row));
        }

        public void wish(Wish wish) {
            sent.set(wish);
        }
    }

    private static final String ORDERS = """
            <main><div post:summary></div><form id="f" post:action="rows.orders"><input aria-label="Who" post:field="who">
              <fieldset th:each="i : ${form.rows('orders')}"><input aria-label="No" post:field="orders[${i}].no">
                <section th:each="j : ${form.rows('orders[' + i + '].lines')}">
                  <input aria-label="T" post:field="orders[${i}].lines[${j}].text">
                  <input aria-label="C" post:field="orders[${i}].lines[${j}].count">
                </section></fieldset><button>Send</button></form></main>""";

    private static final String ORDER = """
            <main><form id="f" post:action="rows.order"><p post:notice></p><input aria-label="No" post:field="no">
              <fieldset th:each="i : ${form.rows('lines')}"><p post:errors="lines[${i}].count"></p>
                <input aria-label="T" post:field="lines[${i}].text"><input aria-label="C" post:field="lines[${i}].count">
                <button post:formaction="rows.remove(${i})">Remove [[${i}]]</button>
              </fieldset><button>Send</button></form></main>""";

    private static final String WISH = """
            <main><div post:summary></div><form id="f" post:action="rows.wish"><input aria-label="Kind" post:field="kind">
              <input aria-label="Words" post:field="words">
              <fieldset th:each="i : ${form.rows('lines')}">
                <input aria-label="T" post:field="lines[${i}].text"><input aria-label="C" post:field="lines[${i}].count">
              </fieldset><button>Send</button></form></main>""";

    private final Rows rows = new Rows();
    private volatile Instant now = Instant.parse("2031-04-09T10:00:00Z");
    private final Running site =
            Running.site(Running.files("orders.html", ORDERS, "order.html", ORDER, "wish.html", WISH), postern -> {
                postern.functions(rows).clock(() -> now).sealLife(Duration.ofHours(1));
                postern.page("/orders", "orders.html");
                postern.page("/order", "order.html");
                postern.page("/wish", "wish.html");
            });
    private final NoScriptBrowser visitor = site.browser().newVisitor();

    @AfterEach
    void stop() {
        site.close();
    }

    private FormOn form(String path) {
        return visitor.open(path).formAt("#f");
    }

    private static List<String> names(Page page) {
        return page.document().select("#f [name]:not([name^=$])").eachAttr("name");
    }

    @ParameterizedTest
    @CsvSource({
        "a high index, orders[999].no, 1, 1",
        "a high index within, orders[0].lines[999].text, 1, 1",
        "both, orders[7].lines[999].text, 1, 1",
        "a name that leads nowhere, orders[999].zzz, 1, 1",
        "one that leads nowhere within, orders[0].lines[999].zzz, 1, 1",
        "a row that is a record, orders[999], 1, 1",
        "an index that is none, orders[07].no, 1, 1",
        "two rows, orders[0].no orders[999].no, 2, 2",
        "two rows within, orders[4].lines[8].text orders[4].lines[2].text, 1, 2"
    })
    void areAsManyAsWereSent(String name, String fields, int outer, int inner) {
        FormOn form = form("/orders")
                .without("orders[0].no")
                .without("orders[0].lines[0].text")
                .without("orders[0].lines[0].count");
        for (String field : fields.split(" ")) {
            form = form.with(field, "x");
        }
        Page page = form.press();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("fieldset")).hasSize(outer);
        assertThat(page.document().select("section")).hasSize(inner);
    }

    @Test
    void areNoneForWhatAnotherRecordWouldHaveSaidOfThem() {
        Page page = form("/wish")
                .fill("kind", "words")
                .without("lines[0].text")
                .without("lines[0].count")
                .with("lines[999].text", "x")
                .press();
        assertThat(names(page)).containsExactly("kind", "words", "lines[999].text", "lines[999].count");
        rows.sent.set(null);
        page.formAt("#f").fill("kind", "things").fill("lines[999].count", "2").press();
        assertThat(rows.sent.get()).isEqualTo(new Things(List.of(new Line("x", 2))));
    }

    /** As when a script removed the rows between them, or put none there. */
    private FormOn withGaps() {
        return form("/order")
                .fill("no", "7")
                .without("lines[0].text")
                .without("lines[0].count")
                .with("lines[3].text", "a")
                .with("lines[3].count", "1")
                .with("lines[900].text", "b")
                .with("lines[900].count", "2");
    }

    @Test
    void meanTheSameWhenTheyAreSentAgain() {
        Page wrong = withGaps().replace("lines[900].count", "x").press("Send");
        assertThat(wrong.errorOf("lines[1].count")).isEqualTo("Enter a whole number, such as 42");
        assertThat(names(wrong))
                .containsExactly("no", "lines[0].text", "lines[0].count", "lines[1].text", "lines[1].count");
        wrong.formAt("#f").fill("lines[1].count", "2").press("Send");
        assertThat(rows.sent.get()).isEqualTo(new Order("7", List.of(new Line("a", 1), new Line("b", 2))));
    }

    @Test
    void closeUpWhereNobodyHasReadThemYet() {
        FormOn form = withGaps();
        now = now.plus(Duration.ofHours(2));
        Page stale = form.press("Send");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(names(stale))
                .containsExactly("no", "lines[0].text", "lines[0].count", "lines[1].text", "lines[1].count");
        Page shorter = stale.formAt("#f").press("Remove 1");
        assertThat(names(shorter)).containsExactly("no", "lines[0].text", "lines[0].count");
        shorter.formAt("#f").press("Send");
        assertThat(rows.sent.get()).isEqualTo(new Order("7", List.of(new Line("a", 1))));
    }
}
