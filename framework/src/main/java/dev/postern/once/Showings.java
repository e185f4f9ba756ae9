package dev.postern.once;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Outcomes waiting to be shown. Its ledger sees to it that one thread at a time is in here. */
final class Showings {
    // What an entry takes besides its outcome, roughly; without it, empty outcomes could be kept without end.
    private static final int ENTRY_BYTES = 512;

    private final Bounds bounds;
    private final Map<String, List<Waiting>> bySession = new HashMap<>();
    private final Set<Waiting> oldestFirst = new LinkedHashSet<>();
    private long bytes;

    Showings(Bounds bounds) {
        this.bounds = bounds;
    }

    boolean show(Showing showing, Instant now) {
        sweep(now);
        if (showing.outcome().length > bounds.showingSize()) {
            return false;
        }
        String session = MemoryLedger.latin(showing.session());
        List<Waiting> others = bySession.getOrDefault(session, List.of());
        if (others.stream()
                .map(Waiting::showing)
                .anyMatch(other -> isAtSameLanding(other, showing) && !isOfSamePage(other, showing))) {
            return false;
        }
        for (Waiting other : List.copyOf(others)) {
            Showing earlier = other.showing();
            if (isAtSameLanding(earlier, showing) && earlier.form().equals(showing.form())) {
                remove(other);
            }
        }
        Waiting added = new Waiting(session, showing, now.plus(bounds.showingLife()));
        List<Waiting> own = bySession.computeIfAbsent(session, s -> new ArrayList<>(1));
        own.add(added);
        oldestFirst.add(added);
        bytes += added.bytes();
        if (own.size() > bounds.showingsPerSession()) {
            remove(own.get(0));
        }
        while (bytes > bounds.showingBytes()) {
            remove(oldestFirst.iterator().next());
        }
        return oldestFirst.contains(added);
    }

    List<Showing> take(byte[] session, String landing, Instant now) {
        sweep(now);
        List<Waiting> there = bySession.getOrDefault(MemoryLedger.latin(session), List.of()).stream()
                .filter(waiting -> waiting.showing().landing().equals(landing))
                .toList();
        // The ledger in memory lets only one page wait at a landing; see show.
        there.forEach(this::remove);
        return there.stream().map(Waiting::showing).toList();
    }

    boolean isWaiting(byte[] session, byte[] submission, Instant now) {
        sweep(now);
        return bySession.getOrDefault(MemoryLedger.latin(session), List.of()).stream()
                .anyMatch(waiting -> Arrays.equals(waiting.showing().submission(), submission));
    }

    int size() {
        return oldestFirst.size();
    }

    long outcomeBytes() {
        return oldestFirst.stream()
                .mapToLong(waiting -> waiting.showing().outcome().length)
                .sum();
    }

    void sweep(Instant now) {
        // All have the same life, so they end in the order they came in.
        for (Iterator<Waiting> all = oldestFirst.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (now.isBefore(waiting.ends())) {
                return;
            }
            all.remove();
            forget(waiting);
        }
    }

    private void remove(Waiting waiting) {
        oldestFirst.remove(waiting);
        forget(waiting);
    }

    private void forget(Waiting waiting) {
        bytes -= waiting.bytes();
        bySession.computeIfPresent(waiting.session(), (session, own) -> {
            own.remove(waiting);
            return own.isEmpty() ? null : own;
        });
    }

    private static boolean isAtSameLanding(Showing one, Showing other) {
        return one.landing().equals(other.landing());
    }

    private static boolean isOfSamePage(Showing one, Showing other) {
        return Arrays.equals(one.page(), other.page());
    }

    /** A class, not a record: two are never equal. */
    private static final class Waiting {
        private final String session;
        private final Showing showing;
        private final Instant ends;

        Waiting(String session, Showing showing, Instant ends) {
            this.session = session;
            this.showing = showing;
            this.ends = ends;
        }

        String session() {
            return session;
        }

        Showing showing() {
            return showing;
        }

        Instant ends() {
            return ends;
        }

        int bytes() {
            return showing.outcome().length + ENTRY_BYTES;
        }
    }
}
