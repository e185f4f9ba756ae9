package dev.postern.wire;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing found worth keeping, sent once more; {@code mvn verify -Pfuzz} looks for others. */
class FuzzCorpusTest {
    static Stream<Corpus.Entry> replies() {
        return Corpus.of("reply");
    }

    static Stream<Corpus.Entry> texts() {
        return Corpus.of("json");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void repliesAreReadOrRefusedAndGivenBackAsTheyWere(Corpus.Entry entry) throws IOException {
        ReplyFuzz.fuzzerTestOneInput(entry.bytes());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void jsonIsReadOrRefusedAndWrittenAsItWas(Corpus.Entry entry) throws IOException {
        JsonFuzz.fuzzerTestOneInput(entry.bytes());
    }
}
