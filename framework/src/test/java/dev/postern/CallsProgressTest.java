package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Progress;
import dev.postern.call.Refusal;
import dev.postern.codec.Taint;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller hears of how far a function is, over a real socket. */
@Timeout(30)
class CallsProgressTest {
    private static final String PAGE = "<html><head post:head=\"calls\"><title>T</title></head><body>"
            + "<form post:action=\"far.steps(2)\"><button>Send</button></form></body></html>";
    private static final String LAST = "{\"status\":200,\"headers\":{\"Content-Type\":\"application/json\"}}";

    @UseServer(value = Anyone.class, name = "far")
    static final class Far {
        final Semaphore steps = new Semaphore(0);
        final AtomicInteger runs = new AtomicInteger();
        final CountDownLatch closed = new CountDownLatch(1);
        final CountDownLatch ended = new CountDownLatch(1);

        /** Reports each step, and waits after each until it may go on. */
        public int steps(int to, Progress progress) throws InterruptedException {
            runs.incrementAndGet();
            for (int i = 1; i <= to; i++) {
                progress.at(i, to, "Step " + i);
                steps.acquire();
            }
            ended.countDown();
            return to;
        }

        public CompletionStage<Integer> later(Progress progress) {
            return CompletableFuture.supplyAsync(() -> {
                progress.at(1, 2);
                steps.acquireUninterruptibly();
                return 7;
            });
        }

        public int silent(Progress progress) {
            return 7;
        }

        public int others(int number) {
            return number;
        }

        public void refuse(String how, Progress progress) {
            progress.at(1, 0);
            if (how.equals("words")) {
                throw new Refusal("Somebody else was quicker.");
            }
            throw new IllegalStateException("SECRET-7Q");
        }

        public Stream<Integer> endless(Progress progress) {
            progress.at(1, 1);
            return IntStream.iterate(0, i -> i + 1).boxed().onClose(closed::countDown);
        }

        public Map<String, CompletionStage<Integer>> promised(Progress progress) {
            progress.at(1, 1);
            return Map.of("number", CompletableFuture.supplyAsync(() -> 42));
        }

        public String secret(Progress progress) {
            progress.at(1, 1, Taint.value(new String("SECRET-7Q".toCharArray())));
            return "told";
        }

        public String signInFirst(Call call, Progress progress) {
            call.signIn("ann");
            progress.at(1, 1);
            return call.visitor();
        }

        public String signInLate(Call call, Progress progress) {
            progress.at(1, 1);
            call.signIn("ann");
            return "in";
        }

        public String size(Upload file, Progress progress) throws IOException {
            progress.at(1, 1);
            steps.acquireUninterruptibly();
            return new String(file.bytes(), UTF_8);
        }
    }

    private final Far far = new Far();
    private final Calling site = new Calling(Map.of("page.html", PAGE), postern -> {
        postern.functions(far);
        postern.page("/page", "page.html");
        postern.beat = Duration.ofMillis(20);
    });

    @AfterEach
    void stop() {
        far.steps.release(1000);
        site.close();
    }

    private HttpRequest.Builder asking(String function) {
        return site.to(function).header("Postern-Progress", "1");
    }

