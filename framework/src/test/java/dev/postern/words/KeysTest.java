package dev.postern.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that no bundle has would be shown to visitors in place of a sentence. */
class KeysTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path TEMPLATES = Path.of("..", "templates", "src", "main", "resources");

    private static final Pattern IN_JAVA =
            Pattern.compile("\\b(?:say|find|text)\\(\\s*\"(postern\\.[a-z.-]+)\"\\s*[,)]");
    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{\\s*(postern\\.[a-z.-]+)");
    private static final Pattern BY_STATUS = Pattern.compile("(?:case [0-9]+|default) -> \"([a-z-]+)\";");
    private static final Pattern BY_CODE = Pattern.compile("case [A-Z_, ]+ -> \"([a-z-]+)\";");

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_de"})
    void everyKeyInTheCodeHasItsWords(String bundle) throws IOException {
        Set<String> named = keys(SOURCES, ".java", IN_JAVA);
        assertThat(named).as("what this test finds at all").contains("postern.stale", "postern.repeated");
        assertThat(words(bundle)).containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_de"})
    void everyKeyInTheTemplatesHasItsWords(String bundle) throws IOException {
        Set<String> named = keys(TEMPLATES, ".html", IN_TEMPLATES);
        assertThat(named).as("what this test finds at all").contains("postern.skip", "postern.error.home");
        assertThat(words(bundle)).containsAll(named);
    }

    /** Those of error pages are put together from the kind of error. */
    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_de"})
    void everyKindOfErrorPageHasAHeadingAndASentence(String bundle) throws IOException {
        Path dispatch = SOURCES.resolve("dev/postern/dispatch");
        Set<String> kinds = new TreeSet<>(keys(dispatch, "Refusals.java", BY_STATUS));
        kinds.addAll(keys(dispatch, "Submissions.java", BY_CODE));
        assertThat(kinds).as("what this test finds at all").contains("stale", "overloaded", "failed");
        assertThat(words(bundle))
                .containsAll(kinds.stream().map(kind -> "postern." + kind).toList())
                .containsAll(kinds.stream()
                        .map(kind -> "postern." + kind + ".heading")
                        .toList());
    }

    @Test
    void everyKindOfValueHasWordsForWhatIsNone() throws IOException {
        Set<String> kinds = Stream.of(
                        int.class,
                        String.class,
                        boolean.class,
                        char.class,
                        java.math.BigDecimal.class,
                        java.time.LocalDate.class,
                        java.time.LocalTime.class,
                        java.time.LocalDateTime.class,
                        java.time.YearMonth.class,
                        java.time.Year.class,
                        java.time.Instant.class,
                        java.time.Duration.class,
                        java.time.ZoneId.class,
                        java.util.UUID.class,
                        java.net.URI.class)
                .map(type -> "postern.invalid." + Codecs.standard().kind(type).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(words("messages")).containsAll(kinds);
    }

    private static Set<String> keys(Path folder, String ending, Pattern pattern) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(ending)).forEach(file -> {
                Matcher key = pattern.matcher(read(file));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            });
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> words(String bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Bundles.class.getResourceAsStream(bundle + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames();
    }
}
