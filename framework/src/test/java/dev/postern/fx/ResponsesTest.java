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
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back: where it leads, what it shows of what was typed, what it tells, and who may keep it. */
class ResponsesTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern REFERENCE = Pattern.compile("Reference: ([0-9a-f]{8})\\b");

    @RegisterExtension
    static final Fx fx = Fx.start();

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // ── T30, T31, T33 ──────────────────────────────────────────────────────────────────────────────────────────────

    static Stream<String> targets() {
        return Stream.of(
                "//e.x",
                "///e.x",
                "/\\e.x",
                "\\\\e.x",
                "/%09/e.x",
                "/\t/e.x",
                "\t//e.x",
                "https:e.x",
                "https://e.x",
                "javascript:1",
                "data:text/html,x",
                "/a@e.x",
                "@e.x",
                "/..//e.x",
                "/%2e%2e//e.x",
                "/./\\e.x",
                "/.//e.x",
                "e.x",
                "",
                "?x",
                "/\u0000/e.x",
                "/\u2028/e.x",
                "/\uFF0Fe.x",
                "/a\r\nX: 1",
                "/a\nSet-Cookie: x=1",
                "/\u560A\u560D",
                "/a b",
                "/" + "a".repeat(3_000));
    }

    @DisplayName("T30, T31: a redirect stays on the site, whatever it was made of")
    @ParameterizedTest
    @MethodSource("targets")
    void redirectsStayOnTheSite(String to) {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "go");
        RawRequest request = RawRequest.post("/fx", "%24post=" + encoded(seal(form)) + "&to=" + encoded(to), FORM)
                .with("Sec-Fetch-Site", "same-origin")
                .with("Referer", "http://evil.example/fx");
        Effects effects = fx.effects();
        Page answer = send(visitor, request);
        if (to.contains("\u0000")) {
            assertThat(answer.status()).isEqualTo(400);
            effects.areNone();
            return;
        }
        effects.are("go", 1);
        assertThat(answer.status()).isIn(303, 422);
        if (answer.status() == 303) {
            String location = answer.header("Location");
            assertThat(location)
                    .matches("/[\\x21-\\x7E]*")
                    .doesNotStartWith("//")
                    .doesNotContain("\\");
            // Browsers take %2e for a dot.
            assertThat(location.replace("%2e", ".").split("[?#]")[0].split("/")).doesNotContain(".", "..");
            assertThat(URI.create(fx.origin() + "/fx")
                            .resolve(location)
                            .normalize()
                            .toString())
                    .startsWith(fx.origin() + "/")
                    .doesNotStartWith(fx.origin() + "//");
        }
        assertThat(answer.header("X")).isEmpty();
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @DisplayName("T31: encoded line breaks make no header")
    @ParameterizedTest
    @ValueSource(strings = {"/a%0d%0aX:1", "/a%250d%250aX:1", "/a%0aX:1", "/a%e5%98%8a%e5%98%8dX:1", "/a%e2%80%a8X:1"})
    void encodedLineBreaksMakeNoHeader(String to) {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "go");
        Effects effects = fx.effects();
        Page answer = send(visitor, RawRequest.post("/fx", "%24post=" + encoded(seal(form)) + "&to=" + to, FORM));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("X")).isEmpty();
        assertThat(answer.header("Location")).doesNotContain(" ", "\r", "\n");
        effects.are("go", 1);
    }

    @DisplayName("T30: a good redirect leads where it says")
    @Test
    void leadsWhereItSays() {
        NoScriptBrowser visitor = fx.visitor();
        Effects effects = fx.effects();
        Page answer = send(
                visitor, fx.form(visitor, "go").fill("To", "/fx/other?x=1#y").request());
        assertThat(answer.header("Location")).isEqualTo("/fx/other?x=1#y");
        effects.are("go", 1);
    }

    // ── T32, T34 ───────────────────────────────────────────────────────────────────────────────────────────────────

    private static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "\"><script>alert(1)</script>",
            "'><img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onfocus='alert(1)' autofocus='",
            "</textarea><script>alert(1)</script>",
            "</option></select><svg onload=alert(1)>",
            "</title><script>alert(1)</script>",
            "</p></form><form action=//evil>",
            "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
            "--><script>alert(1)</script><!--",
            "<![CDATA[<script>alert(1)</script>]]>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&#60;script&#62;alert(1)&#60;/script&#62;",
            "<svg/onload=alert(1)>",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "javascript:alert(1)",
            "<a href=\"javascript:alert(1)\">x</a>",
            "`\"'><\\\u2028\u2029=x",
            "\n</textarea\n><img src=x onerror=alert(1)>\n");

    private static final List<String> EXPRESSIONS = List.of(
            "${7*7}",
            "*{7*7}",
            "#{x}",
            "@{x}",
            "~{x}",
            "__${7*7}__::.x",
            "[[${7*7}]]",
            "[(${7*7})]",
            "${T(Runtime).getRuntime()}",
            "|${7*7}|",
            "{{7*7}}");

    private static final List<String> PLACES = List.of(
            "attribute and textarea",
            "option",
            "text",
            "error",
            "notice",
            "edit",
            "refusal",
            "gone",
            "kept on the page",
            "kept on an error page",
            "name of a field",
            "query");

    private static final Map<String, Page> BENIGN = new ConcurrentHashMap<>();

    static Stream<Arguments> attempts() {
        return Stream.concat(PAYLOADS.stream(), EXPRESSIONS.stream())
                .flatMap(payload -> PLACES.stream().map(place -> Arguments.of(place, payload)));
    }

    @DisplayName("T32, T34: what was typed is text, wherever it is shown")
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("attempts")
    void showsWhatWasTypedAsText(String place, String payload) {
        Page benign = BENIGN.computeIfAbsent(place, where -> shown(where, "harmless"));
        Page hostile = shown(place, payload);
        assertThat(hostile.status()).isEqualTo(benign.status());
        assertThat(structure(hostile)).isEqualTo(structure(benign));
        if (EXPRESSIONS.contains(payload)) {
            assertThat(hostile.body().replaceAll("value=\"[A-Za-z0-9._-]{60,}\"", ""))
                    .doesNotContain(">49<", "\"49\"");
        }
    }

    @DisplayName("T32: what was typed arrives in the page whole")
    @ParameterizedTest
    @ValueSource(strings = {"</textarea><script>", "\"'<>&`", "\nfirst line empty", "&amp;lt;", "${7*7}"})
    void keepsEveryCharacter(String typed) {
        FormOn form = shown("attribute and textarea", typed).formAt("#show");
        assertThat(form.value("Text")).isEqualTo(typed);
        assertThat(form.value("Line")).isEqualTo(typed.replace("\n", ""));
    }

    private static Page shown(String place, String value) {
        NoScriptBrowser visitor = fx.visitor();
        String query = place.equals("option") || place.equals("query") ? "?choice=" + encoded(value) : "";
        Page page = visitor.open("/fx/show" + query);
        String typed = encoded(value);
        String seal = encoded(seal(page.formAt("#show")));
        String body = switch (place) {
            case "attribute and textarea" -> "mode=a&mode=b&line=" + typed + "&text=" + typed + "&choice=";
            case "option" -> "mode=a&mode=b&line=l&text=t&choice=" + typed;
            case "name of a field" ->
                "mode=a&mode=b&line=l&text=t&choice=&" + encoded(value.replaceAll("\\p{Cntrl}", "")) + "=x";
            case "kept on the page" -> "other=" + typed + "&more=x";
            case "kept on an error page" ->
                "other=" + typed + "&" + encoded("n" + value.replaceAll("\\p{Cntrl}", "")) + "=x";
            case "query" -> "mode=error&line=l&text=t&choice=";
            default -> "mode=" + place + "&line=" + typed + "&text=" + typed + "&choice=";
        };
        boolean kept = place.startsWith("kept");
        String target = place.equals("kept on an error page") ? "/_postern/form" : "/fx/show" + query;
        Page answer = send(
                visitor,
                RawRequest.post(target, "%24post=" + (kept ? "x" : seal) + "&" + body, FORM)
                        .with("Sec-Fetch-Site", "same-origin"));
        return answer.status() == 303 ? Fx.checked(visitor.open("/fx/show" + query)) : answer;
    }

    /** Elements, attributes and comments in their order, without texts and values. */
    private static List<String> structure(Page page) {
        List<String> structure = new ArrayList<>();
        for (Element element : page.document().getAllElements()) {
            StringBuilder one = new StringBuilder(element.parents().size() + element.nodeName());
            for (Attribute attribute : element.attributes()) {
                one.append(' ').append(attribute.getKey());
            }
            structure.add(one.toString());
            element.childNodes().stream()
                    .filter(Comment.class::isInstance)
                    .forEach(comment -> structure.add("comment"));
        }
        return structure;
    }

    // ── T36, T38 ───────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T36: who may keep an answer")
    @ParameterizedTest
    @CsvSource({
        "page,         200, 'private, no-cache'",
        "redirect,     303, no-store",
        "invalid,      422, 'private, no-cache'",
        "stale,        409, 'private, no-cache'",
        "forged,       403, 'private, no-cache'",
        "cross-site,   403, 'private, no-cache'",
        "malformed,    400, 'private, no-cache'",
        "too large,    413, 'private, no-cache'",
        "bad type,     415, 'private, no-cache'",
        "not found,    404, 'private, no-cache'",
        "not allowed,  401, 'private, no-cache'",
        "broken,       500, 'private, no-cache'",
        "method,       405, 'private, no-cache'",
    })
    void saysWhoMayKeepIt(String kind, int status, String cached) {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "bump");
        RawRequest request = form.request();
        Page answer = switch (kind) {
            case "page" -> visitor.open("/fx");
            case "invalid" -> visitor.send(form.replace("note", "n".repeat(201)).request());
            case "stale" -> visitor.send(form.replace("$post", "x").request());
            case "forged" -> visitor.send(bare(form.replace("$post", "x").request()));
            case "cross-site" -> visitor.send(request.with("Sec-Fetch-Site", "cross-site"));
            case "malformed" -> visitor.send(request.body("note=%zz"));
            case "too large" -> visitor.send(request.body("note=" + "n".repeat(300_000)));
            case "bad type" -> visitor.send(request.with("Content-Type", "text/plain"));
            case "not found" -> visitor.open("/nothing");
            case "not allowed" ->
                visitor.send(fx.form(visitor, "admin")
                        .attach("f", "a.txt", new byte[1], "text/plain")
                        .request());
            case "broken" -> visitor.send(fx.form(visitor, "boom").request());
            case "method" -> visitor.send(request.by("DELETE"));
            default -> visitor.send(request);
        };
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers("Cache-Control")).containsExactly(cached);
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Last-Modified")).isEmpty();
        Fx.assertTellsNothing(answer.body());
    }

    @DisplayName("T36, T38: no two renderings have more of a seal in common than its key's name")
    @Test
    void sealsEachRenderingAnew() {
        NoScriptBrowser ann = fx.visitor();
        // Version and key id: five bytes, and what they share of the next character.
        int fixed = 6;
        List<String> seals = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            seals.add(seal(fx.form(i < 10 ? ann : fx.visitor(), "bump")));
        }
        for (int one = 0; one < seals.size(); one++) {
            for (int other = 0; other < one; other++) {
                assertThat(longestCommon(
                                seals.get(one).substring(fixed),
                                seals.get(other).substring(fixed)))
                        .isLessThan(8);
            }
        }
    }

    private static int longestCommon(String one, String other) {
        int longest = 0;
        int[] before = new int[other.length() + 1];
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            for (int j = 1; j <= other.length(); j++) {
                if (one.charAt(i - 1) == other.charAt(j - 1)) {
                    now[j] = before[j - 1] + 1;
                    longest = Math.max(longest, now[j]);
                }
            }
            before = now;
        }
        return longest;
    }

    // ── T39, T47 ───────────────────────────────────────────────────────────────────────────────────────────────────

    @DisplayName("T39: a failure shows a number, the log has the rest, and a copy gets the same number")
    @Test
    void showsANumberAndNothingElse() {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = fx.form(visitor, "boom").request();
        Effects effects = fx.effects();
        try (Log log = new Log()) {
            Page answer = Fx.checked(visitor.send(form));
            Page copy = Fx.checked(visitor.send(form));
            assertThat(answer.status()).isEqualTo(500);
            assertThat(code(answer)).isEqualTo("internal");
            String reference = REFERENCE
                    .matcher(answer.text())
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow();
            assertThat(log.text()).contains(reference, "SECRET-7Q", "at dev.postern.fx.FxFunctions.boom");
            assertThat(copy.status()).isEqualTo(500);
            assertThat(copy.text()).contains("Reference: " + reference);
            assertThat(copy.header("Idempotency-Replayed")).isEqualTo("true");
        }
        effects.are("boom", 1);
    }

    @DisplayName("T39: what was typed is still there after a failure")
    @Test
    void keepsWhatWasTypedAfterAFailure() {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = visitor.open("/fx/show")
                .formAt("#show")
                .fill("Mode", "break")
                .fill("Line", "my line")
                .fill("Text", "my text");
        Effects effects = fx.effects();
        Page answer = Fx.checked(visitor.send(form.request()));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.formAt("#show").value("Text")).isEqualTo("my text");
        effects.are("show", 1);
    }

    @DisplayName("T47: nobody writes lines into the log")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "path",
                "host",
                "origin",
                "site",
                "field name",
                "value",
                "seal",
                "type",
                "file name",
                "part",
                "cookie"
            })
    void keepsTheLogFreeOfWhatWasSent(String where) throws IOException {
        String forged = "a\u001b[31m\u2028\u202E 2026 ERROR forged-line";
        NoScriptBrowser visitor = fx.visitor();
        String seal = seal(fx.form(visitor, "bump"));
        Effects effects = fx.effects();
        try (Log log = new Log();
                Wire wire = new Wire(fx.port())) {
            String odd = where.equals("value") || where.equals("field name") || where.equals("seal")
                    ? encoded("a\n2026 ERROR forged-line\r\n" + forged)
                    : forged;
            String body = switch (where) {
                case "field name" -> "%24post=" + encoded(seal) + "&" + odd + "=x";
                case "value" -> "%24post=" + encoded(seal) + "&note=" + odd + "&note=" + odd;
                case "seal" -> "%24post=" + odd;
                case "file name", "part" ->
                    "--x\r\nContent-Disposition: form-data; name=\"" + odd + "\"; filename=\"" + odd + "\"\r\n"
                            + (where.equals("part") ? odd + "\r\n" : "") + "\r\nv\r\n--x--\r\n";
                default -> "%24post=x";
            };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String type = where.equals("file name") || where.equals("part") ? "multipart/form-data; boundary=x" : FORM;
            Wire.Answer answer = wire.head(
                            "POST /fx" + (where.equals("path") ? "/" + encoded(forged) : "") + " HTTP/1.1",
                            "Host: localhost:" + fx.port() + (where.equals("host") ? odd : ""),
                            "Connection: close",
                            "Accept: text/html",
                            "Cookie: "
                                    + (where.equals("cookie")
                                            ? "postern-" + fx.port() + "=" + odd
                                            : Fx.cookie(visitor)),
                            "Content-Type: " + (where.equals("type") ? odd : type),
                            where.equals("origin") ? "Origin: " + odd : "X-O: 1",
                            where.equals("site") ? "Sec-Fetch-Site: " + odd : "X-S: 1",
                            "Content-Length: " + bytes.length)
                    .bytes(bytes)
                    .answer();
            assertThat(answer.firstStatus()).isBetween(400, 499);
            Fx.assertTellsNothing(answer.text());
            assertThat(log.text().lines()).noneMatch(line -> line.startsWith("2026") || line.startsWith(" 2026"));
            assertThat(log.text()).doesNotContain("\u001b", "\u2028", "\u202E", seal);
            assertThat(log.text()
                            .lines()
                            .filter(line -> line.contains("forged-line"))
                            .count())
                    .isLessThanOrEqualTo(1);
        }
        effects.areNone();
    }

    @DisplayName("T47: while developing, too, where names that nobody reads are listed")
    @Test
    void keepsTheLogFreeOfWhatWasSentWhileDeveloping() {
        try (Fx own = Fx.with(settings -> settings.development(true));
                Log log = new Log()) {
            NoScriptBrowser visitor = own.visitor();
            FormOn form = own.form(visitor, "bump").fill("Note", "n");
            Effects effects = own.effects();
            send(
                    visitor,
                    form.with("odd\u2028\u202E2026 ERROR forged-line", "typed-value")
                            .request());
            effects.are("bump", 1);
            assertThat(log.text())
                    .contains("nothing reads the field", "odd\\u2028\\u202E2026")
                    .doesNotContain("\u2028", "\u202E", "typed-value");
        }
    }
}
