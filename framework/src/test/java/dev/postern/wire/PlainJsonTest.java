package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postern.codec.Taint;
import dev.postern.wire.Value.Source;
import dev.postern.wire.Value.StreamKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainJsonTest {
    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("null", Value.NULL, "null"),
                Arguments.of("undefined", Value.UNDEFINED, "null"),
                Arguments.of("a flag", new Value.Flag(true), "true"),
                Arguments.of("a whole number", new Value.Num(42), "42"),
                Arguments.of("a fraction", new Value.Num(0.1), "0.1"),
                Arguments.of("a large number", new Value.Num(1e300), "1.0E300"),
                Arguments.of("minus zero", new Value.Num(-0.0), "-0.0"),
                Arguments.of("no number", new Value.Num(Double.NaN), "\"NaN\""),
                Arguments.of("infinity", new Value.Num(Double.NEGATIVE_INFINITY), "\"-Infinity\""),
                Arguments.of(
                        "a bigint", new Value.BigInt(new BigInteger("12345678901234567890")), "12345678901234567890"),
                Arguments.of("a text that looks like a tag", new Value.Text("$5"), "\"$5\""),
                Arguments.of("controls", new Value.Text("\u0000\n\r\t\"\\/"), "\"\\u0000\\n\\r\\t\\\"\\\\/\""),
                Arguments.of("letters of all lengths", new Value.Text("aé€😀"), "\"aé€😀\""),
                Arguments.of("half a letter", new Value.Text("\ud83d!"), "\"\\ud83d!\""),
                Arguments.of(
                        "a date",
                        new Value.Moment(Instant.parse("2024-02-29T12:34:56.7Z")),
                        "\"2024-02-29T12:34:56.700Z\""),
                Arguments.of("bytes", new Value.Binary(BinaryKind.UINT8, new byte[] {1, 2, 3}), "\"AQID\""),
                Arguments.of("shorts", new Value.Binary(BinaryKind.INT16, new byte[] {1, 0, -2, -1}), "[1,-2]"),
                Arguments.of(
                        "whole numbers of 64 bits, without a sign",
                        new Value.Binary(BinaryKind.BIG_UINT64, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}),
                        "[18446744073709551615]"),
                Arguments.of(
                        "whole numbers of 32 bits, without a sign",
                        new Value.Binary(BinaryKind.UINT32, new byte[] {-1, -1, -1, -1}),
                        "[4294967295]"),
                Arguments.of("a set", new Value.Distinct(List.of(new Value.Num(1))), "[1]"),
                Arguments.of("an object", new Value.Members(Map.of("a", Value.UNDEFINED)), "{}"),
                Arguments.of(
                        "a map of texts",
                        new Value.Entries(List.of(new Value.Entry(new Value.Text("a"), new Value.Num(1)))),
                        "{\"a\":1}"),
                Arguments.of(
                        "a map of numbers",
                        new Value.Entries(List.of(new Value.Entry(new Value.Num(1), Value.NULL))),
                        "[[1,null]]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void written(String what, Value value, String json) {
        assertThat(PlainJson.write(value))
                .as(what)
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(json);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a text that looks like a tag  | "$undefined"
            a text that looks like a date | "$D2020-01-01T00:00:00.000Z"
            an object                     | {"b":[1,2.5,true,null],"a":{}}
            a name that is a trap         | {"__proto__":1}
            the last exact number         | 9007199254740991
            a whole number of any length  | 123456789012345678901234567890
            """)
    void readsWhatItWrites(String what, String json) throws CallRefused {
        assertThat(PlainJson.write(PlainJson.read(json, CallLimits.DEFAULT)))
                .as(what)
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(json);
    }

    @Test
    void keepsWholeNumbersThatNoDoubleHolds() throws CallRefused {
        assertThat(PlainJson.arguments("[9007199254740993]", CallLimits.DEFAULT))
                .containsExactly(new Value.BigInt(new BigInteger("9007199254740993")));
    }

    @Test
    void readsTheLastExactNumberAsTheNumberItIs() throws CallRefused {
        assertThat(PlainJson.read("9007199254740992", CallLimits.DEFAULT)).isEqualTo(new Value.Num(9007199254740992.0));
    }

    @Test
    void readsTheLeastDoubleAsJavaScriptSpellsIt() throws CallRefused {
        assertThat(PlainJson.read("5e-324", CallLimits.DEFAULT)).isEqualTo(new Value.Num(Double.MIN_VALUE));
    }

    @Test
    void keepsFractionsThatNoDoubleHolds() throws CallRefused {
        Value value = PlainJson.read("[1234567890123456.78,0.10,-0.0]", CallLimits.DEFAULT);
        assertThat(PlainJson.write(value)).asString(StandardCharsets.UTF_8).isEqualTo("[1234567890123456.78,0.1,-0.0]");
        assertThat(RowAnswer.whole(value))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("0:[\"1234567890123456.78\",0.1,\"$-0\"]\n");
    }

    @ParameterizedTest
    @CsvSource({"1e99999", "1e-9999", "1e-9999999999"})
    void saysWhereANumberIsThatNobodyCanHold(String number) {
        assertThatExceptionOfType(CallRefused.class)
                .isThrownBy(() -> PlainJson.arguments("[{\"n\":[1," + number + "]}]", CallLimits.DEFAULT))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("[0].n[1]"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        new Value.File(new MemoryUpload("a", "", new byte[0])), "x is a file, which JSON cannot hold"),
                Arguments.of(new Value.Reference("a", null), "x is a function, which JSON cannot hold"),
                Arguments.of(
                        new Value.Promise(new CompletableFuture<>()),
                        "x is still to come, and JSON is written at once"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Value value, String because) {
        assertThatExceptionOfType(Unwritable.class)
                .isThrownBy(() -> PlainJson.write(new Value.Members(Map.of("x", value))))
                .withMessage(because);
    }

    @Test
    void refusesASecret() {
        byte[] key = Taint.value(new byte[] {9, 8, 7, 6});
        assertThatExceptionOfType(Unwritable.class)
                .isThrownBy(() -> PlainJson.write(new Value.Binary(BinaryKind.UINT8, key.clone())))
                .withMessage("the result is marked with Taint.value(…)");
    }

    @Test
    void waitsForWhatIsPromised() {
        CompletableFuture<Value> promise = new CompletableFuture<>();
        SubmissionPublisher<Value> publisher = new SubmissionPublisher<>(Runnable::run, 8);
        var settled = settle(new Value.Members(Map.of(
                "a",
                new Value.Items(List.of(
                        new Value.Promise(promise),
                        new Value.Streamed(StreamKind.ITERABLE, new Source.Pushed(publisher)))))));
        publisher.submit(new Value.Num(1));
        promise.complete(new Value.Text("x"));
        assertThat(settled).isNotDone();
        publisher.submit(new Value.Num(2));
        publisher.close();
        assertThat(PlainJson.write(settled.join()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"a\":[\"x\",[1,2]]}");
    }

    @Test
    void doesNotWaitForAStreamWithoutAnEnd() {
        Value endless = new Value.Streamed(
                StreamKind.ITERATOR,
                new Source.Pulled(Stream.<Value>generate(() -> Value.NULL).iterator(), () -> {}));
        assertThat(settle(endless)).isCompletedExceptionally();
    }

    @Test
    void waitsNoLongerOnceOneOfThemFails() {
        SubmissionPublisher<Value> silent = new SubmissionPublisher<>(Runnable::run, 8);
        CompletableFuture<Value> broken = CompletableFuture.failedFuture(new IllegalStateException("broken"));
        var settled = settle(new Value.Items(List.of(
                new Value.Streamed(StreamKind.ITERABLE, new Source.Pushed(silent)), new Value.Promise(broken))));
        assertThat(settled).isCompletedExceptionally();
        assertThat(silent.hasSubscribers()).isFalse();
    }

    @Test
    void waitsOnlySoLong() {
        SubmissionPublisher<Value> silent = new SubmissionPublisher<>(Runnable::run, 8);
        var settled = Settling.settle(
                        new Value.Streamed(StreamKind.ITERABLE, new Source.Pushed(silent)),
                        Duration.ofMillis(20),
                        Runnable::run)
                .toCompletableFuture();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(settled::join)
                .withCauseInstanceOf(NotInJson.class);
        assertThat(silent.hasSubscribers()).isFalse();
    }

    @Test
    void givesUpOnAnIteratorThatWaits() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Value waiting = pulled(
                () -> {
                    gate.await();
                    return Value.NULL;
                },
                closed::countDown);
        var settled = Settling.settle(waiting, Duration.ofMillis(20), task -> new Thread(task).start())
                .toCompletableFuture();
        try {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> settled.get(10, TimeUnit.SECONDS))
                    .withCauseInstanceOf(NotInJson.class);
            assertThat(closed.getCount()).as("closed while it is pulled").isOne();
        } finally {
            gate.countDown();
        }
        assertThat(closed.await(10, TimeUnit.SECONDS)).as("closed").isTrue();
    }

    @Test
    void pullsNoLongerOnceOneOfThemFails() throws InterruptedException {
        CompletableFuture<Value> broken = new CompletableFuture<>();
        CountDownLatch closed = new CountDownLatch(1);
        AtomicInteger pulls = new AtomicInteger();
        Value failing = pulled(
                () -> {
                    pulls.incrementAndGet();
                    broken.completeExceptionally(new IllegalStateException("broken"));
                    Thread.sleep(1);
                    return Value.NULL;
                },
                closed::countDown);
        var settled = Settling.settle(
                new Value.Items(List.of(failing, new Value.Promise(broken))),
                Duration.ofMinutes(1),
                task -> new Thread(task).start());
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(settled.toCompletableFuture()).isCompletedExceptionally();
        assertThat(pulls.get()).isLessThan(Settling.MOST);
    }

    @Test
    void closesAStreamThatIsPromisedTooLate() {
        CompletableFuture<Value> broken = CompletableFuture.failedFuture(new IllegalStateException("broken"));
        CompletableFuture<Value> late = new CompletableFuture<>();
        CountDownLatch closed = new CountDownLatch(1);
        SubmissionPublisher<Value> publisher = new SubmissionPublisher<>(Runnable::run, 8);
        assertThat(settle(new Value.Items(List.of(new Value.Promise(broken), new Value.Promise(late)))))
                .isCompletedExceptionally();
        late.complete(new Value.Items(List.of(
                pulled(() -> Value.NULL, closed::countDown),
                new Value.Streamed(StreamKind.ITERABLE, new Source.Pushed(publisher)))));
        assertThat(closed.getCount()).isZero();
        assertThat(publisher.hasSubscribers()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void doesNotGatherMoreThanItCanHold(String what, Value item) {
        AtomicInteger pulls = new AtomicInteger();
        CountDownLatch closed = new CountDownLatch(1);
        var pulling = settle(pulled(
                () -> {
                    pulls.incrementAndGet();
                    return item;
                },
                closed::countDown));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(pulling::join)
                .withCauseInstanceOf(NotInJson.class)
                .withMessageContaining("a stream of more than 4 MiB");
        assertThat(pulls.get()).isBetween(20, 100);
        assertThat(closed.getCount()).isZero();

        SubmissionPublisher<Value> publisher = new SubmissionPublisher<>(Runnable::run, 8);
        var pushing = settle(new Value.Streamed(StreamKind.ITERABLE, new Source.Pushed(publisher)));
        for (int i = 0; i < pulls.get(); i++) {
            assertThat(publisher.hasSubscribers()).isTrue();
            publisher.submit(item);
        }
        assertThat(pushing).isCompletedExceptionally();
        assertThat(publisher.hasSubscribers()).isFalse();
    }

    static Stream<Arguments> doesNotGatherMoreThanItCanHold() {
        Value text = new Value.Text("x".repeat(100_000));
        return Stream.of(
                Arguments.of("texts", text),
                Arguments.of("bytes", new Value.Binary(BinaryKind.UINT8, new byte[75_000])),
                Arguments.of("members", new Value.Members(Map.of("a", text))),
                Arguments.of("names", new Value.Members(Map.of("x".repeat(100_000), Value.NULL))),
                Arguments.of("many", new Value.Items(Collections.nCopies(12_500, Value.NULL))));
    }

    @Test
    void closesTheStreamsOfAStreamThatFails() {
        AtomicInteger closed = new AtomicInteger();
        Value inner = new Value.Streamed(
                StreamKind.ITERATOR, new Source.Pulled(Collections.emptyIterator(), closed::incrementAndGet));
        Iterator<Value> breaking = Stream.concat(Stream.of(inner), Stream.generate(() -> {
                    throw new IllegalStateException("broken");
                }))
                .iterator();
        assertThat(settle(new Value.Streamed(StreamKind.ITERATOR, new Source.Pulled(breaking, () -> {}))))
                .isCompletedExceptionally();
        assertThat(closed).hasValue(1);

        SubmissionPublisher<Value> publisher = new SubmissionPublisher<>(Runnable::run, 8);
        CompletableFuture<Value> promise = new CompletableFuture<>();
        var settled = settle(new Value.Items(List.of(
                new Value.Streamed(StreamKind.ITERABLE, new Source.Pushed(publisher)), new Value.Promise(promise))));
        publisher.submit(inner);
        promise.completeExceptionally(new IllegalStateException("broken"));
        assertThat(settled).isCompletedExceptionally();
        assertThat(closed).hasValue(2);
    }

    @Test
    void countsWhatTheItemsOfAStreamPromise() {
        Value promise = new Value.Promise(CompletableFuture.completedFuture(new Value.Text("x".repeat(100_000))));
        Value items = new Value.Streamed(
                StreamKind.ITERATOR,
                new Source.Pulled(Collections.nCopies(100, promise).iterator(), () -> {}));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(settle(items)::join)
                .withCauseInstanceOf(NotInJson.class);
    }

    @Test
    void holdsALongAnswerThatIsNoStream() {
        Value text = new Value.Text("x".repeat(100_000));
        assertThat(settle(new Value.Promise(
                        CompletableFuture.completedFuture(new Value.Items(Collections.nCopies(100, text))))))
                .isCompleted();
    }

    @Test
    void saysWhereAStreamIsThatIsTooLong() {
        Value endless = new Value.Streamed(
                StreamKind.ITERATOR,
                new Source.Pulled(Stream.<Value>generate(() -> Value.NULL).iterator(), () -> {}));
        Value rows = new Value.Members(Map.of("items", new Value.Items(List.of(Value.NULL, endless))));
        Value promised = new Value.Promise(CompletableFuture.completedFuture(rows));
        Value keyed = new Value.Entries(List.of(new Value.Entry(new Value.Num(1), promised)));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(settle(new Value.Members(Map.of("rows", promised)))::join)
                .havingCause()
                .withMessage("rows.items[1] is a stream of more than 10000 items, which JSON cannot hold");
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(settle(keyed)::join)
                .havingCause()
                .withMessage("[0][1].items[1] is a stream of more than 10000 items, which JSON cannot hold");
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(settle(new Value.Streamed(
                        StreamKind.ITERATOR, new Source.Ended(List.of(Value.NULL, rows), Value.UNDEFINED)))::join)
                .havingCause()
                .withMessage("[1].items[1] is a stream of more than 10000 items, which JSON cannot hold");
    }

    @Test
    void pullsOnceWhatOccursTwice() {
        AtomicInteger closed = new AtomicInteger();
        Value items = new Value.Streamed(
                StreamKind.ITERATOR,
                new Source.Pulled(
                        Stream.<Value>of(new Value.Num(1), new Value.Num(2)).iterator(), closed::incrementAndGet));
        Value promise = new Value.Promise(CompletableFuture.completedFuture(items));
        assertThat(PlainJson.write(settle(new Value.Items(List.of(items, promise, items, promise)))
                        .join()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("[[1,2],[1,2],[1,2],[1,2]]");
        assertThat(closed).hasValue(1);
    }

    @Test
    void countsWhatOccursTwiceTwice() {
        Value text = new Value.Text("x".repeat(100_000));
        Value items = new Value.Streamed(
                StreamKind.ITERATOR, new Source.Pulled(List.of(text).iterator(), () -> {}));
        assertThat(settle(new Value.Items(Collections.nCopies(20, items)))).isCompleted();
        Value again = new Value.Streamed(
                StreamKind.ITERATOR, new Source.Pulled(List.of(text).iterator(), () -> {}));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(settle(new Value.Items(Collections.nCopies(100, again)))::join)
                .withCauseInstanceOf(NotInJson.class);
    }

    @Test
    void countsTheTextsOfAFormToo() {
        Value form = new Value.Form(List.of(new Value.Field("a", new Value.Text("x".repeat(100_000)))));
        Value items = new Value.Streamed(
                StreamKind.ITERATOR,
                new Source.Pulled(Collections.nCopies(100, form).iterator(), () -> {}));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(settle(items)::join)
                .withCauseInstanceOf(NotInJson.class);
    }

    /** A stream without an end. */
    private static Value pulled(Callable<Value> next, Runnable close) {
        Stream<Value> endless = Stream.generate(() -> {
            try {
                return next.call();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
        return new Value.Streamed(StreamKind.ITERATOR, new Source.Pulled(endless.iterator(), close));
    }

    private static CompletableFuture<Value> settle(Value value) {
        return Settling.settle(value, Duration.ofMinutes(1), Runnable::run).toCompletableFuture();
    }
}
