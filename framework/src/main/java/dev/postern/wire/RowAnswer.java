package dev.postern.wire;

import dev.postern.wire.RowEncoder.Later;
import dev.postern.wire.Value.Source;
import dev.postern.wire.Value.StreamKind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives a value to React's client as rows: what there is at once, the rest when it comes.
 *
 * <p>Rows wait in a queue for the outlet, which takes the next when it is ready for it. Nobody waits meanwhile: promises
 * and publishers bring their rows from their own threads, and the queue is emptied on the executor. A publisher is asked
 * for a few items, and for one more when one has left; an iterator is asked for the next when the one before has left.
 * So a slow client slows its producers down, and one that goes away ends them.
 */
public final class RowAnswer {
    /** The type that React's client expects. */
    public static final String TYPE = "text/x-component";

    /** Items a publisher may be ahead of the client. */
    private static final int AHEAD = 16;

    private static final int ROOT = 0;

    private final Outlet outlet;
    private final Executor executor;
    private final Function<Throwable, Failure> failures;
    private final CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();

    // Guarded by this, as all that follows.
    private final RowEncoder encoder = new RowEncoder();
    private final Deque<Piece> ready = new ArrayDeque<>();
    private final Map<Integer, Producer> producers = new LinkedHashMap<>();
    private boolean sending;
    private boolean spoke;
    private boolean over;

    /** Bytes, and what is to happen when they have left. */
    private record Piece(byte[] bytes, Runnable left) {}

    /** Whoever brings rows later. */
    private interface Producer {
        void start();

        void stop();
    }

    /**
     * @param executor where the queue is emptied and iterators are pulled; the rows there are at once too
     * @param failures what a client gets to know of an exception; called once for each, throws nothing
     */
    public RowAnswer(Outlet outlet, Executor executor, Function<Throwable, Failure> failures) {
        this.outlet = outlet;
        this.executor = executor;
        this.failures = failures;
    }

    /**
     * The rows of a value that is all there.
     *
     * @throws RuntimeException for what cannot be written, as an {@link Unwritable}
     */
    public static byte[] whole(Value value) {
        return whole(answer -> answer.send(value));
    }

    /** The rows of a failure. */
    public static byte[] whole(Failure failure) {
        return whole(answer -> answer.fail(failure));
    }

