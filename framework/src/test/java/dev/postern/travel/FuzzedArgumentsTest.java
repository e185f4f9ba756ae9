package dev.postern.travel;

import dev.postern.wire.Corpus;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing found worth keeping, sent once more; {@code mvn verify -Pfuzz} looks for others. */
class FuzzedArgumentsTest {
    static Stream<Corpus.Entry> calls() {
        return Corpus.of("arguments");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void fitOrAreRefusedAndAreGivenBackAsTheyWere(Corpus.Entry entry) throws IOException {
        ArgumentsFuzz.fuzzerTestOneInput(entry.bytes());
    }
}
