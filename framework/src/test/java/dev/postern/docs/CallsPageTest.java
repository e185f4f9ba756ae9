package dev.postern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Postern;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends what calls.md sends, and compares the answers with those it prints. */
class CallsPageTest {
    private static final Pattern EXCHANGE =
            Pattern.compile("```sh\n(curl .*?)\n```\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Javalin SITE = Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.jetty.host = "localhost";
        config.registerPlugin(new Postern(postern -> {
            postern.templates("docs");
            postern.functions(new Catalogue(), new Lending());
            postern.user(Account.class, call -> Optional.empty());
            postern.page("/catalogue", "catalogue.html");
        }));
    });

    private static final Pattern TICKET = Pattern.compile("data-post-ticket=\"([^\"]+)");

    /** What a seal is, which differs each time. */
    private static final Pattern SEALED = Pattern.compile("~[\\w.-]+");

    /**
     * @param before the exchange that filled the jar of cookies, where the command reads one
     */
    record Exchange(
            List<String> command, String answer, @Nullable Exchange before) {}

    @BeforeAll
    static void start() {
        SITE.start(0);
    }

    @AfterAll
    static void stop() {
        SITE.stop();
    }

    static List<Exchange> exchanges() throws IOException {
        Matcher found = EXCHANGE.matcher(Files.readString(Path.of("../docs/calls.md")));
        List<Exchange> exchanges = new ArrayList<>();
        while (found.find()) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(found.group(1));
            while (word.find()) {
                words.add(Stream.of(word.group(1), word.group(2), word.group(3))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow());
            }
            boolean again = words.contains("-b") && !found.group(1).contains("$ticket");
            exchanges.add(new Exchange(words, found.group(2), again ? exchanges.get(exchanges.size() - 1) : null));
        }
        assertThat(exchanges).hasSizeGreaterThan(8);
        return exchanges;
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void answersAsThePageSays(Exchange exchange) throws Exception {
        HttpResponse<String> before = exchange.before() == null ? null : sent(exchange.before(), null);
        HttpResponse<String> answer = sent(exchange, before);
        String shown = SEALED.matcher(answer.body()).replaceAll("~…").stripTrailing();
        assertThat(shown + written(exchange.command(), answer))
                .isEqualTo(exchange.answer().stripTrailing());
    }

    /** What {@code -w} adds: one header. */
    private static String written(List<String> command, HttpResponse<String> answer) {
        int at = command.indexOf("-w");
        Matcher header = Pattern.compile("( )%header\\{(.+)}").matcher(at < 0 ? "" : command.get(at + 1));
        return header.matches()
                ? header.group(1) + answer.headers().firstValue(header.group(2)).orElse("")
                : "";
    }

    private static HttpResponse<String> sent(Exchange exchange, @Nullable HttpResponse<String> before)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request(exchange.command(), before), HttpResponse.BodyHandlers.ofString());
    }

    /** The page that the shell takes a ticket from. */
    private static HttpResponse<String> opened() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + SITE.port() + "/catalogue"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String ticket(@Nullable HttpResponse<String> page) {
        Matcher found = TICKET.matcher(page == null ? "" : page.body());
        return found.find() ? found.group(1) : "";
    }

    /** As curl would send it; what is left out of an address is what the answer before said. */
    private static HttpRequest request(List<String> command, @Nullable HttpResponse<String> before)
            throws IOException, InterruptedException {
        String address = command.get(command.size() - 1).replace(":7070", ":" + SITE.port());
        if (before != null) {
            Matcher sealed = SEALED.matcher(before.body());
            assertThat(sealed.find()).isTrue();
            address = address.replace("~…", sealed.group());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        HttpResponse<String> page = command.contains("Postern-Key: $ticket.1") ? opened() : null;
        StringBuilder parts = new StringBuilder();
        for (int i = 1; i < command.size() - 1; i += 2) {
            String value = command.get(i + 1);
            switch (command.get(i)) {
                case "-H" ->
                    request.header(value.split(": ")[0], value.split(": ")[1].replace("$ticket", ticket(page)));
                case "-b" ->
                    request.header(
                            "Cookie",
                            Objects.requireNonNull(page == null ? before : page)
                                    .headers()
                                    .firstValue("Set-Cookie")
                                    .orElseThrow()
                                    .split(";")[0]);
                case "-c", "-w" -> {}
                case "-d" -> request.POST(BodyPublishers.ofString(value));
                case "--json" ->
                    request.header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(BodyPublishers.ofString(value));
                case "-F" -> {
                    String[] part = value.split("=", 2);
                    boolean file = part[1].startsWith("@");
                    parts.append("--b\r\nContent-Disposition: form-data; name=\"")
                            .append(part[0])
                            .append(file ? "\"; filename=\"" + part[1].substring(1) : "")
                            .append("\"\r\n\r\n")
                            .append(file ? "\u0089PNG" : part[1])
                            .append("\r\n");
                }
                default -> throw new IllegalArgumentException(command.get(i));
            }
        }
        if (!parts.isEmpty()) {
            request.header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofString(parts + "--b--\r\n", java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return request.build();
    }
}
