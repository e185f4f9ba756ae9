package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a call from JavaScript, over a real socket. */
@Timeout(30)
class CallsTest {
    private final Calling site = new Calling();

    @AfterEach
    void stop() {
        site.close();
    }

    // ── values there and back ──────────────────────────────────────────────────────────────────────────────────────

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "f.add     | [1,2]                         | 0:3",
                "f.nothing | []                            | 0:\"$undefined\"",
                "f.count   | [\"$undefined\"]              | 0:1",
                "f.count   | [41]                          | 0:42",
                "f.maybe   | [true]                        | 0:\"there\"",
                "f.later   | [\"see you\"]                 | 0:\"see you later\"",
                "f.echo    | [\"$n123\"]                   | 0:\"$n123\"",
                "f.echo    | [{\"a\":[1,\"$$x\",null]}]    | 0:{\"a\":[1,\"$$x\",null]}",
                "f.sign    | [{\"text\":\"Hello\"}]        | 0:\"$undefined\"",
                "f.point   | [{\"x\":1,\"y\":2},{\"text\":\"at \"}] | 0:\"at 1\"",
                "f.renamed | []                            | 0:\"renamed\"",
                "old.name  | []                            | 0:\"renamed\"",
            })
    void answersReactsClientInRows(String function, String body, String row) {
        HttpResponse<String> answer = site.reply(function, body);
        assertThat(answer.body()).isEqualTo(row + "\n");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/x-component");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "f.add      | [1,2]                                   | 3",
                "f.nothing  | []                                      | null",
                "f.maybe    | [false]                                 | null",
                "f.later    | [\"see you\"]                           | \"see you later\"",
                "f.promised | []                                      | {\"number\":42}",
                "f.several  | []                                      | [0,1,2]",
                "f.bytes    | []                                      | \"AQID\"",
                "f.order    | [{\"day\":\"2031-04-09\",\"items\":[{\"name\":\"Tea\",\"qty\":2}]}] | {\"day\":\"2031-04-09\",\"items\":[{\"name\":\"Tea\",\"qty\":2}]}",
            })
    void answersOtherClientsInJson(String function, String body, String value) {
        HttpResponse<String> answer = site.json(function, body);
        assertThat(answer.body()).isEqualTo(value);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "JSON is wanted by name,          application/json,                    text/plain,       application/json",
        "rows are wanted by name,         text/x-component,                    application/json, text/x-component",
        "both: rows say more,             'application/json, text/x-component', application/json, text/x-component",
        "anything: as it was sent,        */*,                                 application/json, application/json",
        "anything: as it was sent too,    */*,                                 text/plain,       text/x-component",
    })
    void answersAsTheClientReads(String name, String accept, String sent, String type) {
        HttpResponse<String> answer = site.send(site.to("f.nothing")
                .header("Accept", accept)
                .header("Content-Type", sent)
                .POST(HttpRequest.BodyPublishers.ofString("[]")));
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    }

    @Test
    void readsTextsForWhatPlainJsonHasNoWordFor() {
        String texts = "[{\"level\":\"NaN\",\"at\":\"1970-01-01T00:00:00Z\",\"raw\":\"AQI=\"}]";
        assertThat(site.json("f.read", texts).body()).isEqualTo("\"NaN 1970-01-01T00:00:00Z 2\"");
        HttpResponse<String> refused = site.reply("f.read", texts);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"path\":\"[0].level\"", "\"path\":\"[0].at\"", "\"path\":\"[0].raw\"");
    }

    @Test
    void roundsNoWholeNumber() {
        String sent = "[{\"level\":9007199254740993,\"at\":\"1970-01-01T00:00:00Z\",\"raw\":\"\"}]";
        assertThat(site.json("f.read", sent).body())
                .contains("\"errors\":[{\"path\":\"[0].level\",\"message\":\"Enter a number, such as 3.5\"}]");
        assertThat(site.runs()).isZero();
    }

    @Test
    void takesAFormDataWhereAFormWouldBeRead() {
        assertThat(site.parts("f.sign", "_1_text", "Hello", "0", "[\"$K1\"]").statusCode())
                .isEqualTo(200);
        assertThat(site.functions.seen).containsExactly("Hello");
        HttpResponse<String> invalid = site.parts("f.sign", "_1_text", " ", "0", "[\"$K1\"]");
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.body()).contains("\"fields\":{\"text\":[");
        assertThat(site.parts("f.fields", "_1_$ACTION_X", "1", "_1_a", "2", "0", "[\"$K1\"]")
                        .body())
                .isEqualTo("0:[\"a=[2]\"]\n");
    }

    @Test
    void asksConstraintsOfRecordsWhereverTheyStand() {
        assertThat(site.json(
                                "f.shapes",
                                "[[{\"kind\":\"circle\",\"radius\":10}],{\"a\":[{\"x\":1,\"y\":2}]},"
                                        + "{\"name\":\"trunk\",\"branches\":[]}]")
                        .body())
                .isEqualTo("2");
        HttpResponse<String> answer = site.json(
                "f.shapes",
                "[[{\"kind\":\"circle\",\"radius\":11},"
                        + "{\"kind\":\"square\",\"at\":{\"x\":12,\"y\":0},\"names\":[\"a\",\" \"]}],"
                        + "{\"a\":[{\"x\":1,\"y\":2},{\"x\":13,\"y\":2}]},"
                        + "{\"name\":\"trunk\",\"branches\":[{\"name\":\"\",\"branches\":[]}]}]");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "\"shapes[0].radius\":[",
                        "\"shapes[1].at.x\":[",
                        "\"points[a][1].x\":[",
                        "\"tree.branches[0].name\":[",
                        "\"shapes[1].names[1]")
                .doesNotContain("points[a][0]", "tree.name");
        assertThat(site.runs()).isEqualTo(1);
    }

    @Test
    void handsInvalidFormsToThoseWhoWantToSeeThem() {
        assertThat(site.json("f.seen", "[{\"text\":\"Hello\"}]").body()).isEqualTo("\"valid\"");
        assertThat(site.json("f.seen", "[{\"text\":\" \"}]").body()).isEqualTo("\"invalid\"");
        assertThat(site.json("f.seen", "[{\"text\":7}]").body()).isEqualTo("\"invalid\"");
        assertThat(site.parts("f.seen", "0", "[\"$K1\"]").body()).isEqualTo("0:\"invalid\"\n");
    }

    @Test
    void asksWhatIsInAListAlsoWhereNothingIsAskedOfTheListItself() {
        assertThat(site.json("f.listed", "[[\"a\"]]").body()).isEqualTo("1");
        HttpResponse<String> refused = site.json("f.listed", "[[\"a\",\" \"]]");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"texts\":[\"Enter your answer\"]");
        assertThat(site.functions.seen).containsExactly("[a]");
    }

    @Test
    void givesAFormWhatIsTaintedAndNothingAndShowsNeither() {
        assertThat(site.json(
                                "f.login",
                                "[{\"name\":\"Ann\",\"password\":\"s3cret\",\"tags\":[\"a\",null],\"pins\":[{\"digits\":1}]}]")
                        .body())
                .isEqualTo("\"true [name, tags, tags[0], tags[1], pins[0].digits]\"");
        assertThat(site.functions.seen).containsExactly("Ann:s3cret");
    }

    @Test
    void takesAFile() {
        assertThat(site.parts("f.file", "1", "file:content", "0", "[\"$B1\"]").body())
                .isEqualTo("0:\"blob: content\"\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../../x                | x
            ..\\..\\x.txt       | x.txt
            /etc/passwd            | passwd
            C:\\boot.ini         | boot.ini
            ..                     | file
            """)
    void takesAFileWhoeverNamedIt(String sent, String name) {
        String part = "--b\r\nContent-Disposition: form-data; name=\"";
        HttpResponse<String> answered = site.send(site.to("f.file")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(part + "1\"; filename=\"" + sent + "\"\r\n\r\nx\r\n" + part
                        + "0\"\r\n\r\n[\"$B1\"]\r\n--b--\r\n")));
        assertThat(answered.body().strip()).isEqualTo("0:\"" + name + ": x\"");
    }

    /** They are one array, as for TypeScript: what was sent is not counted to find out what it is. */
    @Test
    void takesVarargsAsOneArgument() {
        assertThat(site.json("f.many", "[[\"a\",\"b\"]]").body()).isEqualTo("2");
        assertThat(site.json("f.many", "[[]]").body()).isEqualTo("0");
        assertThat(site.json("f.many", "[\"a\"]").statusCode()).isEqualTo(400);
        assertThat(site.json("f.many", "[[\"a\"],\"b\"]").statusCode()).isEqualTo(400);
        assertThat(site.json("f.many", "[]").statusCode()).isEqualTo(400);
    }

    @Test
    void choosesARecordByTheKindThatAFormDataSays() {
        assertThat(site.parts("f.draw", "_1_kind", "circle", "_1_radius", "3", "0", "[\"$K1\"]")
                        .body())
                .isEqualTo("0:\"Circle[radius=3]\"\n");
        assertThat(site.parts(
                                "f.draw",
                                "_1_kind",
                                "square",
                                "_1_at.x",
                                "1",
                                "_1_at.y",
                                "2",
                                "_1_names[0]",
                                "a",
                                "_1_names[1]",
                                "b",
                                "0",
                                "[\"$K1\"]")
                        .body())
                .isEqualTo("0:\"Square[at=Point[x=1, y=2], names=[a, b]]\"\n");
        assertThat(site.json("f.draw", "[{\"kind\":\"circle\",\"radius\":3}]").body())
                .isEqualTo("\"Circle[radius=3]\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            another kind     | hexagon | 3  | "kind":
            no kind at all   |         | 3  | "kind":
            a class's name   | dev.postern.Calling$Functions_$Circle | 3 | "kind":
            against its rule | circle  | 11 | "radius":
            no number        | circle  | x  | "radius":
            """)
    void choosesNoneThatIsNotThere(String what, @Nullable String kind, String radius, String field) {
        HttpResponse<String> answered =
                site.parts("f.draw", "_1_kind", kind == null ? "" : kind, "_1_radius", radius, "0", "[\"$K1\"]");
        assertThat(answered.statusCode()).as(what).isEqualTo(422);
        assertThat(answered.body()).contains(field);
        assertThat(site.runs()).isZero();
    }

    @Test
    void keepsTheOrderOfAFormDatasEntries() {
        assertThat(site.parts("f.echo", "_1_a", "1", "_1_b", "file:2", "_1_a", "3", "_1_b", "4", "0", "[\"$K1\"]")
                        .body())
                .contains("[[\"a\",\"1\"],[\"b\",\"$B3\"],[\"a\",\"3\"],[\"b\",\"4\"]]");
    }

    @Test
    void takesMorePartsThanAFormMayHave() {
        String[] parts = new String[2 * 301];
        StringBuilder root = new StringBuilder("[[");
        for (int i = 1; i <= 300; i++) {
            parts[2 * i - 2] = String.valueOf(i);
            parts[2 * i - 1] = "[]";
            root.append(i == 1 ? "" : ",")
                    .append("\"$W")
                    .append(Integer.toHexString(i))
                    .append('"');
        }
        parts[600] = "0";
        parts[601] = root.append("]]").toString();
        assertThat(site.parts("f.echo", parts).statusCode()).isEqualTo(200);
    }

    // ── outcomes ───────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void tellsWordsAndPlacesInHeaders() {
        HttpResponse<String> signed = site.json("f.sign", "[{\"text\":\"über\"}]");
        assertThat(signed.headers().firstValue("Postern-Notice")).contains("Signed%3A%20%C3%BCber");
        HttpResponse<String> gone = site.json("f.go", "[\"/todos?a=1\"]");
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(gone.headers().firstValue("Postern-Location")).contains("/todos?a=1");
        assertThat(site.json("f.leave", "[\"https://pay.example/x\"]").headers().firstValue("Postern-Location"))
                .contains("https://pay.example/x");
    }

    @ParameterizedTest
    @CsvSource({"f.go, //evil.example", "f.go, /\\evil.example", "f.leave, https://evil.example/"})
    void leadsNowhereElse(String function, String where) {
        HttpResponse<String> answer = site.json(function, "[\"" + where.replace("\\", "\\\\") + "\"]");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Postern-Location")).isEmpty();
    }

    @Test
    void tellsWhatAFunctionFindsInvalidByField() {
        HttpResponse<String> answer = site.json("f.invalid", "[{\"text\":\"x\"}]");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"title\":\"That could not be done\",\"status\":422,\"code\":\"invalid\","
                        + "\"fields\":{\"text\":[\"Not this.\"],\"\":[\"Not at all.\"]}}");
    }

    @Test
    void checksConstraintsAndCallsNothing() {
        HttpResponse<String> answer = site.json("f.sign", "[{\"text\":\"" + "x".repeat(41) + "\"}]");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"invalid\"", "\"fields\":{\"text\":[\"");
        assertThat(site.json("f.point", "[{\"x\":11,\"y\":0},{\"text\":\"here\"}]")
                        .body())
                .contains("\"fields\":{\"at.x\":[\"");
        HttpResponse<String> both = site.json("f.limited", "[\"four\",6]");
        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(both.body()).contains("\"text\":[\"", "\"number\":[\"");
        assertThat(site.runs()).isZero();
        assertThat(site.json("f.limited", "[\"abc\",5]").body()).isEqualTo("\"abc5\"");
    }

    @ParameterizedTest
    @CsvSource({
        "words, 422, refused",
        "notFound, 404, not_found",
        "gone, 410, gone",
        "forbidden, 403, forbidden",
        "unauthorised, 401, unauthorised"
    })
    void refusalsKeepTheirStatus(String how, int status, String code) {
        HttpResponse<String> json = site.json("f.refuse", "[\"" + how + "\"]");
        assertThat(json.statusCode()).isEqualTo(status);
        assertThat(json.body()).contains("\"code\":\"" + code + "\"");
        HttpResponse<String> rows = site.reply("f.refuse", "[\"" + how + "\"]");
        assertThat(rows.statusCode()).isEqualTo(status);
        assertThat(rows.body()).startsWith("0:E{\"digest\":\"" + code + "\"").contains("\"status\":" + status);
        assertThat(site.json("f.refuse", "[\"words\"]").body()).contains("\"detail\":\"Somebody else was quicker.\"");
    }

    @Test
    void tellsAReferenceOfWhatBrokeAndNothingOfTheInside() {
        List<HttpResponse<String>> answers = new ArrayList<>();
        String logged = Running.logged(() -> {
            answers.add(site.json("f.refuse", "[\"break\"]"));
            answers.add(site.reply("f.refuse", "[\"break\"]"));
        });
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .doesNotContain("SECRET-7Q", "IllegalState")
                    .contains("\"digest\":\"");
            String digest = answer.body().replaceFirst("(?s).*\"digest\":\"([0-9a-f]{8})\".*", "$1");
            assertThat(logged).containsOnlyOnce("[" + digest + "]");
        }
    }

    @Test
    void keepsSecretsHere() {
        assertThat(site.json("f.secret", "[]").statusCode()).isEqualTo(500);
        assertThat(site.reply("f.secret", "[]").statusCode()).isEqualTo(500);
        assertThat(site.json("f.secret", "[]").body()).doesNotContain("SECRET-7Q");
        assertThat(site.reply("f.secret", "[]").body()).doesNotContain("SECRET-7Q");
    }

    // ── who may ────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void asksForAccessBeforeTheBodyIsRead() {
        HttpResponse<String> answer = site.json("f.members", "not even JSON");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"unauthorised\"");
        assertThat(site.runs()).isZero();
    }

    @Test
    void signsInAndKnowsWhoCalls() {
        HttpResponse<String> in = site.json("f.logIn", "[\"ann\"]");
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(site.send(Calling.json("[]", site.to("f.who").header("Cookie", cookie)))
                        .body())
                .isEqualTo("\"ann\"");
        assertThat(site.send(Calling.json("[\"hi\"]", site.to("f.members").header("Cookie", cookie)))
                        .body())
                .isEqualTo("\"hi\"");
        assertThat(site.json("f.who", "[]").body()).isEqualTo("\"nobody\"");
    }

    @ParameterizedTest
    @CsvSource({
        "another site, cross-site, https://evil.example, 403",
        "a sibling, same-site, , 403",
        "a sandboxed frame, , null, 403",
        "another origin, , https://evil.example, 403",
        "our page, same-origin, , 200"
    })
    void asksWhereItComesFromAsForForms(String name, String site_, String origin, int status) {
        HttpRequest.Builder request = Calling.json("[]", site.to("f.nothing"));
        if (site_ != null) {
            request.header("Sec-Fetch-Site", site_);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        HttpResponse<String> answer = site.send(request);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(site.runs()).isEqualTo(status == 200 ? 1 : 0);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "form", "Call", "call, call"})
    void refusesWhatDoesNotSayThatItIsACall(String header) {
        HttpRequest.Builder request = Calling.json(
                "[]", HttpRequest.newBuilder(site.to("f.nothing").build().uri()));
        if (!header.isEmpty()) {
            request.header("Postern", header);
        }
        HttpResponse<String> answer = site.send(request);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"not_a_call\"");
        assertThat(site.runs()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE"})
    void callsByNothingButPost(String method) {
        HttpResponse<String> answer =
                site.send(site.to("f.nothing").method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        HttpResponse<String> disguised = site.send(site.to("f.nothing")
                .header("X-HTTP-Method-Override", "POST")
                .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(disguised.statusCode()).isEqualTo(405);
        assertThat(site.runs()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f.none",
                "f.onlyForm",
                "g.nothing",
                "f",
                "f.",
                "toString",
                "f.getClass",
                "f.runs",
                "f.nothing.call",
                "f.Nothing"
            })
    void knowsNoOtherFunctions(String name) {
        HttpResponse<String> answer = site.json(name, "[]");
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(site.json("f.onlyForm", "[\"x\"]").body())
                .isEqualTo(site.json("f.none", "[\"x\"]").body());
        assertThat(site.runs()).isZero();
    }

    @Test
    void takesNoSealedArgumentFromACaller() {
        HttpResponse<String> answer = site.json("f.delete", "[1]");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"bad_token\"", "\"path\":\"[0]\"");
        assertThat(site.runs()).isZero();
    }

    @Test
    void runsNothingThatRunsOncePerFormWithoutAKey() {
        HttpResponse<String> answer = site.json("f.pay", "[1]");
        assertThat(answer.statusCode()).isEqualTo(428);
        assertThat(answer.body()).contains("\"code\":\"key_required\"");
        assertThat(site.runs()).isZero();
    }

    // ── bodies ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text for a number      | f.add   | [1,\"two\"]     | [1]",
                "a missing number       | f.add   | [1]             | [1]",
                "one too many           | f.add   | [1,2,3]         | [2]",
                "a fraction             | f.add   | [1,2.5]         | [1]",
                "inside a list          | f.order | [{\"day\":\"2031-04-09\",\"items\":[{\"name\":\"Tea\",\"qty\":\"x\"}]}] | [0].items[0].qty",
                "a component left out   | f.order | [{\"items\":[]}] | [0].day",
                "nothing for a form     | f.sign  | []              | [0]",
                "an object for a number | f.add   | [{\"then\":1},2] | [0]",
            })
    void saysWhichArgumentDoesNotFit(String name, String function, String body, String path) {
        HttpResponse<String> json = site.json(function, body);
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.body()).contains("\"code\":\"misfit\"", "\"path\":\"" + path + "\"");
        HttpResponse<String> rows = site.reply(function, body);
        assertThat(rows.statusCode()).isEqualTo(400);
        assertThat(rows.body()).startsWith("0:E{").contains("\"path\":\"" + path + "\"");
        assertThat(site.runs()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no JSON              | text/plain       | nonsense        | 400 | malformed",
                "no list              | text/plain       | {}              | 400 | malformed",
                "no list              | application/json | {}              | 400 | malformed",
                "a part not there     | text/plain       | [\"$1\"]        | 400 | nowhere",
                "a prototype          | text/plain       | [\"$0:__proto__:constructor\"] | 400 | nowhere",
                "itself               | text/plain       | [\"$0\"]        | 400 | cycle",
                "a strange function   | text/plain       | [\"$h1\"]       | 400 | nowhere",
                "twice the same name  | application/json | [{\"a\":1,\"a\":2}] | 400 | malformed",
                "a urlencoded form    | application/x-www-form-urlencoded | a=1 | 415 | bad_type",
                "XML                  | text/xml         | <a/>            | 415 | bad_type",
                "another charset      | text/plain;charset=utf-16 | []     | 415 | bad_type",
                "no type's grammar    | text/            | []              | 400 | malformed",
                "parts without bounds | multipart/form-data | []           | 400 | malformed",
            })
    void refusesBodiesThatItCannotRead(String name, String type, String body, int status, String code) {
        HttpResponse<String> answer = site.send(site.to("f.echo")
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(site.runs()).isZero();
    }

    @Test
    void refusesWhatIsTooMuch() {
        assertThat(site.json("f.echo", "[\"" + "x".repeat(256 * 1024) + "\"]").statusCode())
                .isEqualTo(413);
        assertThat(site.json("f.echo", "[" + "[".repeat(200) + "]".repeat(200) + "]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(site.json("f.echo", "[[" + "1,".repeat(10_000) + "1]]").statusCode())
                .isEqualTo(413);
        assertThat(site.json("f.echo", "[" + "1,".repeat(32) + "1]").statusCode())
                .isEqualTo(413);
        assertThat(site.parts("f.echo", "0", "\"" + "x".repeat(256 * 1024) + "\"")
                        .statusCode())
                .isEqualTo(413);
        assertThat(site.send(Calling.json("[1]", site.to("f.echo").header("Content-Encoding", "gzip")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(site.runs()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1_990, 200", "2_000, 413", "200_000, 413"})
    void aFunctionMayTakeLessThanTheOthers(String characters, int status) {
        String text = "x".repeat(Integer.parseInt(characters.replace("_", "")));
        assertThat(site.json("f.small", "[\"" + text + "\"]").statusCode()).isEqualTo(status);
        assertThat(site.reply("f.small", "[\"" + text + "\"]").statusCode()).isEqualTo(status);
        assertThat(site.parts("f.small", "0", "[\"" + text + "\"]").statusCode())
                .isEqualTo(text.length() > 1_000 ? 413 : 200);
        assertThat(site.parts("f.small", "1", "file:" + text, "0", "[\"$B1\"]").statusCode())
                .isEqualTo(413);
        assertThat(site.runs()).isEqualTo(status == 200 ? 2 : 0);
    }

    @Test
    void aFunctionMayTakeLargerFilesThanTheOthers() {
        String mebibytes = "x".repeat(5_500_000);
        assertThat(refused("f.file", "1", "file:" + mebibytes, "0", "[\"$B1\"]"))
                .isEqualTo(413);
        assertThat(site.parts("f.large", "1", "file:" + mebibytes, "0", "[\"$B1\"]")
                        .body())
                .isEqualTo("0:5500000\n");
        assertThat(refused("f.large", "1", "file:" + mebibytes + mebibytes, "0", "[\"$B1\"]"))
                .isEqualTo(413);
        // A text is never longer for that: it costs more than its bytes.
        assertThat(refused("f.large", "0", "[\"" + mebibytes + "\"]")).isEqualTo(413);
    }

    /** Not all is drained of so much that was refused: who still sends when the connection is closed can miss the answer. */
    private int refused(String function, String... namesAndTexts) {
        for (int tries = 1; ; tries++) {
            try {
                return site.parts(function, namesAndTexts).statusCode();
            } catch (UncheckedIOException missed) {
                if (tries == 20) {
                    throw missed;
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a part not there      | [1,{\"a\":[\"$5\"]}]                | 400 | nowhere     | [1].a[0]",
                "a number too large    | [[],[{\"n\":1e99999}]]              | 400 | malformed   | [1][0].n",
                "a date of no calendar | [{\"when\":\"$Dnever\"}]            | 400 | unsupported | [0].when",
                "behind an odd key     | [{\"a b\":{\"c\":\"$9\"}}]          | 400 | nowhere     | [0].….c",
                "what is not supported | [0,{\"t\":\"$T1\"}]                 | 400 | unsupported | [1].t",
            })
    void saysWhereInABodyItCannotGoOn(String name, String body, int status, String code, String path) {
        HttpResponse<String> answer = site.send(Calling.reply(body, site.to("f.echo")));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .startsWith("0:E{")
                .contains("\"code\":\"" + code + "\"")
                .contains("\"path\":\"" + path.replace("\"", "\\\"") + "\"");
        assertThat(site.runs()).isZero();
    }

    @Test
    void answersABodyThatEndsEarlyWithout5xx() throws IOException {
        try (Socket socket = new Socket("localhost", site.running.port())) {
            socket.getOutputStream()
                    .write(("POST /_postern/fn/f.echo HTTP/1.1\r\nHost: localhost:" + site.running.port()
                                    + "\r\nPostern: call\r\nContent-Type: text/plain\r\nContent-Length: 50\r\n\r\n[1")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
        assertThat(site.runs()).isZero();
    }

    // ── modules ────────────────────────────────────────────────────────────────────────────────────────────────────

    private HttpResponse<String> get(String file, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(site.to(file).build().uri());
        return site.send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    void givesTheModuleOfAClassToWhoeverImportsIt() {
        HttpResponse<String> script = get("f.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(script.body())
                .contains("export const add = reference('f.add');\n", "export { f$1 as delete };\n")
                .doesNotContain("onlyForm");
        HttpResponse<String> types = get("f.d.ts");
        assertThat(types.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(types.body())
                .contains("export declare const add: ServerFunction<[one: number, other: number], number>;\n")
                .doesNotContain("onlyForm");
    }

    @Test
    void sendsAModuleOnceThatHasNotChanged() {
        String tag = get("f.js").headers().firstValue("ETag").orElseThrow();
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            HttpResponse<String> again = get("f.js", "If-None-Match", known);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains(tag);
        }
        assertThat(get("f.js", "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
        assertThat(get("f.d.ts", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"g.js", ".js", ".d.ts", "f.add.js", "F.js", "..%2Fpostern.js", "f.x.d.ts"})
    void givesNoOtherModule(String file) {
        assertThat(get(file).statusCode()).isIn(400, 404);
    }

    // ── streams ────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void sendsPromisesAndStreamsAsTheyCome() {
        assertThat(site.reply("f.promised", "[]").body()).isEqualTo("1:[[\"number\",\"$@2\"]]\n0:\"$Q1\"\n2:42\n");
        assertThat(site.reply("f.several", "[]").body()).isEqualTo("1:X\n0:\"$1\"\n1:0\n1:1\n1:2\n1:C\n");
        assertThat(site.reply("f.stream", "[]").body()).contains("from a file");
    }

    @Test
    void flushesRowsAsTheyAreReady() throws Exception {
        HttpResponse<InputStream> answer = site.client.send(
                Calling.reply("[]", site.to("f.numbers")).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        InputStream rows = answer.body();
        for (int i = 0; i < 3; i++) {
            while (!site.functions.numbers.hasSubscribers()) {
                Thread.onSpinWait();
            }
            site.functions.numbers.submit(i);
            assertThat(upTo(rows, ":" + i + "\n")).endsWith(":" + i + "\n");
        }
        site.functions.numbers.close();
        assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("1:C\n");
    }

    private static String upTo(InputStream rows, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int each = rows.read();
            if (each < 0) {
                return read + "<end>";
            }
            read.append((char) each);
        }
        return read.toString();
    }

    @Test
    void endsAProducerWhoseClientHasGone() throws Exception {
        try (Socket socket = new Socket("localhost", site.running.port())) {
            socket.getOutputStream()
                    .write(("POST /_postern/fn/f.endless HTTP/1.1\r\nHost: localhost:" + site.running.port()
                                    + "\r\nPostern: call\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n[]")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        assertThat(site.functions.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamThatWaitsHoldsUpNoOther() {
        site.functions.gate = new CountDownLatch(1);
        int many = 2 + ForkJoinPool.commonPool().getParallelism();
        List<CompletableFuture<HttpResponse<InputStream>>> waiting = IntStream.range(0, many)
                .mapToObj(i -> site.client.sendAsync(
                        Calling.reply("[]", site.to("f.gated").timeout(Duration.ofSeconds(10)))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream()))
                .toList();
        waiting.forEach(CompletableFuture::join);
        try {
            HttpResponse<String> other =
                    site.send(Calling.reply("[]", site.to("f.several").timeout(Duration.ofSeconds(10))));
            assertThat(other.body()).contains("2");
        } finally {
            site.functions.gate.countDown();
        }
    }

    @Test
    void jsonHoldsNoStreamWithoutAnEnd() {
        HttpResponse<String> answered = site.json("f.endless", "[]");
        assertThat(answered.statusCode()).isEqualTo(406);
        assertThat(answered.body()).contains("not_acceptable").contains("10000 items");
    }

    @Test
    void jsonHoldsNoStreamThatIsTooLarge() throws InterruptedException {
        HttpResponse<String> answered = site.json("f.wide", "[]");
        assertThat(answered.statusCode()).isEqualTo(406);
        assertThat(answered.body()).contains("not_acceptable").contains("4 MiB");
        assertThat(site.functions.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void jsonWaitsForAStreamOnlySoLong() throws Exception {
        try (Calling impatient = new Calling(Map.of(), postern -> postern.patience = Duration.ofMillis(50))) {
            impatient.functions.gate = new CountDownLatch(1);
            HttpResponse<String> answered;
            try {
                answered = impatient.send(
                        Calling.json("[]", impatient.to("f.waiting").timeout(Duration.ofSeconds(10))));
            } finally {
                impatient.functions.gate.countDown();
            }
            assertThat(answered.statusCode()).isEqualTo(406);
            assertThat(answered.body()).contains("not_acceptable").contains("still to come");
            assertThat(impatient.functions.closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closesTheStreamsOfAnAnswerThatCannotBeWritten() throws InterruptedException {
        assertThat(site.reply("f.tooFar", "[]").body()).startsWith("0:E{");
        assertThat(site.functions.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsASilentProducerWhoseClientHasGone() throws Exception {
        try (Calling impatient = new Calling(Map.of(), postern -> postern.beat = Duration.ofMillis(20))) {
            try (Socket socket = new Socket("localhost", impatient.running.port())) {
                socket.getOutputStream()
                        .write(("POST /_postern/fn/f.numbers HTTP/1.1\r\nHost: localhost:" + impatient.running.port()
                                        + "\r\nPostern: call\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n[]")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                while (!impatient.functions.numbers.hasSubscribers()) {
                    Thread.onSpinWait();
                }
            }
            while (impatient.functions.numbers.hasSubscribers()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void tellsAReferenceOfAStreamThatBreaks() {
        String logged = Running.logged(() -> {
            String rows = site.reply("f.breaking", "[]").body();
            assertThat(rows).contains("1:1\n", "1:E{\"digest\":\"").doesNotContain("SECRET-7Q");
        });
        assertThat(logged).containsOnlyOnce("IllegalStateException: SECRET-7Q");
        assertThat(site.json("f.breaking", "[]").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.bindSecret", "f.bindSecretRecord", "f.bindSecretWithin"})
    void aSecretIsBoundToNoFunction(String function) {
        String logged = Running.logged(() -> {
            HttpResponse<String> answered = site.reply(function, "[]");
            assertThat(answered.statusCode()).isEqualTo(500);
            assertThat(answered.body()).doesNotContain("SECRET-7Q", "f.limited", "f.point", "f.forward");
        });
        assertThat(logged).contains("tainted").doesNotContain("SECRET-7Q");
    }

    @Test
    void aNoticeThatIsASecretIsToldNobody() {
        HttpResponse<String> answer = site.json("f.secretNotice", "[]");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().map().toString() + answer.body()).doesNotContain("SECRET");
    }

    @Test
    void aFileThatOccursAgainComesBackOnce() {
        String body = site.parts("f.echo", "0", "[[\"$B1\",\"$0:0:0\",\"$0:0:0\"]]", "1", "file:three times")
                .body();
        assertThat(body).containsOnlyOnce("three times").contains("[\"$B2\",\"$B2\",\"$B2\"]");
    }

    @Test
    void aLargeFileOccursOnlySoOften() {
        HttpResponse<String> answer = site.parts(
                "f.echo", "0", "[[\"$B1\"" + ",\"$0:0:0\"".repeat(6) + "]]", "1", "file:" + "x".repeat(2_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(site.runs()).isZero();
    }
}
