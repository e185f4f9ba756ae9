package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Refusal;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.testing.NoScriptBrowser;
import dev.postern.testing.Page;
import dev.postern.testing.TestCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("DoNotCallSuggester") // functions that fail are what some of this is about
class AfterwardsTest {
    /** What was done afterwards: each waits until the test has seen the answer. */
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    /** What was begun before its function had ended. */
    private final BlockingQueue<String> early = new LinkedBlockingQueue<>();

    private volatile boolean ended;

    @UseServer(value = Anyone.class, name = "f")
    final class Functions_ {
        private void note(Call call, String what) {
            call.afterwards(() -> {
                if (!ended) {
                    early.add(what);
                }
                try {
                    done.add(what + " after " + seen.poll(20, TimeUnit.SECONDS));
                } catch (InterruptedException interrupted) {
                    done.add("interrupted");
                }
            });
        }

        public Outcome done(Call call) throws InterruptedException {
            note(call, "first");
            note(call, "second");
            Thread.sleep(100);
            ended = true;
            return Outcome.done();
        }

        public Outcome redirect(Call call) {
            note(call, "redirect");
            return Outcome.redirect("/there");
        }

        public void refuse(Call call) {
            note(call, "refusal");
            throw new Refusal("Not today");
        }

        public void fail(Call call) {
            note(call, "failure");
            throw new IllegalStateException("on purpose");
        }

        public String text(Call call) {
            note(call, "call");
            return "answer";
        }

        public Outcome breaks(Call call) {
            call.afterwards(() -> {
                throw new IllegalStateException("broke afterwards");
            });
            note(call, "what stands behind it");
            return Outcome.done();
        }

        public Stream<String> items(Call call) {
            note(call, "stream");
            return Stream.of("one", "two");
        }

        public Flow.Publisher<String> silence(Call call) {
            SubmissionPublisher<String> publisher = new SubmissionPublisher<>();
            call.afterwards(() -> done.add("nobody listens"));
            return publisher;
        }
    }

    private static final List<String> FORMS = List.of("done", "redirect", "refuse", "fail", "breaks");

    private final Running running = Running.site(
            Running.files(
                    "all.html",
                    Trial.HEAD
                            + String.join(
                                    "", FORMS.stream().map(AfterwardsTest::form).toList())
                            + Trial.FOOT),
            postern -> {
                postern.functions(new Functions_());
                postern.beat = Duration.ofMillis(20);
                postern.page("/all", "all.html");
                postern.page("/there", "all.html", Title.class, call -> {
                    call.afterwards(() -> done.add("page"));
                    return new Title("There");
                });
            });
    private final NoScriptBrowser browser = running.browser();

    record Title(String title) {}

    private static String form(String function) {
        return "<form post:action=\"f." + function + "\"><button>" + function + "</button></form>";
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private String next() throws InterruptedException {
        String next = done.poll(20, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    @Test
    @DisplayName("behaviour 60: what is asked for is done once the answer has left, in its order")
    void isDoneOnceTheAnswerHasLeft() throws InterruptedException {
        Page page = browser.open("/all").press("done");
        assertThat(page.status()).isEqualTo(200);
        seen.add("one");
        seen.add("two");
        assertThat(List.of(next(), next())).containsExactly("first after one", "second after two");
        assertThat(early).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("behaviour 60: also where the function leads elsewhere, refuses or breaks")
    @ValueSource(strings = {"redirect", "refuse", "fail"})
    void isDoneHoweverItEnds(String function) {
        Running.logged(() -> {
            browser.open("/all").press(function);
            seen.add("it");
            List<String> all = new ArrayList<>();
            try {
                all.add(next());
                if (function.equals("redirect")) {
                    all.add(next());
                }
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(
                            switch (function) {
                                case "redirect" -> List.of("redirect after it", "page");
                                case "refuse" -> List.of("refusal after it");
                                default -> List.of("failure after it");
                            });
        });
    }

    @Test
    void whatBreaksIsInTheLogAndHoldsNothingUp() {
        String log = Running.logged(() -> {
            browser.open("/all").press("breaks");
            seen.add("it");
            try {
                assertThat(next()).isEqualTo("what stands behind it after it");
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
        assertThat(log).contains("POST /all: what was to be done afterwards broke", "broke afterwards");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "items"})
    void isDoneForCallsToo(String function) throws IOException, InterruptedException {
        try (InputStream body = called(function)) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(function.equals("text") ? "answer" : "two");
        }
        seen.add("it");
        assertThat(next()).isEqualTo(function.equals("text") ? "call after it" : "stream after it");
    }

    @Test
    void isDoneWhereNobodyListensAnyMore() throws IOException, InterruptedException {
        called("silence").close();
        assertThat(next()).isEqualTo("nobody listens");
    }

    private InputStream called(String function) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(browser.origin() + "/_postern/fn/f." + function))
                .header("Accept", "text/x-component")
                .header("Content-Type", "application/json")
                .header("Postern", "call")
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body();
    }

    @Test
    void aTestCallDoesItWhenItIsTold() throws InterruptedException {
        TestCall call = TestCall.byNobody();
        seen.add("one");
        seen.add("two");
        new Functions_().done(call);
        assertThat(done).isEmpty();
        call.answered();
        assertThat(done).containsExactly("first after one", "second after two");
        call.answered();
        assertThat(done).hasSize(2);
    }
}
