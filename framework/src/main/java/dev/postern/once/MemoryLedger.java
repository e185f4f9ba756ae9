package dev.postern.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A ledger for one node, in its memory: bounded, swept as it is used, without a thread of its own.
 *
 * <p>When memory is short, outcomes are dropped before claims: a copy then learns only that it was done. Claims are never
 * dropped before their time, since that would let a submission run twice. After a restart all is forgotten; that forms
 * from before it are stale then is for the seal's boot epoch to say.
 */
public final class MemoryLedger implements Ledger {
    // Each use adds one claim at most, so that this many are swept keeps up with any traffic and holds nobody up.
    private static final int SWEPT_AT_ONCE = 64;

    private final InstantSource clock;
    private final Executor executor;
    private final Bounds bounds;

    private final Lock lock = new ReentrantLock();
    // In the order claimed, which is the order they end in.
    private final Map<String, Claimed> claims = new LinkedHashMap<>();
    // Those with an outcome, in the order recorded, which is the order they are dropped in.
    private final Set<Claimed> outcomes = new LinkedHashSet<>();
    private final Showings showings;
    private long outcomeBytes;
    private int waiting;

    /** @param executor where copies that waited go on: whatever is chained to {@link #claim} runs there */
    public MemoryLedger(InstantSource clock, Executor executor, Bounds bounds) {
        this.clock = clock;
        this.executor = executor;
        this.bounds = bounds;
        this.showings = new Showings(bounds);
    }

    @Override
    public CompletionStage<Claim> claim(Submission submission, Rule rule) {
        String id = latin(submission.recordId(rule));
        Instant now = clock.instant();
        lock.lock();
        try {
            sweep(now);
            Claimed found = claims.get(id);
            if (found != null && !now.isBefore(found.ends)) {
                forget(found);
                found = null;
            }
            if (found == null) {
                return CompletableFuture.completedFuture(claimAnew(id, submission, now));
            }
            if (found.isDone) {
                return CompletableFuture.completedFuture(found.answerTo(submission.fingerprint(), found.outcome));
            }
            if (found.copies.size() >= bounds.waiting()) {
                return CompletableFuture.completedFuture(new Claim.Refused(Claim.Why.TOO_MANY_WAITING));
            }
            return waitFor(found, submission);
        } finally {
            lock.unlock();
        }
    }

    private Claim claimAnew(String id, Submission submission, Instant now) {
        if (claims.size() >= bounds.claims()) {
            return new Claim.Refused(Claim.Why.FULL);
        }
        Claimed claimed = new Claimed(id, submission.fingerprint(), now.plus(bounds.claimLife()));
        claims.put(id, claimed);
        return new Claim.First(new ClaimedRun(claimed));
    }

    // The stage that is ignored only hears of the end of the one that is handed out.
    @SuppressWarnings("FutureReturnValueIgnored")
    private CompletionStage<Claim> waitFor(Claimed running, Submission submission) {
        Copy copy = new Copy(submission.fingerprint());
        running.copies.add(copy);
        waiting++;
        // Cancelled, or timed out by whoever waits: its place is free for another.
        copy.answer.whenComplete((claim, ended) -> {
            if (ended != null) {
                lock.lock();
                try {
                    if (running.copies.remove(copy)) {
                        waiting--;
                    }
                } finally {
                    lock.unlock();
                }
            }
        });
        return copy.answer;
    }

    private void record(Claimed claimed, byte[] outcome) {
        List<Copy> copies;
        lock.lock();
        try {
            claimed.isDone = true;
            keepOutcome(claimed, outcome);
            copies = List.copyOf(claimed.copies);
            claimed.copies.clear();
            waiting -= copies.size();
        } finally {
            lock.unlock();
        }
        for (Copy copy : copies) {
            Claim answer = claimed.answerTo(copy.fingerprint, outcome);
            later(() -> copy.answer.complete(answer));
        }
    }

