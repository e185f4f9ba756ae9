package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shim's modules say in comments what types they have; the TypeScript compiler holds them to it. */
class TypesTest {
    private static final String COMPILER = "META-INF/resources/webjars/typescript/5.9.3/";
    private static final Path MODULES = Path.of("..", "static").toAbsolutePath().normalize();
    private static final List<String> STRICT = List.of(
            "lib/tsc.js",
            "--noEmit",
            "--allowJs",
            "--checkJs",
            "--strict",
            "--target",
            "es2022",
            "--module",
            "esnext",
            "--moduleResolution",
            "bundler",
            "--lib",
            "es2023,dom,dom.iterable");

    private @TempDir Path folder;

    @Test
    void areKept() throws Exception {
        assertThat(complaints(
                        "shim.js",
                        "postern.js",
                        "previews.js",
                        "transitions.js",
                        "summary.js",
                        "elsewhere.js",
                        "replay.js",
                        "waiting.js",
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
        unpack();
        List<String> arguments = new java.util.ArrayList<>(STRICT);
        for (String module : modules) {
            arguments.add(MODULES.resolve(module).toString());
        }
        return Node.run(folder, arguments);
    }

    private void unpack() throws IOException {
        URL compiler = Objects.requireNonNull(
                getClass().getClassLoader().getResource(COMPILER + "package.json"), "the compiler's jar");
        try (JarFile jar = ((JarURLConnection) compiler.openConnection()).getJarFile()) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String name = entry.getName();
                boolean needed = name.endsWith("sc.js") || name.endsWith(".d.ts") || name.endsWith("package.json");
                if (name.startsWith(COMPILER) && needed) {
                    Path file =
                            folder.resolve(name.substring(COMPILER.length())).normalize();
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }
}
