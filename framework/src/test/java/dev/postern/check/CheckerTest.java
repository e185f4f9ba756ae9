package dev.postern.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource
    void tellsWhatIsWrong(Case wrong) throws IOException {
        assertThat(wrong.expected()).as("the case says what is to be told").isNotEmpty();
        assertThat(wrong.found(folder)).isEqualTo(wrong.expected());
    }

    static List<Case> tellsWhatIsWrong() {
        return Case.in("wrong.txt");
    }

    @ParameterizedTest
    @MethodSource
    void leavesAloneWhatIsRight(Case right) throws IOException {
        assertThat(right.expected()).isEmpty();
        assertThat(right.found(folder)).isEmpty();
    }

    static List<Case> leavesAloneWhatIsRight() {
        return Case.in("right.txt");
    }
}
