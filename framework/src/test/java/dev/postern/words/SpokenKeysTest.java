package dev.postern.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that the framework asks for is there. */
class SpokenKeysTest {
    private static final Pattern KEYS = Pattern.compile("(?:say\\(\"|find\\(\"|#\\{)(postern\\.[a-z.-]*[a-z])[\"}]");

    private static Set<String> keysIn(Path folder, String ending) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> KEYS.matcher(read(file)).results().forEach(found -> keys.add(found.group(1))));
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

    @Test
    void areAllThereInEnglish() throws IOException {
        Set<String> keys = keysIn(Path.of("src/main/java"), ".java");
        keys.addAll(keysIn(Path.of("../templates/src/main/resources"), ".html"));
        for (String kind : List.of(
                "malformed",
                "unauthorised",
                "forbidden",
                "not-found",
                "method",
                "stale",
                "gone",
                "too-large",
                "bad-type",
                "misdirected",
                "refused",
                "overloaded",
                "failed")) {
            keys.add("postern." + kind);
            keys.add("postern." + kind + ".heading");
        }
        Words words = new Bundles(List.of(), getClass().getClassLoader()).in(Locale.ENGLISH);
        assertThat(keys)
                .hasSizeGreaterThan(35)
                .allSatisfy(key -> assertThat(words.find(key)).as(key).isPresent());
    }
}
