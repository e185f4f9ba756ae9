package dev.postern.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.http.Response;
import dev.postern.wire.Outlet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent of reports, and when: an outlet that takes its time stands for the client. */
@Timeout(20)
class ReportedTest {
    private static final String LAST = "{\"status\":422,\"headers\":{\"Content-Type\":\"text/plain\"}}\n";
    private static final Response WHOLE = new Response(
            422,
            List.of(
                    new Response.Header("Content-Type", "text/plain"),
                    new Response.Header("Cache-Control", "no-store"),
                    new Response.Header("Set-Cookie", "id=SECRET-7Q")),
            "No.\n".getBytes(StandardCharsets.UTF_8));

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Slow client = new Slow();
    private final CompletableFuture<CallAnswer> whole = new CompletableFuture<>();
    private final Reported reported = reported(Duration.ofHours(1), Runnable::run);
    private final CompletableFuture<CallAnswer> answer = reported.before(whole).toCompletableFuture();

    private Reported reported(Duration beat, Executor executor) {
        return new Reported("Far.away", new Beat(beat, executor), begun::incrementAndGet, ended::incrementAndGet);
    }

    /** Keeps each piece until it is told that it has left. */
    private static final class Slow implements Outlet {
        private final List<String> pieces = Collections.synchronizedList(new ArrayList<>());
        private volatile CompletableFuture<@Nullable Void> leaving = new CompletableFuture<>();
        private volatile boolean quick;

        @Override
        public CompletableFuture<?> send(byte[] bytes) {
            CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
            leaving = mine;
            pieces.add(new String(bytes, StandardCharsets.UTF_8));
            if (quick) {
                mine.complete(null);
            }
            return mine;
        }

        void take() {
            leaving.complete(null);
        }

        void takeAll() {
            quick = true;
            take();
        }
    }

    /** Rows that note who they were sent to. */
    private static final class Rows implements CallAnswer.Rows {
        private @Nullable Outlet to;
        private boolean cancelled;
        private final CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();

