package dev.postern.fx;

import static dev.postern.fx.Fx.bare;
import static dev.postern.fx.Fx.code;
import static dev.postern.fx.Fx.cookie;
import static dev.postern.fx.Fx.seal;
import static dev.postern.fx.Fx.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fx.Fx.Effects;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that another site, another visitor or another page put together. */
class ForgeryTest {
    private static final String TYPED = "typed-by-somebody";
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final Fx fx = Fx.start();

    /** The same application under another secret. */
    private static final Fx FOREIGN = Fx.with(settings -> settings.application("another"));

    @AfterAll
    static void stop() {
        FOREIGN.close();
    }

    private static RawRequest also(RawRequest request, String name, String value) {
        List<RawRequest.Header> more = new ArrayList<>(request.headers());
        more.add(new RawRequest.Header(name, value));
        return new RawRequest(request.method(), request.url(), more, request.body());
    }

    private static RawRequest filled(NoScriptBrowser visitor) {
        return fx.form(visitor, "bump").fill("Note", TYPED).request();
    }

    // ── T01 ────────────────────────────────────────────────────────────────────────────────────────────────────────

    private static final List<String> SITES = List.of("absent", "same-origin", "none", "same-site", "cross-site");
    private static final List<String> ORIGINS =
            List.of("absent", "own", "trusted", "null", "other", "malformed", "repeated");
    private static final List<String> SEALS = List.of("valid", "no", "foreign");

    static Stream<Arguments> matrix() {
        return SITES.stream()
                .flatMap(site -> ORIGINS.stream()
                        .flatMap(origin -> SEALS.stream().map(seal -> Arguments.of(site, origin, seal))));
    }

    /** Whether the seal is asked. Nobody else's origin is trusted by this application: that column is refused whole. */
    private static boolean passes(String site, String origin) {
        return switch (site) {
            case "same-origin" -> List.of("absent", "own", "null").contains(origin);
            case "none", "absent" -> List.of("absent", "own").contains(origin);
            default -> false;
        };
    }

