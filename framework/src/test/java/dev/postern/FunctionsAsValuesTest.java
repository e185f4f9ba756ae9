package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.codec.Taint;
import dev.postern.function.Previous;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.testing.Page;
import dev.postern.wire.ServerFunction;
import jakarta.validation.constraints.Max;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions as arguments and as results of functions, and as what a page gives to its scripts. */
@Timeout(30)
class FunctionsAsValuesTest {
    record Row(String name, ServerFunction<String> delete) {}

    @UseServer(value = Anyone.class, name = "h")
    static final class Handing {
        public CompletionStage<Integer> apply(ServerFunction<Integer> function, int number) {
            return function.call(number);
        }

        public CompletionStage<String> applyAny(ServerFunction<?> function, int number) {
            return function.call(number).thenApply(String::valueOf);
        }

        public CompletionStage<String> now(List<Row> rows) {
            return rows.get(0).delete().call();
        }

        public ServerFunction<Integer> back(ServerFunction<Integer> function) {
            return function;
        }

        public List<Row> rows(Call call) {
            return List.of(new Row("seven", call.function("h.delete", 7)), new Row("eight", call.function("h.plus")));
        }

        public ServerFunction<?> make(String name, int argument, Call call) {
            return call.function(name, argument);
        }

        private final AtomicInteger both = new AtomicInteger();

        public CompletionStage<Integer> both(ServerFunction<Integer> function, int number) {
            both.incrementAndGet();
            return function.call(number).thenCompose(first -> function.call(number));
        }

        public List<String> listed(int number) {
            return List.of("x");
        }

        public String text(int number) {
            return "x".repeat(number);
        }

        public void quiet(int number) {}

        public Stream<Integer> streamed(int number) {
            both.incrementAndGet();
            return Stream.of(number);
        }

        public CompletionStage<String> joined(ServerFunction<List<String>> function) {
            return function.call(1).thenApply(texts -> String.join(",", texts == null ? List.of() : texts));
        }

        public List<Integer> numbers(int number) {
            return List.of(number);
        }

        record Point(int x, String name) {}

        public int sum(List<Point> points, int more) {
            both.incrementAndGet();
            return points.size() + more;
        }

        public CompletionStage<Integer> often(ServerFunction<Integer> function, int times) {
            CompletionStage<Integer> last = CompletableFuture.completedFuture(0);
            for (int i = 0; i < times; i++) {
                int more = i;
                last = last.thenCompose(before -> function.call(more));
            }
            return last;
        }

        public String state(@Previous @Nullable String before) {
            return "";
        }

        public String delete(@Sealed int id) {
            return "deleted " + id;
        }

        public int plus(@Max(10) int one, int other) {
            return one + other;
        }

        public int twice(int number) {
            return 2 * number;
        }

        public @Nullable Integer nothing(int number) {
            return null;
        }
    }

    record Board(List<Row> rows) {}

    record Vault(String secret, Calling.Functions_.Envelope within) {
        Vault(String secret) {
            this(secret, new Calling.Functions_.Envelope(List.of(Optional.of(new Calling.Message(secret)))));
        }
    }

    private final Handing handing = new Handing();
    private final Calling site = new Calling(
            Map.of(
                    "board.html", "<p id=\"it\" post:props=\"${rows}\"></p>",
                    "vault.html", "<p id=\"it\" post:ref=\"f.limited(${secret}, 1)\"></p>",
                    "within.html", "<p id=\"it\" post:ref=\"f.forward(${within})\"></p>"),
            postern -> {
                postern.functions(handing);
                for (String name : List.of("vault", "within")) {
                    postern.page(
                            "/" + name,
                            name + ".html",
                            Vault.class,
                            call -> new Vault(
                                    call.query("open", Boolean.class).orElse(false)
                                            ? "told"
                                            : Taint.value(new String("SECRET-7Q".toCharArray()))));
                }
                postern.page(
                        "/board",
                        "board.html",
                        Board.class,
                        call -> new Board(List.of(new Row("nine", call.function("h.delete", 9)))));
            });

    @AfterEach
    void stop() {
        site.close();
    }

