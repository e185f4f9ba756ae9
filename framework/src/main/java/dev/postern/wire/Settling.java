package dev.postern.wire;

import dev.postern.wire.Value.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits, without holding a thread, for all that a value still promises: for formats that are written at once. */
public final class Settling {
    /** Items of one stream: without an end to it, there would be none to the answer. */
    static final int MOST = 10_000;

    private static final Value LATE = new Value.Text("late");

    /** Fails with the first that fails. */
    private final CompletableFuture<Value> ended = new CompletableFuture<>();

    private final Queue<Gathering> gatherings = new ConcurrentLinkedQueue<>();

    private Settling() {}

    /**
     * The same value with what promises were kept with, and with streams as arrays. It fails with the first that fails, and
     * ends the publishers that still have something to say then.
     *
     * @param within how long is waited; then it fails with a {@link NotInJson}
     * @param executor where it goes on
     */
    public static CompletionStage<Value> settle(Value value, Duration within, Executor executor) {
        Settling settling = new Settling();
        return settling.settled(value)
                .applyToEither(settling.ended, first -> first)
                .completeOnTimeout(LATE, within.toMillis(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync((settled, thrown) -> settling.gatherings.forEach(Gathering::cancel), executor)
                .thenApply(settled -> {
                    if (settled == LATE) {
                        throw new NotInJson("", "value that is still to come after " + within.toSeconds() + " s");
                    }
                    return settled;
                });
    }

    private CompletableFuture<Value> settled(Value value) {
        CompletableFuture<Value> settled = later(value);
        boolean isThere = settled.isDone() && !settled.isCompletedExceptionally();
        return isThere
                ? settled
                : settled.whenComplete((there, thrown) -> {
                    if (thrown != null) {
                        ended.completeExceptionally(thrown);
                    }
                });
    }

    private CompletableFuture<Value> later(Value value) {
        if (value instanceof Value.Promise promise) {
            return promise.result().thenCompose(this::settled).toCompletableFuture();
        }
        if (value instanceof Value.Streamed streamed) {
            return items(streamed.source()).thenCompose(this::all).thenApply(Value.Items::new);
        }
        if (value instanceof Value.Items items) {
            return isSettled(items.values())
                    ? CompletableFuture.completedFuture(value)
                    : all(items.values()).thenApply(Value.Items::new);
        }
        if (value instanceof Value.Distinct distinct) {
            return all(distinct.values()).thenApply(Value.Distinct::new);
        }
        if (value instanceof Value.Iterated iterated) {
            return all(iterated.values()).thenApply(Value.Iterated::new);
        }
        if (value instanceof Value.Members members) {
            List<String> names = List.copyOf(members.values().keySet());
            return all(List.copyOf(members.values().values())).thenApply(values -> {
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
            return all(both).thenApply(values -> {
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

    private CompletableFuture<List<Value>> all(List<Value> values) {
        List<CompletableFuture<Value>> settled =
                values.stream().map(this::settled).toList();
        return CompletableFuture.allOf(settled.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        nothing -> settled.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<List<Value>> items(Source source) {
        if (source instanceof Source.Ended ended) {
            return CompletableFuture.completedFuture(ended.values());
        }
        if (source instanceof Source.Pushed pushed) {
            Gathering gathering = new Gathering();
            gatherings.add(gathering);
            try {
                pushed.items().subscribe(gathering);
            } catch (Throwable broken) {
                gathering.onError(broken);
            }
            return gathering.all;
        }
        Source.Pulled pulled = (Source.Pulled) source;
        try {
            List<Value> values = new ArrayList<>();
            while (pulled.items().hasNext()) {
                if (values.size() == MOST) {
                    throw tooMany();
                }
                values.add(pulled.items().next());
            }
            return CompletableFuture.completedFuture(values);
        } catch (Throwable broken) {
            return CompletableFuture.failedFuture(broken);
        } finally {
            pulled.close().run();
        }
    }

    private static NotInJson tooMany() {
        return new NotInJson("", "stream of more than " + MOST + " items");
    }

    /** Gathers what a publisher brings. */
    private static final class Gathering implements Flow.Subscriber<Value> {
        private final CompletableFuture<List<Value>> all = new CompletableFuture<>();
        private final List<Value> values = new ArrayList<>();
        private volatile Flow.@Nullable Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(MOST + 1L);
            if (all.isDone()) {
                given.cancel();
            }
        }

        void cancel() {
            Flow.Subscription known = subscription;
            if (!all.isDone()) {
                all.cancel(false);
                if (known != null) {
                    known.cancel();
                }
            }
        }

        @Override
        public void onNext(Value item) {
            if (values.size() < MOST) {
                values.add(item);
            } else {
                Flow.Subscription known = subscription;
                if (all.completeExceptionally(tooMany()) && known != null) {
                    known.cancel();
                }
            }
        }

        @Override
        public void onError(Throwable thrown) {
            all.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            all.complete(List.copyOf(values));
        }
    }
}
