package dev.postern.form;

import static dev.postern.form.Submissions.ENGLISH;
import static dev.postern.form.Submissions.VALIDATION;
import static dev.postern.form.Submissions.bind;
import static dev.postern.form.Submissions.errors;
import static dev.postern.form.Submissions.fields;
import static dev.postern.form.Submissions.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.codec.Codecs;
import dev.postern.http.Fields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoosingARecordTest {
    sealed interface Payment permits Card, Invoice, Later {}

    sealed interface Later extends Payment {}

    record Card(
            @NotBlank @Size(max = 19) String number,
            @Positive int months) implements Payment {}

    record Invoice(@NotBlank String to, List<Line> lines) implements Payment {}

    record Gift(String code) implements Later {}

    record Line(@NotBlank String text) {}

    record Order(String name, Payment payment) {}

    sealed interface Basket permits Bought, Lent {}

    record Bought(List<Priced> items) implements Basket {}

    record Lent(List<Due> items) implements Basket {}

    record Priced(int price) {}

    record Due(String day) {}

    private final Shape<Order> shape = Shape.of(Order.class, Codecs.standard());

    @Test
    void readsTheRecordThatItsKindNames() {
        assertThat(made(bind(Payment.class, "kind", "card", "number", "4000", "months", "3")))
                .isEqualTo(new Card("4000", 3));
        assertThat(made(bind(Payment.class, "to", "Ann", "lines[0].text", "Tea", "kind", "invoice")))
                .isEqualTo(new Invoice("Ann", List.of(new Line("Tea"))));
        assertThat(made(bind(Payment.class, "code", "1", "kind", "gift"))).isEqualTo(new Gift("1"));
    }

    @Test
    void readsItInOtherRecordsListsAndMaps() {
        record Many(List<Payment> list, Map<String, Payment> map, Payment[] array, Optional<Payment> maybe) {}
        Many many = made(bind(
                Many.class,
                "list[3].code",
                "a",
                "list[3].kind",
                "gift",
                "map[x].kind",
                "gift",
                "map[x].code",
                "b",
                "array[0].kind",
                "gift",
                "array[0].code",
                "c",
                "maybe.kind",
                "gift",
                "maybe.code",
                "d"));
        assertThat(many.list()).containsExactly(new Gift("a"));
        assertThat(many.map()).isEqualTo(Map.of("x", new Gift("b")));
        assertThat(many.array()).containsExactly(new Gift("c"));
        assertThat(many.maybe()).contains(new Gift("d"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', payment.kind: Choose one of the options",
        "Card, payment.kind: Choose one of the options",
        "later, payment.kind: Choose one of the options",
        "dev.postern.form.ChoosingARecordTest$Card, payment.kind: Choose one of the options",
        "cash, payment.kind: Choose one of the options",
        "invoice, payment.to: Enter your answer"
    })
    void saysOnTheKindWhatIsWrongWithIt(String kind, String error) {
        Bound<Order> bound =
                bind(Order.class, "name", "Ann", "payment.kind", kind, "payment.number", "1", "payment.months", "1");
        assertThat(errors(bound)).containsExactly(error);
    }

    @Test
    void asksForAKindThatWasNotSentOrSentTwice() {
        assertThat(errors(bind(Order.class, "payment.number", "1")))
                .containsExactly("payment.kind: Choose one of the options");
        assertThat(errors(bind(Order.class))).containsExactly("payment.kind: Choose one of the options");
        Fields twice = new Fields.Builder()
                .text("kind", "card")
                .text("kind", "gift")
                .text("code", "x")
                .build();
        assertThat(bind(Payment.class, ENGLISH, twice).errors().entries())
                .extracting(FieldErrors.Entry::field)
                .containsExactly("kind");
    }

    @Test
    void ignoresTheFieldsOfTheOthersButKeepsWhatWasTypedInThem() {
        Fields sent = fields(
                "payment.months", "none", "payment.lines[4].text", "Tea", "payment.kind", "gift", "payment.code", "x");
        Bound<Order> bound = bind(Order.class, ENGLISH, sent);
        assertThat(made(bound).payment()).isEqualTo(new Gift("x"));
        assertThat(bound.ignored()).isEmpty();
        assertThat(bound.sent()).isEqualTo(sent);
    }

    @Test
    void listsWhatNoneOfThemHas() {
        assertThat(bind(Order.class, "payment.iban", "DE", "payment.kind", "gift", "kind", "gift", "payment", "x")
                        .ignored())
                .containsExactlyInAnyOrder("payment.iban", "kind", "payment");
    }

    @Test
    void movesWhatIsNotReadWithItsRow() {
        record Orders(List<Payment> of) {}
        Bound<Orders> bound = bind(
                Orders.class,
                "of[1].kind",
                "gift",
                "of[1].code",
                "a",
                "of[1].lines[7].text",
                "kept",
                "of[5].kind",
                "invoice",
                "of[5].lines[2].text",
                "Tea",
                "of[5].code",
                "kept",
                "of[5].to",
                "");
        assertThat(errors(bound)).containsExactly("of[1].to: Enter your answer");
        Fields now = bound.sent();
        assertThat(now.textNames())
                .containsExactlyInAnyOrder(
                        "of[0].kind",
                        "of[0].code",
                        "of[0].lines[7].text",
                        "of[1].kind",
                        "of[1].lines[0].text",
                        "of[1].code",
                        "of[1].to");
        assertThat(now.texts("of[1].code")).containsExactly("kept");
    }

    @Test
    void movesTheRowsOfAnotherRecordsListWithThoseOfItsOwn() {
        Bound<Basket> bound = bind(
                Basket.class,
                "kind",
                "bought",
                "items[3].day",
                "kept",
                "items[3].price",
                "x",
                "items[1].day",
                "without a price",
                "items[8].price",
                "2");
        assertThat(errors(bound)).containsExactly("items[0].price: Enter a whole number, such as 42");
        assertThat(bound.sent().textNames())
                .containsExactly("kind", "items[0].day", "items[0].price", "items[2].day", "items[1].price");
        assertThat(bound.ignored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nothing sent, '', ''",
        "an empty kind, kind=, ''",
        "an empty kind and a filled field, kind= number=1, ''",
        "no kind and empty fields, number= code=, ''",
        "no kind and a filled field, number=1, way.kind: Choose one of the options",
        "a kind alone, kind=card, 'way.number: Enter your answer; way.months: Enter a number, such as 42'",
        "an unknown kind, kind=cash, way.kind: Choose one of the options"
    })
    void mayBeLeftOutWhereItIsOptional(String name, String sent, String expected) {
        record Possibly(Optional<Payment> way) {}
        record Perhaps(@Nullable Payment way) {}
        List<String> pairs = new ArrayList<>();
        for (String pair : sent.isEmpty() ? new String[0] : sent.split(" ")) {
            pairs.add("way." + pair.split("=")[0]);
            pairs.add(pair.endsWith("=") ? "" : pair.split("=")[1]);
        }
        Bound<Possibly> possibly = bind(Possibly.class, pairs.toArray(String[]::new));
        assertThat(String.join("; ", errors(possibly))).isEqualTo(expected);
        Bound<Perhaps> perhaps = bind(Perhaps.class, pairs.toArray(String[]::new));
        assertThat(errors(perhaps)).isEqualTo(errors(possibly));
        if (expected.isEmpty()) {
            assertThat(made(possibly).way()).isEmpty();
            assertThat(made(perhaps).way()).isNull();
        }
    }

    @Test
    void namesTheFieldsOfAll() {
        assertThat(shape.names())
                .containsExactly(
                        "name",
                        "payment.kind",
                        "payment.number",
                        "payment.months",
                        "payment.to",
                        "payment.lines[].text",
                        "payment.code");
        assertThat(shape.lists()).containsExactly("payment.lines");
        assertThat(Shape.of(Payment.class, Codecs.standard()).names()).startsWith("kind", "number");
    }

    @Test
    void requiresTheKindAndNothingThatDependsOnIt() {
        assertThat(shape.part("payment.kind").orElseThrow().isRequired()).isTrue();
        assertThat(shape.part("payment.kind").orElseThrow().attributes("select"))
                .containsExactly(Map.entry("required", ""));
        Part number = shape.part("payment.number").orElseThrow();
        assertThat(number.isRequired()).isFalse();
        assertThat(number.canBeWrong()).isTrue();
        assertThat(number.attributes("text")).containsExactly(Map.entry("maxlength", "19"));
        assertThat(shape.part("payment.lines[2].text").orElseThrow().name()).isEqualTo("payment.lines[2].text");
        assertThat(shape.part("payment").orElseThrow().type()).isEqualTo(Payment.class);
        assertThat(shape.part("payment.iban")).isEmpty();
        assertThat(shape.part("payment.kind.of")).isEmpty();
    }

    sealed interface Size3 permits Small, Large {}

    record Small(
            @NotBlank @Size(max = 5) @Pattern(regexp = "[a-z]+")
            String name,

            @Max(9) int count,
            BigDecimal weight,
            boolean sure)
            implements Size3 {}

    record Large(
            @NotBlank @Size(max = 9) @Pattern(regexp = "[a-z]+")
            String name,

            @Max(9) BigDecimal count,
            BigDecimal weight,
            boolean sure)
            implements Size3 {}

    @Test
    void saysOfAFieldThatSeveralHaveOnlyWhatAllSay() {
        Shape<Size3> sizes = Shape.of(Size3.class, Codecs.standard());
        assertThat(sizes.names()).containsExactly("kind", "name", "count", "weight", "sure");
        Part name = sizes.part("name").orElseThrow();
        assertThat(name.isRequired()).isTrue();
        assertThat(name.attributes("text"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("required", "", "pattern", "[a-z]+"));
        Part count = sizes.part("count").orElseThrow();
        assertThat(count.type()).isEqualTo(String.class);
        assertThat(count.attributes("text")).containsExactly(Map.entry("required", ""));
        assertThat(count.attributes("number"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("required", "", "max", "9", "step", "any"));
        assertThat(sizes.part("weight").orElseThrow().type()).isEqualTo(BigDecimal.class);
        assertThat(sizes.part("sure").orElseThrow().isFlag()).isTrue();
        assertThat(sizes.part("sure").orElseThrow().canBeWrong()).isFalse();
    }

    @Test
    void readsAFieldThatSeveralHaveByTheTypeOfTheOneChosen() {
        assertThat(made(bind(Size3.class, "name", "ab", "count", "2.5", "weight", "1", "kind", "large")))
                .isEqualTo(new Large("ab", new BigDecimal("2.5"), new BigDecimal("1"), false));
        assertThat(errors(bind(Size3.class, "name", "ab", "count", "2.5", "weight", "1", "kind", "small")))
                .containsExactly("count: Enter a whole number, such as 42");
    }

    sealed interface Outer permits One, Two {}

    record One(Payment kindly, Gift gift) implements Outer {}

    record Two(Inner inner) implements Outer {}

    record Inner(String kind, Payment payment) {}

    @Test
    void choosesWithinWhatWasChosen() {
        assertThat(made(bind(
                        Outer.class,
                        "inner.payment.code",
                        "x",
                        "inner.payment.kind",
                        "gift",
                        "inner.kind",
                        "card",
                        "kind",
                        "two")))
                .isEqualTo(new Two(new Inner("card", new Gift("x"))));
    }

    @Test
    void checksWhatWasMadeElsewhere() {
        assertThat(shape.check(new Order("Ann", new Invoice("", List.of(new Line("")))), VALIDATION, ENGLISH)
                        .entries())
                .extracting(FieldErrors.Entry::field)
                .containsExactly("payment.to", "payment.lines[0].text");
    }

    @Test
    void putsErrorsInOrder() {
        FieldErrors errors = FieldErrors.NONE
                .and("payment", "whole")
                .and("payment.code", "code")
                .and("payment.lines[10].text", "10")
                .and("payment.lines[9].text", "9")
                .and("payment.months", "months")
                .and("payment.kind", "kind")
                .and("payment.kind.x", "nothing")
                .and("name", "name");
        assertThat(shape.inOrder(errors).entries())
                .extracting(FieldErrors.Entry::message)
                .startsWith("name", "whole", "kind")
                .containsSubsequence("months", "9", "10", "code");
    }

    @Test
    void showsWhichRecordOneIs() {
        Order order = new Order("Ann", new Card("4000", 3));
        assertThat(Values.at(order, "payment.kind", true, Codecs.standard())).contains(List.of("card"));
        assertThat(Values.at(order, "payment.number", true, Codecs.standard())).contains(List.of("4000"));
        assertThat(Values.at(order, "payment.code", true, Codecs.standard())).isEmpty();
        assertThat(Values.at(new Gift("x"), "kind", true, Codecs.standard())).contains(List.of("gift"));
        assertThat(Values.at(new Line("x"), "kind", true, Codecs.standard())).isEmpty();
        assertThat(Values.at(new Inner("own", new Gift("")), "kind", true, Codecs.standard()))
                .contains(List.of("own"));
    }

    @Test
    void writesTheKindOfWhatIsEdited() {
        assertThat(Values.of(new Order("Ann", new Gift("x")), List.of(), Codecs.standard()))
                .isEqualTo(fields("name", "Ann", "payment.kind", "gift", "payment.code", "x"));
        assertThat(Values.of(new Gift("x"), List.of(), Codecs.standard()))
                .isEqualTo(fields("kind", "gift", "code", "x"));
        Invoice invoice = new Invoice("Ann", List.of());
        Bound<Payment> again = bind(Payment.class, ENGLISH, Values.of(invoice, List.of(), Codecs.standard()));
        assertThat(made(again)).isEqualTo(invoice);
    }

    @Test
    void addsAndRemovesRowsOfAChoice() {
        record Orders(List<Payment> of) {}
        Form<Orders> form = new Form<>(
                Shape.of(Orders.class, Codecs.standard()),
                bind(Orders.class, "of[0].kind", "gift", "of[0].code", "x", "of[0].number", "kept"));
        assertThat(form.withRow("of").names())
                .containsExactly("of[0].kind", "of[0].code", "of[0].number", "of[1].kind");
        assertThat(form.withoutRow("of", 0).names()).isEmpty();
    }

    sealed interface Tree permits Leaf, Branch {}

    record Leaf(String name) implements Tree {}

    record Branch(List<Tree> trees) implements Tree {}

    sealed interface Kinded permits OfKind {}

    record OfKind(String kind) implements Kinded {}

    sealed interface Classes permits Plain {}

    static final class Plain implements Classes {}

    sealed interface Twice permits Twice.Card, ChoosingARecordTest.OtherCard {
        record Card() implements Twice {}
    }

    sealed interface OtherCard extends Twice permits OtherCard.Card {
        record Card() implements OtherCard {}
    }

    sealed interface Typed<T> permits OfText {}

    record OfText(String text) implements Typed<String> {}

    record Wrong(Tree tree, Kinded kinded, Classes classes, Twice twice, Typed<String> typed) {}

    @Test
    void saysWhatIsNoChoice() {
        String mend = "\n  A form chooses among records of a sealed interface by its control \"kind\".\n"
                + "  To mend it: give each of them a record of its own, without type arguments and without a component"
                + " called kind.";
        assertThatThrownBy(() -> Shape.of(Wrong.class, Codecs.standard()))
                .hasMessage(
                        "Wrong.tree(branch).trees[]: dev.postern.form.ChoosingARecordTest$Tree: a form has an end, and this record contains itself.\n"
                                + "  To mend it: give the inner level a record of its own, as deep as the page shows it.\n"
                                + "Wrong.kinded(ofKind).kind: is what says which record it is; rename it." + mend
                                + "\nWrong.classes(plain): dev.postern.form.ChoosingARecordTest$Plain is no plain record."
                                + mend
                                + "\nWrong.twice: has two records that are called \"card\"." + mend
                                + "\nWrong.typed: dev.postern.form.ChoosingARecordTest$Typed; a sealed interface takes no type arguments."
                                + mend);
    }

    @Test
    void costsWhatWasSent() {
        List<String> pairs = new ArrayList<>();
        record Orders(List<Outer> of) {}
        for (int i = 0; i < 900; i++) {
            pairs.addAll(List.of("of[" + i + "].inner.payment.number", "1", "of[" + i + "].kindly.number", "2"));
        }
        pairs.addAll(Collections.nCopies(2, "of[0].kind"));
        Bound<Orders> bound = bind(Orders.class, pairs.toArray(String[]::new));
        assertThat(bound.errors().entries()).hasSize(900);
        assertThat(bound.sent().textNames()).hasSize(1801);
    }
}
