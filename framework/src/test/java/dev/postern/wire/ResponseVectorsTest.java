package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postern.wire.Vectors.Case;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What React's server gives: its own bytes are read as they ought to be, and ours like them. */
class ResponseVectorsTest {
    /** Those that React's server alone can be asked for, each with why: no {@link Value} is one. */
    private static final Map<String, String> NO_VALUES = Map.of(
            "reject-class", "an object of a class of JavaScript's",
            "reject-function", "a function that is no reference",
            "reject-null-proto", "an object without a prototype is data here, as any other",
            "reject-local-symbol", "a symbol that only its realm knows",
            "reject-nested-in-map", "a function that is no reference, in a Map",
            "cycle-object", "values contain no cycles; a result that does is refused before it is one (LeavingTest)",
            "cycle-array", "the same",
            "cycle-map", "the same");

    /** Those that the reader beside this test cannot hand on. */
    private static final Map<String, String> NO_TREES = Map.of(
            "cycle-object", "what was read is compared as a tree",
            "cycle-array", "the same",
            "cycle-map", "the same");

    static Stream<Case> writable() {
        return without(NO_VALUES);
    }

    static Stream<Case> readable() {
        return without(NO_TREES);
    }

    private static Stream<Case> without(Map<String, String> some) {
        return Vectors.cases("response-vectors.json").filter(each -> !some.containsKey(each.name()));
    }

    @Test
    void nothingElseIsLeftOut() {
        assertThat(Vectors.cases("response-vectors.json")).hasSize(86);
        assertThat(writable()).hasSize(86 - NO_VALUES.size());
        assertThat(readable()).hasSize(86 - NO_TREES.size());
    }

    @ParameterizedTest
    @MethodSource("readable")
    void theReaderReadsReactsRows(Case given) {
        Value.Members bytes = (Value.Members) given.member("bytes");
        verify(
                given,
                bytes.values().containsKey("base64")
                        ? Base64.getDecoder().decode(Vectors.text(Vectors.of(bytes.values(), "base64")))
                        : Vectors.text(Vectors.of(bytes.values(), "text")).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("writable")
    void weWriteRowsThatMeanTheSame(Case given) {
        Untagged untagged = new Untagged();
        Taken taken = new Taken();
        RowAnswer answer = new RowAnswer(
                taken, Runnable::run, thrown -> new Failure(String.valueOf(thrown.getMessage()), "Sorry.", null));
        var sent = answer.send(untagged.value(given.member("value"))).toCompletableFuture();
        untagged.keepPromises();
        assertThat(sent).isCompleted();
        verify(given, taken.all());
    }

    private static void verify(Case given, byte[] bytes) {
        if (given.find("expectRejects").isPresent()) {
            Value.Members digest = (Value.Members) given.member("expectRejects");
            assertThatExceptionOfType(FlightReader.RootFailed.class)
                    .isThrownBy(() -> FlightReader.read(bytes))
                    .withMessage(Vectors.text(Vectors.of(digest.values(), "digest")));
            return;
        }
        Value expected = given.find("expect").orElseGet(() -> given.member("value"));
        assertThat(FlightReader.read(bytes)).isEqualTo(Vectors.blobs(Vectors.plain(expected)));
    }
}