    private HttpResponse<String> hand(String function, String arguments, String described) {
        return site.parts(function, "0", arguments, "1", described);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":"h.twice","bound":null}      | 0:42
                    {"id":"h.nothing","bound":null}    | 0:null
                    {"id":"h.plus","bound":"$@2"}      | 0:26
                    {"id":"f.add","bound":"$@2"}       | 0:26
                    """)
    void oneThatIsHandedOverIsCalledWithWhatIsBound(String described, String answer) {
        HttpResponse<String> answered = site.parts("h.apply", "0", "[\"$h1\",21]", "1", described, "2", "[5]");
        assertThat(answered.body().strip()).isEqualTo(answer);
        assertThat(answered.statusCode()).isEqualTo(200);
    }

    @Test
    void oneThatIsHandedOverIsAskedForAccessAndConstraints() {
        HttpResponse<String> members = hand("h.applyAny", "[\"$h1\",21]", "{\"id\":\"f.members\",\"bound\":null}");
        assertThat(members.statusCode()).isEqualTo(401);
        HttpResponse<String> tooMuch =
                site.parts("h.apply", "0", "[\"$h1\",21]", "1", "{\"id\":\"h.plus\",\"bound\":\"$@2\"}", "2", "[11]");
        assertThat(tooMuch.statusCode()).isEqualTo(422);
        assertThat(tooMuch.body()).contains("10");
        HttpResponse<String> odd = site.parts(
                "h.apply", "0", "[\"$h1\",21]", "1", "{\"id\":\"h.plus\",\"bound\":\"$@2\"}", "2", "[\"x\"]");
        assertThat(odd.statusCode()).isEqualTo(422);
        assertThat(site.runs()).isZero();
    }

    @Test
    void whatIsSealedIsNobodyElsesToGive() {
        assertThat(hand("h.now", "[[{\"name\":\"x\",\"delete\":\"$h1\"}]]", "{\"id\":\"h.delete\",\"bound\":null}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.parts(
                                "h.now",
                                "0",
                                "[[{\"name\":\"x\",\"delete\":\"$h1\"}]]",
                                "1",
                                "{\"id\":\"h.delete\",\"bound\":\"$@2\"}",
                                "2",
                                "[7]")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFunctionThatCallsItGivesItNothingSealedEither() {
        assertThat(hand("h.applyAny", "[\"$h1\",42]", "{\"id\":\"h.delete\",\"bound\":null}")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    surplus             | {"id":"h.twice","bound":"$@2"}
                    another type        | {"id":"f.point","bound":null}
                    another state       | {"id":"h.state","bound":null}
                    """)
    void oneThatDoesNotFitIsItsSendersMistake(String what, String described) {
        HttpResponse<String> answered = site.parts("h.applyAny", "0", "[\"$h1\",42]", "1", described, "2", "[5]");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(422);
    }