        @Override
        public CompletionStage<@Nullable Void> send(Outlet outlet) {
            to = outlet;
            return sent;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.interrupted()).as("the test took too long").isFalse();
            Thread.onSpinWait();
        }
    }

    private CompletionStage<@Nullable Void> send() {
        return requireNonNull(answer.join().rows()).send(client);
    }

    @Test
    void aFunctionThatReportsNothingIsAnsweredAsIfNobodyHadAsked() {
        CallAnswer came = CallAnswer.whole(WHOLE);
        whole.complete(came);
        reported.at(1, 2);
        assertThat(answer).isCompletedWithValue(came);
        assertThat(begun).hasValue(0);
        assertThat(ended).hasValue(0);
    }

    @Test
    void theFirstReportBeginsTheAnswer() {
        assertThat(answer).isNotDone();
        reported.at(1, 2, "one");
        reported.at(2, 2, "two");
        assertThat(begun).hasValue(1);
        Response head = answer.join().response();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers())
                .contains(
                        new Response.Header("Content-Type", "application/x-ndjson"),
                        new Response.Header("Postern-Progress", "1"),
                        new Response.Header("Cache-Control", "no-store"));
    }

    @Test
    void theNewestOvertakesThoseThatHaveNotLeft() {
        reported.at(1, 5, "one");
        send();
        reported.at(2, 5);
        reported.at(3, 5);
        assertThat(client.pieces).containsExactly("{\"done\":1,\"total\":5,\"words\":\"one\"}\n");
        client.takeAll();
        await(() -> client.pieces.size() > 1);
        assertThat(client.pieces.get(1)).isEqualTo("{\"done\":3,\"total\":5}\n");
    }

    @Test
    void theLastReportComesBeforeTheAnswerWithoutAPause() {
        reported.at(1, 2);
        CompletionStage<@Nullable Void> sent = send();
        client.takeAll();
        reported.at(2, 2);
        whole.complete(CallAnswer.whole(WHOLE));
        assertThat(client.pieces)
                .containsExactly("{\"done\":1,\"total\":2}\n", "{\"done\":2,\"total\":2}\n", LAST, "No.\n");
        assertThat(sent).isCompleted();
        assertThat(ended).hasValue(1);
    }

    @Test
    void whatIsReportedInAHurryIsNotSentInAHurry() {
        reported.at(0, 100_000);
        send();
        client.takeAll();
        long begin = System.nanoTime();
        for (int i = 1; i <= 100_000; i++) {
            reported.at(i, 100_000);
        }
        whole.complete(CallAnswer.whole(WHOLE));
        long pauses = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 50;
        assertThat(client.pieces)
                .hasSizeLessThanOrEqualTo((int) pauses + 5)
                .contains("{\"done\":100000,\"total\":100000}\n");
    }

    @Test
    void aReportAfterTheFunctionHasEndedDoesNothing() {
        reported.at(1, 2);
        send();
        client.takeAll();
        reported.stop();
        reported.at(2, 2);
        whole.complete(CallAnswer.whole(WHOLE));
        reported.at(3, 2);
        assertThat(client.pieces).containsExactly("{\"done\":1,\"total\":2}\n", LAST, "No.\n");
    }

    @Test
    void rowsFollowOnceAllThatStandsBeforeThemHasLeft() {
        reported.at(1, 2);
        CompletionStage<@Nullable Void> sent = send();
        Rows rows = new Rows();
        whole.complete(new CallAnswer(WHOLE, rows));
        client.take();
        assertThat(client.pieces).containsExactly("{\"done\":1,\"total\":2}\n", LAST);
        assertThat(rows.to).isNull();
        client.take();
        assertThat(rows.to).isSameAs(client);
        assertThat(sent).isNotDone();
        rows.sent.complete(null);
        assertThat(sent).isCompleted();
        assertThat(ended).as("a stream may be reading a file that was sent").hasValue(0);
    }

    @Test
    void whoGoesAwayEndsRowsThatComeLater() {
        reported.at(1, 2);
        CompletionStage<@Nullable Void> sent = send();
        client.leaving.completeExceptionally(new IllegalStateException("gone"));
        reported.at(2, 2);
        assertThat(client.pieces).hasSize(1);
        assertThat(sent).as("the function may still ask for its request").isNotDone();
        Rows rows = new Rows();
        whole.complete(new CallAnswer(WHOLE, rows));
        assertThat(requireNonNull(rows.to).send(new byte[1])).isCompletedExceptionally();
        assertThat(client.pieces).hasSize(1);
    }

    @Test
    void whoGoesAwayEndsRowsThatAreBeingSent() {
        reported.at(1, 2);
        send();
        client.takeAll();
        Rows rows = new Rows();
        whole.complete(new CallAnswer(WHOLE, rows));
        assertThat(rows.cancelled).isFalse();
        reported.cancel();
        assertThat(rows.cancelled).isTrue();
    }

    @Test
    void whoGoesAwayBeforeAnythingWasSentIsSentNothing() {
        reported.at(1, 2);
        reported.cancel();
        whole.complete(CallAnswer.whole(WHOLE));
        assertThat(send()).isCompletedExceptionally();
        assertThat(client.pieces).isEmpty();
        assertThat(ended).hasValue(1);
    }

    @Test
    void anEmptyLineIsSentInSilenceAndNoneInsideTheAnswer() {
        Reported beating = reported(Duration.ofMillis(5), Runnable::run);
        CompletableFuture<CallAnswer> end = new CompletableFuture<>();
        CompletableFuture<CallAnswer> begin = beating.before(end).toCompletableFuture();
        client.takeAll();
        beating.at(1, 2);
        Rows rows = new Rows();
        requireNonNull(begin.join().rows()).send(client);
        await(() -> client.pieces.size() > 3);
        assertThat(client.pieces.subList(1, 4)).containsOnly("\n");
        end.complete(new CallAnswer(WHOLE, rows));
        await(() -> client.pieces.contains(LAST));
        AtomicInteger beats = new AtomicInteger();
        // As many beats again as were needed for three empty lines.
        new Beat(Duration.ofMillis(5), Runnable::run).on(() -> beats.incrementAndGet() < 8);
        await(() -> beats.get() == 8);
        assertThat(client.pieces).endsWith(LAST);
    }

    @Test
    void wordsAreCutBetweenLetters() {
        assertThat(Report.of(1, 2, "x".repeat(301)).words()).isEqualTo("x".repeat(300) + "…");
        assertThat(Report.of(1, 2, "x".repeat(299) + "😀").words()).isEqualTo("x".repeat(299) + "…");
        assertThat(Report.of(1, 2, "x".repeat(298) + "😀").words()).isEqualTo("x".repeat(298) + "😀");
        assertThat(new String(
                        Report.of(-1, Long.MAX_VALUE, "a\nb\u2028\ud800\"").line(), StandardCharsets.UTF_8))
                .isEqualTo("{\"done\":-1,\"total\":9.223372036854776E18,\"words\":\"a\\nb\u2028\\ud800\\\"\"}\n");
    }

    @Test
    void reportsOfManyThreadsAreOneAnswer() {
        client.takeAll();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(CompletableFuture.runAsync(() -> {
                for (int done = 0; done < 10_000; done++) {
                    reported.at(done, 10_000);
                }
            }));
        }
        CompletionStage<@Nullable Void> sent = send();
        threads.forEach(CompletableFuture::join);
        reported.at(10_000, 10_000);
        whole.complete(CallAnswer.whole(WHOLE));
        await(sent.toCompletableFuture()::isDone);
        assertThat(begun).hasValue(1);
        int size = client.pieces.size();
        assertThat(client.pieces.subList(size - 3, size))
                .containsExactly("{\"done\":10000,\"total\":10000}\n", LAST, "No.\n");
    }
}
