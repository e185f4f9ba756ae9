package dev.postern.wire;

import dev.postern.wire.Value.Source;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Waits, without holding a thread, for all that a value still promises: for formats that are written at once. */
public final class Settling {
    /** Items of one stream: without an end to it, there would be none to the answer. */
    static final int MOST = 10_000;

    /** What the items of all streams may come to, in MiB of JSON, roughly: each answer has all of them in memory. */
    static final int MIB = 4;

    private static final long LARGEST = (long) MIB << 20;

    private static final Value LATE = new Value.Text("late");

    private final Executor executor;

    /** Fails with the first that fails. */
    private final CompletableFuture<Value> ended = new CompletableFuture<>();

    private final Queue<Gathering> gatherings = new ConcurrentLinkedQueue<>();

    /** Promises and streams, each the very one; guarded by itself. */
    private final IdentityHashMap<Value, CompletableFuture<Value>> begun = new IdentityHashMap<>();

    private final AtomicLong gathered = new AtomicLong();
    private volatile boolean over;

    private Settling(Executor executor) {
        this.executor = executor;
    }

    /**
     * The same value with what promises were kept with, and with streams as arrays. It fails with the first that fails, and
     * ends the publishers and iterators that still have something to say then.
     *
     * @param within how long is waited; then it fails with a {@link NotInJson}
     * @param executor where iterators are pulled, and where it goes on
     */
    public static CompletionStage<Value> settle(Value value, Duration within, Executor executor) {
        Settling settling = new Settling(executor);
        return settling.settled(value, Place.ROOT, false)
                .applyToEither(settling.ended, first -> first)
                .completeOnTimeout(LATE, within.toMillis(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync((settled, thrown) -> settling.end(), executor)
                .thenApply(settled -> {
                    if (settled == LATE) {
                        throw new NotInJson("", "value that is still to come after " + within.toSeconds() + " s");
                    }
                    return settled;
                });
    }

    private void end() {
        over = true;
        gatherings.forEach(Gathering::cancel);
    }

    /**
     * @param place where it stands
     * @param streamed whether a stream brought it, so that what is promised in it counts as the stream's
     */
    private CompletableFuture<Value> settled(Value value, Place place, boolean streamed) {
        CompletableFuture<Value> settled = value instanceof Value.Promise || value instanceof Value.Streamed
                ? once(value, place, streamed)
                : later(value, place, streamed);
        boolean isThere = settled.isDone() && !settled.isCompletedExceptionally();
        return isThere
                ? settled
                : settled.whenComplete((there, thrown) -> {
                    if (thrown != null) {
                        ended.completeExceptionally(thrown);
                    }
                });
    }

    /** What occurs twice is waited for once: two would pull one iterator. In JSON it stands, and counts, each time. */
    private CompletableFuture<Value> once(Value value, Place place, boolean streamed) {
        CompletableFuture<Value> mine = new CompletableFuture<>();
        CompletableFuture<Value> known;
        synchronized (begun) {
            known = begun.putIfAbsent(value, mine);
        }
        if (known != null) {
            return known.thenApply(there -> {
                if (streamed || value instanceof Value.Streamed) {
                    count(there, place);
                }
                return there;
            });
        }
        return later(value, place, streamed).whenComplete((there, thrown) -> {
            if (thrown == null) {
                mine.complete(there);
            } else {
                mine.completeExceptionally(thrown);
            }
        });
    }

    private CompletableFuture<Value> later(Value value, Place place, boolean streamed) {
        if (value instanceof Value.Promise promise) {
            return promise.result()
                    .thenCompose(kept -> {
                        if (streamed) {
                            count(kept, place);
                        }
                        return settled(kept, place, streamed);
                    })
                    .toCompletableFuture();
        }
        if (value instanceof Value.Streamed stream) {
            return items(stream.source(), place)
                    .thenCompose(items -> all(items, place, true))
                    .thenApply(Value.Items::new);
        }
        if (value instanceof Value.Items items) {
            return isSettled(items.values())
                    ? CompletableFuture.completedFuture(value)
                    : all(items.values(), place, streamed).thenApply(Value.Items::new);
        }
        if (value instanceof Value.Distinct distinct) {
            return all(distinct.values(), place, streamed).thenApply(Value.Distinct::new);
        }
        if (value instanceof Value.Iterated iterated) {
            return all(iterated.values(), place, streamed).thenApply(Value.Iterated::new);
        }
        if (value instanceof Value.Members members) {
            List<String> names = List.copyOf(members.values().keySet());
            List<Place> places = names.stream().map(place::at).toList();
            return all(List.copyOf(members.values().values()), places::get, streamed)
                    .thenApply(values -> {
                        Map<String, Value> settled = new LinkedHashMap<>();
                        for (int i = 0; i < values.size(); i++) {
                            settled.put(names.get(i), values.get(i));
                        }
                        return new Value.Members(settled);
                    });
        }
        if (value instanceof Value.Entries entries) {
            List<Value> both = new ArrayList<>();
            entries.values().forEach(entry -> {
                both.add(entry.key());
                both.add(entry.value());
            });
            return all(both, inEntries(entries.values(), place), streamed).thenApply(values -> {
                List<Value.Entry> settled = new ArrayList<>();
                for (int i = 0; i < values.size(); i += 2) {
                    settled.add(new Value.Entry(values.get(i), values.get(i + 1)));
                }
                return new Value.Entries(settled);
            });
        }
        return CompletableFuture.completedFuture(value);
    }

    /** Most arrays hold plain values, and those need no future each. */
    private static boolean isSettled(List<Value> values) {
        for (Value value : values) {
            if (!(value instanceof Value.Text || value instanceof Value.Num || value instanceof Value.Flag)) {
                return false;
            }
        }
        return true;
    }

    /** As JSON has them: members where all keys are texts, or else pairs. */
    private static IntFunction<Place> inEntries(List<Value.Entry> entries, Place place) {
        boolean named = entries.stream().allMatch(entry -> entry.key() instanceof Value.Text);
        return i -> named && entries.get(i / 2).key() instanceof Value.Text name
                ? place.at(name.value())
                : place.at(i / 2).at(i % 2);
    }

    private CompletableFuture<List<Value>> all(List<Value> values, Place place, boolean streamed) {
        return all(values, place::at, streamed);
    }

    private CompletableFuture<List<Value>> all(List<Value> values, IntFunction<Place> places, boolean streamed) {
        List<CompletableFuture<Value>> settled = IntStream.range(0, values.size())
                .mapToObj(i -> settled(values.get(i), places.apply(i), streamed))
                .toList();
        return CompletableFuture.allOf(settled.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        nothing -> settled.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<List<Value>> items(Source source, Place place) {
        if (source instanceof Source.Ended ended) {
            return CompletableFuture.completedFuture(ended.values());
        }
        Gathering gathering = source instanceof Source.Pushed pushed
                ? new Pushed(pushed, place)
                : new Pulled((Source.Pulled) source, place);
        gatherings.add(gathering);
        if (over) {
            // A promise was kept after the end, with a stream that nobody waits for.
            gathering.cancel();
        } else {
            gathering.start();
        }
        return gathering.all;
    }

    private void count(Value value, Place place) {
        if (!Everywhere.holds(value, each -> gathered.addAndGet(length(each)) <= LARGEST)) {
            throw new NotInJson(place.toString(), "stream of more than " + MIB + " MiB");
        }
    }

    /** About as long as JSON is for it, beside what stands in it. */
    private static long length(Value value) {
        long length = 8;
        if (value instanceof Value.Text text) {
            length += text.value().length();
        } else if (value instanceof Value.Binary binary) {
            length += binary.kind().elementBytes() == 1 ? binary.bytes().length * 4L / 3 : binary.bytes().length * 4L;
        } else if (value instanceof Value.BigInt big) {
            length += big.value().bitLength() / 3;
        } else if (value instanceof Value.Decimal decimal) {
            length += decimal.value().precision();
        } else if (value instanceof Value.Form form) {
            for (Value.Field field : form.fields()) {
                length += field.name().length();
            }
        } else if (value instanceof Value.Members members) {
            for (String name : members.values().keySet()) {
                length += name.length();
            }
        }
        return length;
    }

    /** Where a value stands, as a path in what was given: each of them knows it, and few are asked. */
    private record Place(@Nullable Place outer, Object step) {
        static final Place ROOT = new Place(null, "");

        Place at(Object step) {
            return new Place(this, step);
        }

        @Override
        public String toString() {
            Deque<Object> steps = new ArrayDeque<>();
            for (Place each = this; each.outer != null; each = each.outer) {
                steps.push(each.step);
            }
            Trail trail = new Trail();
            steps.forEach(trail::enter);
            return trail.toString();
        }
    }

    /** Gathers the items of one stream. */
    private abstract class Gathering {
        final CompletableFuture<List<Value>> all = new CompletableFuture<>();
        private final List<Value> values = new ArrayList<>();
        private final Place place;

        Gathering(Place place) {
            this.place = place;
        }

        abstract void start();

        /** Nobody waits for it any more. */
        abstract void cancel();

        final void take(Value item) {
            synchronized (this) {
                if (!all.isDone()) {
                    values.add(item);
                    if (values.size() > MOST) {
                        throw new NotInJson(place.toString(), "stream of more than " + MOST + " items");
                    }
                    count(item, place);
                    return;
                }
            }
            Unsent.close(item);
        }

        final synchronized void complete() {
            all.complete(List.copyOf(values));
        }

        /** Ends it, with the streams among its items: nobody reads them. */
        final boolean fails(Throwable thrown) {
            if (!all.completeExceptionally(thrown)) {
                return false;
            }
            List<Value> unread;
            synchronized (this) {
                unread = List.copyOf(values);
                values.clear();
            }
            unread.forEach(Unsent::close);
            return true;
        }
    }

    /** What a publisher brings. */
    private final class Pushed extends Gathering implements Flow.Subscriber<Value> {
        private final Source.Pushed source;
        private volatile Flow.@Nullable Subscription subscription;

        Pushed(Source.Pushed source, Place place) {
            super(place);
            this.source = source;
        }

        @Override
        void start() {
            try {
                source.items().subscribe(this);
            } catch (Throwable broken) {
                onError(broken);
            }
        }

        @Override
        void cancel() {
            if (fails(new CancellationException("nobody waits for it any more"))) {
                unsubscribe();
            }
        }

        private void unsubscribe() {
            Flow.Subscription known = subscription;
            if (known != null) {
                known.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(MOST + 1L);
            if (all.isDone()) {
                given.cancel();
            }
        }

        @Override
        public void onNext(Value item) {
            try {
                take(item);
            } catch (NotInJson tooMuch) {
                if (fails(tooMuch)) {
                    unsubscribe();
                }
            }
        }

        @Override
        public void onError(Throwable thrown) {
            fails(thrown);
        }

        @Override
        public void onComplete() {
            complete();
        }
    }

    /** What an iterator has, pulled on the executor: whoever waits for the next keeps nobody from giving up. */
    private final class Pulled extends Gathering {
        private final Source.Pulled source;

        // Guarded by this.
        private boolean pulling;
        private boolean closed;

        Pulled(Source.Pulled source, Place place) {
            super(place);
            this.source = source;
        }

        @Override
        void start() {
            try {
                executor.execute(this::pull);
            } catch (RejectedExecutionException stopping) {
                fails(stopping);
                close();
            }
        }

        @Override
        void cancel() {
            if (fails(new CancellationException("nobody waits for it any more"))) {
                close();
            }
        }

        private void pull() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                pulling = true;
            }
            try {
                while (!all.isDone() && source.items().hasNext()) {
                    take(source.items().next());
                }
            } catch (Throwable broken) {
                // Errors too: nobody else would ever end it.
                fails(broken);
            }
            synchronized (this) {
                pulling = false;
            }
            close();
            complete();
        }

        /** Not while somebody pulls: few iterators bear that. */
        private void close() {
            synchronized (this) {
                if (pulling || closed) {
                    return;
                }
                closed = true;
            }
            try {
                source.close().run();
            } catch (Throwable broken) {
                fails(broken);
            }
        }
    }
}
