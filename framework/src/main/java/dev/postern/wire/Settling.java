package dev.postern.wire;

import dev.postern.wire.Value.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Waits, without holding a thread, for all that a value still promises: for formats that are written at once. */
public final class Settling {
    /** Items of one stream: without an end to it, there would be none to the answer. */
    static final int MOST = 10_000;

    private Settling() {}

    /** The same value with what promises were kept with, and with streams as arrays; fails with the first that fails. */
    public static CompletionStage<Value> settle(Value value) {
        return settled(value);
    }

    private static CompletableFuture<Value> settled(Value value) {
        if (value instanceof Value.Promise promise) {
            return promise.result().thenCompose(Settling::settled).toCompletableFuture();
        }
        if (value instanceof Value.Streamed streamed) {
            return items(streamed.source()).thenCompose(Settling::all).thenApply(Value.Items::new);
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

    private static CompletableFuture<List<Value>> all(List<Value> values) {
        List<CompletableFuture<Value>> settled =
                values.stream().map(Settling::settled).toList();
        return CompletableFuture.allOf(settled.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        nothing -> settled.stream().map(CompletableFuture::join).toList());
    }

    private static CompletableFuture<List<Value>> items(Source source) {
        if (source instanceof Source.Ended ended) {
            return CompletableFuture.completedFuture(ended.values());
        }
        if (source instanceof Source.Pushed pushed) {
            Gathering gathering = new Gathering();
            try {
                pushed.items().subscribe(gathering);
            } catch (RuntimeException broken) {
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
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        } finally {
            pulled.close().run();
        }
    }

    private static Unwritable tooMany() {
        return new Unwritable("", "has a stream of more than " + MOST + " items, and JSON is written at once");
    }

    /** Gathers what a publisher brings. */
    private static final class Gathering implements Flow.Subscriber<Value> {
        private final CompletableFuture<List<Value>> all = new CompletableFuture<>();
        private final List<Value> values = new ArrayList<>();
        private Flow.@Nullable Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(MOST + 1L);
        }

        @Override
        public void onNext(Value item) {
            if (values.size() < MOST) {
                values.add(item);
            } else if (all.completeExceptionally(tooMany()) && subscription != null) {
                subscription.cancel();
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