    private void keepOutcome(Claimed claimed, byte[] outcome) {
        // A claim can end while it runs; then nobody will ask for its outcome.
        if (outcome.length > bounds.outcomeSize() || claims.get(claimed.id) != claimed) {
            return;
        }
        claimed.outcome = outcome;
        outcomes.add(claimed);
        outcomeBytes += outcome.length;
        while (outcomeBytes > bounds.outcomeBytes()) {
            dropOutcome(outcomes.iterator().next());
        }
    }

    private void release(Claimed claimed) {
        Copy next;
        lock.lock();
        try {
            next = claimed.copies.poll();
            if (next == null) {
                claims.remove(claimed.id, claimed);
                return;
            }
            waiting--;
            claimed.fingerprint = next.fingerprint;
        } finally {
            lock.unlock();
        }
        Run run = new ClaimedRun(claimed);
        later(() -> {
            // It may have stopped waiting a moment ago; then it must not keep the claim.
            if (!next.answer.complete(new Claim.First(run))) {
                run.release();
            }
        });
    }

    @Override
    public boolean show(Showing showing) {
        Instant now = clock.instant();
        lock.lock();
        try {
            return showings.show(showing, now);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Showing> take(byte[] session, String landing) {
        Instant now = clock.instant();
        lock.lock();
        try {
            return showings.take(session, landing, now);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isWaitingToBeShown(byte[] session, byte[] submission) {
        Instant now = clock.instant();
        lock.lock();
        try {
            return showings.isWaiting(session, submission, now);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Sizes sizes() {
        Instant now = clock.instant();
        lock.lock();
        try {
            sweep(now);
            showings.sweep(now);
            return new Sizes(
                    claims.size(), outcomes.size(), outcomeBytes, waiting, showings.size(), showings.outcomeBytes());
        } finally {
            lock.unlock();
        }
    }

    private void sweep(Instant now) {
        Iterator<Claimed> oldest = claims.values().iterator();
        for (int i = 0; i < SWEPT_AT_ONCE && oldest.hasNext(); i++) {
            Claimed claimed = oldest.next();
            if (now.isBefore(claimed.ends)) {
                return;
            }
            oldest.remove();
            dropOutcome(claimed);
        }
    }

    private void forget(Claimed claimed) {
        claims.remove(claimed.id, claimed);
        dropOutcome(claimed);
    }

    private void dropOutcome(Claimed claimed) {
        if (outcomes.remove(claimed) && claimed.outcome != null) {
            outcomeBytes -= claimed.outcome.length;
            claimed.outcome = null;
        }
    }

    /** What is chained to a copy's answer can be a whole page: not under our lock, not on the thread of who recorded. */
    private void later(Runnable answer) {
        try {
            executor.execute(answer);
        } catch (RejectedExecutionException shuttingDown) {
            answer.run();
        }
    }

    /** Bytes as a key for maps: every byte a character. */
    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** One record of the ledger; all fields are read and written under its lock. */
    private static final class Claimed {
        final String id;
        final Instant ends;
        final Queue<Copy> copies = new ArrayDeque<>(0);
        byte[] fingerprint;
        boolean isDone;
        byte @Nullable [] outcome;

        Claimed(String id, byte[] fingerprint, Instant ends) {
            this.id = id;
            this.fingerprint = fingerprint;
            this.ends = ends;
        }

        Claim answerTo(byte[] sent, byte @Nullable [] result) {
            return MessageDigest.isEqual(fingerprint, sent) ? new Claim.Copy(result) : new Claim.Changed(result);
        }
    }

    /** One copy that waits. */
    private static final class Copy {
        final CompletableFuture<Claim> answer = new CompletableFuture<>();
        final byte[] fingerprint;

        Copy(byte[] fingerprint) {
            this.fingerprint = fingerprint;
        }
    }

    private final class ClaimedRun implements Run {
        private final Claimed claimed;
        private final AtomicBoolean isFinished = new AtomicBoolean();

        ClaimedRun(Claimed claimed) {
            this.claimed = claimed;
        }

        @Override
        public void record(byte[] outcome) {
            if (isFinished.compareAndSet(false, true)) {
                MemoryLedger.this.record(claimed, outcome);
            }
        }

        @Override
        public void release() {
            if (isFinished.compareAndSet(false, true)) {
                MemoryLedger.this.release(claimed);
            }
        }
    }
}