    private HttpResponse<InputStream> begin(HttpRequest.Builder request) throws IOException, InterruptedException {
        return site.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The next line that says something. */
    private static String line(InputStream body) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int each = body.read();
            if (each < 0) {
                return line + "<end>";
            }
            if (each != '\n') {
                line.append((char) each);
            } else if (!line.isEmpty()) {
                return line.toString();
            }
        }
    }

    private static void upTo(String start, InputStream body) throws IOException {
        String line = "";
        while (!line.startsWith(start)) {
            line = line(body);
            assertThat(line).doesNotEndWith("<end>");
        }
    }

    @Test
    void reportsComeAsTheyAreMadeAndBehindThemTheAnswer() throws Exception {
        HttpResponse<InputStream> answer = begin(Calling.json("[2]", asking("far.steps")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Postern-Progress")).contains("1");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        InputStream body = answer.body();
        assertThat(line(body)).isEqualTo("{\"done\":1,\"total\":2,\"words\":\"Step 1\"}");
        far.steps.release();
        assertThat(line(body)).isEqualTo("{\"done\":2,\"total\":2,\"words\":\"Step 2\"}");
        far.steps.release();
        assertThat(line(body)).isEqualTo(LAST);
        assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo("2");
    }

    @Test
    void aFunctionThatGoesOnElsewhereReportsFromThere() throws Exception {
        InputStream body = begin(Calling.reply("[]", asking("far.later"))).body();
        assertThat(line(body)).isEqualTo("{\"done\":1,\"total\":2}");
        far.steps.release();
        assertThat(line(body)).isEqualTo("{\"status\":200,\"headers\":{\"Content-Type\":\"text/x-component\"}}");
        assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo("0:7\n");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody asks,               far.later,  , 1",
        "another version,           far.later,  2, 1",
        "some other word,           far.later,  true, 1",
        "two at once,               far.later,  '1, 1', 1",
        "a function that is silent, far.silent, 1, 0",
        "one that cannot say,       f.later,    1, 0",
    })
    void isAnsweredAsEverWhere(String name, String function, String header, int steps) throws Exception {
        far.steps.release(steps);
        HttpRequest.Builder request = Calling.json(function.equals("f.later") ? "[\"\"]" : "[]", site.to(function));
        if (header != null) {
            request.header("Postern-Progress", header);
        }
        HttpResponse<String> answer = site.send(request);
        assertThat(answer.headers().firstValue("Postern-Progress")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo(function.equals("f.later") ? "\" later\"" : "7");
    }

    @Test
    void whatIsRefusedBeforeItRunsIsAnsweredAsEver() {
        HttpResponse<String> answer = site.send(Calling.json("[\"x\"]", asking("far.steps")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Postern-Progress")).isEmpty();
        assertThat(far.runs).hasValue(0);
    }

    @Test
    void theLastLineHasTheStatusThatTheAnswerWouldHaveHad() {
        String refused =
                site.send(Calling.json("[\"words\"]", asking("far.refuse"))).body();
        assertThat(refused.lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "{\"done\":1,\"total\":0}",
                        "{\"status\":422,\"headers\":{\"Content-Type\":\"application/problem+json\"}}",
                        "{\"title\":\"That could not be done\",\"status\":422,\"code\":\"refused\","
                                + "\"detail\":\"Somebody else was quicker.\"}");
        HttpResponse<String> broken = site.send(Calling.reply("[\"\"]", asking("far.refuse")));
        assertThat(broken.statusCode()).isEqualTo(200);
        assertThat(broken.body())
                .contains("\n{\"status\":500,", "\n0:E{\"digest\":\"")
                .doesNotContain("SECRET-7Q");
    }

    @Test
    void rowsThatAreStillToComeFollowAsTheyCome() {
        assertThat(site.send(Calling.reply("[]", asking("far.promised"))).body())
                .endsWith("\"text/x-component\"}}\n1:[[\"number\",\"$@2\"]]\n0:\"$Q1\"\n2:42\n");
        assertThat(site.send(Calling.json("[]", asking("far.promised"))).body()).endsWith("\n{\"number\":42}");
    }

    @Test
    void whoGoesAwayEndsTheStreamBehindTheReports() throws Exception {
        try (InputStream body =
                begin(Calling.reply("[]", asking("far.endless"))).body()) {
            upTo("1:3", body);
        }
        assertThat(far.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void somethingIsSentThroughSilence() throws Exception {
        InputStream body = begin(Calling.json("[1]", asking("far.steps"))).body();
        assertThat(line(body)).startsWith("{\"done\":1");
        assertThat(body.read()).isEqualTo('\n');
        assertThat(body.read()).isEqualTo('\n');
    }

    @Test
    void secretsStayHere() {
        String logged = Running.logged(() -> assertThat(
                        site.send(Calling.json("[]", asking("far.secret"))).body())
                .doesNotContain("SECRET-7Q")
                .contains("{\"done\":1,\"total\":1}\n"));
        assertThat(logged)
                .contains("Far.secret: the words of a report are marked with Taint.value(…). They were left out.");
    }

    @Test
    void aFileCanBeReadAfterTheAnswerHasBegun() throws Exception {
        String parts = """
                --b
                Content-Disposition: form-data; name="1"; filename="a"

                content
                --b
                Content-Disposition: form-data; name="0"

                ["$B1"]
                --b--
                """.replace("\n", "\r\n");
        InputStream body = begin(asking("far.size")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(parts)))
                .body();
        assertThat(line(body)).startsWith("{\"done\":1");
        far.steps.release();
        assertThat(new String(body.readAllBytes(), UTF_8)).endsWith("\n0:\"content\"\n");
    }

    // ── who it is ──────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void whoIsSignedInBeforeTheFirstReportIsToldInItsHeadAlone() {
        HttpResponse<String> in = site.send(Calling.json("[]", asking("far.signInFirst")));
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(in.body()).doesNotContain(cookie.split("=")[1]).doesNotContainIgnoringCase("cookie");
        assertThat(site.send(Calling.json("[]", site.to("f.who").header("Cookie", cookie)))
                        .body())
                .isEqualTo("\"ann\"");
    }

    @Test
    void whoWouldBeSignedInAfterTheFirstReportIsNot() {
        String logged = Running.logged(() -> {
            HttpResponse<String> late = site.send(Calling.json("[]", asking("far.signInLate")));
            assertThat(late.body()).contains("{\"status\":500,").doesNotContainIgnoringCase("cookie");
            String cookie =
                    late.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            assertThat(site.send(Calling.json("[]", site.to("f.who").header("Cookie", cookie)))
                            .body())
                    .isEqualTo("\"nobody\"");
        });
        assertThat(logged).contains("call.signIn was called after a report of progress");
        assertThat(site.send(Calling.json("[]", site.to("far.signInLate"))).body())
                .as("where nobody asked, nothing has begun")
                .isEqualTo("\"in\"");
    }

    // ── once ───────────────────────────────────────────────────────────────────────────────────────────────────────

    private HttpResponse<String> page() {
        return site.send(HttpRequest.newBuilder(URI.create("http://localhost:" + site.running.port() + "/page")));
    }

    private HttpRequest.Builder keyed(HttpRequest.Builder request, HttpResponse<String> page) {
        Matcher ticket = Pattern.compile("data-post-ticket=\"([^\"]+)\"").matcher(page.body());
        assertThat(ticket.find()).isTrue();
        return request.header(
                        "Cookie",
                        page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0])
                .header("Postern-Key", ticket.group(1) + ".1");
    }

    @Test
    void aCopyGetsTheAnswerWithoutReports() {
        HttpResponse<String> page = page();
        far.steps.release(2);
        HttpResponse<String> first = site.send(keyed(Calling.json("[2]", asking("far.steps")), page));
        assertThat(first.body()).contains("{\"done\":2").endsWith("2");
        for (HttpRequest.Builder again : new HttpRequest.Builder[] {site.to("far.steps"), asking("far.steps")}) {
            HttpResponse<String> copy = site.send(keyed(Calling.json("[2]", again), page));
            assertThat(copy.body()).isEqualTo("2");
            assertThat(copy.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(copy.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(copy.headers().firstValue("Postern-Progress")).isEmpty();
        }
        assertThat(far.runs).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before a report", "between reports"})
    void whoGoesAwayEndsNothingAndItsCopyGetsTheAnswer(String when) throws Exception {
        HttpResponse<String> page = page();
        HttpRequest request =
                keyed(Calling.json("[2]", asking("far.steps")), page).build();
        try (Socket socket = new Socket("localhost", site.running.port())) {
            StringBuilder head = new StringBuilder("POST /_postern/fn/far.steps HTTP/1.1\r\nHost: localhost:"
                    + site.running.port() + "\r\nContent-Length: 3\r\n");
            request.headers()
                    .map()
                    .forEach((name, values) ->
                            head.append(name).append(": ").append(values.get(0)).append("\r\n"));
            socket.getOutputStream().write((head + "\r\n[2]").getBytes(UTF_8));
            if (when.equals("between reports")) {
                upTo("{\"done\":1", socket.getInputStream());
            } else {
                while (far.runs.get() == 0) {
                    assertThat(Thread.interrupted()).isFalse();
                    Thread.onSpinWait();
                }
            }
        }
        far.steps.release(2);
        assertThat(far.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(site.send(keyed(Calling.json("[2]", asking("far.steps")), page))
                        .body())
                .isEqualTo("2");
        assertThat(far.runs).hasValue(1);
    }

    // ── forms ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aFormRunsItToo() {
        far.steps.release(2);
        assertThat(site.running
                        .browser()
                        .open("/page")
                        .form("Send")
                        .press("Send")
                        .status())
                .isEqualTo(200);
        assertThat(far.ended.getCount()).isZero();
    }
}
