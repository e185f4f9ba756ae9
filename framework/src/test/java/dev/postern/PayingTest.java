package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.form.Form;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form whose record is one of several: paying by card, or by invoice. */
class PayingTest {
    sealed interface Payment permits Card, Invoice {}

    record Card(@NotBlank @Size(max = 19) String number, YearMonth expires) implements Payment {}

    record Invoice(@NotBlank String to, List<Line> lines) implements Payment {}

    record Line(@NotBlank String text) {}

    record Order(@NotBlank String name, Payment payment, Optional<Payment> deposit, List<Payment> more) {}

    record Shown(@Nullable Order order) {}

    record Tree(String name, List<Tree> under) {}

    @UseServer(value = Anyone.class, name = "pay")
    static final class Paying {
        final AtomicReference<@Nullable Object> paid = new AtomicReference<>();

        public Outcome now(Payment payment) {
            paid.set(payment);
            return Outcome.done().notice("Paid.");
        }

        public Outcome later(Form<Payment> form) {
            paid.set(form.value().orElse(null));
            return form.isValid() ? Outcome.done() : Outcome.invalid(form.errors());
        }

        public Outcome line(Form<Payment> form) {
            return Outcome.edit(form.withRow("lines"));
        }

        public Outcome swap(Form<Payment> form) {
            return Outcome.edit(
                    form.value().orElse(null) instanceof Card card
                            ? new Invoice(card.number(), List.of(new Line("Tea"), new Line("Milk")))
                            : new Card("4000", YearMonth.of(2031, 4)));
        }

        public Outcome order(Order order) {
            paid.set(order);
            return Outcome.done();
        }

        public String plant(Tree tree) {
            return tree.name() + tree.under().size();
        }
    }

    private static final String PAYING = """
            <main><div post:summary></div><p post:notice></p><form id="f" post:action="pay.now">
              <fieldset post:field="kind"><legend>How</legend><p post:errors="kind"></p>
                <label post:for="kind=card">Card</label><input type="radio" post:field="kind" value="card">
                <label post:for="kind=invoice">Invoice</label><input type="radio" post:field="kind" value="invoice">
              </fieldset>
              <label post:for="number">Number</label><p post:errors="number"></p><input post:field="number">
              <label post:for="expires">Expires</label><p post:errors="expires"></p><input post:field="expires">
              <label post:for="to">To</label><p post:errors="to"></p><input post:field="to">
              <fieldset th:each="i : ${form.rows('lines')}">
                <label post:for="lines[${i}].text">Line</label><p post:errors="lines[${i}].text"></p>
                <input post:field="lines[${i}].text">
              </fieldset>
              <button>Pay</button><button post:formaction="pay.line">Add a line</button>
              <button post:formaction="pay.later">Later</button><button post:formaction="pay.swap">Swap</button>
            </form></main>""";

    private static final String ORDERING = """
            <main><div post:summary></div><form id="f" post:action="pay.order" th:object="${order}">
              <label post:for="name">Name</label><p post:errors="name"></p><input post:field="name">
              <label post:for="payment.kind">How</label><p post:errors="payment.kind"></p>
              <select post:field="payment.kind"><option value="">Choose</option><option value="card">Card</option>
                <option value="invoice">Invoice</option></select>
              <label post:for="payment.number">Number</label><p post:errors="payment.number"></p>
              <input post:field="payment.number">
              <label post:for="payment.expires">Expires</label><p post:errors="payment.expires"></p>
              <input post:field="payment.expires">
              <label post:for="payment.to">To</label><p post:errors="payment.to"></p><input post:field="payment.to">
              <label post:for="deposit.kind">Deposit</label><p post:errors="deposit.kind"></p>
              <select post:field="deposit.kind"><option value="">None</option><option>card</option></select>
              <label post:for="deposit.number">Number</label><p post:errors="deposit.number"></p>
              <input post:field="deposit.number">
              <label post:for="deposit.expires">Expires</label><p post:errors="deposit.expires"></p>
              <input post:field="deposit.expires">
              <fieldset th:each="i : ${form.rows('more')}" th:if="${order != null}">
                <label post:for="more[${i}].kind">How</label><p post:errors="more[${i}].kind"></p>
                <input post:field="more[${i}].kind">
                <label post:for="more[${i}].to">To</label><p post:errors="more[${i}].to"></p>
                <input post:field="more[${i}].to">
              </fieldset>
              <button>Order</button>
            </form></main>""";

