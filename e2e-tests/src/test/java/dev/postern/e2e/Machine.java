package dev.postern.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The machine that tests run on, as far as finding programs asks about it.
 *
 * @param variables its environment
 * @param system which one it is, as in {@code linux-amd64}
 * @param root whether we may install packages
 * @param home where its user keeps things
 * @param commands how programs are run on it
 * @param announce where a line goes before something is downloaded or installed
 */
record Machine(
        Map<String, String> variables,
        String system,
        boolean root,
        Path home,
        Commands commands,
        Consumer<String> announce) {
    static Machine here() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "mac" : "linux";
        return new Machine(
                System.getenv(),
                name + "-" + System.getProperty("os.arch"),
                name.equals("linux") && System.getProperty("user.name").equals("root"),
                Path.of(System.getProperty("user.home")),
                Commands.real(),
                System.out::println);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    boolean isLinux() {
        return system.startsWith("linux");
    }

    boolean isWindows() {
        return system.startsWith("windows");
    }

    /** The first program of that name on the PATH. */
    Optional<Path> program(String name) {
        List<String> spellings = isWindows() ? List.of(name + ".exe", name + ".cmd", name) : List.of(name);
        return Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> spellings.stream().map(Path.of(folder)::resolve))
                .filter(Machine::isProgram)
                .findFirst();
    }

    /** Where downloads of ours are kept from one run to the next. */
    Path cache() {
        return variable("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> home.resolve(".cache"))
                .resolve("postern-e2e");
    }

    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
