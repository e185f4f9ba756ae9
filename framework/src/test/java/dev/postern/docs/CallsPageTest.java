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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends what calls.md sends, and compares the answers with those it prints. */
class CallsPageTest {
    private static final Pattern EXCHANGE =
            Pattern.compile("```sh\n(curl .*?)\n```\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Javalin SITE = Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.jetty.host = "localhost";
        config.registerPlugin(new Postern(postern -> postern.functions(new Catalogue())));
    });

    record Exchange(List<String> command, String answer) {}

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
                words.add(word.group(1) != null ? word.group(1) : word.group(2));
            }
            exchanges.add(new Exchange(words, found.group(2)));
        }
        assertThat(exchanges).hasSizeGreaterThan(8);
        return exchanges;
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void answersAsThePageSays(Exchange exchange) throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request(exchange.command()), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body().stripTrailing()).isEqualTo(exchange.answer().stripTrailing());
    }

    /** As curl would send it. */
    private static HttpRequest request(List<String> command) {
        String address = command.get(command.size() - 1).replace(":7070", ":" + SITE.port());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        StringBuilder parts = new StringBuilder();
        for (int i = 1; i < command.size() - 1; i += 2) {
            String value = command.get(i + 1);
            switch (command.get(i)) {
                case "-H" -> request.header(value.split(": ")[0], value.split(": ")[1]);
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
