package dev.postern.wire;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The files that the fuzzer starts from, and those that it has found worth keeping. */
public final class Corpus {
    private Corpus() {}

    /** One of them; a test's display name is the file's. */
    public record Entry(Path file) {
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    public static Stream<Entry> of(String folder) {
        URL here = Objects.requireNonNull(Corpus.class.getResource("/fuzz/" + folder), folder);
        try (Stream<Path> files = Files.list(Path.of(here.toURI()))) {
            return files.sorted().map(Entry::new).toList().stream();
        } catch (IOException | URISyntaxException broken) {
            throw new AssertionError(folder, broken);
        }
    }
}