    @Test
    void oneThatReturnsSomethingElseIsNone() {
        assertThat(hand("h.apply", "[\"$h1\",42]", "{\"id\":\"h.text\",\"bound\":null}")
                        .statusCode())
                .isEqualTo(400);
        for (String other : List.of("h.listed", "h.quiet", "h.streamed")) {
            assertThat(hand("h.apply", "[\"$h1\",42]", "{\"id\":\"" + other + "\",\"bound\":null}")
                            .statusCode())
                    .as(other)
                    .isEqualTo(400);
        }
        assertThat(hand("h.joined", "[\"$h1\"]", "{\"id\":\"h.numbers\",\"bound\":null}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hand("h.joined", "[\"$h1\"]", "{\"id\":\"h.listed\",\"bound\":null}")
                        .body())
                .isEqualTo("0:\"x\"\n");
        assertThat(handing.both).hasValue(0);
    }

    @Test
    void oneThatNeedsAKeyIsCalledWithOneAlone() {
        assertThat(hand("h.apply", "[\"$h1\",42]", "{\"id\":\"f.pay\",\"bound\":null}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.runs()).isZero();
    }

    @Test
    void oneThatIsHandedItselfEnds() {
        List<String> parts = new ArrayList<>(List.of("0", "[\"$h1\",1]"));
        for (int i = 0; i < 12; i++) {
            parts.addAll(List.of(
                    "" + (2 * i + 1), "{\"id\":\"h.both\",\"bound\":\"$@" + Integer.toHexString(2 * i + 2) + "\"}"));
            parts.addAll(List.of("" + (2 * i + 2), "[\"$h" + Integer.toHexString(2 * i + 3) + "\"]"));
        }
        parts.addAll(List.of("25", "{\"id\":\"h.twice\",\"bound\":null}"));
        HttpResponse<String> answered = site.parts("h.both", parts.toArray(String[]::new));
        assertThat(answered.statusCode()).isEqualTo(403);
        assertThat(handing.both.get()).isLessThan(2_000);
    }

    @Test
    void whatOneBindsIsReadOnlySoOften() {
        String points = String.join(",", Collections.nCopies(2_200, "{\"x\":1,\"name\":\"a\"}"));
        HttpResponse<String> answered = site.parts(
                "h.often",
                "0",
                "[\"$h1\",900]",
                "1",
                "{\"id\":\"h.sum\",\"bound\":\"$@2\"}",
                "2",
                "[[" + points + "]]");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(403);
        assertThat(handing.both).hasValueBetween(1, 899);
    }

    @Test
    void oneThatAnAwaitWouldCallIsLeftOut() {
        assertThat(site.reply("f.thenable", "[]").body().strip()).endsWith("0:{}");
    }

    @Test
    void jsonHoldsNone() {
        HttpResponse<String> answered = site.json("h.rows", "[]");
        assertThat(answered.statusCode()).isEqualTo(406);
        assertThat(answered.body()).contains("not_acceptable").contains("[0].delete is a function");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.onlyForm", "f.unknown", "h.delete~", "h.delete~AAAA.BBBB", "h.delete~~", "~", ""})
    void whatNobodyMayCallIsNoValue(String id) {
        HttpResponse<String> answer = hand("h.back", "[\"$h1\"]", "{\"id\":\"" + id + "\",\"bound\":null}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unknown_function");
    }

    @Test
    void anythingElseIsNoFunction() {
        assertThat(site.reply("h.back", "[\"h.twice\"]").statusCode()).isEqualTo(400);
        assertThat(site.json("h.back", "[\"h.twice\"]").statusCode()).isEqualTo(400);
    }

    @Test
    void oneGoesBackAsItCame() {
        assertThat(site.parts("h.back", "0", "[\"$h1\"]", "1", "{\"id\":\"h.plus\",\"bound\":\"$@2\"}", "2", "[5]")
                        .body())
                .contains("{\"id\":\"h.plus\",\"bound\":\"$@")
                .contains(":[5]\n");
    }

    @Test
    void oneThatIsMadeIsSealedForItsVisitor() {
        HttpResponse<String> made = site.reply("h.rows", "[]");
        String cookie = made.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        Matcher found = Pattern.compile("\"id\":\"(h\\.delete~[\\w.-]+)\",\"bound\":null")
                .matcher(made.body());
        assertThat(found.find()).as(made.body()).isTrue();
        String address = found.group(1);
        assertThat(made.body()).contains("{\"id\":\"h.plus\",\"bound\":null}");
        assertThat(called(address, cookie).body()).isEqualTo("0:\"deleted 7\"\n");
        assertThat(called(address, "other=1").statusCode()).isEqualTo(403);
        String edited = address.substring(0, address.length() - 1) + (address.endsWith("A") ? "B" : "A");
        assertThat(called(edited, cookie).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> called(String address, String cookie) {
        return site.send(
                Calling.reply("[]", site.to(address)).header("Cookie", cookie).header("Sec-Fetch-Mode", "cors"));
    }

    @Test
    void oneThatWasMadeCanBeHandedOver() {
        HttpResponse<String> made = site.reply("h.rows", "[]");
        String cookie = made.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        Matcher found = Pattern.compile("(h\\.delete~[\\w.-]+)").matcher(made.body());
        assertThat(found.find()).isTrue();
        String address = found.group(1);
        assertThat(handed(address, cookie).body()).isEqualTo("0:\"deleted 7\"\n");
        for (String wrong : new String[] {address.replace("h.delete", "f.delete"), address + "A"}) {
            assertThat(handed(wrong, cookie).body()).as(wrong).contains("unknown_function");
        }
        assertThat(handed(address, "other=1").body()).contains("unknown_function");
    }

    private HttpResponse<String> handed(String address, String cookie) {
        String part = "--b\r\nContent-Disposition: form-data; name=\"";
        String body = part + "0\"\r\n\r\n[[{\"name\":\"x\",\"delete\":\"$h1\"}]]\r\n" + part + "1\"\r\n\r\n{\"id\":\""
                + address + "\",\"bound\":null}\r\n--b--\r\n";
        return site.send(site.to("h.now")
                .header("Cookie", cookie)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @CsvSource({"f.onlyForm, 1", "f.unknown, 1", "h.rows, 1", "f.limited, 1"})
    void oneThatCannotBeMadeIsAMistakeInTheProgram(String name, int argument) {
        assertThat(site.json("h.make", "[\"" + name + "\", " + argument + "]").statusCode())
                .isEqualTo(500);
    }

    @Test
    void aPageGivesThemToItsScripts() {
        String page = site.running.browser().open("/board").document().outerHtml();
        assertThat(page).containsPattern("data-post-props=\"[^\"]*&quot;h\\.delete~[\\w.-]+&quot;");
    }

    @ParameterizedTest
    @CsvSource({"/vault, f.limited", "/within, f.forward"})
    void aPageBindsNoSecretToThem(String path, String function) {
        assertThat(site.running.browser().open(path + "?open=true").document().outerHtml())
                .containsPattern("data-post-ref=\"" + Pattern.quote(function) + "~[\\w.-]+\"");
        String logged = Running.logged(() -> {
            Page page = site.running.browser().open(path);
            assertThat(page.status()).isEqualTo(500);
            assertThat(page.document().outerHtml()).doesNotContain("SECRET-7Q", function + "~");
        });
        assertThat(logged).contains("ainted").doesNotContain("SECRET-7Q");
    }
}
