package dev.postern.e2e;

import dev.postern.e2e.Source.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * WebKitGTK on this machine. Of the engines that Safari's is one of, it is the one that Linux has packages of.
 *
 * @param driver answers WebDriver's requests
 * @param browser what the driver starts
 * @param display serves a display without a screen; the browser has no headless mode
 */
record WebKit(Path driver, Path browser, Path display) {
    private static final String MEND = """
              To mend it, one of these:
                apt-get install webkit2gtk-driver xvfb (as root on Debian)
                mvn verify                             (without -Pwebkit: the tests in other browsers)""";

    private static final List<Path> LIBRARIES =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/libexec"));

    /** How far below them: {@code x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser}. */
    private static final int DEPTH = 3;

    /** What is here; what is missing is installed where we may, and else the test fails. */
    static WebKit find(Machine machine) {
        Path driver = Apt.program(
                machine,
                "WebKitWebDriver",
                new Apt.Packaged("webkit2gtk-driver", "the tests in WebKit are driven by it (31 MB)", MEND));
        Path display =
                Apt.program(machine, "Xvfb", new Apt.Packaged("xvfb", "WebKit needs a display to be tested on", MEND));
        return new WebKit(driver, browser(machine), display);
    }

    /** It comes with the driver, in a folder that is on nobody's PATH. */
    private static Path browser(Machine machine) {
        if (LocalBrowsers.named(machine, "e2e.minibrowser", "E2E_MINIBROWSER") instanceof Found named) {
            return named.browser().program();
        }
        return LIBRARIES.stream()
                .flatMap(folder -> miniBrowser(folder).stream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("There is a WebKitWebDriver, but no MiniBrowser below " + LIBRARIES
                                + "\n  To mend it: name the program, as in -De2e.minibrowser=/path/to/MiniBrowser"));
    }

    private static Optional<Path> miniBrowser(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files =
                Files.find(folder, DEPTH, (file, kind) -> file.endsWith("MiniBrowser") && Machine.isProgram(file))) {
            return files.findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }
}
