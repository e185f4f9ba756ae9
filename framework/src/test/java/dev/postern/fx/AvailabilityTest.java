package dev.postern.fx;

import static dev.postern.fx.Fx.cookie;
import static dev.postern.fx.Fx.seal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fx.Fx.Effects;
import dev.postern.testing.NoScriptBrowser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too long, packed, or never end. */
class AvailabilityTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final Fx fx = Fx.start();

    private static String[] head(NoScriptBrowser visitor, String type, String... more) {
        List<String> head = new ArrayList<>(List.of(
                "POST /fx HTTP/1.1",
                "Host: localhost:" + fx.port(),
                "Cookie: " + cookie(visitor),
                "Content-Type: " + type));
        head.addAll(List.of(more));
        return head.toArray(String[]::new);
    }

    private static String sealed(NoScriptBrowser visitor, String function) {
        return "%24post=" + URLEncoder.encode(seal(fx.form(visitor, function)), StandardCharsets.UTF_8);
    }

    @DisplayName("T40: a body that says it is too long is not waited for")
    @ParameterizedTest
    @CsvSource({"urlencoded, 10000000", "urlencoded, 262145", "multipart, 10485761", "multipart, 9223372036854775807"})
    void refusesADeclaredLength(String kind, String length) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        visitor.open("/fx");
        Effects effects = fx.effects();
        try (Wire wire = new Wire(fx.port())) {
            long began = System.nanoTime();
            Wire.Answer answer = wire.head(head(
                            visitor,
                            kind.equals("urlencoded") ? FORM : "multipart/form-data; boundary=x",
                            "Content-Length: " + length))
                    .answer();
            assertThat(answer.firstStatus()).isEqualTo(413);
            assertThat(answer.text()).contains("too_large");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        }
        effects.areNone();
    }

    @DisplayName("T40: a body without a length is read up to its limit")
    @ParameterizedTest
    @CsvSource({"urlencoded, bump, 262144", "multipart, up, 5242880", "multipart without a seal, up, 262144"})
    void stopsReadingAtTheLimit(String kind, String function, int limit) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        String seal = sealed(visitor, function);
        Effects effects = fx.effects();
        String start = switch (kind) {
            case "urlencoded" -> seal;
            case "multipart" ->
                new String(
                                Multipart.of("x")
                                        .text("$post", seal(fx.form(visitor, "up")))
                                        .unfinished(),
                                StandardCharsets.UTF_8)
                        + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n";
            default -> "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n";
        };
        int sent = start.length();
        try (Wire wire = new Wire(fx.port())) {
            wire.head(head(
                    visitor,
                    kind.equals("urlencoded") ? FORM : "multipart/form-data; boundary=x",
                    "Transfer-Encoding: chunked"));
            wire.text(Integer.toHexString(start.length()) + "\r\n" + start + "\r\n");
            String chunk = "&n=" + "v".repeat(16_381);
            while (sent < 40_000_000) {
                try {
                    wire.text(Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n");
                } catch (IOException closed) {
                    break;
                }
                sent += chunk.length();
            }
            Wire.Answer answer = wire.answer();
            assertThat(answer.firstStatus()).isIn(413, 0);
        }
        // To what is read and what is thrown away comes what the system holds between us.
        assertThat(sent).isLessThan(limit + 64 * 1024 + 2 * 1024 * 1024 + 16 * 1024 * 1024);
        effects.areNone();
        assertThat(fx.uploads()).isEmpty();
    }

    @DisplayName("T41: packed bodies stay packed")
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "GZIP", "identity, gzip", "x"})
    void unpacksNothing(String encoding) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        String seal = sealed(visitor, "bump");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream bomb = new GZIPOutputStream(packed)) {
            bomb.write((seal + "&note=").getBytes(StandardCharsets.UTF_8));
            byte[] much = new byte[1_000_000];
            Arrays.fill(much, (byte) 'a');
            bomb.write(much);
        }
        Effects effects = fx.effects();
        try (Wire wire = new Wire(fx.port())) {
            Wire.Answer answer = wire.head(head(
                            visitor,
                            FORM,
                            "Connection: close",
                            "Content-Encoding: " + encoding,
                            "Content-Length: " + packed.size()))
                    .bytes(packed.toByteArray())
                    .answer();
            assertThat(answer.firstStatus()).isEqualTo(415);
            assertThat(answer.text()).contains("bad_type");
        }
        effects.areNone();
    }

    @DisplayName("T42: who waits for permission to send is refused without it")
    @ParameterizedTest
    @CsvSource({
        "another site, 403",
        "too long, 413",
        "another type, 415",
        "packed, 415",
        "another host, 421",
    })
    void refusesBeforeTheBodyIsAskedFor(String why, int status) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        visitor.open("/fx");
        Effects effects = fx.effects();
        try (Wire wire = new Wire(fx.port())) {
            String[] head = head(
                    visitor,
                    why.equals("another type") ? "text/plain" : FORM,
                    "Expect: 100-continue",
                    why.equals("another site") ? "Sec-Fetch-Site: cross-site" : "X-S: 1",
                    why.equals("packed") ? "Content-Encoding: gzip" : "X-E: 1",
                    "Content-Length: " + (why.equals("too long") ? 10_000_000 : 1_000));
            head[1] = why.equals("another host") ? "Host: evil.example" : head[1];
            Wire.Answer answer = wire.head(head).answer();
            assertThat(answer.firstStatus()).isEqualTo(status);
            assertThat(answer.answers()).isEqualTo(1);
        }
        effects.areNone();
    }

    @DisplayName("T42: who may send is told to go on")
    @Test
    void letsThoseGoOnWhoMay() throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        String body = sealed(visitor, "bump") + "&note=n";
        Effects effects = fx.effects();
        try (Wire wire = new Wire(fx.port())) {
            wire.head(head(
                    visitor, FORM, "Connection: close", "Expect: 100-continue", "Content-Length: " + body.length()));
            Wire.Answer interim = wire.answer(Duration.ofMillis(500));
            assertThat(interim.firstStatus()).isEqualTo(100);
            assertThat(wire.text(body).answer().firstStatus()).isEqualTo(303);
        }
        effects.are("bump", 1);
    }

    @DisplayName("T24: uploads that are broken off leave nothing behind")
    @Test
    void leavesNothingOfUploadsThatAreBrokenOff() throws Exception {
        NoScriptBrowser visitor = fx.visitor();
        byte[] start = Multipart.of("x")
                .text("$post", seal(fx.form(visitor, "up")))
                .file("f", "a.bin", "application/octet-stream", "v".repeat(200_000))
                .unfinished();
        Effects effects = fx.effects();
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Wire wire = new Wire(fx.port());
            wires.add(wire);
            wire.head(head(visitor, "multipart/form-data; boundary=x", "Content-Length: 1000000"))
                    .bytes(start);
        }
        long arrived = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (fx.uploads().isEmpty() && System.nanoTime() < arrived) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(fx.uploads()).as("files while they arrive").isNotEmpty();
        try (Stream<Path> made = Files.list(fx.folder())) {
            assertThat(made.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(Files.getPosixFilePermissions(folder))
                            .isEqualTo(PosixFilePermissions.fromString("rwx------")));
        }
        for (Wire wire : wires) {
            wire.close();
        }
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!fx.uploads().isEmpty() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(fx.uploads()).isEmpty();
        effects.areNone();
    }

    @DisplayName("Bodies that end early, or are not what they say")
    @ParameterizedTest
    @CsvSource({
        "shorter than declared, 400",
        "cut off within an escape, 400",
        "multipart without an end, 400",
        "multipart cut off in a head, 400",
        "multipart called urlencoded, 400",
        "urlencoded called multipart, 400",
        "chunks that are none, 400",
        "a chunk without an end, 400",
        "empty, 403",
    })
    void refusesBodiesThatEndEarly(String kind, int status) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        String body = sealed(visitor, "bump") + "&note=n";
        byte[] multipart = Multipart.of("x")
                .text("$post", seal(fx.form(visitor, "up")))
                .text("title", "t")
                .unfinished();
        Effects effects = fx.effects();
        try (Wire wire = new Wire(fx.port())) {
            switch (kind) {
                case "shorter than declared" ->
                    wire.head(head(visitor, FORM, "Content-Length: 5000")).text(body);
                case "cut off within an escape" ->
                    wire.head(head(visitor, FORM, "Content-Length: " + (body.length() + 2)))
                            .text(body + "%4");
                case "multipart without an end" ->
                    wire.head(head(visitor, "multipart/form-data; boundary=x", "Content-Length: " + multipart.length))
                            .bytes(multipart);
                case "multipart cut off in a head" ->
                    wire.head(head(
                                    visitor,
                                    "multipart/form-data; boundary=x",
                                    "Content-Length: " + (multipart.length + 20)))
                            .bytes(multipart)
                            .text("--x\r\nContent-Dispos");
                case "multipart called urlencoded" ->
                    wire.head(head(visitor, FORM, "Content-Length: " + multipart.length))
                            .bytes(multipart);
                case "urlencoded called multipart" ->
                    wire.head(head(visitor, "multipart/form-data; boundary=x", "Content-Length: " + body.length()))
                            .text(body);
                case "chunks that are none" ->
                    wire.head(head(visitor, FORM, "Transfer-Encoding: chunked")).text("zz\r\n" + body);
                case "a chunk without an end" ->
                    wire.head(head(visitor, FORM, "Transfer-Encoding: chunked"))
                            .text(Integer.toHexString(body.length()) + "\r\n" + body);
                default -> wire.head(head(visitor, FORM, "Content-Length: 0"));
            }
            Wire.Answer answer = wire.end().answer();
            assertThat(answer.firstStatus()).isIn(status, 0);
            Fx.assertTellsNothing(answer.text());
        }
        effects.areNone();
    }
}
