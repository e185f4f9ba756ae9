package dev.postern.once;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest {
    private static final Submission SIGN = submission("form 1", "hello");
    private static final Submission EDITED = submission("form 1", "hello again");

    private Instant now = Instant.parse("2031-04-09T12:00:00Z");
    private final MemoryLedger ledger = ledger(Bounds.DEFAULT);

    private MemoryLedger ledger(Bounds bounds) {
        return new MemoryLedger(() -> now, Runnable::run, bounds);
    }

    @Nested
    class ASubmission {
        @Test
        void runsOnceAndItsCopiesGetWhatCameOfIt() {
            first(ledger, SIGN).record(bytes("done"));
            assertThat(outcomeOf(claim(ledger, SIGN))).isEqualTo("done");
            assertThat(outcomeOf(claim(ledger, SIGN))).isEqualTo("done");
        }

        @Test
        void isToldFromOthersByAllThatItIs() {
            first(ledger, SIGN).record(bytes("done"));
            assertThat(claim(ledger, submission("form 2", "hello"))).isInstanceOf(Claim.First.class);
            assertThat(claim(ledger, EDITED)).isInstanceOf(Claim.First.class);
            assertThat(claim(ledger, new Submission(SIGN.key(), "other", SIGN.session(), SIGN.fingerprint())))
                    .isInstanceOf(Claim.First.class);
            assertThat(claim(ledger, new Submission(SIGN.key(), SIGN.function(), bytes("b"), SIGN.fingerprint())))
                    .isInstanceOf(Claim.First.class);
        }

        @Test
        void hasPartsThatDoNotRunIntoEachOther() {
            byte[] one = new Submission(bytes("ab"), "c", bytes("d"), bytes("e")).id();
            assertThat(one).hasSize(32).isEqualTo(new Submission(bytes("ab"), "c", bytes("d"), bytes("e")).id());
            assertThat(one)
                    .isNotEqualTo(new Submission(bytes("a"), "bc", bytes("d"), bytes("e")).id())
                    .isNotEqualTo(new Submission(bytes("ab"), "cd", bytes(""), bytes("e")).id())
                    .isNotEqualTo(new Submission(bytes("ab"), "c", bytes("de"), bytes("")).id());
            assertThat(SIGN.recordId(Rule.PER_FORM)).isEqualTo(EDITED.recordId(Rule.PER_FORM));
        }

        @Test
        void waitsForTheOneThatRunsHoldingNothingButAPromise() {
            Run run = first(ledger, SIGN);
            CompletableFuture<Claim> copy = ask(ledger, SIGN);
            CompletableFuture<Claim> another = ask(ledger, SIGN);
            assertThat(copy).isNotDone();
            assertThat(ledger.sizes().waiting()).isEqualTo(2);
            run.record(bytes("done"));
            assertThat(outcomeOf(answer(copy))).isEqualTo("done");
            assertThat(outcomeOf(answer(another))).isEqualTo("done");
            assertThat(ledger.sizes()).isEqualTo(new Sizes(1, 1, 4, 0, 0, 0));
        }

        @Test
        void isHandedToOneCopyWhereNothingWasRun() {
            Run run = first(ledger, SIGN);
            CompletableFuture<Claim> second = ask(ledger, SIGN);
            CompletableFuture<Claim> third = ask(ledger, SIGN);
            run.release();
            assertThat(answer(second)).isInstanceOf(Claim.First.class);
            assertThat(third).isNotDone();
            ((Claim.First) answer(second)).run().record(bytes("done by the second"));
            assertThat(outcomeOf(answer(third))).isEqualTo("done by the second");
        }

        @Test
        void leavesNothingBehindWhereNothingWasRunAndNobodyWaits() {
            first(ledger, SIGN).release();
            assertThat(ledger.sizes()).isEqualTo(Sizes.NOTHING);
            assertThat(claim(ledger, SIGN)).isInstanceOf(Claim.First.class);
        }

        @Test
        void isFinishedOnce() {
            Run run = first(ledger, SIGN);
            run.record(bytes("done"));
            run.release();
            run.record(bytes("done twice"));
            assertThat(outcomeOf(claim(ledger, SIGN))).isEqualTo("done");

            Run released = first(ledger, EDITED);
            released.release();
            Run next = first(ledger, EDITED);
            released.record(bytes("from one that gave its claim back"));
            released.release();
            assertThat(ask(ledger, EDITED)).isNotDone();
            next.record(bytes("done by the next"));
            assertThat(outcomeOf(claim(ledger, EDITED))).isEqualTo("done by the next");
        }

        @Test
        void isNeverHandedToACopyThatStoppedWaiting() {
            Run run = first(ledger, SIGN);
            CompletableFuture<Claim> gone = ask(ledger, SIGN);
            CompletableFuture<Claim> waits = ask(ledger, SIGN);
            gone.cancel(false);
            assertThat(ledger.sizes().waiting()).isEqualTo(1);
            run.release();
            assertThat(answer(waits)).isInstanceOf(Claim.First.class);
        }

        @Test
        void isNotLostOnACopyThatStopsWaitingWhileItIsHandedOver() {
            Queue<Runnable> later = new ArrayDeque<>();
            MemoryLedger slow = new MemoryLedger(() -> now, later::add, Bounds.DEFAULT);
            Run run = first(slow, SIGN);
            CompletableFuture<Claim> gone = ask(slow, SIGN);
            CompletableFuture<Claim> waits = ask(slow, SIGN);
            run.release();
            gone.cancel(false);
            while (!later.isEmpty()) {
                later.remove().run();
            }
            assertThat(answer(waits)).isInstanceOf(Claim.First.class);
            assertThat(slow.sizes().waiting()).isZero();
        }

        @Test
        void isAnsweredEvenWhileTheServerStops() {
            MemoryLedger stopping = new MemoryLedger(
                    () -> now,
                    task -> {
                        throw new RejectedExecutionException();
                    },
                    Bounds.DEFAULT);
            Run run = first(stopping, SIGN);
            CompletableFuture<Claim> copy = ask(stopping, SIGN);
            run.record(bytes("done"));
            assertThat(outcomeOf(answer(copy))).isEqualTo("done");
        }
    }

    @Nested
    class AChangedFormUnderThePerFormRule {
        @Test
        void isToldApartAndNotRun() {
            ((Claim.First) answer(ask(ledger, SIGN, Rule.PER_FORM))).run().record(bytes("done"));
            assertThat(((Claim.Changed) answer(ask(ledger, EDITED, Rule.PER_FORM))).earlier())
                    .isEqualTo(bytes("done"));
            assertThat(outcomeOf(answer(ask(ledger, SIGN, Rule.PER_FORM)))).isEqualTo("done");
        }

        @Test
        void waitsToHearWhatCameOfTheFirst() {
            Run run = ((Claim.First) answer(ask(ledger, SIGN, Rule.PER_FORM))).run();
            CompletableFuture<Claim> changed = ask(ledger, EDITED, Rule.PER_FORM);
            assertThat(changed).isNotDone();
            run.record(bytes("done"));
            assertThat(answer(changed)).isInstanceOf(Claim.Changed.class);
        }

        @Test
        void isTheFirstWhereTheFirstWasNotRun() {
            Run run = ((Claim.First) answer(ask(ledger, SIGN, Rule.PER_FORM))).run();
            CompletableFuture<Claim> changed = ask(ledger, EDITED, Rule.PER_FORM);
            CompletableFuture<Claim> copy = ask(ledger, SIGN, Rule.PER_FORM);
            run.release();
            ((Claim.First) answer(changed)).run().record(bytes("done as edited"));
            assertThat(((Claim.Changed) answer(copy)).earlier()).isEqualTo(bytes("done as edited"));
            assertThat(outcomeOf(answer(ask(ledger, EDITED, Rule.PER_FORM)))).isEqualTo("done as edited");
        }
    }

    @Nested
    class Room {
        @Test
        void isMadeByDroppingTheOldestOutcomesAndNoClaim() {
            MemoryLedger small = ledger(bounds(10, 100, 40));
            for (int i = 0; i < 4; i++) {
                first(small, submission("form", "content " + i)).record(new byte[40]);
            }
            assertThat(small.sizes()).isEqualTo(new Sizes(4, 2, 80, 0, 0, 0));
            assertThat(((Claim.Copy) claim(small, submission("form", "content 0"))).outcome())
                    .isNull();
            assertThat(((Claim.Copy) claim(small, submission("form", "content 3"))).outcome())
                    .hasSize(40);
        }

        @Test
        void isNotGivenToAnOutcomeThatIsTooLargeButWaitingCopiesGetIt() {
            MemoryLedger small = ledger(bounds(10, 100, 40));
            Run run = first(small, SIGN);
            CompletableFuture<Claim> copy = ask(small, SIGN);
            run.record(new byte[41]);
            assertThat(((Claim.Copy) answer(copy)).outcome()).hasSize(41);
            assertThat(((Claim.Copy) claim(small, SIGN)).outcome()).isNull();
            assertThat(small.sizes()).isEqualTo(new Sizes(1, 0, 0, 0, 0, 0));
        }

        @Test
        void isRefusedWhereOnlyClaimsAreLeftUntilOneHasEnded() {
            MemoryLedger small = ledger(bounds(2, 100, 40));
            first(small, submission("form", "1")).record(bytes("done"));
            first(small, submission("form", "2"));
            assertThat(claim(small, SIGN)).isEqualTo(new Claim.Refused(Claim.Why.FULL));
            assertThat(outcomeOf(claim(small, submission("form", "1")))).isEqualTo("done");
            now = now.plus(Bounds.DEFAULT.claimLife());
            assertThat(claim(small, SIGN)).isInstanceOf(Claim.First.class);
        }

        @Test
        void isThereForSoManyCopiesAndNoMore() {
            Run run = first(ledger, SIGN);
            List<CompletableFuture<Claim>> copies = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                copies.add(ask(ledger, SIGN));
            }
            assertThat(claim(ledger, SIGN)).isEqualTo(new Claim.Refused(Claim.Why.TOO_MANY_WAITING));
            copies.get(7).cancel(false);
            assertThat(ask(ledger, SIGN)).isNotDone();
            run.record(bytes("done"));
            assertThat(outcomeOf(answer(copies.get(63)))).isEqualTo("done");
        }

        @Test
        void isSweptAsItIsUsed() {
            for (int i = 0; i < 200; i++) {
                first(ledger, submission("form", "content " + i)).record(bytes("done"));
            }
            now = now.plus(Bounds.DEFAULT.claimLife()).minusMillis(1);
            assertThat(outcomeOf(claim(ledger, submission("form", "content 0"))))
                    .isEqualTo("done");
            now = now.plusMillis(1);
            assertThat(claim(ledger, submission("form", "content 199"))).isInstanceOf(Claim.First.class);
            for (int i = 0; i < 4; i++) {
                claim(ledger, submission("another form", "content " + i));
            }
            assertThat(ledger.sizes().claims()).isEqualTo(5);
            assertThat(ledger.sizes().outcomeBytes()).isZero();
        }

        @Test
        void isNotTakenByARunThatOutlivedItsClaim() {
            Run run = first(ledger, SIGN);
            CompletableFuture<Claim> copy = ask(ledger, SIGN);
            now = now.plus(Bounds.DEFAULT.claimLife());
            first(ledger, EDITED).release();
            run.record(bytes("done at last"));
            assertThat(outcomeOf(answer(copy))).isEqualTo("done at last");
            assertThat(ledger.sizes()).isEqualTo(Sizes.NOTHING);
        }

        private Bounds bounds(int claims, long outcomeBytes, int outcomeSize) {
            return new Bounds(
                    Bounds.DEFAULT.claimLife(),
                    claims,
                    outcomeBytes,
                    outcomeSize,
                    64,
                    Duration.ofMinutes(2),
                    5,
                    9999,
                    99);
        }
    }

    @Nested
    class UnderLoad {
        @Test
        void runsOneOfFiftyCopiesAndAnswersAllOthersAlike() throws InterruptedException {
            ExecutorService visitors = Executors.newFixedThreadPool(50);
            ExecutorService answers = Executors.newFixedThreadPool(4);
            try {
                MemoryLedger busy = new MemoryLedger(() -> now, answers, Bounds.DEFAULT);
                for (int round = 0; round < 200; round++) {
                    Submission same = submission("form " + round, "hello");
                    AtomicInteger ran = new AtomicInteger();
                    AtomicInteger copied = new AtomicInteger();
                    CountDownLatch answered = new CountDownLatch(50);
                    CyclicBarrier together = new CyclicBarrier(50);
                    for (int i = 0; i < 50; i++) {
                        visitors.execute(() -> {
                            meet(together);
                            var unused = busy.claim(same, Rule.PER_SUBMISSION).thenAccept(claim -> {
                                if (claim instanceof Claim.First first) {
                                    first.run().record(bytes("outcome " + ran.incrementAndGet()));
                                } else if ("outcome 1".equals(outcomeOf(claim))) {
                                    copied.incrementAndGet();
                                }
                                answered.countDown();
                            });
                        });
                    }
                    assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
                    assertThat(ran).hasValue(1);
                    assertThat(copied).hasValue(49);
                }
                assertThat(busy.sizes().waiting()).isZero();
            } finally {
                visitors.shutdownNow();
                answers.shutdownNow();
            }
        }

        /** Every second run gives its claim back, and every third copy stops waiting: one at a time runs, none is lost. */
        @Test
        void losesNoClaimWhereRunsAreGivenBackAndCopiesStopWaiting() throws InterruptedException {
            ExecutorService visitors = Executors.newFixedThreadPool(20);
            ExecutorService answers = Executors.newFixedThreadPool(4);
            try {
                MemoryLedger busy = new MemoryLedger(() -> now, answers, Bounds.DEFAULT);
                for (int round = 0; round < 300; round++) {
                    Submission same = submission("form " + round, "hello");
                    AtomicInteger held = new AtomicInteger();
                    AtomicInteger mostHeld = new AtomicInteger();
                    AtomicInteger turn = new AtomicInteger();
                    AtomicInteger recorded = new AtomicInteger();
                    CountDownLatch answered = new CountDownLatch(20);
                    CyclicBarrier together = new CyclicBarrier(20);
                    for (int i = 0; i < 20; i++) {
                        boolean stops = i % 3 == 2;
                        visitors.execute(() -> {
                            meet(together);
                            CompletableFuture<Claim> stage = ask(busy, same);
                            var unused = stage.whenComplete((claim, stopped) -> {
                                if (claim instanceof Claim.First first) {
                                    mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
                                    boolean givesBack = turn.incrementAndGet() % 2 == 1;
                                    held.decrementAndGet();
                                    if (givesBack) {
                                        first.run().release();
                                    } else {
                                        recorded.incrementAndGet();
                                        first.run().record(bytes("done"));
                                    }
                                }
                                answered.countDown();
                            });
                            if (stops) {
                                stage.cancel(false);
                            }
                        });
                    }
                    assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
                    assertThat(mostHeld).hasValueLessThanOrEqualTo(1);
                    assertThat(recorded).hasValueLessThanOrEqualTo(1);
                    assertThat(busy.sizes().waiting()).isZero();
                    // Whatever happened, the claim is either done or free: nobody waits for a run that is not there.
                    assertThat(ask(busy, same)).succeedsWithin(Duration.ofSeconds(10));
                }
            } finally {
                visitors.shutdownNow();
                answers.shutdownNow();
            }
        }

        @Test
        void continuesCopiesOnItsExecutorAndUnderNoLock() {
            Queue<Runnable> later = new ArrayDeque<>();
            MemoryLedger busy = new MemoryLedger(() -> now, later::add, Bounds.DEFAULT);
            Run run = first(busy, SIGN);
            CompletableFuture<Sizes> seen = ask(busy, SIGN)
                    .thenApply(claim ->
                            // From another thread, which would wait here for ever if we held the lock.
                            CompletableFuture.supplyAsync(busy::sizes)
                                    .orTimeout(5, TimeUnit.SECONDS)
                                    .join());
            run.record(bytes("done"));
            assertThat(seen).isNotDone();
            later.remove().run();
            assertThat(seen.join().claims()).isEqualTo(1);
        }

        private static void meet(CyclicBarrier barrier) {
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private static CompletableFuture<Claim> ask(Ledger ledger, Submission submission) {
        return ask(ledger, submission, Rule.PER_SUBMISSION);
    }

    private static CompletableFuture<Claim> ask(Ledger ledger, Submission submission, Rule rule) {
        return ledger.claim(submission, rule).toCompletableFuture();
    }

    private static Claim claim(Ledger ledger, Submission submission) {
        CompletableFuture<Claim> asked = ask(ledger, submission);
        assertThat(asked).isDone();
        return answer(asked);
    }

    /** Not join(): a claim that is lost should fail a test, not hang it. */
    private static Claim answer(CompletableFuture<Claim> asked) {
        assertThat(asked).succeedsWithin(Duration.ofSeconds(10));
        return asked.join();
    }

    private static Run first(Ledger ledger, Submission submission) {
        Claim claim = claim(ledger, submission);
        assertThat(claim).isInstanceOf(Claim.First.class);
        return ((Claim.First) claim).run();
    }

    private static String outcomeOf(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Copy.class);
        byte[] outcome = ((Claim.Copy) claim).outcome();
        return outcome == null ? "dropped" : new String(outcome, UTF_8);
    }

    private static Submission submission(String key, String content) {
        return new Submission(bytes(key), "guestbook.sign", bytes("session a"), bytes(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
