package dev.postern.e2e;

import dev.postern.e2e.Source.Answer;
import dev.postern.e2e.Source.Found;
import dev.postern.e2e.Source.None;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Browsers that are already here. */
final class LocalBrowsers {
    /** The smallest first: its contexts cost half of what a whole Chromium's do. */
    static final List<String> CHROMIUMS = List.of(
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
            "msedge");

    /** Where browsers are on systems that do not put them on the PATH. */
    static final List<String> CHROMIUMS_ELSEWHERE = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    static final List<String> FIREFOXES = List.of("firefox-esr", "firefox");

    static final List<String> FIREFOXES_ELSEWHERE = List.of(
            "/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe");

    /** What the program is called in a browser that Playwright downloaded, on its several systems. */
    private static final Set<String> OF_PLAYWRIGHT = Set.of(
            "headless_shell",
            "chrome-headless-shell",
            "headless_shell.exe",
            "chrome-headless-shell.exe",
            "chrome",
            "chrome.exe",
            "Chromium",
            "Google Chrome for Testing");

    private static final Duration QUICKLY = Duration.ofSeconds(30);

    private LocalBrowsers() {}

    /** The one somebody named. If that is no program, nothing else is tried: a wish is not a hint. */
    static Answer named(Machine machine, String property, String variable) {
        Optional<String> wish = Optional.ofNullable(System.getProperty(property))
                .filter(path -> !path.isBlank())
                .or(() -> machine.variable(variable));
        if (wish.isEmpty()) {
            return new None("neither is set");
        }
        Path program = Path.of(wish.get());
        if (!Machine.isProgram(program)) {
            throw new IllegalStateException("The browser named by -D" + property + " or " + variable
                    + " is no program that can be run: \"" + program + "\"\n"
                    + "  To mend it: name the program itself, as in -D" + property + "=/usr/bin/chromium");
        }
        return new Found(new Program(program));
    }

    static Answer onPath(Machine machine, List<String> names) {
        return names.stream()
                .flatMap(name -> machine.program(name).stream())
                .filter(program -> starts(machine, new Program(program)))
                .findFirst()
                .<Answer>map(program -> new Found(new Program(program)))
                .orElseGet(() -> new None("none of " + String.join(", ", names) + " is there and starts"));
    }

    static Answer elsewhere(List<String> places) {
        return places.stream()
                .map(Path::of)
                .filter(Machine::isProgram)
                .findFirst()
                .<Answer>map(program -> new Found(new Program(program)))
                .orElseGet(() -> new None("none"));
    }

    static Answer downloadedByPlaywright(Machine machine) {
        Path downloads = playwrightDownloads(machine);
        if (!Files.isDirectory(downloads)) {
            return new None("there is no " + downloads);
        }
        try (Stream<Path> folders = Files.list(downloads)) {
            // The newest first; among those of one age the headless shell.
            List<Path> newestFirst = folders.filter(
                            folder -> folder.getFileName().toString().startsWith("chromium"))
                    .sorted(Comparator.comparing(LocalBrowsers::revision)
                            .thenComparing(folder -> folder.getFileName().toString())
                            .reversed())
                    .toList();
            return newestFirst.stream()
                    .flatMap(folder -> programsIn(folder).stream())
                    .filter(program -> starts(machine, new Program(program)))
                    .findFirst()
                    .<Answer>map(program -> new Found(new Program(program)))
                    .orElseGet(() -> new None("nothing in " + downloads + " starts"));
        } catch (IOException | UncheckedIOException unreadable) {
            return new None("cannot read " + downloads);
        }
    }

    /** Whether a browser starts here at all; one that lacks a library says so at once. */
    static boolean starts(Machine machine, Program browser) {
        // On Windows they open a window when asked for their version.
        return machine.isWindows()
                || machine.commands()
                        .run(List.of(browser.program().toString(), "--version"), browser.environment(), QUICKLY)
                        .well();
    }

    private static Path playwrightDownloads(Machine machine) {
        return machine.variable("PLAYWRIGHT_BROWSERS_PATH").map(Path::of).orElseGet(() -> {
            if (machine.isWindows()) {
                return machine.home().resolve("AppData/Local/ms-playwright");
            }
            return machine.home().resolve(machine.isLinux() ? ".cache/ms-playwright" : "Library/Caches/ms-playwright");
        });
    }

    private static int revision(Path folder) {
        String digits = folder.getFileName().toString().replaceFirst("^.*-(?=\\d+$)", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static List<Path> programsIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 6)) {
            return files.filter(
                            file -> OF_PLAYWRIGHT.contains(file.getFileName().toString()))
                    .filter(Machine::isProgram)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
