package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.postern.e2e.Commands.Ran;
import dev.postern.e2e.FetchedBrowsers.Npm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search on machines that are folders: nothing here is downloaded, installed or run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the machines made up here are Linux machines")
class BrowsersTest {
    private @TempDir Path machineRoot;
    private Path bin;
    private Path home;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> announced = new ArrayList<>();
    /** What was run, by program and its telling arguments, apart from asking browsers for their version. */
    private final List<String> ran = new ArrayList<>();

    private final Set<String> failing = new HashSet<>();
    private boolean root;

    @BeforeEach
    void setUp() throws IOException {
        bin = Files.createDirectory(machineRoot.resolve("bin"));
        home = Files.createDirectory(machineRoot.resolve("home"));
        variables.put("PATH", bin.toString());
    }

    @Test
    void theOneSomebodyNamedComesFirst() {
        install(bin.resolve("chromium-headless-shell"));
        variables.put("E2E_BROWSER", install(machineRoot.resolve("mine")).toString());
        assertThat(find()).isEqualTo(machineRoot.resolve("mine"));
    }

    @Test
    void theOneSomebodyNamedIsNotReplacedByAnother() {
        install(bin.resolve("chromium-headless-shell"));
        variables.put("E2E_BROWSER", "/no/such/browser");
        assertThatIllegalStateException().isThrownBy(this::find).withMessage("""
                        The browser named by -De2e.browser or E2E_BROWSER is no program that can be run: "/no/such/browser"
                          To mend it: name the program itself, as in -De2e.browser=/usr/bin/chromium""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-headless-shell", "chromium", "google-chrome", "msedge"})
    void oneOnThePathIsUsed(String name) {
        install(bin.resolve(name));
        assertThat(find()).isEqualTo(bin.resolve(name));
        assertThat(announced).isEmpty();
    }

    @Test
    void theSmallestOnThePathIsUsed() {
        install(bin.resolve("google-chrome"));
        install(bin.resolve("chromium"));
        install(bin.resolve("chromium-headless-shell"));
        assertThat(find()).isEqualTo(bin.resolve("chromium-headless-shell"));
    }

    @Test
    void oneThatDoesNotStartIsPassedOver() {
        failing.add(install(bin.resolve("chromium-headless-shell")).toString());
        install(bin.resolve("chromium"));
        assertThat(find()).isEqualTo(bin.resolve("chromium"));
    }

    @Test
    void theNewestThatPlaywrightDownloadedIsUsedBeforeAnythingIsFetched() {
        root = true;
        install(bin.resolve("apt-get"));
        downloadByPlaywright("chromium-1100/chrome-linux/chrome");
        downloadByPlaywright("chromium-1200/chrome-linux64/chrome");
        Path newest = downloadByPlaywright(
                "chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell");
        assertThat(find()).isEqualTo(newest);
        assertThat(ran).isEmpty();
    }

    @Test
    void asRootOnDebianItIsInstalledAndAnnounced() {
        root = true;
        install(bin.resolve("apt-get"));
        install(bin.resolve("npm"));
        assertThat(find()).isEqualTo(bin.resolve("chromium-headless-shell"));
        assertThat(ran).containsExactly("apt-get update", "apt-get install chromium-headless-shell");
        assertThat(announced)
                .containsExactly(
                        "Installing chromium-headless-shell with apt-get: the end-to-end tests found no browser"
                                + " (96 MB; other ways: -De2e.browser=PATH, -DskipE2e)");
    }

    @Test
    void whoeverIsNotRootDownloads() {
        install(bin.resolve("apt-get"));
        assertThat(find()).asString().endsWith("ms-playwright/chromium_headless_shell-1/headless_shell");
        assertThat(ran).containsExactly("java com.microsoft.playwright.CLI install --only-shell chromium");
        assertThat(announced).hasSize(1);
    }

    @Test
    void whereAptHasNoneItIsDownloaded() {
        root = true;
        failing.add(install(bin.resolve("apt-get")).toString());
        assertThat(find()).asString().endsWith("ms-playwright/chromium_headless_shell-1/headless_shell");
        assertThat(ran)
                .containsExactly(
                        "apt-get update",
                        "apt-get install chromium-headless-shell",
                        "java com.microsoft.playwright.CLI install --only-shell chromium");
    }

    @Test
    void npmIsAskedWhenPlaywrightsDownloadFailsAndItsBytesAreChecked() {
        failing.add("java");
        List.of("npm", "node", "tar").forEach(name -> install(bin.resolve(name)));
        assertThatIllegalStateException()
                .isThrownBy(this::find)
                .withMessageContaining("npm: it is not what was pinned: its SHA-512 is ");
        assertThat(ran)
                .as("nothing was unpacked")
                .containsExactly(
                        "java com.microsoft.playwright.CLI install --only-shell chromium",
                        "npm pack @sparticuz/chromium@153.0.0");
    }

    @Test
    void whatNpmBringsIsKeptForTheNextRun() throws IOException {
        List.of("npm", "node", "tar").forEach(name -> install(bin.resolve(name)));
        Path bytes = Files.writeString(machineRoot.resolve("bytes"), "an archive");
        Npm pinned = new Npm("@sparticuz/chromium", "1.0", FetchedBrowsers.sha512(bytes));
        Path kept = home.resolve(".cache/postern-e2e/chromium-1.0");
        var browser = new Source.Found(new Program(
                kept.resolve("chromium"),
                Map.of("LD_LIBRARY_PATH", kept + "/lib", "FONTCONFIG_PATH", kept.toString())));

        assertThat(FetchedBrowsers.byNpm(machine(), pinned)).isEqualTo(browser);
        assertThat(ran).first().isEqualTo("npm pack @sparticuz/chromium@1.0");
        ran.clear();
        assertThat(FetchedBrowsers.byNpm(machine(), pinned)).isEqualTo(browser);
        assertThat(ran).isEmpty();
        assertThat(announced).hasSize(1);
    }

    @Test
    void withoutAnyItSaysWhatWasAskedAndHowToMendIt() {
        failing.add("java");
        assertThatIllegalStateException().isThrownBy(this::find).withMessage("""
                        There is no browser for the end-to-end tests, and none could be had.
                          -De2e.browser, E2E_BROWSER: neither is set
                          the PATH: none of chromium-headless-shell, chromium, chromium-browser, google-chrome, google-chrome-stable, chrome, microsoft-edge, msedge is there and starts
                          installed elsewhere: none
                          downloaded by Playwright before: there is no %s
                          apt-get: only root may install packages
                          Playwright's download: no network
                          npm: npm, node and tar are not all there
                          To mend it, one of these:
                            apt-get install chromium-headless-shell             (as root on Debian)
                            npx playwright@1.62.0 install --only-shell chromium (where there is Node)
                            mvn verify -De2e.browser=/path/to/chrome            (any Chromium, Chrome or Edge)
                          Or without these tests: mvn verify -DskipE2e""".formatted(
                        home.resolve(".cache/ms-playwright")));
    }

    @Test
    void aFirefoxOnThePathIsUsed() {
        install(bin.resolve("firefox"));
        install(bin.resolve("chromium"));
        assertThat(findFirefox()).isEqualTo(bin.resolve("firefox"));
        assertThat(announced).isEmpty();
    }

    @Test
    void theFirefoxSomebodyNamedComesFirst() {
        install(bin.resolve("firefox-esr"));
        variables.put("E2E_FIREFOX", install(machineRoot.resolve("mine")).toString());
        assertThat(findFirefox()).isEqualTo(machineRoot.resolve("mine"));
    }

    @Test
    void firefoxIsInstalledTheSameWay() {
        root = true;
        install(bin.resolve("apt-get"));
        assertThat(findFirefox()).isEqualTo(bin.resolve("firefox-esr"));
        assertThat(ran).containsExactly("apt-get update", "apt-get install firefox-esr");
        assertThat(announced)
                .containsExactly("Installing firefox-esr with apt-get: the end-to-end tests found no Firefox"
                        + " (80 MB; other ways: -De2e.firefox=PATH, -DskipE2e)");
    }

    @Test
    void withoutAFirefoxItSaysHowToMendIt() {
        install(bin.resolve("chromium"));
        assertThatIllegalStateException().isThrownBy(this::findFirefox).withMessage("""
                        There is no Firefox for the end-to-end tests, and none could be had.
                          -De2e.firefox, E2E_FIREFOX: neither is set
                          the PATH: none of firefox-esr, firefox is there and starts
                          installed elsewhere: none
                          apt-get: only root may install packages
                          To mend it, one of these:
                            apt-get install firefox-esr               (as root on Debian)
                            mvn verify -De2e.firefox=/path/to/firefox (any Firefox since 144)
                          Or without these tests: mvn verify -DskipE2e""");
    }

    @Test
    void w3mIsInstalledTheSameWay() {
        root = true;
        install(bin.resolve("apt-get"));
        assertThat(W3m.find(machine())).isEqualTo(bin.resolve("w3m"));
        assertThat(ran).containsExactly("apt-get update", "apt-get install w3m");
    }

    @Test
    void withoutW3mItSaysHowToMendIt() {
        assertThatIllegalStateException().isThrownBy(() -> W3m.find(machine())).withMessage("""
                        There is no w3m, and none could be had: only root may install packages
                          To mend it, one of these:
                            apt-get install w3m   (as root on Debian)
                            brew install w3m      (on a Mac)
                          Or without these tests: mvn verify -DskipE2e""");
    }

    @Test
    void withoutWebKitItSaysHowToMendIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WebKit.find(machine()))
                .withMessage("""
                        There is no WebKitWebDriver, and none could be had: only root may install packages
                          To mend it, one of these:
                            apt-get install webkit2gtk-driver xvfb (as root on Debian)
                            mvn verify                             (without -Pwebkit: the tests in other browsers)""");
    }

    private Path find() {
        return Browsers.find(machine(), Browsers.CHROMIUM).program();
    }

    private Path findFirefox() {
        return Browsers.find(machine(), Browsers.FIREFOX).program();
    }

    private Machine machine() {
        return new Machine(
                variables, "linux-amd64", root, home, (command, environment, limit) -> run(command), announced::add);
    }

    /** Does what the real program would leave behind. */
    private Ran run(List<String> command) {
        String program = Path.of(command.get(0)).getFileName().toString();
        boolean fails = failing.contains(program) || failing.contains(command.get(0));
        if (command.contains("--version")) {
            return new Ran(fails ? 127 : 0, "");
        }
        String last = command.get(command.size() - 1);
        switch (program) {
            case "apt-get" -> {
                boolean installs = command.contains("install");
                ran.add("apt-get " + (installs ? "install " : "") + last);
                if (installs && !fails) {
                    install(bin.resolve(last));
                }
            }
            case "java" -> {
                ran.add("java " + String.join(" ", command.subList(3, command.size())));
                if (!fails) {
                    downloadByPlaywright("chromium_headless_shell-1/headless_shell");
                }
            }
            case "npm" -> {
                ran.add("npm " + String.join(" ", command.subList(1, 3)));
                String archive = command.get(2).substring(1).replace('/', '-').replace('@', '-') + ".tgz";
                write(Path.of(last, archive), "an archive");
            }
            case "node" -> write(Path.of(last), "unpacked");
            case "tar" -> write(Path.of(last, "package/bin/chromium.br"), "packed");
            default -> throw new AssertionError(command);
        }
        return new Ran(fails ? 1 : 0, "no network\n");
    }

    private Path downloadByPlaywright(String name) {
        return install(home.resolve(".cache/ms-playwright").resolve(name));
    }

    private static Path install(Path program) {
        write(program, "");
        try {
            return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