    private static byte[] whole(Consumer<RowAnswer> sending) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Throwable> failed = new ArrayList<>(0);
        sending.accept(new RowAnswer(
                bytes -> {
                    all.writeBytes(bytes);
                    return CompletableFuture.completedFuture(null);
                },
                Runnable::run,
                thrown -> {
                    failed.add(thrown);
                    return new Failure("", "", null);
                }));
        if (!failed.isEmpty()) {
            throw failed.get(0) instanceof RuntimeException unwritable
                    ? unwritable
                    : new IllegalStateException(failed.get(0));
        }
        return all.toByteArray();
    }

    /** Closes the streams of a value that will not be sent. */
    public static void unsent(Value value) {
        Unsent.close(value);
    }

    /**
     * Sends what a call gave back. Called once.
     *
     * @return done when all rows have left; failed where the client has gone
     */
    public CompletionStage<@Nullable Void> send(Value value) {
        encode(ROOT, value, () -> encoder.model(ROOT, value), () -> {});
        return sent;
    }

    /** Sends that a call failed, in place of what it gave back. */
    public CompletionStage<@Nullable Void> fail(Failure failure) {
        encode(ROOT, Value.UNDEFINED, () -> encoder.failure(ROOT, failure), () -> {});
        return sent;
    }

    /** Gives up on what is still to come: each promise and stream that is open fails, and the answer ends. */
    public void giveUp(Failure failure) {
        List<Producer> stopped;
        synchronized (this) {
            if (over || producers.isEmpty()) {
                return;
            }
            stopped = List.copyOf(producers.values());
            for (Integer id : producers.keySet()) {
                encoder.failure(id, failure);
            }
            producers.clear();
            queue(() -> {});
        }
        stopped.forEach(Producer::stop);
        flush();
    }

    /**
     * Sends a row that means nothing, if none has left since this was last asked: that a client has gone is noticed only
     * when something is sent to it, and producers may be silent for hours.
     *
     * @return whether the answer goes on
     */
    public boolean beat() {
        synchronized (this) {
            if (over) {
                return false;
            }
            if (!spoke && !sending) {
                encoder.nothing();
                queue(() -> {});
            }
            spoke = false;
        }
        flush();
        return true;
    }

    /** Ends the answer where it stands, and all who work for it. */
    public void cancel() {
        gone(new CancellationException("the answer was cancelled"));
    }

    private void encode(int id, Value value, Runnable writing, Runnable left) {
        encode(id, false, value, writing, left);
    }

    private void encodeLast(int id, Value value, Runnable writing) {
        encode(id, true, value, writing, () -> {});
    }

    /** Writes rows of a producer that is still at work, or that they could not be written; starts what they promise. */
    private void encode(int id, boolean last, Value value, Runnable writing, Runnable left) {
        if (!isEncoded(id, last, value, writing, left)) {
            Unsent.close(value);
        }
    }

    private boolean isEncoded(int id, boolean last, Value value, Runnable writing, Runnable left) {
        List<Producer> started = new ArrayList<>();
        List<Value> unsent = List.of();
        synchronized (this) {
            if (over || (id != ROOT && !producers.containsKey(id))) {
                return false;
            }
            boolean ended = last;
            try {
                writing.run();
            } catch (Throwable unwritable) {
                encoder.failure(id, failures.apply(unwritable));
                ended = true;
                started.add(new Ended(producers.get(id)));
                // Also those behind the place where it went wrong.
                unsent = Unsent.in(value, encoder::isKnown);
            }
            queue(left);
            for (Later later : encoder.begun()) {
                Producer producer = producer(later);
                producers.put(later.id(), producer);
                started.add(producer);
            }
            if (ended) {
                producers.remove(id);
            }
        }
        started.forEach(Producer::start);
        unsent.forEach(Unsent::closeOne);
        flush();
        return true;
    }

    /** A producer whose item could not be written: stopped instead of started. */
    private record Ended(@Nullable Producer producer) implements Producer {
        @Override
        public void start() {
            if (producer != null) {
                producer.stop();
            }
        }

        @Override
        public void stop() {}
    }

    private void queue(Runnable left) {
        spoke = true;
        ready.add(new Piece(encoder.take(), left));
    }

    private synchronized boolean isOpen(int id) {
        return !over && producers.containsKey(id);
    }

    private void failed(int id, Throwable thrown) {
        if (isOpen(id)) {
            Throwable cause =
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            Failure failure = failures.apply(cause);
            encodeLast(id, Value.UNDEFINED, () -> encoder.failure(id, failure));
        }
    }

    private void ended(int id, Value end) {
        encodeLast(id, end, () -> encoder.end(id, end));
    }

    private Producer producer(Later later) {
        if (later.value() instanceof Value.Promise promise) {
            return new Promised(later.id(), promise);
        }
        Value.Streamed streamed = (Value.Streamed) later.value();
        if (streamed.source() instanceof Source.Pushed pushed) {
            return new Pushed(later.id(), streamed.kind(), pushed);
        }
        Source.Pulled pulled = streamed.source() instanceof Source.Pulled p
                ? p
                : new Source.Pulled(((Source.Ended) streamed.source()).values().iterator(), () -> {});
        Value end = streamed.source() instanceof Source.Ended ended ? ended.end() : Value.UNDEFINED;
        return new Pulled(later.id(), streamed.kind(), pulled, end);
    }

    private final class Promised implements Producer {
        private final int id;
        private final Value.Promise promise;

        Promised(int id, Value.Promise promise) {
            this.id = id;
            this.promise = promise;
        }

        @Override
        public void start() {
            promise.result().whenComplete((value, thrown) -> {
                if (thrown != null) {
                    failed(id, thrown);
                } else {
                    encodeLast(id, value, () -> encoder.model(id, value));
                }
            });
        }

        @Override
        public void stop() {
            // A promise is somebody's work, perhaps for others too: its result is dropped when it comes, and closed.
        }
    }

    private final class Pushed implements Producer, Flow.Subscriber<Value> {
        private final int id;
        private final StreamKind kind;
        private final Source.Pushed source;
        private volatile Flow.@Nullable Subscription subscription;
        private volatile boolean stopped;

        Pushed(int id, StreamKind kind, Source.Pushed source) {
            this.id = id;
            this.kind = kind;
            this.source = source;
        }

        @Override
        public void start() {
            try {
                source.items().subscribe(this);
            } catch (Throwable broken) {
                failed(id, broken);
            }
        }

        @Override
        public void stop() {
            stopped = true;
            Flow.Subscription known = subscription;
            if (known != null) {
                known.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            if (subscription != null || stopped) {
                given.cancel();
                return;
            }
            subscription = given;
            if (stopped) {
                given.cancel();
            } else {
                given.request(AHEAD);
            }
        }

        @Override
        public void onNext(Value item) {
            encode(id, item, () -> encoder.item(id, kind, item), this::askForOneMore);
        }

        private void askForOneMore() {
            Flow.Subscription known = subscription;
            if (known != null && isOpen(id)) {
                known.request(1);
            }
        }

        @Override
        public void onError(Throwable thrown) {
            failed(id, thrown);
        }

        @Override
        public void onComplete() {
            ended(id, Value.UNDEFINED);
        }
    }

    private final class Pulled implements Producer {
        private final int id;
        private final StreamKind kind;
        private final Source.Pulled source;
        private final Value end;
        /** Two at once where a piece has left before whoever queued it is done: the next item is pulled meanwhile. */
        private int pulling;

        private boolean stopped;
        private boolean closed;

        Pulled(int id, StreamKind kind, Source.Pulled source, Value end) {
            this.id = id;
            this.kind = kind;
            this.source = source;
            this.end = end;
        }

        @Override
        public void start() {
            execute(this::pull);
        }

        private void pull() {
            synchronized (this) {
                if (stopped) {
                    return;
                }
                pulling++;
            }
            try {
                if (source.items().hasNext()) {
                    Value item = source.items().next();
                    encode(id, item, () -> encoder.item(id, kind, item), () -> execute(this::pull));
                } else {
                    ended(id, end);
                    stop();
                }
            } catch (Throwable broken) {
                // Errors too: nobody else would ever end the answer.
                failed(id, broken);
                stop();
            } finally {
                synchronized (this) {
                    pulling--;
                }
                closeOnceStopped();
            }
        }

        @Override
        public void stop() {
            synchronized (this) {
                stopped = true;
            }
            closeOnceStopped();
        }

        /** Not while somebody pulls: few iterators bear that. */
        private void closeOnceStopped() {
            synchronized (this) {
                if (!stopped || pulling > 0 || closed) {
                    return;
                }
                closed = true;
            }
            try {
                source.close().run();
            } catch (Throwable broken) {
                // All rows have left, or none is wanted any more: the log is told, and whoever else is to be stopped.
                Failure unused = failures.apply(broken);
            }
        }
    }

    private void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException stopping) {
            gone(stopping);
        }
    }

    private void flush() {
        synchronized (this) {
            if (sending || over) {
                return;
            }
            sending = true;
        }
        execute(this::empty);
    }

    /** Sends piece after piece as long as the outlet takes them at once. */
    private void empty() {
        while (true) {
            Piece piece;
            synchronized (this) {
                if (over) {
                    return;
                }
                piece = ready.poll();
                if (piece == null) {
                    sending = false;
                    over = producers.isEmpty();
                    if (!over) {
                        return;
                    }
                }
            }
            if (piece == null) {
                sent.complete(null);
                return;
            }
            CompletableFuture<?> leaving;
            try {
                leaving = outlet.send(piece.bytes());
            } catch (RuntimeException broken) {
                gone(broken);
                return;
            }
            Runnable left = piece.left();
            if (!leaving.isDone()) {
                goOnOnce(leaving, left);
                return;
            }
            if (leaving.isCompletedExceptionally()) {
                gone(leaving.handle((nothing, thrown) -> thrown).join());
                return;
            }
            left.run();
        }
    }

    private void goOnOnce(CompletionStage<?> leaving, Runnable left) {
        leaving.whenComplete((nothing, gone) -> {
            if (gone != null) {
                gone(gone);
            } else {
                left.run();
                execute(this::empty);
            }
        });
    }

    /** Nobody listens any more. */
    private void gone(@Nullable Throwable why) {
        List<Producer> stopped;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            ready.clear();
            stopped = List.copyOf(producers.values());
            producers.clear();
        }
        stopped.forEach(Producer::stop);
        sent.completeExceptionally(why == null ? new CancellationException() : why);
    }
}
