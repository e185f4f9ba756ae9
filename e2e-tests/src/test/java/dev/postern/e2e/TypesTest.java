package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shim's modules say in comments what types they have; the TypeScript compiler holds them to it. */
class TypesTest {
    private static final Path MODULES = Path.of("..", "static").toAbsolutePath().normalize();

    private @TempDir Path folder;

    @Test
    void areKept() throws Exception {
        assertThat(complaints(
                        "shim.js",
                        "early.js",
                        "postern.js",
                        "previews.js",
                        "transitions.js",
                        "summary.js",
                        "seldom.js",
                        "replay.js",
                        "counts.js",
                        "waiting.js",
                        "manners.js",
                        "native.js",
                        "calls.js"))
                .isEmpty();
    }

    @Test
    void areWhatScriptsOfTheSitesAreTold() throws Exception {
        assertThat(complaints("test/types-kept.ts", "test/types-client.ts")).isEmpty();
    }

    @Test
    void areLookedAt() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.js"), "/** @type {number} */\nexport const n = 'text';\n");
        assertThat(complaints(wrong.toString())).contains("Type 'string' is not assignable to type 'number'");
    }

    private String complaints(String... modules) throws IOException, InterruptedException {
        return Tsc.complaints(
                folder.resolve("compiler"),
                Arrays.stream(modules).map(MODULES::resolve).toList());
    }
}
