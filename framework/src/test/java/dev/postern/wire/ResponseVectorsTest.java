package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postern.wire.Vectors.Case;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What React's server gives: its own bytes are read as they ought to be, and ours like them. */
class ResponseVectorsTest {
    static Stream<Case> cases() {
        return Vectors.cases("response-vectors.json")
                // Classes, local functions and cycles: no value is one, so that none can be written.
                .filter(each ->
                        !each.name().startsWith("reject-") && !each.name().startsWith("cycle-"));
    }

    /** The reader beside this test leaves out paths, which we never write. */
    static Stream<Case> readable() {
        return cases().filter(each -> !each.name().startsWith("shared-"));
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
    @MethodSource("cases")
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
