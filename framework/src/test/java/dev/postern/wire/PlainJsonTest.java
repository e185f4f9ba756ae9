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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.SubmissionPublisher;
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

    private static CompletableFuture<Value> settle(Value value) {
        return Settling.settle(value, Duration.ofMinutes(1), Runnable::run).toCompletableFuture();
    }
}
