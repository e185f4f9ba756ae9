package dev.postern.e2e;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A visitor with w3m, a browser that shows text and never ran a script: the second opinion on a page.
 *
 * <p>Each has a cookie jar of its own. A cookie set by a redirect serves until that redirect's page is there; one set by
 * a page serves until the end.
 */
final class W3m implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String MEND = """
              To mend it, one of these:
                apt-get install w3m   (as root on Debian)
                brew install w3m      (on a Mac)
              Or without these tests: mvn verify -DskipE2e""";

    private final Machine machine;
    private final Path program;
    private final Path home;

    /**
     * What came of a request, redirects followed.
     *
     * @param status of the last answer
     * @param html as it was sent
     * @param text as w3m shows it, 80 columns wide
     */
    record Shown(int status, String html, String text) {}

    private W3m(Machine machine, Path program) throws IOException {
        this.machine = machine;
        this.program = program;
        this.home = Files.createTempDirectory("postern-w3m");
        Files.createDirectories(home.resolve(".w3m"));
    }

    /** A new visitor. Where there is no w3m and we may install it, it is installed; else the test fails. */
    static W3m visitor() throws IOException {
        Machine machine = Machine.here();
        return new W3m(machine, find(machine));
    }

    static Path find(Machine machine) {
        return Apt.program(
                machine, "w3m", new Apt.Packaged("w3m", "the end-to-end tests read pages with it too", MEND));
    }

    /** The page at a URL, as text. */
    String dump(String url) throws IOException {
        return open(url).text();
    }

    Shown open(String url) throws IOException {
        return request(url, List.of());
    }

    /** Posts fields as a form would, and follows where that leads. */
    Shown post(String url, Map<String, String> fields) throws IOException {
        Path form = Files.writeString(
                home.resolve("form"),
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
        return post(url, form);
    }

    /** Posts a file that holds an urlencoded form. */
    Shown post(String url, Path form) throws IOException {
        return request(url, List.of("-post", form.toString()));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(home);
    }

    private Shown request(String url, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-cookie", "-o", "accept_cookie=1", "-o", "accept_encoding=identity", "-dump_both"));
        arguments.addAll(more);
        arguments.add(url);
        String answer = run(arguments);
        int end = answer.indexOf("\n\n");
        if (!answer.startsWith("HTTP/") || end < 0) {
            throw new IOException("w3m got no answer from " + url + ": " + answer);
        }
        List<String> head = answer.substring(0, end).lines().toList();
        String html = answer.substring(end + 2);
        for (String line : head) {
            if (line.regionMatches(true, 0, "Set-Cookie:", 0, 11)) {
                for (HttpCookie cookie : HttpCookie.parse(line)) {
                    remember(URI.create(url), cookie);
                }
            }
        }
        return new Shown(Integer.parseInt(head.get(0).split(" ", 3)[1]), html, rendered(html));
    }

    private String rendered(String html) throws IOException {
        Path page = Files.writeString(home.resolve("page.html"), html);
        return run(List.of("-dump", "-T", "text/html", "-cols", "80", page.toString()));
    }

    private String run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-I", "UTF-8", "-O", "UTF-8"));
        command.addAll(arguments);
        Commands.Ran ran = machine.commands().run(command, Map.of("HOME", home.toString()), PATIENCE);
        if (!ran.well()) {
            throw new IOException("w3m: " + ran.lastLine());
        }
        return ran.output();
    }

    /** w3m forgets at its exit what has no end date, and each request here is one w3m: so each cookie gets one. */
    private void remember(URI site, HttpCookie cookie) throws IOException {
        String soon = String.valueOf(Instant.now().plus(Duration.ofHours(1)).getEpochSecond());
        Path jar = home.resolve(".w3m/cookie");
        List<String> kept = new ArrayList<>();
        if (Files.exists(jar)) {
            Files.readAllLines(jar).stream()
                    .filter(line -> !line.split("\t", -1)[1].equals(cookie.getName()))
                    .forEach(kept::add);
        }
        if (!cookie.hasExpired()) {
            kept.add(String.join(
                    "\t",
                    site.toString(),
                    cookie.getName(),
                    cookie.getValue(),
                    soon,
                    site.getHost(),
                    "/",
                    "9",
                    "0",
                    "",
                    "",
                    ""));
        }
        Files.write(jar, kept);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