    private static final Paying PAID = new Paying();

    private static final Order ORDER = new Order(
            "Ann",
            new Invoice("Bob", List.of()),
            Optional.of(new Card("1", YearMonth.of(2030, 1))),
            List.of(new Invoice("C", List.of()), new Card("2", YearMonth.of(2030, 2))));

    private static Running site;

    private NoScriptBrowser visitor;

    @BeforeAll
    static void start() {
        site = Running.site(Running.files("pay.html", PAYING, "order.html", ORDERING), postern -> {
            postern.functions(PAID).page("/pay", "pay.html");
            postern.page("/order", "order.html", Shown.class, call -> new Shown(null));
            postern.page("/order/again", "order.html", Shown.class, call -> new Shown(ORDER));
        });
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void arrive() {
        visitor = site.browser().newVisitor();
        PAID.paid.set(null);
    }

    private FormOn paying() {
        return visitor.open("/pay").formAt("#f");
    }

    private static String shown(Page page, String... fields) {
        FormOn form = page.formAt("#f");
        return Stream.of(fields).map(form::value).collect(Collectors.joining(", "));
    }

    @Test
    void handsOverTheRecordThatWasChosen() {
        Page paid = paying().choose("Card")
                .fill("number", "4000")
                .fill("expires", "2031-04")
                .press("Pay");
        assertThat(paid.notice()).isEqualTo("Paid.");
        assertThat(PAID.paid.get()).isEqualTo(new Card("4000", YearMonth.of(2031, 4)));
        paying().choose("Invoice")
                .fill("to", "Ann")
                .fill("lines[0].text", "Tea")
                .press("Pay");
        assertThat(PAID.paid.get()).isEqualTo(new Invoice("Ann", List.of(new Line("Tea"))));
    }

    @Test
    void ignoresTheFieldsOfTheOther() {
        paying().choose("Invoice")
                .fill("to", "Ann")
                .fill("lines[0].text", "Tea")
                .fill("number", "4000")
                .press("Pay");
        assertThat(PAID.paid.get()).isEqualTo(new Invoice("Ann", List.of(new Line("Tea"))));
    }

    @Test
    void asksForAChoiceAndKeepsWhatWasTyped() {
        Page again = paying().fill("number", "4000").fill("to", "Ann").press("Pay");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errorOf("kind")).isEqualTo("Choose one of the options");
        assertThat(shown(again, "number", "to")).isEqualTo("4000, Ann");
        assertThat(PAID.paid.get()).isNull();
    }

