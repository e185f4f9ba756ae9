package dev.postern.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mistake has a line in the documentation, and a case that is found. */
class MistakeTest {
    private static final Path PAGE = Path.of("..", "docs", "checker.md");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
    private static final String FOUND =
            Case.in("wrong.txt").stream().map(Case::expected).collect(Collectors.joining("\n"));

    /**
     * @param names the findings of one line of the table
     * @param isWarning whether the line says that all of them are warnings
     */
    private record Row(List<String> names, boolean isWarning) {}

    private static List<Row> table() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .map(cells -> new Row(
                        NAME.matcher(cells[1])
                                .results()
                                .map(name -> name.group(1))
                                .toList(),
                        cells[cells.length - 1].matches(".*\\(warnings?\\)\\s*")))
                .toList();
    }

    @Test
    void standsInTheTableOfTheDocumentation() throws IOException {
        List<String> documented =
                table().stream().flatMap(row -> row.names().stream()).toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(Mistake.names());
    }

    @Test
    void isSaidToBeAWarningWhereItIsOne() throws IOException {
        List<String> warnings = new ArrayList<>();
        for (Row row : table()) {
            warnings.addAll(row.isWarning() ? row.names() : List.of());
        }
        assertThat(warnings)
                .containsExactlyInAnyOrderElementsOf(Mistake.names().stream()
                        .filter(name -> Mistake.called(name).orElseThrow().severity() == Severity.WARNING)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void isFoundInACaseOfItsOwn(Mistake mistake) {
        String severity = mistake.severity().name().toLowerCase(Locale.ROOT);
        assertThat(FOUND).contains(severity + " [" + mistake.kebab() + "] ");
    }
}
