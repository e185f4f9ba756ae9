package dev.postern.fx;

import static dev.postern.fx.Fx.bare;
import static dev.postern.fx.Fx.code;
import static dev.postern.fx.Fx.seal;
import static dev.postern.fx.Fx.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fx.Fx.Effects;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, addresses and headers by which a function could be reached that should not be, or passed by its guard. */
class RoutingTest {
    @RegisterExtension
    static final Fx fx = Fx.start();

    private static RawRequest filled(NoScriptBrowser visitor) {
        return fx.form(visitor, "bump").fill("Note", "n").request();
    }

    // ── T07 ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T07: only POST changes anything")
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post", "QUERY"})
    void runsNothingByAnotherMethod(String method) {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = filled(visitor);
        Effects effects = fx.effects();
        Page asQuery = send(visitor, form.by(method).to("/fx?" + form.text()).body(""));
        assertThat(asQuery.status()).isIn(200, 303, 400, 404, 405, 501);
        effects.areNone();
        if (Set.of("PUT", "DELETE", "PATCH").contains(method)) {
            assertThat(asQuery.status()).isEqualTo(405);
            assertThat(asQuery.header("Allow")).isEqualTo("GET, HEAD, POST");
            assertThat(code(asQuery)).isEqualTo("bad_method");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            assertThat(send(visitor, form.by(method)).status()).isIn(200, 400, 404, 405, 501);
            effects.areNone();
        }
    }

    @DisplayName("T07: a GET does not become a POST by a header or a field")
    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void takesNoMethodFromAHeaderOfAGet(String header) {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = filled(visitor);
        Effects effects = fx.effects();
        Page answer =
                send(visitor, form.by("GET").to("/fx?" + form.text()).body("").with(header, "POST"));
        assertThat(answer.status()).isIn(200, 405);
        effects.areNone();
    }

    @DisplayName("T07: a POST stays a POST, whatever a header or a field says")
    @ParameterizedTest
    @CsvSource({"X-HTTP-Method-Override, DELETE", "X-HTTP-Method-Override, GET", "X-HTTP-Method, PUT"})
    void takesNoMethodFromAHeaderOfAPost(String header, String method) {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = filled(visitor);
        Effects effects = fx.effects();
        assertThat(send(visitor, form.with(header, method)).status()).isEqualTo(303);
        effects.are("bump", 1);
    }

    @DisplayName("T07: a field named _method is a field")
    @Test
    void takesNoMethodFromAField() {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = fx.form(visitor, "bump")
                .fill("Note", "n")
                .with("_method", "DELETE")
                .request();
        Effects effects = fx.effects();
        assertThat(send(visitor, form).status()).isEqualTo(303);
        effects.are("bump", 1);
    }

    // ── T08, T33, T35 ──────────────────────────────────────────────────────────────────────────────────────────────