    @Test
    void keepsTheChoiceAndTheFieldsOfBothThroughAnError() {
        Page again = paying().choose("Invoice")
                .fill("number", "4000")
                .fill("lines[0].text", "Tea")
                .press("Pay");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.formAt("#f").value("kind")).isEqualTo("invoice");
        assertThat(again.errorOf("to")).isEqualTo("Enter your answer");
        assertThat(again.errorOf("number")).isEmpty();
        assertThat(shown(again, "number", "lines[0].text")).isEqualTo("4000, Tea");
        Page paid = again.formAt("#f").choose("Card").fill("expires", "2031-04").press("Pay");
        assertThat(paid.status()).isEqualTo(200);
        assertThat(PAID.paid.get()).isEqualTo(new Card("4000", YearMonth.of(2031, 4)));
    }

    @ParameterizedTest
    @CsvSource({"unknown, cash", "a class, dev.postern.PayingTest$Card", "its own, payment", "a script, <script>"})
    void refusesAKindThatIsNone(String name, String kind) {
        Page again = paying().choose("Card").replace("kind", kind).press("Pay");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errorOf("kind")).isEqualTo("Choose one of the options");
        assertThat(PAID.paid.get()).isNull();
    }

    @Test
    void refusesTwoKinds() {
        Page again = paying().choose("Card").with("kind", "invoice").press("Pay");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errorOf("kind")).isNotEmpty();
    }

    @Test
    void givesAFormOfItToWhoWantsToSeeInvalidInput() {
        Page again = paying().choose("Card").fill("number", "4000").press("Later");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errorOf("expires")).isNotEmpty();
        Page longer = again.formAt("#f").choose("Invoice").press("Add a line");
        assertThat(longer.status()).isEqualTo(200);
        assertThat(longer.formAt("#f").value("kind")).isEqualTo("invoice");
        assertThat(shown(longer, "number", "lines[1].text")).isEqualTo("4000, ");
    }

    @Test
    void showsAnEditedRecordWithItsKind() {
        Page swapped = paying().choose("Card")
                .fill("number", "4000")
                .fill("expires", "2031-04")
                .fill("lines[0].text", "gone")
                .press("Swap");
        assertThat(swapped.formAt("#f").value("kind")).isEqualTo("invoice");
        assertThat(shown(swapped, "to", "lines[0].text", "lines[1].text", "number"))
                .isEqualTo("4000, Tea, Milk, 4000");
        assertThat(swapped.formAt("#f").fields())
                .filteredOn(entry -> entry.name().equals("kind"))
                .hasSize(1);
        Page back = swapped.formAt("#f").press("Swap");
        assertThat(back.formAt("#f").value("kind")).isEqualTo("card");
        assertThat(shown(back, "expires")).isEqualTo("2031-04");
    }

    @Test
    void saysWithAttributesOnlyWhatHoldsWhicheverIsChosen() {
        FormOn form = paying();
        assertThat(form.field("kind").element().hasAttr("required")).isTrue();
        assertThat(form.field("number").element().hasAttr("required")).isFalse();
        assertThat(form.field("number").attribute("maxlength")).isEqualTo("19");
        assertThat(form.field("expires").type()).isEqualTo("month");
    }

    private FormOn ordering(String path) {
        return visitor.open(path).formAt("#f");
    }

    @Test
    void choosesInAComponentAndLeavesOutWhatIsOptional() {
        Page done = ordering("/order")
                .fill("name", "Ann")
                .choose("payment.kind", "Invoice")
                .fill("payment.to", "Bob")
                .fill("deposit.number", "4000")
                .press("Order");
        assertThat(done.summary()).isEmpty();
        assertThat(PAID.paid.get())
                .isEqualTo(new Order("Ann", new Invoice("Bob", List.of()), Optional.empty(), List.of()));
        Page missing = ordering("/order").fill("name", "Ann").press("Order");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.errorOf("payment.kind")).isEqualTo("Choose one of the options");
    }

    @Test
    void startsWithTheKindsOfARecord() {
        FormOn again = ordering("/order/again");
        assertThat(again.selected("payment.kind")).isEqualTo("Invoice");
        assertThat(again.selected("deposit.kind")).isEqualTo("card");
        assertThat(shown(visitor.open("/order/again"), "more[0].kind", "more[0].to", "more[1].kind", "more[1].to"))
                .isEqualTo("invoice, C, card, ");
        again.fill("more[1].kind", "invoice").fill("more[1].to", "D").press("Order");
        assertThat(PAID.paid.get())
                .isEqualTo(new Order(
                        "Ann",
                        new Invoice("Bob", List.of()),
                        Optional.of(new Card("1", YearMonth.of(2030, 1))),
                        List.of(new Invoice("C", List.of()), new Invoice("D", List.of()))));
    }

    private Page call(String function, String body, String type) {
        return visitor.send(RawRequest.post("/_postern/fn/" + function, body, type)
                .with("Postern", "call")
                .with("Accept", "application/json"));
    }

    @Test
    void isCalledWithOneOfThemToo() {
        Page called = call("pay.now", "[{\"kind\":\"invoice\",\"to\":\"Ann\",\"lines\":[]}]", "application/json");
        assertThat(called.status()).isEqualTo(200);
        assertThat(PAID.paid.get()).isEqualTo(new Invoice("Ann", List.of()));
        assertThat(call("pay.now", "[{\"kind\":\"cash\"}]", "application/json").status())
                .isEqualTo(400);
        Page invalid = call("pay.now", "[{\"kind\":\"invoice\",\"to\":\"\",\"lines\":[]}]", "application/json");
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.body()).contains("\"to\"");
    }

    @Test
    void isOnlyCalledWithARecordThatContainsItself() {
        Page called = call(
                "pay.plant", "[{\"name\":\"oak\",\"under\":[{\"name\":\"moss\",\"under\":[]}]}]", "application/json");
        assertThat(called.body()).isEqualTo("\"oak1\"");
    }
}