    @DisplayName("T01: who may send what, by Sec-Fetch-Site, Origin and seal")
    @ParameterizedTest(name = "Sec-Fetch-Site {0}, Origin {1}, {2} seal")
    @MethodSource("matrix")
    void letsThroughWhatItsOwnPagesSend(String site, String origin, String seal) {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest request = bare(
                switch (seal) {
                    case "valid" -> filled(visitor);
                    case "no" ->
                        fx.form(visitor, "bump")
                                .fill("Note", TYPED)
                                .without("$post")
                                .request();
                    default ->
                        fx.form(visitor, "bump")
                                .fill("Note", TYPED)
                                .replace("$post", seal(FOREIGN.form("bump")))
                                .request();
                });
        if (!site.equals("absent")) {
            request = request.with("Sec-Fetch-Site", site);
        }
        request = switch (origin) {
            case "absent" -> request;
            case "own" -> request.with("Origin", fx.origin());
            case "trusted" -> request.with("Origin", "https://trusted.example");
            case "null" -> request.with("Origin", "null");
            case "other" -> request.with("Origin", "https://evil.example");
            case "malformed" -> request.with("Origin", "http://[::");
            default -> also(request.with("Origin", fx.origin()), "Origin", fx.origin());
        };

        Effects effects = fx.effects();
        Page answer = send(visitor, request);

        if (!passes(site, origin)) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(code(answer)).isEqualTo("cross_origin");
            assertThat(answer.body()).doesNotContain(TYPED);
            effects.areNone();
        } else if (seal.equals("valid")) {
            assertThat(answer.status()).isEqualTo(303);
            effects.are("bump", 1);
        } else if (site.equals("same-origin")) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(code(answer)).isEqualTo("stale_form");
            assertThat(answer.formAt("#bump").value("Note")).isEqualTo(TYPED);
            effects.areNone();
        } else {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(code(answer)).isEqualTo("bad_token");
            assertThat(answer.body()).doesNotContain(TYPED);
            effects.areNone();
        }
    }

    @DisplayName("T01: spellings of its own origin that are another's")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:{port}",
                "http://localhost",
                "http://localhost:1",
                "http://localhost:{port}/",
                "http://localhost.:{port}",
                "http://localhost:{port}@evil",
                "http://evil@localhost:{port}",
                "http://evil#http://localhost:{port}",
                "http://loc\u0430lhost:{port}",
                "http://\uFF4Cocalhost:{port}",
                "http://[0:0:0:0:0:0:0:1]:{port}",
                "http://[::ffff:127.0.0.1]:{port}",
                "http://127.1:{port}",
                "http://2130706433:{port}",
                "http://0x7f.0.0.1:{port}",
                "http://localhost:0{port}",
                "localhost:{port}",
                "HTTP:localhost:{port}",
            })
    void refusesWhatOnlyLooksLikeItsOrigin(String origin) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = filled(visitor);
        Effects effects = fx.effects();
        Wire.Answer answer = posted(visitor, form, "Origin: " + origin.replace("{port}", "" + fx.port()));
        assertThat(answer.firstStatus()).isIn(400, 403);
        effects.areNone();
    }

    @DisplayName("T01: a host is the same in upper case")
    @Test
    void knowsItsOriginInUpperCase() {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = bare(filled(visitor)).with("Origin", "HTTP://LOCALHOST:" + fx.port());
        Effects effects = fx.effects();
        assertThat(send(visitor, form).status()).isEqualTo(303);
        effects.are("bump", 1);
    }

    @DisplayName("T01: whatever its type, a body of another site is not read")
    @ParameterizedTest
    @ValueSource(
            strings = {
                FORM,
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/json",
                "APPLICATION/X-WWW-FORM-URLENCODED",
                ""
            })
    void asksTheGuardBeforeTheType(String type) {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form =
                bare(filled(visitor)).with("Sec-Fetch-Site", "cross-site").with("Content-Type", type);
        Effects effects = fx.effects();
        Page answer = send(visitor, type.isEmpty() ? form.without("Content-Type") : form);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("cross_origin");
        effects.areNone();
    }

    /** Posts on a bare connection, with the visitor's cookie and these headers. */
    private static Wire.Answer posted(NoScriptBrowser visitor, RawRequest form, String... headers) throws IOException {
        List<String> head = new ArrayList<>(List.of(
                "POST /fx HTTP/1.1",
                "Host: localhost:" + fx.port(),
                "Connection: close",
                "Content-Type: " + FORM,
                "Content-Length: " + form.body().length,
                "Cookie: " + cookie(visitor)));
        head.addAll(List.of(headers));
        try (Wire wire = new Wire(fx.port())) {
            Wire.Answer answer =
                    wire.head(head.toArray(String[]::new)).bytes(form.body()).answer();
            Fx.assertTellsNothing(answer.text());
            return answer;
        }
    }

    // ── T02 to T04 ─────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T02: a sibling subdomain is another site")
    @Test
    void refusesASiblingSubdomain() {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = bare(filled(visitor))
                .with("Sec-Fetch-Site", "same-site")
                .with("Origin", "http://a.localhost:" + fx.port());
        Effects effects = fx.effects();
        Page answer = send(visitor, form);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("cross_origin");
        effects.areNone();
    }

    @DisplayName("T03: an opaque origin passes only where the browser vouches for it")
    @ParameterizedTest
    @CsvSource({
        "alone,                        absent,      valid, 403, 0",
        "from another site,            cross-site,  valid, 403, 0",
        "from our page,                same-origin, valid, 303, 1",
        "from our page without a seal, same-origin, no,    409, 0",
    })
    void takesAnOpaqueOriginWithTheBrowsersWordAlone(String name, String site, String seal, int status, int runs) {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "bump").fill("Note", TYPED);
        RawRequest request = bare((seal.equals("no") ? form.without("$post") : form).request())
                .with("Origin", "null");
        if (!site.equals("absent")) {
            request = request.with("Sec-Fetch-Site", site);
        }
        Effects effects = fx.effects();
        Page answer = send(visitor, request);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(status == 409 ? "stale_form" : status == 403 ? "cross_origin" : "");
        effects.are("bump", runs);
    }

    @DisplayName("T04: malformed and doubled headers are no such headers")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://[::",
                "Origin: localhost",
                "Origin: ",
                "Origin: http://localhost:{port}/",
                "Origin: http://localhost:{port} http://x",
                "Origin: http://localhost:{port},http://localhost:{port}",
                "Origin: http://localhost:{port}\r\nOrigin: http://localhost:{port}",
                "Origin: http://localhost:{port}\r\norigin: http://evil.example",
                "Origin: NULL",
                "Origin: {long}",
                "Sec-Fetch-Site: same-origin, cross-site",
                "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: ",
                "Sec-Fetch-Site: same-origin;x=1",
                "Sec-Fetch-Site: \"same-origin\"",
                "Sec-Fetch-Site: \u017Fame-origin",
            })
    void refusesHeadersThatAreNone(String header) throws IOException {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = filled(visitor);
        Effects effects = fx.effects();
        Wire.Answer answer = posted(
                visitor,
                form,
                header.replace("{port}", "" + fx.port()).replace("{long}", "http://" + "a".repeat(10_000)));
        assertThat(answer.firstStatus()).isIn(header.contains("{long}") ? List.of(400, 403, 431) : List.of(400, 403));
        effects.areNone();
    }

    // ── T05 ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T05: only the two types of a form are read")
    @ParameterizedTest
    @CsvSource({
        "plain text, text/plain, 415, 0",
        "none, '', 415, 0",
        "JSON, application/json, 415, 0",
        "another multipart, multipart/mixed; boundary=x, 415, 0",
        "multipart without a boundary, multipart/form-data, 400, 0",
        "two types in one, 'application/x-www-form-urlencoded, text/plain', 400, 0",
        "with a parameter that is none, application/x-www-form-urlencoded; =, 400, 0",
        "in upper case, APPLICATION/X-WWW-FORM-URLENCODED, 303, 1",
        "with its charset, application/x-www-form-urlencoded; charset=UTF-8, 303, 1",
    })
    void readsFormsAndNothingElse(String name, String type, int status, int runs) {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = filled(visitor);
        Effects effects = fx.effects();
        Page answer = send(visitor, type.isEmpty() ? form.without("Content-Type") : form.with("Content-Type", type));
        assertThat(answer.status()).isEqualTo(status);
        effects.are("bump", runs);
    }

    @DisplayName("T05: two Content-Type headers are none")
    @Test
    void refusesTwoTypes() {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = also(filled(visitor), "Content-Type", "text/plain");
        Effects effects = fx.effects();
        assertThat(send(visitor, form).status()).isEqualTo(400);
        effects.areNone();
    }

    // ── T06, T09, T10, T11 ─────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T06: nobody is logged in by somebody else's form")
    @Test
    void refusesALogInFormOfAnotherVisitor() {
        NoScriptBrowser attacker = fx.visitor();
        RawRequest form = bare(fx.form(attacker, "login")
                        .fill("User", "attacker")
                        .request())
                .with("Origin", fx.origin());
        NoScriptBrowser victim = fx.visitor();
        victim.open("/fx");
        Effects effects = fx.effects();
        Page answer = send(victim, form);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("bad_token");
        effects.areNone();
    }

    @DisplayName("T06: a real log-in makes a new cookie")
    @Test
    void changesTheCookieAtLogIn() {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "login").fill("User", "ann");
        String before = cookie(visitor);
        Effects effects = fx.effects();
        form.press("Log in");
        assertThat(cookie(visitor)).isNotEqualTo(before).startsWith("postern-" + fx.port() + "=");
        effects.are("login", 1);
    }

    @DisplayName("T09: an id that somebody chose is never taken over")
    @ParameterizedTest
    @ValueSource(strings = {"attacker", "AQAAAAAAAAAAAAAAAAAAAA", "", "=", "\"quoted\""})
    void makesAnIdOfItsOwn(String chosen) {
        NoScriptBrowser visitor = fx.visitor();
        String name = "postern-" + fx.port();
        Page page = visitor.send(RawRequest.get("/fx").with("Cookie", name + "=" + chosen));
        assertThat(page.headers("Set-Cookie")).singleElement().satisfies(line -> {
            assertThat(line).startsWith(name + "=").doesNotContain("=" + chosen + ";");
            assertThat(line).contains("HttpOnly", "SameSite=Lax", "Path=/");
        });
    }

    @DisplayName("T09: forms from before a log-in no longer count")
    @ParameterizedTest
    @CsvSource({"same-origin, 409", "absent, 403"})
    void forgetsFormsFromBeforeALogIn(String site, int status) {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest old = bare(filled(visitor));
        fx.form(visitor, "login").fill("User", "ann").press("Log in");
        Effects effects = fx.effects();
        Page answer = send(visitor, site.equals("absent") ? old : old.with("Sec-Fetch-Site", site));
        assertThat(answer.status()).isEqualTo(status);
        effects.areNone();
    }

    @DisplayName("T10: of two cookies of one name none counts")
    @ParameterizedTest
    @ValueSource(strings = {"; ", "\r\nCookie: "})
    void takesTwoCookiesForNone(String between) throws IOException {
        NoScriptBrowser ann = fx.visitor();
        fx.form(ann, "login").fill("User", "ann").press("Log in");
        RawRequest form = filled(ann);
        NoScriptBrowser eve = fx.visitor();
        eve.open("/fx");
        Effects effects = fx.effects();
        byte[] body = form.body();
        try (Wire wire = new Wire(fx.port())) {
            Wire.Answer answer = wire.head(
                            "POST /fx HTTP/1.1",
                            "Host: localhost:" + fx.port(),
                            "Connection: close",
                            "Sec-Fetch-Site: same-origin",
                            "Content-Type: " + FORM,
                            "Content-Length: " + body.length,
                            "Cookie: " + cookie(ann) + between + cookie(eve))
                    .bytes(body)
                    .answer();
            assertThat(answer.firstStatus()).isEqualTo(403);
            assertThat(answer.text()).contains("bad_token").doesNotContain(TYPED);
        }
        effects.areNone();
    }

    static Stream<Arguments> elsewhere() {
        return Stream.of("another visitor", "another host of ours", "another page", "another address of ours")
                .flatMap(where -> Stream.of("same-origin", "absent").map(site -> Arguments.of(where, site)));
    }

    @DisplayName("T11: a seal counts where it was made, and nowhere else")
    @ParameterizedTest(name = "{0}, Sec-Fetch-Site {1}")
    @MethodSource("elsewhere")
    void takesASealOnlyWhereItBelongs(String where, String site) throws IOException {
        NoScriptBrowser ann = fx.visitor();
        fx.form(ann, "login").fill("User", "ann").press("Log in");
        NoScriptBrowser bob = fx.visitor();
        fx.form(bob, "login").fill("User", "bob").press("Log in");
        byte[] body = filled(ann).body();
        boolean otherHost = where.equals("another host of ours");
        Effects effects = fx.effects();
        try (Wire wire = new Wire(fx.port())) {
            Wire.Answer answer = wire.head(
                            "POST "
                                    + switch (where) {
                                        case "another page" -> "/fx/other";
                                        case "another address of ours" -> "/fx/";
                                        default -> "/fx";
                                    }
                                    + " HTTP/1.1",
                            "Host: " + (otherHost ? "127.0.0.1:" : "localhost:") + fx.port(),
                            "Connection: close",
                            site.equals("absent") ? "X-Nothing: 1" : "Sec-Fetch-Site: " + site,
                            "Content-Type: " + FORM,
                            "Content-Length: " + body.length,
                            "Cookie: " + cookie(where.equals("another visitor") ? bob : ann))
                    .bytes(body)
                    .answer();
            Fx.assertTellsNothing(answer.text());
            boolean vouched = site.equals("same-origin") && !where.equals("another visitor");
            assertThat(answer.firstStatus()).isIn(vouched ? List.of(409, 404) : List.of(403, 404));
        }
        effects.areNone();
    }

    @DisplayName("T11: the seal of one function never runs another")
    @Test
    void neverRunsAnotherFunctionThanTheSealed() {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "bump");
        String other = seal(form);
        RawRequest request = fx.form(visitor, "del")
                .fill("Why", "x")
                .replace("$post", other)
                .with("note", "n")
                .request();
        Effects effects = fx.effects();
        send(visitor, request);
        effects.are("bump", 1);
    }

    @DisplayName("T11: parts of two seals make none")
    @Test
    void refusesASealMadeOfTwo() {
        NoScriptBrowser visitor = fx.visitor();
        Page page = visitor.open("/fx");
        String bump = seal(page.formAt("#bump"));
        Page again = visitor.open("/fx");
        String other = seal(again.formAt("#bump"));
        String mixed = bump.substring(0, bump.indexOf('.')) + other.substring(other.indexOf('.'));
        Effects effects = fx.effects();
        Page answer = send(
                visitor,
                page.formAt("#bump").fill("Note", TYPED).replace("$post", mixed).request());
        assertThat(answer.status()).isEqualTo(409);
        effects.areNone();
    }

    @DisplayName("T11: no character of a seal can be changed")
    @Test
    void refusesASealWithOneCharacterChanged() {
        NoScriptBrowser visitor = fx.visitor();
        Page page = visitor.open("/fx");
        String seal = seal(page.formAt("#del"));
        Effects effects = fx.effects();
        for (int i = 0; i < seal.length(); i++) {
            char changed = seal.charAt(i) == 'A' ? 'B' : 'A';
            String edited = seal.substring(0, i) + changed + seal.substring(i + 1);
            RawRequest request =
                    bare(page.formAt("#del").replace("$post", edited).request());
            assertThat(send(visitor, request).status()).as("changed at %s", i).isEqualTo(403);
        }
        effects.areNone();
    }
}
