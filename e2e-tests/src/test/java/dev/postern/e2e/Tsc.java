package dev.postern.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The TypeScript compiler, as strict as it gets. */
final class Tsc {
    private static final String COMPILER = "META-INF/resources/webjars/typescript/5.9.3/";
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
            "es2023,dom,dom.iterable,dom.asynciterable");

    private Tsc() {}

    /**
     * Checks modules.
     *
     * @param folder an empty one, for the compiler
     * @return what it says, empty where there is nothing to say
     */
    static String complaints(Path folder, List<Path> modules) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        unpack(folder);
        List<String> arguments = new ArrayList<>(STRICT);
        modules.forEach(module -> arguments.add(module.toString()));
        return Node.run(folder, arguments);
    }

    private static void unpack(Path folder) throws IOException {
        URL compiler = Objects.requireNonNull(
                Tsc.class.getClassLoader().getResource(COMPILER + "package.json"), "the compiler's jar");
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
