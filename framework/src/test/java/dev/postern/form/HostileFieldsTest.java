package dev.postern.form;

import static dev.postern.form.Submissions.bind;
import static dev.postern.form.Submissions.errors;
import static dev.postern.form.Submissions.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import dev.postern.http.Fields;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFieldsTest {
    record Item(String name, int qty) {}

    record Order(String note, List<Item> items, List<String> tags, Map<String, Integer> prices, Item first) {}

    private static final Order NOTHING = new Order("", List.of(), List.of(), Map.of(), new Item("", 1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class",
                "class.classLoader.x",
                "class.module.classLoader.resources",
                "__proto__",
                "__proto__.x",
                "constructor.prototype.x",
                "getClass",
                "hashCode",
                "note.class",
                "note.length",
                "note[0]",
                "first.class.name",
                "first.owner",
                "first",
                "first[0]",
                "items",
                "items.size",
                "items[0]",
                "items[0].class",
                "items[0].owner.x",
                "items[0][0][0][0][0][0][0][0][0][0]",
                "items[999999999].qty",
                "items[-1].qty",
                "items[1000].qty",
                "items[x].qty",
                "items[].qty",
                "items[0].qty[0]",
                "items.0.qty",
                "tags[0].x",
                "tags.x",
                "tags[1000]",
                "tags[]",
                "prices",
                "prices.eur",
                "prices[]",
                "prices[eur][x]",
                "prices[eur].x",
                "a[",
                "a]b",
                "NOTE",
                "note\0",
                " note",
                "note ",
                "Note",
                "items[0].Qty",
                "$post",
                "",
            })
    void leavesOutNamesThatLeadNowhere(String name) {
        Bound<Order> bound = bind(Order.class, "first.qty", "1", name, "admin");
        assertThat(errors(bound)).isEmpty();
        assertThat(bound.value()).isEqualTo(NOTHING);
        assertThat(bound.ignored()).isEqualTo(name.startsWith("$") ? List.of() : List.of(name));
    }

    @Test
    void leavesOutDotsAndBracketsWithoutEnd() {
        String dots = ".".repeat(200);
        Bound<Order> bound = bind(Order.class, "first.qty", "1", dots, "x", "items" + "[0]".repeat(80), "x");
        assertThat(bound.value()).isEqualTo(NOTHING);
        assertThat(bound.ignored().get(0)).isEqualTo(".".repeat(100) + "…");
    }

    @Test
    void tellsOfAFewIgnoredNamesOnly() {
        Fields.Builder fields = new Fields.Builder();
        for (int i = 0; i < 1000; i++) {
            fields.text("x" + i, "");
        }
        assertThat(bind(Order.class, Submissions.ENGLISH, fields.build()).ignored())
                .hasSize(20);
    }

    @Test
    void makesNoRowForANameThatLeadsNowhereInIt() {
        Bound<Order> bound = bind(Order.class, "first.qty", "1", "items[5].admin", "true");
        assertThat(bound.value()).isEqualTo(NOTHING);
    }

    @Test
    void makesAsManyRowsAsWereSentWhateverTheirIndexesSay() {
        Bound<Order> bound =
                bind(Order.class, "first.qty", "1", "items[999].qty", "2", "items[10].qty", "1", "items[9].qty", "0");
        assertThat(made(bound).items()).containsExactly(new Item("", 0), new Item("", 1), new Item("", 2));
    }

    @Test
    void closesGapsInWhatThePageIsFilledFrom() {
        Bound<Order> bound = bind(
                Order.class,
                "first.qty",
                "1",
                "items[7].qty",
                "x",
                "items[2].name",
                "Tea",
                "items[2].qty",
                "1",
                "tags[4]",
                "a",
                "other",
                "kept");
        assertThat(errors(bound)).containsExactly("items[1].qty: Enter a whole number, such as 42");
        assertThat(bound.sent().text("items[1].qty")).contains("x");
        assertThat(bound.sent().text("items[0].name")).contains("Tea");
        assertThat(bound.sent().text("tags[0]")).contains("a");
        assertThat(bound.sent().text("other")).contains("kept");
        assertThat(bound.sent().textNames()).doesNotContain("items[7].qty", "items[2].name", "tags[4]");
    }

    @Test
    void movesWhatItDoesNotKnowWithItsRowAndBehindThoseThatAreRead() {
        Bound<Order> bound = bind(
                Order.class,
                "items[1].hue",
                "behind",
                "items[7].qty",
                "1",
                "items[7].hue",
                "red",
                "items[07].hue",
                "kept");
        assertThat(made(bind(Order.class, "first.qty", "1", "items[7].qty", "1"))
                        .items())
                .hasSize(1);
        assertThat(bound.sent().textNames())
                .containsExactly("items[1].hue", "items[0].qty", "items[0].hue", "items[07].hue");
    }

    @ParameterizedTest
    @CsvSource({
        "items[999].qty, true",
        "items[].qty, false",
        "items[3], false",
        "items[3].admin, false",
        "items[03].qty, false",
        "items, false",
        "$items[3].qty, false",
        "'', false"
    })
    void knowsWhichNamesAreRead(String name, boolean read) {
        assertThat(Shape.of(Order.class, Codecs.standard()).reads(name)).isEqualTo(read);
    }

    @Test
    void leavesFieldsWithoutGapsAsTheyCame() {
        Fields fields = Submissions.fields("items[0].qty", "1");
        assertThat(bind(Order.class, Submissions.ENGLISH, fields).sent()).isSameAs(fields);
    }

    record Price(BigDecimal amount) {}

    @Test
    void refusesTenThousandDigitsAtOnce() {
        bind(Price.class, "amount", "1");
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Bound<Price> bound = bind(Price.class, "amount", "7".repeat(10_000));
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(50_000_000);
        assertThat(errors(bound)).containsExactly("amount: Enter a number, such as 3.5");
    }

    @ParameterizedTest
    @CsvSource({"${7*7}", "{postern.missing}", "<b>", "#{x}"})
    void quotesNothingThatWasTyped(String text) {
        assertThat(errors(bind(Price.class, "amount", text))).containsExactly("amount: Enter a number, such as 3.5");
    }

    @Test
    void readsAFullSubmissionQuickly() {
        Fields.Builder fields = new Fields.Builder();
        for (int i = 0; i < 250; i++) {
            fields.text("items[" + i * 3 + "].qty", "1").text("items[" + i * 3 + "].name", "x");
        }
        Shape<Order> shape = Shape.of(Order.class, Codecs.standard());
        shape.bind(fields.build(), Submissions.VALIDATION, Submissions.ENGLISH);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        shape.bind(fields.build(), Submissions.VALIDATION, Submissions.ENGLISH);
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(200_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void returnsFromAnyNoise(int seed) {
        Random random = new Random(seed);
        String alphabet = "noteitemsagprcfx.[]0123456789$\0é \n";
        Shape<Order> shape = Shape.of(Order.class, Codecs.standard());
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name =
                    new StringBuilder(random.nextBoolean() ? "" : random.nextBoolean() ? "items[" : "first.");
            for (int j = random.nextInt(12); j > 0; j--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Fields fields = Submissions.fields(name.toString(), "x", "first.qty", "1");
            assertThat(shape.bind(fields, Submissions.VALIDATION, Submissions.ENGLISH))
                    .isNotNull();
            assertThat(shape.part(name.toString())).isNotNull();
        }
    }
}