    /** One answer of each kind that has a body. */
    private static Page answer(String kind) {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "bump").fill("Note", "n");
        return switch (kind) {
            case "200" -> visitor.open("/fx");
            case "303 then 200" -> form.press("Bump");
            case "400" -> visitor.send(form.request().body("note=%zz"));
            case "401" ->
                visitor.send(fx.form(visitor, "admin")
                        .attach("f", "a.txt", new byte[1], "text/plain")
                        .request());
            case "403" -> visitor.send(form.request().with("Sec-Fetch-Site", "cross-site"));
            case "404" -> visitor.open("/nothing/here");
            case "409" -> visitor.send(form.replace("$post", "x").request());
            case "413" -> visitor.send(form.request().body("note=" + "n".repeat(300_000)));
            case "415" -> visitor.send(form.request().with("Content-Type", "text/plain"));
            case "421" -> NoScriptBrowser.at("http://127.0.0.2:" + fx.port()).open("/fx");
            case "422" -> visitor.send(form.replace("note", "n".repeat(201)).request());
            default -> visitor.send(fx.form(visitor, "boom").request());
        };
    }

    @DisplayName("T08, T35: no answer can be framed, sniffed or run a script of others")
    @ParameterizedTest
    @ValueSource(strings = {"200", "303 then 200", "400", "401", "403", "404", "409", "413", "415", "422", "500"})
    void guardsEveryPageWithHeaders(String kind) {
        Page page = Fx.checked(answer(kind));
        assertThat(String.valueOf(page.status())).isEqualTo(kind.substring(kind.length() - 3));
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "default-src 'self'", "object-src 'none'", "base-uri 'none'")
                .contains("form-action 'self'", "require-trusted-types-for 'script'", "script-src 'nonce-");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @DisplayName("T33: a host that is not ours gets nothing")
    @ParameterizedTest
    @CsvSource({
        "GET, evil.example",
        "POST, evil.example",
        "GET, localhost",
        "GET, localhost:1",
        "POST, localhost.:{port}",
        "POST, evil@localhost:{port}",
        "GET, ''",
    })
    void answersNoOtherHost(String method, String host) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = filled(visitor);
        Effects effects = fx.effects();
        try (Wire wire = new Wire(fx.port())) {
            boolean post = method.equals("POST");
            Wire.Answer answer = wire.head(
                            method + " /fx HTTP/1.1",
                            "Host: " + host.replace("{port}", "" + fx.port()),
                            "Connection: close",
                            "Sec-Fetch-Site: same-origin",
                            "Content-Type: application/x-www-form-urlencoded",
                            "Content-Length: " + (post ? form.body().length : 0))
                    .bytes(post ? form.body() : new byte[0])
                    .answer();
            // An empty or malformed one is the server's to refuse.
            assertThat(answer.firstStatus()).isIn(421, 400);
            assertThat(answer.text()).doesNotContain("$post");
            if (host.equals("evil.example")) {
                assertThat(answer.firstStatus()).isEqualTo(421);
                assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            }
        }
        effects.areNone();
    }

    @DisplayName("T35: each answer has a nonce of its own, and takes none from a request")
    @Test
    void makesANonceForEachAnswer() {
        NoScriptBrowser visitor = fx.visitor();
        Set<String> policies = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            Page page = visitor.send(RawRequest.get("/fx")
                    .with("Content-Security-Policy", "script-src 'nonce-x\"><script>'")
                    .with("X-Nonce", "chosen-nonce"));
            assertThat(page.body()).doesNotContain("><script>", "chosen-nonce");
            policies.add(page.header("Content-Security-Policy"));
        }
        assertThat(policies)
                .hasSize(20)
                .allSatisfy(policy -> assertThat(policy)
                        .containsPattern("'nonce-[A-Za-z0-9_-]{22}'")
                        .doesNotContain("<script>", "chosen-nonce"));
    }

    // ── T12 ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T12, T33: headers that only proxies write change nothing")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Port: 443",
                "X-Forwarded-Prefix: /evil",
                "Forwarded: host=evil.example;proto=https;for=127.0.0.1",
                "X-Original-URL: /fx/other",
                "X-Rewrite-URL: /fx/other",
                "X-Middleware-Subrequest: middleware:middleware",
                "X-Original-Host: evil.example",
                "X-Host: evil.example",
                "Referer: http://evil.example/",
                "Postern: form",
                "Postern: call",
                "Postern-Page: /fx/other",
                "Postern-Location: http://evil.example/",
                "Idempotency-Key: \"1\"",
                "Idempotency-Replayed: true",
            })
    void readsNoHeadersThatProxiesWrite(String header) {
        String name = header.substring(0, header.indexOf(':'));
        String value = header.substring(header.indexOf(':') + 2);
        NoScriptBrowser visitor = fx.visitor();
        visitor.open("/fx");
        Page plain = visitor.send(RawRequest.get("/fx?q=1"));
        Page odd = visitor.send(RawRequest.get("/fx?q=1").with(name, value));
        assertThat(withoutChance(odd)).isEqualTo(withoutChance(plain));

        if (header.equals("Postern: form")) {
            // On a POST it means something: the shim is answered with the page in place of a redirect to it.
            return;
        }
        RawRequest form = filled(visitor);
        Effects effects = fx.effects();
        Page posted = send(visitor, form.without(name).with(name, value));
        assertThat(posted.status()).isEqualTo(303);
        assertThat(posted.header("Location")).isEqualTo("/fx");
        effects.are("bump", 1);
    }

    /** Status, headers and body, without what is random in every answer. */
    private static String withoutChance(Page page) {
        return page.status() + "\n" + page.header("Cache-Control") + "\n" + page.headers("Set-Cookie") + "\n"
                + page.header("Location") + "\n"
                + page.header("Content-Security-Policy").replaceAll("'nonce-[^']+'", "'nonce'") + "\n"
                + page.body()
                        .replaceAll("nonce=\"[^\"]+", "nonce=\"")
                        .replaceAll("(name=\"\\$post\" value=\")[^\"]+", "$1");
    }

    @DisplayName("T12: the request headers that are read, all of them")
    @Test
    void readsTheseHeadersAndNoOthers() throws IOException {
        Pattern read = Pattern.compile("\\bheaders?\\(\\s*\"([^\"]+)\"\\s*\\)");
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("testing"))
                    .forEach(file -> {
                        Matcher header = read.matcher(content(file));
                        while (header.find()) {
                            names.add(header.group(1));
                        }
                    });
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "Accept",
                        "Accept-Encoding",
                        "Accept-Language",
                        "Content-Encoding",
                        "Content-Type",
                        "Cookie",
                        "Expect",
                        "Host",
                        "If-None-Match",
                        "Origin",
                        "Purpose",
                        "Sec-Fetch-Mode",
                        "Sec-Fetch-Site",
                        "Sec-Purpose");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // ── T13 ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T13: another spelling of an address opens no way around")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//fx",
                "/./fx",
                "/x/../fx",
                "/x/%2e%2e/fx",
                "/%2e%2e/fx",
                "/fx;x=1",
                "/fx;jsessionid=1",
                "/fx%2F",
                "/fx%2fother",
                "/fx%00",
                "/fx.",
                "/f%78",
                "/F%58",
                "/FX",
                "/%66x",
                "/fx%3B",
                "/fx%20",
                "/fx\\",
                "/fx%5C",
                "/fx/other/..",
                "/fx/other/../",
                "http://evil.example/fx",
                "*",
            })
    void runsNothingAtAnotherSpelling(String target) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = filled(visitor);
        RawRequest forAdmins = fx.form(visitor, "admin")
                .attach("f", "a.txt", new byte[10], "text/plain")
                .request();
        Effects effects = fx.effects();
        for (RawRequest each : List.of(form, forAdmins)) {
            try (Wire wire = new Wire(fx.port())) {
                Wire.Answer answer = wire.head(
                                "POST " + target + " HTTP/1.1",
                                "Host: localhost:" + fx.port(),
                                "Connection: close",
                                "Sec-Fetch-Site: same-origin",
                                "Cookie: " + Fx.cookie(visitor),
                                "Content-Type: " + each.header("Content-Type"),
                                "Content-Length: " + each.body().length)
                        .bytes(each.body())
                        .answer();
                Fx.assertTellsNothing(answer.text());
                assertThat(answer.firstStatus()).isIn(400, 404, 405, 421);
            }
        }
        effects.areNone();
    }

    // ── T14, T15 ───────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T14: functions unknown, hidden and unregistered answer alike")
    @ParameterizedTest
    @ValueSource(strings = {"fx.unseen", "fx.notPublic", "fx.nothing", "fx.bumq", "Runtime.exec"})
    void answersAlikeForFunctionsThatNobodyMayCall(String function) {
        NoScriptBrowser visitor = fx.visitor();
        visitor.open("/fx");
        Effects effects = fx.effects();
        for (String address : List.of("/_postern/fn/" + function, "/_postern/" + function, "/fx/" + function)) {
            Page known = send(visitor, call(address));
            Page unknown = send(visitor, call(address.replace(function, "zz.zzzz")));
            assertThat(known.status()).isEqualTo(404);
            assertThat(known.body().replace(function, "zz.zzzz")).isEqualTo(unknown.body());
            assertThat(known.header("Content-Type")).isEqualTo(unknown.header("Content-Type"));
        }
        effects.areNone();
    }

    private static RawRequest call(String address) {
        return RawRequest.post(address, "[]", "application/json")
                .with("Postern", "call")
                .with("Sec-Fetch-Site", "same-origin");
    }

    @DisplayName("T15: no text from a client chooses what is called")
    @Test
    void callsNothingByName() {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "bump");
        String ours = seal(form);
        Effects effects = fx.effects();
        SplittableRandom random = new SplittableRandom(15);
        for (String name : List.of(
                "fx.bump",
                "bump",
                "dev.postern.fx.FxFunctions.bump",
                "java.lang.Runtime",
                "../../etc/passwd",
                "fx.unseen",
                "getClass",
                "")) {
            Page answer = send(
                    visitor,
                    bare(fx.form(visitor, "bump").replace("$post", name).request()));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(code(answer)).isEqualTo("bad_token");
        }
        for (int i = 0; i < 300; i++) {
            StringBuilder any = new StringBuilder();
            for (int n = random.nextInt(200); n > 0; n--) {
                any.append((char) (0x20 + random.nextInt(0x5F)));
            }
            String text = i % 2 == 0 ? any.toString() : ours.substring(0, ours.indexOf('.') + 1) + any;
            RawRequest request = RawRequest.post(
                    "/fx",
                    "%24post=" + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8),
                    "application/x-www-form-urlencoded");
            assertThat(send(visitor, request).status()).as(text).isEqualTo(403);
        }
        effects.areNone();
    }

    // ── T16 ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T16: who may not is told so before the body is sent")
    @ParameterizedTest
    @CsvSource({"nobody, 401", "ann, 403"})
    void saysNoBeforeTheBodyIsRead(String user, int status) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        if (!user.equals("nobody")) {
            fx.form(visitor, "login").fill("User", user).press("Log in");
        }
        RawRequest form = fx.form(visitor, "admin")
                .attach("f", "a.bin", new byte[1_000_000], "application/octet-stream")
                .request();
        Effects effects = fx.effects();
        int asked = fx.count("asked");
        int loads = fx.count("loads");
        try (Wire wire = new Wire(fx.port())) {
            long began = System.nanoTime();
            Wire.Answer answer = wire.head(
                            "POST /fx HTTP/1.1",
                            "Host: localhost:" + fx.port(),
                            "Cookie: " + Fx.cookie(visitor),
                            "Content-Type: " + form.header("Content-Type"),
                            "Content-Length: " + form.body().length)
                    .bytes(java.util.Arrays.copyOf(form.body(), 100_000))
                    .answer();
            assertThat(answer.firstStatus()).isEqualTo(status);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
            assertThat(answer.closed()).isTrue();
        }
        effects.areNone();
        assertThat(fx.count("asked") - asked).as("access was asked").isEqualTo(1);
        assertThat(fx.count("loads") - loads).as("loaders that ran").isZero();
        assertThat(fx.uploads()).isEmpty();
    }
}
