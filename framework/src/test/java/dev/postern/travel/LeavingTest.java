package dev.postern.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.codec.Codecs;
import dev.postern.codec.Packing.CannotTravel;
import dev.postern.codec.Taint;
import dev.postern.codec.Tainted;
import dev.postern.form.FormData;
import dev.postern.http.Fields;
import dev.postern.travel.Arguments.Bound;
import dev.postern.upload.Upload;
import dev.postern.wire.CallLimits;
import dev.postern.wire.CallRefused;
import dev.postern.wire.Failure;
import dev.postern.wire.MemoryUpload;
import dev.postern.wire.PlainJson;
import dev.postern.wire.RowAnswer;
import dev.postern.wire.Unwritable;
import dev.postern.wire.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeavingTest {
    private static final Travel TRAVEL = new Travel(Codecs.standard());

    enum Size {
        SMALL,
        LARGE
    }

    record Item(String name, @Nullable Integer qty, Optional<String> note) {}

    record Tree(String name, List<Tree> branches) {}

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    @Tainted
    record Key(String value) {}

    record Account(String name, @Tainted String passwordHash) {}

    record Everything(
            String text,
            boolean flag,
            int whole,
            long large,
            double number,
            BigInteger big,
            BigDecimal decimal,
            Instant moment,
            LocalDate day,
            LocalTime time,
            LocalDateTime local,
            OffsetDateTime offset,
            Size size,
            Optional<String> maybe,
            @Nullable String nothing,
            List<Integer> list,
            Set<Long> set,
            Map<String, Size> map,
            Map<Integer, List<String>> byNumber,
            Shape shape,
            Tree tree) {}

    /** One type, what a function returned, and the rows that say so. */
    record Case(String name, TypeOf<?> type, @Nullable Object given, String rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Value value(TypeOf<?> type, @Nullable Object given) throws CannotTravel {
        return TRAVEL.result(type.type(), "the result").value(given);
    }

    private static String rows(Value value) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new RowAnswer(
                        bytes -> {
                            sent.writeBytes(bytes);
                            return CompletableFuture.completedFuture(null);
                        },
                        Runnable::run,
                        thrown -> new Failure("D1", String.valueOf(thrown.getMessage()), null))
                .send(value);
        return sent.toString(StandardCharsets.UTF_8);
    }

    static Stream<Case> leaves() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        return Stream.of(
                new Case("a text", new TypeOf<String>() {}, "$5", "0:\"$$5\"\n"),
                new Case("nothing", new TypeOf<String>() {}, null, "0:null\n"),
                new Case("an int", new TypeOf<Integer>() {}, -7, "0:-7\n"),
                new Case("a small long", new TypeOf<Long>() {}, 1L << 53, "0:9007199254740992\n"),
                new Case("a large long", new TypeOf<Long>() {}, (1L << 53) + 1, "0:\"$n9007199254740993\"\n"),
                new Case("the least long", new TypeOf<Long>() {}, Long.MIN_VALUE, "0:\"$n-9223372036854775808\"\n"),
                new Case("a double", new TypeOf<Double>() {}, 0.1, "0:0.1\n"),
                new Case("no number", new TypeOf<Float>() {}, Float.NaN, "0:\"$NaN\"\n"),
                new Case("a bigint", new TypeOf<BigInteger>() {}, BigInteger.ONE, "0:\"$n1\"\n"),
                new Case("a decimal", new TypeOf<BigDecimal>() {}, new BigDecimal("0.10"), "0:\"0.10\"\n"),
                new Case(
                        "a moment",
                        new TypeOf<Instant>() {},
                        Instant.parse("2024-02-29T12:34:56.789999Z"),
                        "0:\"$D2024-02-29T12:34:56.789Z\"\n"),
                new Case("a day", new TypeOf<LocalDate>() {}, LocalDate.of(2031, 4, 9), "0:\"2031-04-09\"\n"),
                new Case("an enum", new TypeOf<Size>() {}, Size.LARGE, "0:\"LARGE\"\n"),
                new Case("nothing optional", new TypeOf<Optional<String>>() {}, Optional.empty(), "0:null\n"),
                new Case("bytes", new TypeOf<byte[]>() {}, new byte[] {65, 66}, "1:o2,AB0:\"$1\"\n"),
                new Case("ints", new TypeOf<int[]>() {}, new int[] {65}, "1:L4,A\0\0\0000:\"$1\"\n"),
                new Case("flags", new TypeOf<boolean[]>() {}, new boolean[] {true}, "0:[true]\n"),
                new Case("a list", new TypeOf<List<Size>>() {}, List.of(Size.SMALL), "0:[\"SMALL\"]\n"),
                new Case("a set", new TypeOf<Set<Integer>>() {}, Set.of(1), "1:[1]\n0:\"$W1\"\n"),
                new Case("a map", new TypeOf<Map<String, Integer>>() {}, map, "1:[[\"a\",1]]\n0:\"$Q1\"\n"),
                new Case(
                        "a record",
                        new TypeOf<Item>() {},
                        new Item("a", null, Optional.empty()),
                        "0:{\"name\":\"a\",\"qty\":null}\n"),
                new Case(
                        "one of several records",
                        new TypeOf<Shape>() {},
                        new Circle(1.5),
                        "0:{\"kind\":\"circle\",\"radius\":1.5}\n"),
                new Case(
                        "a file",
                        new TypeOf<Upload>() {},
                        new MemoryUpload("a.txt", "text/plain", new byte[] {65}),
                        "1:o1,A2:[\"text/plain\",\"$1\"]\n0:\"$B2\"\n"),
                new Case(
                        "a symbol",
                        new TypeOf<Value.Symbol>() {},
                        new Value.Symbol("app.token"),
                        "0:\"$Sapp.token\"\n"),
                new Case(
                        "a form",
                        new TypeOf<FormData>() {},
                        new FormData(new Fields.Builder().text("a", "$1").build()),
                        "1:[[\"a\",\"$$1\"]]\n0:\"$K1\"\n"),
                new Case(
                        "a form with texts and files in turn",
                        new TypeOf<FormData>() {},
                        new FormData(new Fields.Builder()
                                .text("a", "1")
                                .file("f", new MemoryUpload("f.txt", "text/plain", new byte[] {'x'}))
                                .text("b", "2")
                                .text("a", "3")
                                .build()),
                        """
                        2:o1,x3:["text/plain","$2"]
                        1:[["a","1"],["f","$B3"],["b","2"],["a","3"]]
                        0:"$K1"
                        """),
                new Case(
                        "a promise",
                        new TypeOf<CompletionStage<List<Integer>>>() {},
                        CompletableFuture.completedFuture(List.of(1)),
                        "0:\"$@1\"\n1:[1]\n"),
                new Case(
                        "a stream",
                        new TypeOf<Stream<Size>>() {},
                        Stream.of(Size.SMALL, Size.LARGE),
                        "1:X\n0:\"$1\"\n1:\"SMALL\"\n1:\"LARGE\"\n1:C\n"),
                new Case(
                        "an iterator",
                        new TypeOf<Iterator<Integer>>() {},
                        List.of(1).iterator(),
                        "1:X\n0:\"$1\"\n1:1\n1:C\n"),
                new Case(
                        "a stream of bytes",
                        new TypeOf<Iterator<byte[]>>() {},
                        List.of(new byte[] {65}).iterator(),
                        "1:R\n0:\"$1\"\n1:o1,A1:C\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void leaves(Case each) throws CannotTravel {
        assertThat(rows(value(each.type(), each.given()))).isEqualTo(each.rows());
    }

    @Test
    void closesAStreamWhenItHasEnded() throws CannotTravel {
        AtomicInteger closed = new AtomicInteger();
        rows(value(new TypeOf<Stream<Integer>>() {}, Stream.of(1).onClose(closed::incrementAndGet)));
        assertThat(closed).hasValue(1);
    }

    @Test
    void handsOnWhatAPublisherBrings() throws CannotTravel {
        SubmissionPublisher<Size> publisher = new SubmissionPublisher<>(Runnable::run, 8);
        Value value = value(new TypeOf<Flow.Publisher<Size>>() {}, publisher);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new RowAnswer(
                        bytes -> {
                            sent.writeBytes(bytes);
                            return CompletableFuture.completedFuture(null);
                        },
                        Runnable::run,
                        thrown -> new Failure("D1", "", null))
                .send(value);
        publisher.submit(Size.SMALL);
        publisher.close();
        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo("1:X\n0:\"$1\"\n1:\"SMALL\"\n1:C\n");
    }

    static Stream<Case> cannotTravel() {
        return Stream.of(
                new Case("a tainted type", new TypeOf<List<Key>>() {}, null, "it[]: Key is @Tainted"),
                new Case(
                        "a tainted component",
                        new TypeOf<Optional<Account>>() {},
                        null,
                        "it.passwordHash: is @Tainted"),
                new Case(
                        "a tainted alternative",
                        new TypeOf<Secretive>() {},
                        null,
                        "it(whispered): Whispered is @Tainted"),
                new Case("a record of a tainted interface", new TypeOf<List<Pin>>() {}, null, "it[]: Pin is @Tainted"),
                new Case(
                        "anything at all",
                        new TypeOf<Map<String, Object>>() {},
                        null,
                        "it[]: java.lang.Object; what may be anything is a Value"));
    }

    @Tainted
    sealed interface Code {}

    record Pin(int digits) implements Code {}

    sealed interface Secretive {}

    @Tainted
    record Whispered(String what) implements Secretive {}

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void cannotTravel(Case each) {
        CannotTravel cannot = catchThrowableOfType(
                CannotTravel.class, () -> TRAVEL.result(each.type().type(), "it"));
        assertThat(cannot).hasMessage(each.rows());
    }

    @Test
    void refusesAnObjectThatWasMarked() {
        Item item = Taint.value(new Item("a", 1, Optional.empty()));
        assertThatExceptionOfType(Unwritable.class)
                .isThrownBy(() -> value(new TypeOf<Map<String, List<Item>>>() {}, Map.of("x", List.of(item))))
                .withMessage("[0][0] is tainted, and stays here");
    }

    @Test
    void refusesWhatContainsItself() {
        List<Tree> branches = new ArrayList<>();
        Tree tree = new Tree("a", branches);
        branches.add(tree);
        assertThatExceptionOfType(Unwritable.class)
                .isThrownBy(() -> value(new TypeOf<Tree>() {}, tree))
                .withMessageEndingWith("is nested deeper than 128: does it contain itself?");
    }

    /** Rows of a query, say. */
    private static final class Open implements Iterator<String>, AutoCloseable {
        private final Iterator<String> items = List.of("a", "b").iterator();
        private int closed;

        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public String next() {
            return items.next();
        }

        @Override
        public void close() throws IOException {
            closed++;
            throw new IOException("broken");
        }
    }

    @Test
    void closesAnIteratorThatCanBeClosed() throws CannotTravel {
        Open open = new Open();
        assertThat(rows(value(new TypeOf<Iterator<String>>() {}, open))).endsWith("1:\"b\"\n1:C\n");
        assertThat(open.closed).isOne();
    }

    record Both<S>(S stream, String text) {}

    @Test
    void closesTheStreamsOfWhatCannotBeWritten() {
        Open open = new Open();
        AtomicInteger closed = new AtomicInteger();
        String secret = Taint.value(new String("one-time-secret"));
        assertThatExceptionOfType(Unwritable.class)
                .isThrownBy(() -> value(
                        new TypeOf<List<Both<Iterator<String>>>>() {},
                        List.of(new Both<>(open, "a"), new Both<>(open, secret))));
        assertThat(open.closed).isPositive();
        assertThatExceptionOfType(Unwritable.class)
                .isThrownBy(() -> value(
                        new TypeOf<Both<Stream<String>>>() {},
                        new Both<>(Stream.of("a").onClose(closed::incrementAndGet), secret)));
        assertThat(closed).hasValue(1);
        assertThatExceptionOfType(Unwritable.class)
                .isThrownBy(() -> value(
                        new TypeOf<Both<InputStream>>() {},
                        new Both<>(
                                new ByteArrayInputStream(new byte[1]) {
                                    @Override
                                    public void close() {
                                        closed.incrementAndGet();
                                    }
                                },
                                secret)));
        assertThat(closed).hasValue(2);
    }

    @Test
    void failsAPromiseWhoseValueIsTainted() throws CannotTravel {
        String secret = Taint.value(new String("one-time-secret"));
        assertThat(rows(value(
                        new TypeOf<CompletionStage<Optional<String>>>() {},
                        CompletableFuture.completedFuture(Optional.of(secret)))))
                .startsWith("0:\"$@1\"\n1:E{\"digest\":\"D1\"")
                .doesNotContain("one-time-secret");
    }

    @Test
    void bringsBackWhateverLeft() throws CannotTravel {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        TypeOf<List<Everything>> type = new TypeOf<>() {};
        Arguments arguments = TRAVEL.arguments(List.of(new Arguments.Slot("it", type.type())));
        Travel.Result result = TRAVEL.result(type.type(), "it");
        for (int i = 0; i < 300; i++) {
            List<Everything> given = several(random, () -> everything(random));
            assertThat(arguments.bind(List.of(result.value(given))))
                    .as("with the seed %d", seed)
                    .isEqualTo(new Bound.Fitting(List.of(given)));
        }
    }

    /** One type, and what comes back as it was from whoever reads and sends plain JSON. */
    record Pair(String name, TypeOf<?> type, Object given, String json) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> bringsBackWhateverLeftAsPlainJson() {
        Map<Integer, String> byNumber = new LinkedHashMap<>();
        byNumber.put(2, "b");
        byNumber.put(1, "a");
        return Stream.of(
                new Pair("bytes", new TypeOf<byte[]>() {}, new byte[] {1, -1}, "\"Af8=\""),
                new Pair("shorts", new TypeOf<short[]>() {}, new short[] {1, Short.MIN_VALUE}, "[1,-32768]"),
                new Pair("chars", new TypeOf<char[]>() {}, new char[] {'a', '\ud83d', '\uffff'}, "[97,55357,65535]"),
                new Pair("ints", new TypeOf<int[]>() {}, new int[] {1, Integer.MIN_VALUE}, "[1,-2147483648]"),
                new Pair(
                        "longs",
                        new TypeOf<long[]>() {},
                        new long[] {1, Long.MIN_VALUE, Long.MAX_VALUE},
                        "[1,-9223372036854775808,9223372036854775807]"),
                new Pair(
                        "floats",
                        new TypeOf<float[]>() {},
                        new float[] {0.1f, -0f, Float.NaN, Float.MIN_VALUE, Float.MAX_VALUE},
                        "[0.10000000149011612,-0.0,\"NaN\",1.401298464324817E-45,3.4028234663852886E38]"),
                new Pair(
                        "doubles",
                        new TypeOf<double[]>() {},
                        new double[] {0.1, 1e300, Double.NEGATIVE_INFINITY},
                        "[0.1,1.0E300,\"-Infinity\"]"),
                new Pair("no numbers", new TypeOf<int[]>() {}, new int[0], "[]"),
                new Pair("a map by text", new TypeOf<Map<String, Integer>>() {}, Map.of("a", 1), "{\"a\":1}"),
                new Pair("a map by number", new TypeOf<Map<Integer, String>>() {}, byNumber, "[[2,\"b\"],[1,\"a\"]]"),
                new Pair("an empty map", new TypeOf<Map<Integer, String>>() {}, Map.of(), "{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bringsBackWhateverLeftAsPlainJson(Pair each) throws CannotTravel, CallRefused {
        byte[] json = PlainJson.write(value(each.type(), each.given()));
        assertThat(json).asString(StandardCharsets.UTF_8).isEqualTo(each.json());
        assertThat(TRAVEL.arguments(List.of(new Arguments.Slot("it", each.type().type())))
                        .bind(PlainJson.arguments("[" + each.json() + "]", CallLimits.DEFAULT), true, References.NONE))
                .isInstanceOfSatisfying(
                        Bound.Fitting.class,
                        fitting -> assertThat(fitting.values().get(0)).isEqualTo(each.given()));
    }

    private static <T> List<T> several(SplittableRandom random, Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }

    private static Everything everything(SplittableRandom random) {
        Map<String, Size> map = new LinkedHashMap<>();
        several(random, () -> text(random)).forEach(key -> map.put(key, Size.LARGE));
        Map<Integer, List<String>> byNumber = new LinkedHashMap<>();
        several(random, random::nextInt).forEach(key -> byNumber.put(key, several(random, () -> text(random))));
        return new Everything(
                text(random),
                random.nextBoolean(),
                random.nextInt(),
                random.nextLong() >> random.nextInt(64),
                Double.longBitsToDouble(random.nextLong()),
                BigInteger.valueOf(random.nextLong()).pow(random.nextInt(8)),
                BigDecimal.valueOf(random.nextLong(), random.nextInt(20)),
                Instant.ofEpochMilli(random.nextLong(-62_000_000_000_000L, 250_000_000_000_000L)),
                LocalDate.ofEpochDay(random.nextLong(0, 2_000_000)),
                LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)),
                LocalDateTime.of(2031, 4, 9, 14, 30).plusNanos(random.nextLong(86_400_000_000_000L)),
                OffsetDateTime.parse("2031-04-09T14:30:00.5+02:00"),
                random.nextBoolean() ? Size.SMALL : Size.LARGE,
                random.nextBoolean() ? Optional.empty() : Optional.of(text(random)),
                random.nextBoolean() ? null : text(random),
                several(random, random::nextInt),
                new LinkedHashSet<>(several(random, random::nextLong)),
                map,
                byNumber,
                random.nextBoolean() ? new Circle(random.nextDouble()) : new Square(1),
                tree(random, 3));
    }

    private static Tree tree(SplittableRandom random, int levels) {
        return new Tree(text(random), levels == 0 ? List.of() : several(random, () -> tree(random, levels - 1)));
    }

    private static String text(SplittableRandom random) {
        String letters = "a$@:é€😀\n\"\\ ";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(letters.codePointAt(random.nextInt(letters.length() - 5)));
        }
        return text.toString();
    }
}
