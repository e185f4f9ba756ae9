package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the scripts needs no browser: {@code static/test/*.test.js}, by the Node that Playwright brings along. */
class ModulesTest {
    private static final Path TESTS =
            Path.of("..", "static", "test").toAbsolutePath().normalize();

    private @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"postern", "calls"})
    void doWhatTheirTestsSay(String tests) throws Exception {
        String said = Node.run(
                folder,
                List.of(
                        "--test",
                        "--test-reporter=tap",
                        TESTS.resolve(tests + ".test.js").toString()));
        assertThat(said).contains("# fail 0").doesNotContain("# pass 0").doesNotContain("not ok");
    }
}
