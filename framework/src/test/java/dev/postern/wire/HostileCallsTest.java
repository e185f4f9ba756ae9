package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.postern.Postern;
import dev.postern.call.Anyone;
import dev.postern.function.UseServer;
import dev.postern.wire.BodyPart.FilePart;
import dev.postern.wire.BodyPart.TextPart;
import dev.postern.wire.Vectors.Case;
import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bodies, and those of forms, sent to a site that runs: it says no, at no great cost, and goes on. */
@Timeout(60)
class HostileCallsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Javalin SITE = Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.jetty.host = "localhost";
        config.registerPlugin(new Postern(postern -> postern.functions(new Functions_())));
    });

    /** The first time, Java loads and compiles what it needs. */
    private static final int TIMES = 3;

    @UseServer(value = Anyone.class, name = "f")
    static final class Functions_ {
        public int any(Value one, Value other) {
            return 0;
        }

        public void text(String text) {
            RUNS.incrementAndGet();
        }

        public void whole(BigInteger whole) {
            RUNS.incrementAndGet();
        }

        public void decimal(BigDecimal decimal) {
            RUNS.incrementAndGet();
        }

        public void large(long large) {
            RUNS.incrementAndGet();
        }

        public void save(Value value) {
            RUNS.incrementAndGet();
        }

        public void remove(Value value) {
            RUNS.incrementAndGet();
        }

        public int twice(int number) {
            return 2 * number;
        }
    }

    @BeforeAll
    static void start() {
        SITE.start(0);
    }

    @AfterAll
    static void stop() {
        SITE.stop();
    }

    @BeforeEach
    void nothingRan() {
        RUNS.set(0);
    }

    @AfterEach
    void goesOn() throws Exception {
        assertThat(RUNS).as("functions that ran").hasValue(0);
        assertThat(call("f.twice", List.of(new TextPart("0", "[21]"))).body()).isEqualTo("42");
    }

    private static Stream<Case> bodies(String kind) {
        return Vectors.cases("hostile-bodies.json")
                .filter(each -> Vectors.text(each.member("kind")).equals(kind));
    }

    static Stream<Case> calls() {
        return bodies("reply").filter(each -> each.find("target").isEmpty());
    }

    static Stream<Case> forms() {
        return bodies("no-js-form");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isAnswered(Case hostile) throws Exception {
        String outcome = Vectors.text(Vectors.of(((Value.Members) hostile.member("expect")).values(), "outcome"));
        List<BodyPart> body = hostile.body();
        HttpResponse<String> answer = cheaply(() -> call("f.any", body), body);
        if (!outcome.equals("reject") && answer.statusCode() == 200) {
            assertThat(answer.body()).isEqualTo("0");
        } else {
            assertThat(outcome).as("what ought to come of it").isNotEqualTo("accept");
            isRefused(answer);
        }
    }

    /** What decides is the type that the function takes. */
    @ParameterizedTest
    @CsvSource({
        "ref-as-string-parameter, f.text",
        "number-huge-exponent, f.whole",
        "number-huge-exponent, f.decimal",
        "number-huge-exponent, f.large",
        "number-huge-exponent, f.any"
    })
    void fitsNoParameter(String name, String function) throws Exception {
        Case hostile = bodies("reply")
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        isRefused(cheaply(() -> call(function, hostile.body()), hostile.body()));
    }

    /** What React makes of forms for where there are no scripts is nothing that we read. */
    @ParameterizedTest
    @MethodSource("forms")
    void isNoForm(Case hostile) throws Exception {
        List<BodyPart> body = hostile.body();
        for (String path : List.of("/_postern/form", "/_postern/fn/f.save")) {
            HttpResponse<String> answer =
                    cheaply(() -> send(multipart(body, to(path).header("Sec-Fetch-Site", "same-origin"))), body);
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
        }
        isRefused(cheaply(() -> call("f.save", body), body));
    }

    private static void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).containsPattern("\"code\":\"[a-z_]+\"");
    }

    private interface Sending {
        HttpResponse<String> send() throws Exception;
    }

    private static HttpResponse<String> cheaply(Sending sending, List<BodyPart> body) throws Exception {
        Cost least = new Cost(Long.MAX_VALUE, Long.MAX_VALUE);
        HttpResponse<String> answer = null;
        for (int i = 0; i < TIMES; i++) {
            Map<Long, Cost> before = taken();
            answer = sending.send();
            least = least.or(since(before));
        }
        least.isBounded(body.stream().mapToInt(HostileCallsTest::length).sum());
        return Objects.requireNonNull(answer);
    }

    private static int length(BodyPart part) {
        return part instanceof TextPart text
                ? text.text().length()
                : (int) ((FilePart) part).file().size();
    }

    /** What each thread has taken so far. */
    private static Map<Long, Cost> taken() {
        long[] threads = THREADS.getAllThreadIds();
        long[] nanos = THREADS.getThreadCpuTime(threads);
        long[] bytes = THREADS.getThreadAllocatedBytes(threads);
        Map<Long, Cost> taken = new HashMap<>();
        for (int i = 0; i < threads.length; i++) {
            taken.put(threads[i], new Cost(nanos[i], bytes[i]));
        }
        return taken;
    }

    /** What all but this one have taken since, the client's own among them. */
    private static Cost since(Map<Long, Cost> before) {
        Map<Long, Cost> now = taken();
        now.remove(Thread.currentThread().getId());
        long nanos = 0;
        long bytes = 0;
        for (Map.Entry<Long, Cost> thread : now.entrySet()) {
            Cost then = before.getOrDefault(thread.getKey(), new Cost(0, 0));
            nanos += Math.max(0, thread.getValue().nanos() - then.nanos());
            bytes += Math.max(0, thread.getValue().bytes() - then.bytes());
        }
        return new Cost(nanos, bytes);
    }

    private static HttpResponse<String> call(String function, List<BodyPart> body) throws Exception {
        HttpRequest.Builder to =
                to("/_postern/fn/" + function).header("Postern", "call").header("Accept", "application/json");
        return send(
                body.size() == 1
                                && body.get(0) instanceof TextPart text
                                && text.name().equals("0")
                        ? to.header("Content-Type", "text/plain;charset=UTF-8")
                                .POST(BodyPublishers.ofString(ours(text.text())))
                        : multipart(body, to));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + SITE.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** The functions that the bodies name are this site's. */
    private static String ours(String text) {
        return text.replace("actions#", "f.");
    }

    private static HttpRequest.Builder multipart(List<BodyPart> parts, HttpRequest.Builder to) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (BodyPart part : parts) {
            String name = part.name().replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
            write(body, "--b\r\nContent-Disposition: form-data; name=\"" + ours(name) + '"');
            if (part instanceof FilePart file) {
                write(body, "; filename=\"" + file.file().name() + "\"\r\n\r\n");
                try {
                    body.writeBytes(file.file().bytes());
                } catch (IOException memoryDoesNotBreak) {
                    throw new UncheckedIOException(memoryDoesNotBreak);
                }
            } else {
                write(body, "\r\n\r\n" + ours(((TextPart) part).text()));
            }
            write(body, "\r\n");
        }
        write(body, "--b--\r\n");
        return to.header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static void write(ByteArrayOutputStream to, String text) {
        to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
