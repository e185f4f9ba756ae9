package dev.postern.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.codec.Codecs;
import dev.postern.codec.Decoded;
import dev.postern.codec.Packing.CannotTravel;
import dev.postern.codec.Tainted;
import dev.postern.codec.ValueCodec;
import dev.postern.form.FieldErrors;
import dev.postern.form.FormData;
import dev.postern.travel.Arguments.Bound;
import dev.postern.upload.Upload;
import dev.postern.wire.BinaryKind;
import dev.postern.wire.BodyPart;
import dev.postern.wire.BodyPart.FilePart;
import dev.postern.wire.BodyPart.TextPart;
import dev.postern.wire.CallLimits;
import dev.postern.wire.CallRefused;
import dev.postern.wire.MemoryUpload;
import dev.postern.wire.PlainJson;
import dev.postern.wire.Reply;
import dev.postern.wire.Value;
import dev.postern.words.Words;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivingTest {
    private static final Travel TRAVEL = new Travel(Codecs.standard());

    enum Size {
        SMALL,
        LARGE
    }

    record Item(String name, int qty) {}

    record Order(
            List<Item> items, Optional<Item> gift, @Nullable LocalDate due, boolean express, String note) {}

    record Pair<A, B>(A first, B second) {}

    record Tree(String name, List<Tree> branches) {}

    record Chain<T, K>(T value, Optional<Chain<T, K>> next, List<Chain<K, T>> turned) {}

    record Primitives(byte b, short s, int i, long l, float f, double d, boolean z, char c) {}

    record Positive(int number) {
        Positive {
            if (number < 0) {
                throw new IllegalArgumentException("negative: " + number);
            }
        }
    }

    record Login(String user, @Tainted String password) {}

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Rectangle(double width, double height) implements Shape {}

    sealed interface Curved extends Shape {}

    record Group(List<Shape> shapes) implements Curved {}

    /** One type, what was sent, and what came of it. */
    record Case(
            String name,
            TypeOf<?> type,
            String sent,
            @Nullable Object arrived) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Bound bind(TypeOf<?> type, List<Value> sent) throws CannotTravel {
        return TRAVEL.arguments(List.of(new Arguments.Slot("it", type.type()))).bind(sent);
    }

    private static Bound bindPlain(TypeOf<?> type, String sent) throws CannotTravel, CallRefused {
        return TRAVEL.arguments(List.of(new Arguments.Slot("it", type.type())))
                .bind(PlainJson.arguments("[" + sent + "]", CallLimits.DEFAULT), true, References.NONE);
    }

    private static List<Value> reply(String text) throws CallRefused {
        return new Reply(CallLimits.DEFAULT, "todo.add"::equals).arguments(text);
    }

    @SuppressWarnings("JavaUtilDate") // older models have them
    static Stream<Case> fits() {
        return Stream.of(
                new Case("a text", new TypeOf<String>() {}, "\"x\"", "x"),
                new Case("an empty text", new TypeOf<String>() {}, "\"\"", ""),
                new Case(
                        "a text that looks like a Date",
                        new TypeOf<String>() {},
                        "\"2024-02-29T12:34:56.789Z\"",
                        "2024-02-29T12:34:56.789Z"),
                new Case(
                        "a text that looks like a Date's tag",
                        new TypeOf<Value>() {},
                        "\"$$D2024-02-29T12:34:56.789Z\"",
                        new Value.Text("$D2024-02-29T12:34:56.789Z")),
                new Case("an int", new TypeOf<Integer>() {}, "42", 42),
                new Case("an int with a point", new TypeOf<Integer>() {}, "42.0", 42),
                new Case("minus zero", new TypeOf<Integer>() {}, "\"$-0\"", 0),
                new Case("an int as a bigint", new TypeOf<Integer>() {}, "\"$n42\"", 42),
                new Case("the least int", new TypeOf<Integer>() {}, "-2147483648", Integer.MIN_VALUE),
                new Case("a long", new TypeOf<Long>() {}, "9007199254740991", 9007199254740991L),
                new Case("a long as a bigint", new TypeOf<Long>() {}, "\"$n9223372036854775807\"", Long.MAX_VALUE),
                new Case("a byte", new TypeOf<Byte>() {}, "-128", (byte) -128),
                new Case("a double", new TypeOf<Double>() {}, "0.1", 0.1),
                new Case("no number", new TypeOf<Double>() {}, "\"$NaN\"", Double.NaN),
                new Case("minus zero as a double", new TypeOf<Double>() {}, "\"$-0\"", -0.0),
                new Case("infinity", new TypeOf<Float>() {}, "\"$-Infinity\"", Float.NEGATIVE_INFINITY),
                new Case("a flag", new TypeOf<Boolean>() {}, "true", true),
                new Case("a character", new TypeOf<Character>() {}, "\"é\"", 'é'),
                new Case("a bigint", new TypeOf<BigInteger>() {}, "\"$n18446744073709551616\"", BigInteger.TWO.pow(64)),
                new Case("a number as a bigint", new TypeOf<BigInteger>() {}, "7", BigInteger.valueOf(7)),
                new Case("a decimal", new TypeOf<BigDecimal>() {}, "\"12.50\"", new BigDecimal("12.50")),
                new Case("a number as a decimal", new TypeOf<BigDecimal>() {}, "0.1", new BigDecimal("0.1")),
                new Case("a whole number as a decimal", new TypeOf<BigDecimal>() {}, "3", new BigDecimal("3")),
                new Case("a bigint as a decimal", new TypeOf<BigDecimal>() {}, "\"$n5\"", new BigDecimal("5")),
                new Case(
                        "a Date",
                        new TypeOf<Instant>() {},
                        "\"$D2024-02-29T12:34:56.789Z\"",
                        Instant.parse("2024-02-29T12:34:56.789Z")),
                new Case("an old Date", new TypeOf<Date>() {}, "\"$D1970-01-01T00:00:01.000Z\"", new Date(1000)),
                new Case(
                        "a Date with an offset",
                        new TypeOf<OffsetDateTime>() {},
                        "\"$D1970-01-01T00:00:00.000Z\"",
                        OffsetDateTime.parse("1970-01-01T00:00:00Z")),
                new Case(
                        "an offset",
                        new TypeOf<OffsetDateTime>() {},
                        "\"2031-04-09T14:30:00+02:00\"",
                        OffsetDateTime.parse("2031-04-09T14:30:00+02:00")),
                new Case(
                        "a zone",
                        new TypeOf<ZonedDateTime>() {},
                        "\"2031-04-09T14:30:00+02:00[Europe/Berlin]\"",
                        ZonedDateTime.parse("2031-04-09T14:30:00+02:00[Europe/Berlin]")),
                new Case("a day", new TypeOf<LocalDate>() {}, "\"2031-04-09\"", LocalDate.of(2031, 4, 9)),
                new Case("a time", new TypeOf<LocalTime>() {}, "\"14:30\"", LocalTime.of(14, 30)),
                new Case(
                        "a time to the nanosecond",
                        new TypeOf<LocalTime>() {},
                        "\"14:30:00.123456789\"",
                        LocalTime.of(14, 30, 0, 123_456_789)),
                new Case(
                        "a day and a time",
                        new TypeOf<LocalDateTime>() {},
                        "\"2031-04-09T14:30\"",
                        LocalDateTime.of(2031, 4, 9, 14, 30)),
                new Case("a month", new TypeOf<YearMonth>() {}, "\"2031-04\"", YearMonth.of(2031, 4)),
                new Case("a birthday", new TypeOf<MonthDay>() {}, "\"--12-24\"", MonthDay.of(12, 24)),
                new Case("a duration", new TypeOf<Duration>() {}, "\"PT1H\"", Duration.ofHours(1)),
                new Case("a period", new TypeOf<Period>() {}, "\"P1M\"", Period.ofMonths(1)),
                new Case(
                        "an identifier",
                        new TypeOf<UUID>() {},
                        "\"00000000-0000-0001-0000-000000000002\"",
                        new UUID(1, 2)),
                new Case(
                        "an address",
                        new TypeOf<URI>() {},
                        "\"https://example.org\"",
                        URI.create("https://example.org")),
                new Case("an enum", new TypeOf<Size>() {}, "\"SMALL\"", Size.SMALL),
                new Case("nothing where that may be", new TypeOf<@Nullable String>() {}, "null", null),
                new Case("undefined where nothing may be", new TypeOf<@Nullable String>() {}, "\"$undefined\"", null),
                new Case("nothing where it is optional", new TypeOf<Optional<String>>() {}, "null", Optional.empty()),
                new Case("something optional", new TypeOf<Optional<String>>() {}, "\"x\"", Optional.of("x")),
                new Case("a list", new TypeOf<List<Long>>() {}, "[1,\"$n2\"]", List.of(1L, 2L)),
                new Case(
                        "a list with gaps",
                        new TypeOf<List<@Nullable String>>() {},
                        "[\"a\",null,\"$undefined\"]",
                        Arrays.asList("a", null, null)),
                new Case(
                        "a list of lists",
                        new TypeOf<List<List<Integer>>>() {},
                        "[[],[1]]",
                        List.of(List.of(), List.of(1))),
                new Case("an array as a set", new TypeOf<Set<String>>() {}, "[\"a\",\"a\"]", Set.of("a")),
                new Case("an array", new TypeOf<String[]>() {}, "[\"a\"]", new String[] {"a"}),
                new Case("an array of numbers", new TypeOf<int[]>() {}, "[1,2]", new int[] {1, 2}),
                new Case("an array of lists", new TypeOf<List<String>[]>() {}, "[[\"a\"]]", new List<?>[] {List.of("a")
                }),
                new Case("an object as a map", new TypeOf<Map<String, Integer>>() {}, "{\"a\":1}", Map.of("a", 1)),
                new Case(
                        "an object by enum",
                        new TypeOf<Map<Size, Integer>>() {},
                        "{\"LARGE\":1}",
                        Map.of(Size.LARGE, 1)),
                new Case(
                        "an object by number",
                        new TypeOf<Map<Integer, Size>>() {},
                        "{\"7\":\"SMALL\"}",
                        Map.of(7, Size.SMALL)),
                new Case(
                        "a wildcard", new TypeOf<List<? extends Item>>() {}, "[{\"qty\":1}]", List.of(new Item("", 1))),
                new Case(
                        "a record in all its parts",
                        new TypeOf<Order>() {},
                        "{\"items\":[{\"name\":\"a\",\"qty\":2}],\"gift\":{\"name\":\"b\",\"qty\":1},"
                                + "\"due\":\"2031-04-09\",\"express\":true,\"note\":\"!\",\"isAdmin\":true}",
                        new Order(
                                List.of(new Item("a", 2)),
                                Optional.of(new Item("b", 1)),
                                LocalDate.of(2031, 4, 9),
                                true,
                                "!")),
                new Case(
                        "a record among names that are traps elsewhere",
                        new TypeOf<Item>() {},
                        "{\"@class\":\"java.lang.Runtime\",\"@type\":\"x\",\"class\":{\"classLoader\":{\"qty\":9}},"
                                + "\"constructor\":{\"prototype\":{\"qty\":9}},\"__proto__\":{\"qty\":9},"
                                + "\"then\":1,\"name\":\"a\",\"qty\":1}",
                        new Item("a", 1)),
                new Case(
                        "the same names, where they are data like any other",
                        new TypeOf<Map<String, String>>() {},
                        "{\"@class\":\"java.lang.Runtime\",\"class\":\"a\",\"constructor\":\"b\",\"then\":\"c\"}",
                        Map.of("@class", "java.lang.Runtime", "class", "a", "constructor", "b", "then", "c")),
                new Case(
                        "a record of which nothing was sent",
                        new TypeOf<Order>() {},
                        "{}",
                        new Order(List.of(), Optional.empty(), null, false, "")),
                new Case(
                        "a generic record",
                        new TypeOf<Pair<String, Pair<Integer, List<Size>>>>() {},
                        "{\"first\":\"a\",\"second\":{\"first\":1,\"second\":[\"SMALL\"]}}",
                        new Pair<>("a", new Pair<>(1, List.of(Size.SMALL)))),
                new Case(
                        "a record that contains itself",
                        new TypeOf<Tree>() {},
                        "{\"name\":\"a\",\"branches\":[{\"name\":\"b\"}]}",
                        new Tree("a", List.of(new Tree("b", List.of())))),
                new Case(
                        "a generic record that contains itself, and itself with other arguments",
                        new TypeOf<Chain<String, Integer>>() {},
                        "{\"value\":\"a\",\"next\":{\"value\":\"b\"},\"turned\":[{\"value\":1,\"turned\":[{\"value\":\"c\"}]}]}",
                        new Chain<>(
                                "a",
                                Optional.of(new Chain<String, Integer>("b", Optional.empty(), List.of())),
                                List.of(new Chain<>(
                                        1,
                                        Optional.empty(),
                                        List.of(new Chain<String, Integer>("c", Optional.empty(), List.of())))))),
                new Case(
                        "primitives",
                        new TypeOf<Primitives>() {},
                        "{\"b\":1,\"s\":2,\"i\":3,\"l\":4,\"f\":0.5,\"d\":1e300,\"z\":true,\"c\":\"x\"}",
                        new Primitives((byte) 1, (short) 2, 3, 4, 0.5f, 1e300, true, 'x')),
                new Case(
                        "one of several records",
                        new TypeOf<Shape>() {},
                        "{\"kind\":\"circle\",\"radius\":1}",
                        new Circle(1)),
                new Case(
                        "one of several in one of several",
                        new TypeOf<Shape>() {},
                        "{\"kind\":\"group\",\"shapes\":[{\"kind\":\"rectangle\",\"width\":1,\"height\":2}]}",
                        new Group(List.of(new Rectangle(1, 2)))),
                new Case(
                        "a secret on its way in",
                        new TypeOf<Login>() {},
                        "{\"user\":\"a\",\"password\":\"b\"}",
                        new Login("a", "b")),
                new Case("anything", new TypeOf<Value>() {}, "\"$undefined\"", Value.UNDEFINED),
                new Case("a kind of anything", new TypeOf<Value.Num>() {}, "1", new Value.Num(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void fits(Case each) throws CannotTravel, CallRefused {
        assertThat(bind(each.type(), reply("[" + each.sent() + "]")))
                .isInstanceOfSatisfying(
                        Bound.Fitting.class,
                        fitting -> assertThat(fitting.values().get(0)).isEqualTo(each.arrived()));
    }

    static Stream<Case> misfits() {
        return Stream.of(
                new Case(
                        "a text for a number",
                        new TypeOf<Integer>() {},
                        "\"42\"",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "a fraction",
                        new TypeOf<Integer>() {},
                        "1.5",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "too large a number",
                        new TypeOf<Integer>() {},
                        "2147483648",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "no number",
                        new TypeOf<Integer>() {},
                        "\"$NaN\"",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "infinity",
                        new TypeOf<Long>() {},
                        "\"$Infinity\"",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "a number with gaps around it",
                        new TypeOf<Long>() {},
                        "9007199254740994",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "too large a bigint",
                        new TypeOf<Long>() {},
                        "\"$n9223372036854775808\"",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "too large a byte",
                        new TypeOf<Byte>() {},
                        "128",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "a huge number of digits",
                        new TypeOf<BigInteger>() {},
                        "1e300",
                        "argument 1: what was sent does not fit (whole)"),
                new Case(
                        "a huge decimal",
                        new TypeOf<BigDecimal>() {},
                        "\"1e9999\"",
                        "argument 1: what was sent does not fit (number)"),
                new Case(
                        "a huge decimal, as a number",
                        new TypeOf<BigDecimal>() {},
                        "1e305",
                        "argument 1: what was sent does not fit (number)"),
                new Case(
                        "a date of a year that no text says",
                        new TypeOf<OffsetDateTime>() {},
                        "\"$D+012031-04-09T00:00:00.000Z\"",
                        "argument 1: what was sent does not fit (moment)"),
                new Case(
                        "a bigint for a double",
                        new TypeOf<Double>() {},
                        "\"$n1\"",
                        "argument 1: what was sent does not fit (number)"),
                new Case(
                        "a long bigint for a double",
                        new TypeOf<Double>() {},
                        "\"$n100000000000000000000\"",
                        "argument 1: what was sent does not fit (number)"),
                new Case(
                        "infinity as a text",
                        new TypeOf<Double>() {},
                        "\"Infinity\"",
                        "argument 1: what was sent does not fit (number)"),
                new Case(
                        "no float as a text",
                        new TypeOf<Float>() {},
                        "\"NaN\"",
                        "argument 1: what was sent does not fit (number)"),
                new Case(
                        "a Date as a text",
                        new TypeOf<Instant>() {},
                        "\"2024-02-29T12:34:56Z\"",
                        "argument 1: what was sent does not fit (moment)"),
                new Case(
                        "an old Date as a text",
                        new TypeOf<Date>() {},
                        "\"2024-02-29T12:34:56Z\"",
                        "argument 1: what was sent does not fit (moment)"),
                new Case(
                        "bytes as a text",
                        new TypeOf<byte[]>() {},
                        "\"AQI=\"",
                        "argument 1: what was sent does not fit"),
                new Case(
                        "too large a float",
                        new TypeOf<Float>() {},
                        "1e300",
                        "argument 1: what was sent does not fit (number)"),
                new Case(
                        "a number for a flag",
                        new TypeOf<Boolean>() {},
                        "1",
                        "argument 1: what was sent does not fit (flag)"),
                new Case(
                        "a text for a flag",
                        new TypeOf<Boolean>() {},
                        "\"true\"",
                        "argument 1: what was sent does not fit (flag)"),
                new Case(
                        "two characters",
                        new TypeOf<Character>() {},
                        "\"ab\"",
                        "argument 1: what was sent does not fit (character)"),
                new Case(
                        "half a character",
                        new TypeOf<Character>() {},
                        "\"\\ud83d\"",
                        "argument 1: what was sent does not fit (character)"),
                new Case(
                        "half a letter in a text",
                        new TypeOf<String>() {},
                        "\"a\\udc00\"",
                        "argument 1: what was sent does not fit (text)"),
                new Case(
                        "an invisible letter in a text",
                        new TypeOf<String>() {},
                        "\"a\\u0000\"",
                        "argument 1: what was sent does not fit (text)"),
                new Case(
                        "a Date for a text",
                        new TypeOf<String>() {},
                        "\"$D2024-02-29T12:34:56.789Z\"",
                        "argument 1: what was sent does not fit (text)"),
                new Case(
                        "a bigint for a text",
                        new TypeOf<String>() {},
                        "\"$n12\"",
                        "argument 1: what was sent does not fit (text)"),
                new Case(
                        "a number for a text",
                        new TypeOf<String>() {},
                        "1",
                        "argument 1: what was sent does not fit (text)"),
                new Case(
                        "an object for a text",
                        new TypeOf<String>() {},
                        "{\"toString\":1}",
                        "argument 1: what was sent does not fit (text)"),
                new Case(
                        "no such day",
                        new TypeOf<LocalDate>() {},
                        "\"2031-02-30\"",
                        "argument 1: what was sent does not fit (date)"),
                new Case(
                        "a Date for a day",
                        new TypeOf<LocalDate>() {},
                        "\"$D2031-04-09T00:00:00.000Z\"",
                        "argument 1: what was sent does not fit (date)"),
                new Case(
                        "an empty text for a day",
                        new TypeOf<LocalDate>() {},
                        "\"\"",
                        "argument 1: what was sent does not fit (date)"),
                new Case(
                        "no such constant",
                        new TypeOf<Size>() {},
                        "\"small\"",
                        "argument 1: what was sent does not fit (choice)"),
                new Case(
                        "a constant by number",
                        new TypeOf<Size>() {},
                        "0",
                        "argument 1: what was sent does not fit (choice)"),
                new Case("nothing", new TypeOf<String>() {}, "null", "argument 1: nothing was sent"),
                new Case("undefined", new TypeOf<Integer>() {}, "\"$undefined\"", "argument 1: nothing was sent"),
                new Case("nothing for a list", new TypeOf<List<String>>() {}, "null", "argument 1: nothing was sent"),
                new Case(
                        "an object like an array",
                        new TypeOf<List<String>>() {},
                        "{\"0\":\"a\",\"length\":1}",
                        "argument 1: what was sent does not fit"),
                new Case(
                        "a gap in a list",
                        new TypeOf<List<String>>() {},
                        "[\"a\",null]",
                        "argument 1 at [1]: nothing was sent"),
                new Case(
                        "base64 that is none",
                        new TypeOf<byte[]>() {},
                        "\"!\"",
                        "argument 1: what was sent does not fit"),
                new Case(
                        "a key that is none",
                        new TypeOf<Map<Size, Integer>>() {},
                        "{\"<b>\":1}",
                        "argument 1 at [0]: what was sent does not fit (choice)"),
                new Case(
                        "two keys for one",
                        new TypeOf<Map<Integer, String>>() {},
                        "{\"7\":\"a\",\"07\":\"b\"}",
                        "argument 1 at [07]: what was sent does not fit (whole)"),
                new Case(
                        "a part of a record",
                        new TypeOf<Order>() {},
                        "{\"items\":[{\"name\":\"a\",\"qty\":1},{\"name\":\"b\",\"qty\":1.5}]}",
                        "argument 1 at items[1].qty: what was sent does not fit (whole)"),
                new Case(
                        "a part left out",
                        new TypeOf<Item>() {},
                        "{\"name\":\"a\"}",
                        "argument 1 at qty: nothing was sent"),
                new Case(
                        "a part that its prototype has",
                        new TypeOf<Item>() {},
                        "{\"name\":\"a\",\"__proto__\":{\"qty\":1}}",
                        "argument 1 at qty: nothing was sent"),
                new Case(
                        "nothing for a part",
                        new TypeOf<Item>() {},
                        "{\"name\":null,\"qty\":1}",
                        "argument 1 at name: nothing was sent"),
                new Case(
                        "a record that refuses",
                        new TypeOf<Positive>() {},
                        "{\"number\":-1}",
                        "argument 1: its record refuses what was sent"),
                new Case("no kind", new TypeOf<Shape>() {}, "{\"radius\":1}", "argument 1 at kind: nothing was sent"),
                new Case(
                        "another kind",
                        new TypeOf<Shape>() {},
                        "{\"kind\":\"java.lang.Runtime\"}",
                        "argument 1 at kind: what was sent does not fit (choice)"),
                new Case(
                        "a kind in capitals",
                        new TypeOf<Shape>() {},
                        "{\"kind\":\"Circle\",\"radius\":1}",
                        "argument 1 at kind: what was sent does not fit (choice)"),
                new Case(
                        "a text for a file",
                        new TypeOf<Upload>() {},
                        "\"a\"",
                        "argument 1: what was sent does not fit (file)"),
                new Case(
                        "another kind of anything",
                        new TypeOf<Value.Num>() {},
                        "\"1\"",
                        "argument 1: what was sent does not fit"),
                new Case(
                        "more than it takes", new TypeOf<Integer>() {}, "1,2", "argument 2: the function takes fewer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void misfits(Case each) throws CannotTravel, CallRefused {
        assertThat(bind(each.type(), reply("[" + each.sent() + "]")))
                .isInstanceOfSatisfying(
                        Bound.Misfitting.class,
                        misfitting -> assertThat(misfitting.misfits())
                                .extracting(Misfit::toString)
                                .containsExactly(String.valueOf(each.arrived())));
    }

    @Test
    void tellsAllMisfitsAtOnceInTheWordsOfForms() throws CannotTravel, CallRefused {
        Bound bound = bind(new TypeOf<Order>() {}, reply("[{\"items\":[{\"qty\":\"x\"},7],\"due\":\"soon\"}]"));
        List<Misfit> misfits = ((Bound.Misfitting) bound).misfits();
        Words words = new Words() {
            @Override
            public Locale locale() {
                return Locale.ROOT;
            }

            @Override
            public Optional<String> find(String key, Object... arguments) {
                return Optional.of(key);
            }
        };
        assertThat(Misfit.errors(misfits, 0, words).entries())
                .containsExactly(
                        new FieldErrors.Entry("items[0].qty", "postern.invalid.whole"),
                        new FieldErrors.Entry("items[1]", "postern.invalid."),
                        new FieldErrors.Entry("due", "postern.invalid.date"));
        assertThat(Misfit.errors(misfits, 1, words).isEmpty()).isTrue();
    }

    @Test
    void tellsOfNoMoreMisfitsThanAnybodyReads() throws CannotTravel, CallRefused {
        Bound bound = bind(new TypeOf<List<Integer>>() {}, reply("[[\"\"" + ",\"\"".repeat(5_000) + "]]"));
        assertThat(((Bound.Misfitting) bound).misfits()).hasSize(100);
    }

    record Word(String text) {}

    @Test
    void isNotSlowedDownByTextsOfOneHash() throws CannotTravel, CallRefused {
        List<Value> words = new ArrayList<>();
        for (int i = 0; i < 4_096; i++) {
            StringBuilder word = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                word.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            words.add(new Value.Members(Map.of("text", new Value.Text(word.toString()))));
        }
        List<Value> sent = List.of(new Value.Distinct(words));
        bind(new TypeOf<Set<Word>>() {}, sent);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Bound bound = bind(new TypeOf<Set<Word>>() {}, sent);
        assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(200_000_000L);
        assertThat(bound).isInstanceOf(Bound.Misfitting.class);
        List<Value> same = Collections.nCopies(1_000, words.get(0));
        assertThat(bind(new TypeOf<Set<Word>>() {}, List.of(new Value.Items(same))))
                .isInstanceOf(Bound.Fitting.class);
    }

    @Test
    void bindsMapsSetsIteratorsStreamsAndPromises() throws CannotTravel, CallRefused {
        assertThat(sent(new TypeOf<Map<Integer, Instant>>() {}, "$Q1", "[[1,\"$D1970-01-01T00:00:00.000Z\"]]"))
                .isEqualTo(Map.of(1, Instant.EPOCH));
        assertThat(sent(new TypeOf<Set<Size>>() {}, "$W1", "[\"SMALL\"]")).isEqualTo(Set.of(Size.SMALL));
        assertThat(sent(new TypeOf<List<String>>() {}, "$i1", "[\"a\"]")).isEqualTo(List.of("a"));
        CompletableFuture<?> promise =
                (CompletableFuture<?>) sent(new TypeOf<CompletionStage<Integer>>() {}, "$@1", "7");
        assertThat(promise.join()).isEqualTo(7);
    }

    /** What JavaScript tells apart in a Map or a Set and Java does not, and the other way round. */
    @Test
    void bindsKeysAsJavaScriptCountsThem() throws CannotTravel, CallRefused {
        assertThat(sent(new TypeOf<Map<Double, String>>() {}, "$Q1", "[[\"$NaN\",\"a\"],[\"$-0\",\"b\"]]"))
                .isEqualTo(Map.of(Double.NaN, "a", 0.0, "b"));
        assertThat(sent(new TypeOf<Set<Double>>() {}, "$W1", "[\"$-0\",0,\"$NaN\",\"$NaN\"]"))
                .isEqualTo(Set.of(0.0, Double.NaN));
        assertThat(sent(new TypeOf<Set<@Nullable Float>>() {}, "$W1", "[\"$-0\",null,\"$undefined\"]"))
                .isEqualTo(new HashSet<>(Arrays.asList(0f, null)));
        assertThat(sent(new TypeOf<Set<Item>>() {}, "$W1", "[{\"name\":\"a\",\"qty\":1},{\"name\":\"a\",\"qty\":1}]"))
                .as("two objects that are one record")
                .isEqualTo(Set.of(new Item("a", 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing as a key      | [[null,"a"]]            | argument 1 at [0]: nothing was sent
            undefined as a key    | [["$undefined","a"]]    | argument 1 at [0]: nothing was sent
            a text as a key       | [[1,"a"],["1","b"]]     | argument 1 at [1]: what was sent does not fit (number)
            an object as a key    | [[{},"a"]]              | argument 1 at [0]: what was sent does not fit (number)
            one key twice         | [[1,"a"],[1,"b"]]       | argument 1 at [1]: what was sent does not fit (number)
            zero with and without | [[0,"a"],["$-0","b"]]   | argument 1 at [1]: what was sent does not fit (number)
            no number twice       | [["$NaN","a"],["$NaN","b"]] | argument 1 at [1]: what was sent does not fit (number)
            """)
    void refusesKeysThatAreNoneOrOne(String what, String part, String misfit) throws CannotTravel, CallRefused {
        List<Value> sent = new Reply(CallLimits.DEFAULT, name -> false)
                .arguments(List.of(new TextPart("1", part), new TextPart("0", "[\"$Q1\"]")));
        assertThat(bind(new TypeOf<Map<Double, String>>() {}, sent))
                .as(what)
                .isInstanceOfSatisfying(
                        Bound.Misfitting.class,
                        misfitting -> assertThat(misfitting.misfits())
                                .extracting(Misfit::toString)
                                .containsExactly(misfit));
    }

    private static Object sent(TypeOf<?> type, String tag, String part) throws CannotTravel, CallRefused {
        return sent(type, List.of(new TextPart("1", part), new TextPart("0", "[\"" + tag + "\"]")));
    }

    private static Object sent(TypeOf<?> type, List<BodyPart> parts) throws CannotTravel, CallRefused {
        Bound bound = bind(type, new Reply(CallLimits.DEFAULT, name -> false).arguments(parts));
        return Objects.requireNonNull(((Bound.Fitting) bound).values().get(0));
    }

    @Test
    void bindsBytesAndTypedArraysAndFiles() throws CannotTravel, CallRefused {
        assertThat(binary(new TypeOf<byte[]>() {}, "$o1", 1, 2)).isEqualTo(new byte[] {1, 2});
        assertThat(binary(new TypeOf<byte[]>() {}, "$A1", 1, 2)).isEqualTo(new byte[] {1, 2});
        assertThat(binary(new TypeOf<short[]>() {}, "$S1", -2, -1)).isEqualTo(new short[] {-2});
        assertThat(binary(new TypeOf<char[]>() {}, "$s1", 65, 0)).isEqualTo(new char[] {'A'});
        assertThat(binary(new TypeOf<int[]>() {}, "$L1", 1, 0, 0, -128)).isEqualTo(new int[] {Integer.MIN_VALUE + 1});
        assertThat(binary(new TypeOf<long[]>() {}, "$M1", 1, 0, 0, 0, 0, 0, 0, 0))
                .isEqualTo(new long[] {1});
        assertThat(binary(new TypeOf<float[]>() {}, "$G1", 0, 0, -64, 63)).isEqualTo(new float[] {1.5f});
        assertThat(binary(new TypeOf<double[]>() {}, "$g1", 0, 0, 0, 0, 0, 0, -8, 63))
                .isEqualTo(new double[] {1.5});
        assertThat(binary(new TypeOf<Upload>() {}, "$B1", 1))
                .isInstanceOfSatisfying(
                        Upload.class, file -> assertThat(file.size()).isEqualTo(1));
    }

    private static Object binary(TypeOf<?> type, String tag, int... bytes) throws CannotTravel, CallRefused {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return sent(
                type,
                List.of(
                        new FilePart("1", new MemoryUpload("blob", "", content)),
                        new TextPart("0", "[\"" + tag + "\"]")));
    }

    @Test
    void refusesViewsOfAnotherKind() throws CannotTravel {
        // What is unsigned there has no array here: whoever wants it takes a Value.Binary.
        Value unsigned = new Value.Binary(BinaryKind.UINT32, new byte[4]);
        assertThat(bind(new TypeOf<int[]>() {}, List.of(unsigned))).isInstanceOf(Bound.Misfitting.class);
        assertThat(bind(new TypeOf<byte[]>() {}, List.of(unsigned))).isInstanceOf(Bound.Misfitting.class);
        assertThat(bind(new TypeOf<Value.Binary>() {}, List.of(unsigned))).isInstanceOf(Bound.Fitting.class);
    }

    @Test
    void bindsAFormAsWhatAnyFormSends() throws CannotTravel, CallRefused {
        List<BodyPart> body = new ArrayList<>(List.of(
                new TextPart("_1_a", "x\r\ny"),
                new TextPart("_1_$ACTION_ID_7", ""),
                new FilePart("_1_f", new MemoryUpload("", "application/octet-stream", new byte[0])),
                new FilePart("_1_f", new MemoryUpload("b.txt", "text/plain", new byte[1])),
                new TextPart("0", "[\"$K1\"]")));
        FormData data = (FormData) sent(new TypeOf<FormData>() {}, body);
        assertThat(data.texts("a")).containsExactly("x\ny");
        assertThat(data.files("f")).extracting(Upload::name).containsExactly("b.txt");
        assertThat(data.names()).containsExactly("a", "f");
    }

    @SuppressWarnings("JavaUtilDate")
    static Stream<Case> fitsInPlainJson() {
        return Stream.of(
                new Case("no number", new TypeOf<Double>() {}, "\"NaN\"", Double.NaN),
                new Case("infinity", new TypeOf<Double>() {}, "\"Infinity\"", Double.POSITIVE_INFINITY),
                new Case("infinity below", new TypeOf<Float>() {}, "\"-Infinity\"", Float.NEGATIVE_INFINITY),
                new Case(
                        "a moment",
                        new TypeOf<Instant>() {},
                        "\"2024-02-29T12:34:56Z\"",
                        Instant.parse("2024-02-29T12:34:56Z")),
                new Case("an old Date", new TypeOf<Date>() {}, "\"1970-01-01T00:00:01Z\"", new Date(1000)),
                new Case(
                        "an offset",
                        new TypeOf<OffsetDateTime>() {},
                        "\"2031-04-09T14:30:00+02:00\"",
                        OffsetDateTime.parse("2031-04-09T14:30:00+02:00")),
                new Case("bytes", new TypeOf<byte[]>() {}, "\"AQI=\"", new byte[] {1, 2}),
                new Case(
                        "a list of moments",
                        new TypeOf<List<Instant>>() {},
                        "[\"1970-01-01T00:00:00Z\"]",
                        List.of(Instant.EPOCH)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void fitsInPlainJson(Case each) throws CannotTravel, CallRefused {
        assertThat(bindPlain(each.type(), each.sent()))
                .isInstanceOfSatisfying(
                        Bound.Fitting.class,
                        fitting -> assertThat(fitting.values().get(0)).isEqualTo(each.arrived()));
    }

    @Test
    void readsPlainJsonByTheSameTypes() throws CannotTravel, CallRefused {
        assertThat(bindPlain(new TypeOf<Order>() {}, "{\"items\":[{\"name\":\"$a\",\"qty\":1}]}"))
                .isEqualTo(new Bound.Fitting(
                        List.of(new Order(List.of(new Item("$a", 1)), Optional.empty(), null, false, ""))));
        assertThat(bindPlain(new TypeOf<Long>() {}, "9223372036854775807"))
                .isEqualTo(new Bound.Fitting(List.of(Long.MAX_VALUE)));
    }

    @Test
    void readsWholeNumbersOfPlainJsonAsDoublesHoweverTheyAreSpelt() throws CannotTravel, CallRefused {
        // What JSON.stringify makes of 1e20, of 2 ** 53 and of 2 ** 60, which it rounds; and all digits of 2 ** 60.
        for (String spelt :
                List.of("100000000000000000000", "9007199254740992", "1152921504606847000", "1152921504606846976")) {
            assertThat(bindPlain(new TypeOf<Double>() {}, spelt))
                    .isEqualTo(new Bound.Fitting(List.of(Double.parseDouble(spelt))));
            assertThat(bindPlain(new TypeOf<Float>() {}, spelt))
                    .isEqualTo(new Bound.Fitting(List.of(Float.parseFloat(spelt))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993",
        "-9007199254740993",
        "12345678901234567890",
        "12345678901234567170",
        "1152921504606846977"
    })
    void roundsNoWholeNumber(String number) throws CannotTravel, CallRefused {
        for (TypeOf<?> type : List.of(new TypeOf<List<Double>>() {}, new TypeOf<List<Float>>() {})) {
            assertThat(bindPlain(type, "[1," + number + "]"))
                    .isEqualTo(new Bound.Misfitting(List.of(new Misfit(0, "[1]", Misfit.Why.INVALID, "number"))));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [[1]]               |
            [1]                 |
            [[1,"a",2]]         |
            [[1,"a"],["b","b"]] | [b]
            [[1,"a"],[2,1]]     | [1]
            [[1,"a"],[1.0,"b"]] | [1]
            """)
    void readsNoMapFromAnythingButPairs(String sent, @Nullable String path) throws CannotTravel, CallRefused {
        assertThat(bindPlain(new TypeOf<Map<Integer, String>>() {}, sent))
                .isInstanceOfSatisfying(
                        Bound.Misfitting.class,
                        misfitting -> assertThat(misfitting.misfits())
                                .extracting(Misfit::path)
                                .containsExactly(path == null ? "" : path));
    }

    @Test
    void readsPairsAsAMapInPlainJsonAlone() throws CannotTravel, CallRefused {
        assertThat(bind(new TypeOf<Map<Integer, String>>() {}, reply("[[[1,\"a\"]]]")))
                .isInstanceOf(Bound.Misfitting.class);
        assertThat(bind(new TypeOf<char[]>() {}, reply("[[97]]"))).isInstanceOf(Bound.Misfitting.class);
        assertThat(bindPlain(new TypeOf<char[]>() {}, "[\"a\"]")).isInstanceOf(Bound.Fitting.class);
        for (String none : List.of("-1", "65536", "1.5", "97.00000000000000000001")) {
            assertThat(bindPlain(new TypeOf<char[]>() {}, "[" + none + "]"))
                    .isEqualTo(new Bound.Misfitting(List.of(new Misfit(0, "[0]", Misfit.Why.INVALID, "character"))));
        }
        assertThat(bindPlain(new TypeOf<Character>() {}, "97")).isInstanceOf(Bound.Misfitting.class);
    }

    static Stream<Case> losesNoDigit() {
        return Stream.of(
                new Case(
                        "a decimal",
                        new TypeOf<BigDecimal>() {},
                        "1234567890123456.78",
                        new BigDecimal("1234567890123456.78")),
                new Case(
                        "a small decimal",
                        new TypeOf<BigDecimal>() {},
                        "-1.2345678901234567890123E-9",
                        new BigDecimal("-1.2345678901234567890123E-9")),
                new Case(
                        "a decimal that is whole",
                        new TypeOf<BigDecimal>() {},
                        "9007199254740993.0",
                        new BigDecimal("9007199254740993")),
                new Case("a long", new TypeOf<Long>() {}, "9007199254740993.0", 9007199254740993L),
                new Case("the last long", new TypeOf<Long>() {}, "9.223372036854775807e18", Long.MAX_VALUE),
                new Case(
                        "a bigint",
                        new TypeOf<BigInteger>() {},
                        "1.2345678901234567891e20",
                        new BigInteger("123456789012345678910")),
                new Case("the nearest double", new TypeOf<Double>() {}, "0.10000000000000001", 0.1),
                new Case("the nearest float", new TypeOf<Float>() {}, "0.10000000149011612345", 0.1f),
                new Case("the least double", new TypeOf<Double>() {}, "4.9406564584124654e-324", Double.MIN_VALUE),
                new Case("the last double", new TypeOf<Double>() {}, "1.7976931348623157e308", Double.MAX_VALUE),
                new Case("a whole double", new TypeOf<Double>() {}, "1.1529215046068470e18", 0x1p60));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void losesNoDigit(Case each) throws CannotTravel, CallRefused {
        assertThat(bindPlain(each.type(), each.sent())).isEqualTo(new Bound.Fitting(Arrays.asList(each.arrived())));
    }

    @Test
    void takesNoFractionForAWholeNumberHoweverSmall() throws CannotTravel, CallRefused {
        for (String fraction : List.of("1.00000000000000000001", "9007199254740993.5")) {
            assertThat(bindPlain(new TypeOf<List<Long>>() {}, "[1," + fraction + "]"))
                    .isEqualTo(new Bound.Misfitting(List.of(new Misfit(0, "[1]", Misfit.Why.INVALID, "whole"))));
        }
    }

    @Test
    void bindsTypesOfSomebodyElse() throws CannotTravel {
        record Function(String name) {}
        Travel travel = TRAVEL.with(Function.class, declared -> new Traveller<>() {
            @Override
            public @Nullable Function arrive(Value value) {
                return value instanceof Value.Reference reference ? new Function(reference.function()) : null;
            }

            @Override
            public Value leave(Function given) {
                return new Value.Reference(given.name(), null);
            }
        });
        Arguments arguments =
                travel.arguments(List.of(new Arguments.Slot("it", new TypeOf<List<Function>>() {}.type())));
        assertThat(arguments.bind(List.of(new Value.Items(List.of(new Value.Reference("a.b", null))))))
                .isEqualTo(new Bound.Fitting(List.of(List.of(new Function("a.b")))));
        assertThat(arguments.bind(List.of(new Value.Items(List.of(new Value.Text("a.b"))))))
                .isInstanceOf(Bound.Misfitting.class);
    }

    @Test
    void readsASitesOwnTypeByItsCodec() throws CannotTravel {
        record Isbn(String digits) {}
        ValueCodec<Isbn> codec = new ValueCodec<>() {
            @Override
            public Decoded<Isbn> decode(String text) {
                if (text.equals("broken")) {
                    throw new IllegalStateException(text);
                }
                return new Decoded.Value<>(new Isbn(text));
            }

            @Override
            public String encode(Isbn value) {
                return value.digits();
            }
        };
        Arguments arguments = new Travel(Codecs.standard().with(Isbn.class, codec))
                .arguments(List.of(new Arguments.Slot("it", new TypeOf<Isbn>() {}.type())));
        assertThat(arguments.bind(List.of(new Value.Text("978"))))
                .isEqualTo(new Bound.Fitting(List.of(new Isbn("978"))));
        assertThat(arguments.bind(List.of(new Value.Text("broken")))).isInstanceOf(Bound.Misfitting.class);
    }

    @SuppressWarnings("rawtypes") // what an author may write by mistake
    static Stream<Case> cannotTravel() {
        return Stream.of(
                new Case(
                        "anything at all",
                        new TypeOf<Object>() {},
                        "",
                        "it: java.lang.Object; what may be anything is a Value"),
                new Case("a raw list", new TypeOf<List>() {}, "", "it: a List, and nobody says of what"),
                new Case(
                        "something in a list",
                        new TypeOf<List<Map<String, Thread>>>() {},
                        "",
                        "it[][]: java.lang.Thread"),
                new Case(
                        "something in a record",
                        new TypeOf<Pair<String, Thread>>() {},
                        "",
                        "it.second: java.lang.Thread"),
                new Case(
                        "a record as a key",
                        new TypeOf<Map<Item, String>>() {},
                        "",
                        "it (key): " + Item.class.getName() + "; use a text, a number or an enum"),
                new Case(
                        "a stream",
                        new TypeOf<Flow.Publisher<String>>() {},
                        "",
                        "it: Publisher, which is only given, never taken; take a List"),
                new Case("a class", new TypeOf<StringBuilder>() {}, "", "it: java.lang.StringBuilder"),
                new Case("a subtype of a list", new TypeOf<ArrayList<String>>() {}, "", "it: java.util.ArrayList"),
                new Case(
                        "a record that grows",
                        new TypeOf<Growing<String>>() {},
                        "",
                        "it" + ".next".repeat(16) + ".value" + "[]".repeat(16) + ": is nested without an end"),
                new Case(
                        "a component called kind",
                        new TypeOf<Kinded>() {},
                        "",
                        "it(kindly).kind: is what says which record it is; rename it"));
    }

    record Growing<T>(Optional<T> value, @Nullable Growing<List<T>> next) {}

    sealed interface Kinded {}

    record Kindly(String kind) implements Kinded {}

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void cannotTravel(Case each) {
        CannotTravel cannot = catchThrowableOfType(CannotTravel.class, () -> bind(each.type(), List.of()));
        assertThat(cannot).hasMessage(String.valueOf(each.arrived()));
    }

    @Test
    void makesNoTextOfAFunction() throws CannotTravel, CallRefused {
        List<BodyPart> body =
                List.of(new TextPart("0", "[\"$h1\"]"), new TextPart("1", "{\"id\":\"todo.add\",\"bound\":null}"));
        List<Value> sent = new Reply(CallLimits.DEFAULT, "todo.add"::equals).arguments(body);
        assertThat(bind(new TypeOf<String>() {}, sent)).isInstanceOf(Bound.Misfitting.class);
    }

    record Boxes<T, C extends CharSequence>(T[] things, C[] words) {}

    @Test
    void readsArraysOfWhatAVariableStandsFor() throws CannotTravel {
        Arguments arguments =
                TRAVEL.arguments(List.of(new Arguments.Slot("it", new TypeOf<Boxes<Integer, String>>() {}.type())));
        Value sent = new Value.Members(Map.of(
                "things",
                new Value.Items(List.of(new Value.Num(1), new Value.Num(2))),
                "words",
                new Value.Items(List.of(new Value.Text("a")))));
        Bound.Fitting bound = (Bound.Fitting) arguments.bind(List.of(sent));
        Boxes<?, ?> boxes = (Boxes<?, ?>) bound.values().get(0);
        assertThat((Object[]) boxes.things()).containsExactly(1, 2);
        assertThat((CharSequence[]) boxes.words()).containsExactly("a");
    }
}
