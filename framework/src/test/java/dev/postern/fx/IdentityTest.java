package dev.postern.fx;

import static dev.postern.fx.Fx.code;
import static dev.postern.fx.Fx.seal;
import static dev.postern.fx.Fx.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fx.Fx.Effects;
import dev.postern.once.Sizes;
import dev.postern.testing.FormOn;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.RawRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of a submission, changed ones, other people's, and ones from yesterday. */
class IdentityTest {
    @RegisterExtension
    static final Fx fx = Fx.start();

    private static RawRequest filled(NoScriptBrowser visitor, String note) {
        return fx.form(visitor, "bump").fill("Note", note).request();
    }

    @DisplayName("T50: fifty copies at once run once, and get one answer")
    @Test
    void runsFiftyCopiesOnce() throws Exception {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = fx.form(visitor, "slow").fill("Milliseconds", "400").request();
        Effects effects = fx.effects();
        ExecutorService clicks = Executors.newFixedThreadPool(50);
        try {
            CountDownLatch ready = new CountDownLatch(1);
            List<Future<Page>> sent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sent.add(clicks.submit(() -> {
                    ready.await();
                    return send(visitor, form);
                }));
            }
            ready.countDown();
            Thread.sleep(250);
            Sizes meanwhile = fx.ledger().sizes();
            int replayed = 0;
            for (Future<Page> each : sent) {
                Page answer = each.get();
                assertThat(answer.status()).isEqualTo(303);
                assertThat(answer.header("Location")).isEqualTo("/fx");
                replayed += answer.header("Idempotency-Replayed").isEmpty() ? 0 : 1;
            }
            assertThat(replayed).isEqualTo(49);
            assertThat(meanwhile.waiting()).as("copies that waited").isPositive();
        } finally {
            clicks.shutdownNow();
        }
        assertThat(fx.ledger().sizes().waiting()).isZero();
        effects.are("slow", 1);
    }

    @DisplayName("T50: copies that wait hold no thread")
    @Test
    void holdsNoThreadForCopies() throws Exception {
        NoScriptBrowser visitor = fx.visitor();
        RawRequest form = fx.form(visitor, "slow").fill("Milliseconds", "1200").request();
        Effects effects = fx.effects();
        List<Wire> wires = new ArrayList<>();
        ExecutorService first = Executors.newSingleThreadExecutor();
        try {
            Future<Page> running = first.submit(() -> send(visitor, form));
            while (fx.ledger().sizes().claims() == 0
                    || fx.count("slow") == effects.before().getOrDefault("slow", 0)) {
                Thread.sleep(10);
            }
            long busy = busyThreads();
            for (int i = 0; i < 40; i++) {
                Wire wire = new Wire(fx.port());
                wires.add(wire);
                wire.head(
                                "POST /fx HTTP/1.1",
                                "Host: localhost:" + fx.port(),
                                "Connection: close",
                                "Cookie: " + Fx.cookie(visitor),
                                "Content-Type: application/x-www-form-urlencoded",
                                "Content-Length: " + form.body().length)
                        .bytes(form.body());
            }
            long until = System.nanoTime() + Duration.ofMillis(800).toNanos();
            while (fx.ledger().sizes().waiting() < 40 && System.nanoTime() < until) {
                Thread.sleep(10);
            }
            assertThat(fx.ledger().sizes().waiting()).isEqualTo(40);
            Thread.sleep(50);
            assertThat(busyThreads() - busy)
                    .as("threads in our code more than before")
                    .isLessThanOrEqualTo(0);
            for (Wire wire : wires) {
                assertThat(wire.answer().firstStatus()).isEqualTo(303);
                wire.close();
            }
            assertThat(running.get().status()).isEqualTo(303);
        } finally {
            first.shutdownNow();
        }
        effects.are("slow", 1);
    }

    private static long busyThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("JettyServerThreadPool"))
                .filter(thread -> java.util.Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("dev.postern.dispatch")))
                .count();
    }

    @DisplayName("T51: a reload is answered as before, for as long as the form counts")
    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1H", "PT11H59M50S"})
    void answersAReloadAsBefore(String later) {
        try (Fx own = Fx.start()) {
            NoScriptBrowser visitor = own.visitor();
            RawRequest form = own.form(visitor, "bump").fill("Note", "n").request();
            Effects effects = own.effects();
            Page first = send(visitor, form);
            visitor.open("/fx");
            own.clock().advance(Duration.parse(later));
            Page again = send(visitor, form);
            assertThat(again.status()).isEqualTo(303).isEqualTo(first.status());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(visitor.open("/fx").notice()).isEqualTo("Already sent; nothing was done twice.");
            assertThat(visitor.open("/fx").notice()).isEmpty();
            effects.are("bump", 1);
        }
    }

    @DisplayName("T52: what was changed is another submission, what was not is not")
    @ParameterizedTest
    @CsvSource({
        "one byte of a text,  1, 2",
        "nothing,             0, 1",
        "the order of fields, 0, 1",
        "a field more,        1, 2",
    })
    void tellsWhatWasChanged(String what, int more, int runs) {
        NoScriptBrowser visitor = fx.visitor();
        FormOn form = fx.form(visitor, "bean");
        String post = "%24post=" + java.net.URLEncoder.encode(seal(form), java.nio.charset.StandardCharsets.UTF_8);
        String type = "application/x-www-form-urlencoded";
        RawRequest first = RawRequest.post("/fx", post + "&name=Ann&age=41", type);
        RawRequest second = RawRequest.post(
                "/fx",
                post
                        + switch (what) {
                            case "one byte of a text" -> "&name=Anm&age=41";
                            case "the order of fields" -> "&age=41&name=Ann";
                            case "a field more" -> "&name=Ann&age=41&more=1";
                            default -> "&name=Ann&age=41";
                        },
                type);
        Effects effects = fx.effects();
        assertThat(send(visitor, first).status()).isEqualTo(303);
        effects.are("bean", 1);
        Page answer = send(visitor, second);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Idempotency-Replayed")).isEqualTo(more == 0 ? "true" : "");
        effects.are("bean", runs);
    }

    @DisplayName("T52: a file of the same length with other bytes is another submission")
    @ParameterizedTest
    @CsvSource({"other bytes, b, a.txt, 2", "another name, a, b.txt, 2", "the same, a, a.txt, 1"})
    void tellsFilesByTheirBytes(String what, String letter, String name, int runs) {
        NoScriptBrowser visitor = fx.visitor();
        String seal = seal(fx.form(visitor, "up"));
        Effects effects = fx.effects();
        send(visitor, upload(seal, "a.txt", "a".repeat(100_000)));
        send(visitor, upload(seal, name, letter.repeat(100_000)));
        effects.are("up", runs);
    }

    private static RawRequest upload(String seal, String name, String content) {
        return Multipart.of("x")
                .text("$post", seal)
                .text("title", "t")
                .file("f", name, "text/plain", content)
                .post();
    }

    @DisplayName("T54: contents that only look alike when put together")
    @ParameterizedTest
    @CsvSource({
        "name=a&age=1&x=23,   name=a&age=1&x2=3",
        "name=ab&age=1,       name=a&age=1&b=",
        "name=a&age=1&x=1&x=2, name=a&age=1&x=12",
        "name=a&age=1&x=1&x=2, name=a&age=1&x=2&x=1",
        "name=a&age=1&x=,     name=a&age=1",
        "name=a&age=1&x=%EF%BF%BD, name=a&age=1&x=%EF%BF%BC",
        "name=a&age=1&x=%C3%A9, name=a&age=1&x=e%CC%81",
    })
    void tellsContentsApart(String one, String other) {
        NoScriptBrowser visitor = fx.visitor();
        String post = "%24post="
                + java.net.URLEncoder.encode(seal(fx.form(visitor, "bean")), java.nio.charset.StandardCharsets.UTF_8);
        Effects effects = fx.effects();
        for (String pairs : List.of(one, other)) {
            assertThat(send(visitor, RawRequest.post("/fx", post + "&" + pairs, "application/x-www-form-urlencoded"))
                            .status())
                    .isEqualTo(303);
        }
        effects.are("bean", 2);
    }

    @DisplayName("T55: nobody reads or repeats what another user sent")
    @ParameterizedTest
    @CsvSource({"same-origin, bob, 403", "absent, bob, 403", "absent, nobody, 403", "same-origin, nobody, 409"})
    void keepsUsersApart(String site, String other, int status) {
        NoScriptBrowser ann = fx.visitor();
        fx.form(ann, "login").fill("User", "ann").press("Log in");
        RawRequest form = filled(ann, "ann's secret note");
        assertThat(send(ann, form).status()).isEqualTo(303);
        NoScriptBrowser bob = fx.visitor();
        bob.open("/fx");
        if (other.equals("bob")) {
            fx.form(bob, "login").fill("User", "bob").press("Log in");
        }
        RawRequest stolen = Fx.bare(form);
        Effects effects = fx.effects();
        Page answer = send(bob, site.equals("absent") ? stolen : stolen.with("Sec-Fetch-Site", site));
        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(code(answer)).isEqualTo("bad_token");
            assertThat(answer.body()).doesNotContain("ann's secret note");
        }
        assertThat(answer.document().select("#out")).isEmpty();
        assertThat(bob.open("/fx").document().select("#out")).isEmpty();
        effects.areNone();
        assertThat(ann.open("/fx").text("#out")).isEqualTo("ann's secret note");
    }

    @DisplayName("T56: what is older than its form's life is stale, also when nobody remembers it")
    @Test
    void neverRunsWhatIsPastItsLife() {
        try (Fx own = Fx.start()) {
            NoScriptBrowser visitor = own.visitor();
            RawRequest sent =
                    own.form(visitor, "bump").fill("Note", "sent before").request();
            RawRequest kept =
                    own.form(visitor, "bump").fill("Note", "typed before").request();
            assertThat(send(visitor, sent).status()).isEqualTo(303);
            Effects effects = own.effects();
            for (String later : List.of("PT12H10S", "PT2H", "P10D")) {
                own.clock().advance(Duration.parse(later));
                own.ledger().sizes();
                for (RawRequest old : List.of(sent, kept)) {
                    Page answer = send(visitor, old);
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(code(answer)).isEqualTo("stale_form");
                    assertThat(answer.formAt("#bump").value("Note")).endsWith("before");
                }
                effects.areNone();
            }
            assertThat(own.ledger().sizes().claims()).isZero();
            Page answer = send(visitor, kept);
            assertThat(answer.formAt("#bump").press("Bump").status()).isEqualTo(200);
            effects.are("bump", 1);
        }
    }
}
