package dev.postern.e2e;

import dev.postern.e2e.Source.Answer;
import dev.postern.e2e.Source.Found;
import dev.postern.e2e.Source.None;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Browsers that are not here yet. Each source announces in one line what it is about to fetch. */
final class FetchedBrowsers {
    /** A Chromium that brings all it needs, built by a third party: its bytes are pinned, not only its version. */
    record Npm(String name, String version, String sha512) {
        static final Npm PINNED = new Npm(
                "@sparticuz/chromium",
                "153.0.0",
                "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==");
    }

    private static final Duration DOWNLOAD = Duration.ofMinutes(4);
    private static final String UNPACK = "const fs = require('fs'), [from, to] = process.argv.slice(1);"
            + "require('stream').pipeline(fs.createReadStream(from), require('zlib').createBrotliDecompress(),"
            + " fs.createWriteStream(to), failed => { if (failed) throw failed; });";

    private static final String FONTS = """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir>%s/fonts</dir>
              <dir>/usr/share/fonts</dir>
              <cachedir>%s/fonts-cache</cachedir>
            </fontconfig>
            """;

    private FetchedBrowsers() {}

    static Answer chromiumByApt(Machine machine) {
        Optional<String> failed = Apt.install(
                machine,
                "chromium-headless-shell",
                "the end-to-end tests found no browser (96 MB; other ways: -De2e.browser=PATH, -DskipE2e)");
        return failed.<Answer>map(None::new).orElseGet(() -> LocalBrowsers.onPath(machine, LocalBrowsers.CHROMIUMS));
    }

    static Answer firefoxByApt(Machine machine) {
        Optional<String> failed = Apt.install(
                machine,
                "firefox-esr",
                "the end-to-end tests found no Firefox (80 MB; other ways: -De2e.firefox=PATH, -DskipE2e)");
        return failed.<Answer>map(None::new).orElseGet(() -> LocalBrowsers.onPath(machine, LocalBrowsers.FIREFOXES));
    }

    /** Playwright's own, in a process of its own: what it prints would break the channel to Maven. */
    static Answer byPlaywright(Machine machine) {
        machine.announce()
                .accept("Downloading a browser with Playwright: the end-to-end tests found none"
                        + " (other ways: -De2e.browser=PATH, -DskipE2e)");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Commands.Ran ran = machine.commands()
                .run(
                        List.of(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "com.microsoft.playwright.CLI",
                                "install",
                                "--only-shell",
                                "chromium"),
                        Map.of(),
                        DOWNLOAD);
        return ran.well() ? LocalBrowsers.downloadedByPlaywright(machine) : new None(ran.lastLine());
    }

    static Answer byNpm(Machine machine) {
        return byNpm(machine, Npm.PINNED);
    }

    static Answer byNpm(Machine machine, Npm pinned) {
        if (!machine.system().equals("linux-amd64")) {
            return new None("only for Linux on x64");
        }
        Path home = machine.cache().resolve("chromium-" + pinned.version());
        Program unpacked = new Program(
                home.resolve("chromium"),
                Map.of("LD_LIBRARY_PATH", home.resolve("lib").toString(), "FONTCONFIG_PATH", home.toString()));
        if (Machine.isProgram(unpacked.program()) && LocalBrowsers.starts(machine, unpacked)) {
            return new Found(unpacked);
        }
        Optional<Path> npm = machine.program("npm");
        Optional<Path> node = machine.program("node");
        Optional<Path> tar = machine.program("tar");
        if (npm.isEmpty() || node.isEmpty() || tar.isEmpty()) {
            return new None("npm, node and tar are not all there");
        }
        machine.announce()
                .accept(
                        "Fetching " + pinned.name() + " " + pinned.version()
                                + " with npm: the end-to-end tests found no browser (67 MB; other ways: -De2e.browser=PATH, -DskipE2e)");
        try {
            Files.createDirectories(machine.cache());
            Path work = Files.createTempDirectory(machine.cache(), "unpacking");
            try {
                Optional<String> failed = unpack(machine, pinned, work, home, npm.get(), node.get(), tar.get());
                if (failed.isPresent()) {
                    return new None(failed.get());
                }
                Folders.delete(home);
                Files.move(work.resolve("done"), home, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folders.delete(work);
            }
        } catch (IOException full) {
            return new None("cannot write to " + machine.cache() + ": " + full.getMessage());
        }
        return LocalBrowsers.starts(machine, unpacked)
                ? new Found(unpacked)
                : new None("it was fetched to " + home + ", but does not start");
    }

    private static Optional<String> unpack(
            Machine machine, Npm pinned, Path work, Path home, Path npm, Path node, Path tar) throws IOException {
        Path done = Files.createDirectory(work.resolve("done"));
        Commands.Ran packed = machine.commands()
                .run(
                        List.of(
                                npm.toString(),
                                "pack",
                                pinned.name() + "@" + pinned.version(),
                                "--ignore-scripts",
                                "--pack-destination",
                                work.toString()),
                        Map.of(),
                        DOWNLOAD);
        if (!packed.well()) {
            return Optional.of("npm pack: " + packed.lastLine());
        }
        Path archive = work.resolve(pinned.name().replace("@", "").replace('/', '-') + "-" + pinned.version() + ".tgz");
        if (!Files.isRegularFile(archive)) {
            return Optional.of("npm pack left no " + archive.getFileName());
        }
        // Before a single byte of it is unpacked, let alone run.
        String found = sha512(archive);
        if (!found.equals(pinned.sha512())) {
            return Optional.of("it is not what was pinned: its SHA-512 is " + found);
        }
        List<List<String>> steps = new ArrayList<>();
        steps.add(List.of(tar.toString(), "--no-same-owner", "-xzf", archive.toString(), "-C", work.toString()));
        Path bin = work.resolve("package/bin");
        for (String part : List.of("chromium", "al2023.tar", "fonts.tar", "swiftshader.tar")) {
            steps.add(List.of(
                    node.toString(),
                    "-e",
                    UNPACK,
                    bin.resolve(part + ".br").toString(),
                    bin.resolve(part).toString()));
        }
        for (String part : List.of("al2023.tar", "fonts.tar", "swiftshader.tar")) {
            steps.add(List.of(
                    tar.toString(), "--no-same-owner", "-xf", bin.resolve(part).toString(), "-C", done.toString()));
        }
        for (List<String> step : steps) {
            Commands.Ran ran = machine.commands().run(step, Map.of(), DOWNLOAD);
            if (!ran.well()) {
                return Optional.of(Path.of(step.get(0)).getFileName() + ": " + ran.lastLine());
            }
        }
        Files.move(bin.resolve("chromium"), done.resolve("chromium"));
        // Its own names folders of the place it was made for; a machine without fonts would show pages without text.
        Files.writeString(done.resolve("fonts.conf"), FONTS.formatted(home, home));
        return done.resolve("chromium").toFile().setExecutable(true)
                ? Optional.empty()
                : Optional.of("it cannot be made executable in " + done);
    }

    static String sha512(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
