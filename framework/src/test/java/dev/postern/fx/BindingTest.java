package dev.postern.fx;

import static dev.postern.fx.Fx.bare;
import static dev.postern.fx.Fx.code;
import static dev.postern.fx.Fx.seal;
import static dev.postern.fx.Fx.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.call.Anyone;
import dev.postern.function.UseServer;
import dev.postern.fx.Fx.Effects;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that bind more than is declared, or something else than was typed. */
class BindingTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final Fx fx = Fx.start();

    /** The form's own seal, then these pairs as they stand. */
    private static RawRequest raw(NoScriptBrowser visitor, String function, String pairs) {
        FormOn form = fx.form(visitor, function);
        String seal = URLEncoder.encode(seal(form), StandardCharsets.UTF_8);
        return RawRequest.post("/fx", "%24post=" + seal + "&" + pairs, FORM).with("Sec-Fetch-Site", "same-origin");
    }

    // ── T17 to T19 ─────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T17: what a record does not declare is not bound")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin=true",
                "class.classLoader.x=1",
                "class.module.classLoader.resources.context.parent.pipeline.first.pattern=x",
                "profile.admin=1",
                "profile.name=eve",
                "admin%5B%5D=1",
                "isAdmin=true",
                "setAdmin=true",
                "%24admin=true",
                "name.bytes=x",
                "name%5B0%5D=x",
                "__proto__.admin=1",
                "_method=PUT",
                "call=x",
                "id=99",
            })
    void bindsOnlyWhatIsDeclared(String more) {
        NoScriptBrowser visitor = fx.visitor();
        Effects effects = fx.effects();
        Page answer = send(visitor, raw(visitor, "bean", "name=Ann&age=41&" + more));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(visitor.open("/fx").text("#bean-out")).isEqualTo("Ann 41");
        assertThat(FxFunctions.Profile.admin).isFalse();
        effects.are("bean", 1);
    }

    @DisplayName("T17: a field does not replace what the page bound")
    @ParameterizedTest
    @ValueSource(strings = {"id=99", "0=99", "arg0=99", "arguments=99", "why.id=99", "id%5B0%5D=99", "%24id=99"})
    void keepsWhatThePageBound(String more) {
        NoScriptBrowser visitor = fx.visitor();
        fx.functions().deleted.clear();
        Effects effects = fx.effects();
        assertThat(send(visitor, raw(visitor, "del", "why=x&" + more)).status()).isEqualTo(303);
        assertThat(fx.functions().deleted).containsExactly(Fx.BOUND_ID);
        effects.are("del", 1);
    }

    @DisplayName("T18: two values for one are an error of that field")
    @Test
    void takesNoTwoValuesForOne() {
        NoScriptBrowser visitor = fx.visitor();
        Effects effects = fx.effects();
        Page answer = send(visitor, raw(visitor, "bump", "note=a&note=b"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.formAt("#bump").errorOf("Note")).isEqualTo("Give one answer only");
        effects.areNone();
    }

    @DisplayName("T18: the query is not part of what was typed")
    @Test
    void neverMixesTheQueryIn() {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = visitor.open("/fx?note=q&%24post=x").formAt("#bump").fill("Note", "b");
        fx.functions().notes.clear();
        Effects effects = fx.effects();
        Page answer = send(visitor, form.request());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(fx.functions().notes).containsExactly("b");
        effects.are("bump", 1);
    }

    @DisplayName("T19: one seal, in the body, or none")
    @ParameterizedTest
    @CsvSource({
        "two alike,          %24post={seal}&%24post={seal}&note=n, '',             400, 400",
        "two that differ,    %24post={seal}&note=n&%24post={other}, '',            400, 400",
        "two buttons',       %24post={seal}&%24by={seal}&%24by={seal}&note=n, '',  400, 400",
        "two of both kinds,  %24post={seal}&%24by={seal}&%24by.x=&note=n, '',      400, 400",
        "in the query alone, note=n, ?%24post={seal},                              403, 409",
        "none at all,        note=n, '',                                           403, 409",
        "an empty one,       %24post=&note=n, '',                                  403, 409",
        "a button's alone that is none, %24by=x&note=n, '',                        403, 409",
        "a name that is near, %24Post={seal}&note=n, '',                           403, 409",
    })
    void takesOneSealAtMost(String name, String body, String query, int status, int vouched) {
        for (boolean byBrowser : new boolean[] {false, true}) {
            NoScriptBrowser visitor = fx.visitor();
            Page page = visitor.open("/fx");
            String seal = URLEncoder.encode(seal(page.formAt("#bump")), StandardCharsets.UTF_8);
            String other = URLEncoder.encode(seal(page.formAt("#del")), StandardCharsets.UTF_8);
            RawRequest request = RawRequest.post(
                    "/fx" + query.replace("{seal}", seal),
                    body.replace("{seal}", seal).replace("{other}", other),
                    FORM);
            Effects effects = fx.effects();
            Page answer = send(visitor, byBrowser ? request.with("Sec-Fetch-Site", "same-origin") : request);
            assertThat(answer.status()).isEqualTo(byBrowser ? vouched : status);
            effects.areNone();
        }
    }

    @DisplayName("T19: a file cannot be a seal")
    @Test
    void takesNoFileForASeal() {
        NoScriptBrowser visitor = fx.visitor();
        String seal = seal(fx.form(visitor, "up"));
        Effects effects = fx.effects();
        Page answer = send(
                visitor,
                Multipart.of("x")
                        .file("$post", "seal.txt", "text/plain", seal)
                        .text("title", "t")
                        .post());
        assertThat(answer.status()).isEqualTo(400);
        effects.areNone();
    }

    // ── T22 to T24 ─────────────────────────────────────────────────────────────────────────────────────────────────

    @UseServer(Anyone.class)
    static final class Telling {
        public Object anything() {
            return this;
        }
    }

    @DisplayName("T22: a function that returns anything at all stops the start")
    @Test
    void refusesAFunctionThatReturnsAnything() {
        assertThatThrownBy(() ->
                        Fx.with(settings -> settings.functions(new Telling())).close())
                .hasStackTraceContaining("Telling.anything")
                .hasStackTraceContaining("its result java.lang.Object cannot be kept or shown");
    }

    @DisplayName("T23: names that hash alike are counted, and soon too many")
    @Test
    void countsNamesThatHashAlike() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 16_384; i++) {
            body.append('&');
            for (int bit = 0; bit < 14; bit++) {
                body.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            body.append('=');
        }
        NoScriptBrowser visitor = fx.visitor();
        String names = body.substring(1, 250_000);
        String whole = names.substring(0, names.lastIndexOf('&'));
        fx.form("bump");
        Effects effects = fx.effects();
        for (int warm = 0; warm < 3; warm++) {
            send(visitor, raw(visitor, "bump", whole));
        }
        RawRequest request = raw(visitor, "bump", whole);
        long began = System.nanoTime();
        Page answer = send(visitor, request);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(code(answer)).isEqualTo("too_many");
        effects.areNone();
    }

    @DisplayName("T24: too many parts, headers too long, bodies in bodies")
    @ParameterizedTest
    @ValueSource(strings = {"parts", "same names", "long header", "nested", "headers", "texts"})
    void refusesBodiesThatCostMoreThanTheyAreWorth(String kind) {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "up");
        Multipart body = Multipart.of("b0undary").text("$post", seal(form)).text("title", "t");
        switch (kind) {
            case "parts" -> {
                for (int i = 0; i < 999; i++) {
                    body.text("n" + i, "v");
                }
            }
            case "same names" -> {
                for (int i = 0; i < 999; i++) {
                    body.text("n", "v".repeat(100));
                }
            }
            case "long header" ->
                body.part("Content-Disposition: form-data; name=\"x\"\r\nX-Long: " + "h".repeat(8 * 1024), "v");
            case "nested" ->
                body.part(
                        "Content-Disposition: form-data; name=\"f\"\r\nContent-Type: multipart/mixed; boundary=in",
                        "--in\r\nContent-Disposition: file; filename=\"a\"\r\n\r\nx\r\n--in--");
            case "headers" -> body.part("Content-Disposition: form-data; name=\"x\"" + "\r\nX-H: 1".repeat(20), "v");
            default -> body.text("long", "v".repeat(70_000));
        }
        RawRequest request = body.post().with("Sec-Fetch-Site", "same-origin");
        Effects effects = fx.effects();
        send(visitor, request);
        long began = System.nanoTime();
        Page answer = send(visitor, request);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(600));
        boolean tooMuch = List.of("parts", "same names", "texts").contains(kind);
        assertThat(answer.status()).isEqualTo(tooMuch ? 413 : 400);
        assertThat(code(answer)).isEqualTo(kind.equals("texts") ? "too_large" : tooMuch ? "too_many" : "malformed");
        assertThat(answer.formAt("#up").value("Title")).isEqualTo("t");
        effects.areNone();
    }

    // ── T26 to T29 ─────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T26: bytes that are no text")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ff",
                "%c0%af",
                "%ed%a0%80",
                "%00",
                "%zz",
                "%u0041",
                "%",
                "%4",
                "%f8%88%80%80%80",
                "%f4%90%80%80",
                "%e2%82"
            })
    void refusesWhatIsNoUtf8(String value) {
        for (String pairs : List.of("note=" + value, value + "=x&note=n")) {
            NoScriptBrowser visitor = fx.visitor();
            Effects effects = fx.effects();
            Page answer = send(visitor, raw(visitor, "bump", pairs));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(code(answer)).isEqualTo("malformed");
            effects.areNone();
        }
    }

    @DisplayName("T26: one charset, and no other")
    @ParameterizedTest
    @CsvSource({
        "utf-16, 415, 0",
        "iso-8859-1, 415, 0",
        "nope, 415, 0",
        "'\"\"', 415, 0",
        "UTF-8, 303, 1",
        "'\"utf-8\"', 303, 1"
    })
    void readsOneCharset(String charset, int status, int runs) {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest request = raw(visitor, "bump", "note=n").with("Content-Type", FORM + "; charset=" + charset);
        Effects effects = fx.effects();
        assertThat(send(visitor, request).status()).isEqualTo(status);
        effects.are("bump", runs);
    }

    @DisplayName("T26: text arrives as it was sent")
    @ParameterizedTest
    @CsvSource({
        "composed, %c3%a9, \u00E9",
        "decomposed, e%cc%81, e\u0301",
        "beyond sixteen bits, %f0%9f%9a%aa, \uD83D\uDEAA"
    })
    void keepsTextAsItWasSent(String name, String sent, String arrives) {
        NoScriptBrowser visitor = fx.visitor();
        fx.functions().notes.clear();
        Effects effects = fx.effects();
        send(visitor, raw(visitor, "bump", "note=" + sent));
        assertThat(fx.functions().notes).containsExactly(arrives);
        effects.are("bump", 1);
    }

    @DisplayName("T26: line ends are one character")
    @Test
    void makesLineEndsOneCharacter() {
        NoScriptBrowser visitor = fx.visitor();
        fx.functions().notes.clear();
        Effects effects = fx.effects();
        send(visitor, raw(visitor, "bump", "note=a%0D%0Ab%0Dc%0Ad"));
        assertThat(fx.functions().notes).containsExactly("a\nb\nc\nd");
        effects.are("bump", 1);
    }

    @DisplayName("T27: numbers are ASCII digits in their range")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0661\u0662",
                "1_000",
                "0x10",
                "1e3",
                "99999999999",
                "NaN",
                "Infinity",
                "1.0",
                "1,000",
                "--1",
                "+-1",
                "1L",
                "\uFF11",
                "{long}"
            })
    void readsNumbersStrictly(String typed) {
        String text = typed.replace("{long}", "1".repeat(10_000));
        NoScriptBrowser visitor = fx.visitor();
        RawRequest request = raw(visitor, "bean", "name=Ann&age=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        Effects effects = fx.effects();
        long began = System.nanoTime();
        Page answer = send(visitor, request);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
        assertThat(answer.status()).isEqualTo(422);
        FormOn form = answer.formAt("#bean");
        assertThat(form.errorOf("Age")).startsWith("Enter a");
        assertThat(form.value("Age")).isEqualTo(text);
        assertThat(form.value("Name")).isEqualTo("Ann");
        effects.areNone();
    }

    @DisplayName("T28: a pattern that would run for ever is given up")
    @Test
    void givesUpAPatternThatWouldRunForEver() {
        NoScriptBrowser visitor = fx.visitor();
        send(visitor, raw(visitor, "checked", "word=w&size=SMALL&slowly=b"));
        RawRequest request = raw(visitor, "checked", "word=w&size=SMALL&slowly=" + "a".repeat(40) + "!");
        Effects effects = fx.effects();
        long began = System.nanoTime();
        Page answer = send(visitor, request);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(600));
        assertThat(answer.status()).isEqualTo(422);
        effects.areNone();
    }

    @DisplayName("T29: what a browser would have kept from being sent")
    @ParameterizedTest
    @CsvSource({
        "nothing in a required field, word=&size=SMALL&slowly=a, Word",
        "a required field left out,   size=SMALL&slowly=a, Word",
        "more than maxlength,         word=12345678901&size=SMALL&slowly=a, Word",
        "no option of the select,     word=w&size=HUGE&slowly=a, Size",
        "an option in another case,   word=w&size=small&slowly=a, Size",
        "against the pattern,         word=w&size=SMALL&slowly=b, Slowly",
    })
    void checksEverythingAgain(String name, String pairs, String field) {
        NoScriptBrowser visitor = fx.visitor();
        Effects effects = fx.effects();
        Page answer = send(visitor, raw(visitor, "checked", pairs));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.formAt("#checked").errorOf(field)).isNotEmpty();
        effects.areNone();
    }

    @DisplayName("T25: a file is called what it may be shown as, and is what its bytes say")
    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "..\\x, x",
        "C:\\x, x",
        "a%00.png, a%00.png",
        "\u202Egnp.exe, gnp.exe",
        "..., ...",
        ".., file",
    })
    void namesFilesHarmlessly(String sent, String shown) {
        NoScriptBrowser visitor = fx.visitor();
        String seal = seal(fx.form(visitor, "up"));
        fx.functions().stored.clear();
        Effects effects = fx.effects();
        Page answer = send(
                visitor,
                Multipart.of("x")
                        .text("$post", seal)
                        .text("title", "t")
                        .file("f", sent, "image/png", "<html><script>alert(1)</script>")
                        .post());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(fx.functions().stored).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo(shown);
            assertThat(file.detectedType()).isNotEqualTo("image/png");
        });
        effects.are("up", 1);
    }

    @DisplayName("T24: a file larger than a plain form may be arrives whole, and is gone afterwards")
    @Test
    void takesLargeFiles() throws Exception {
        NoScriptBrowser visitor = fx.visitor();
        fx.functions().stored.clear();
        RawRequest form = fx.form(visitor, "up")
                .fill("Title", "t")
                .attach("f", "a.bin", new byte[3_000_000], "application/octet-stream")
                .request();
        Effects effects = fx.effects();
        assertThat(send(visitor, bare(form)).status()).isEqualTo(303);
        assertThat(fx.functions().stored)
                .containsExactly(new FxFunctions.Stored("a.bin", 3_000_000, "application/octet-stream"));
        effects.are("up", 1);
        assertThat(fx.uploads()).isEmpty();
    }
}
