package dev.postern.travel;

import dev.postern.wire.BinaryKind;
import dev.postern.wire.Value;
import dev.postern.wire.Value.Source;
import dev.postern.wire.Value.StreamKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types whose values come later. */
final class Streams {
    private Streams() {}

    private static Runnable closing(AutoCloseable open) {
        return () -> {
            try {
                open.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (RuntimeException broken) {
                throw broken;
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        };
    }

    /** What only goes back: no argument is one. */
    private abstract static class Outward extends Passage {
        @Override
        final String kind() {
            return "";
        }

        @Override
        final Object read(Value value, Reading reading) {
            return misfit(value, reading);
        }
    }

    /** A promise. One that was sent is kept already, since a call arrives whole; plain JSON sends what it was kept with. */
    static final class Promised extends Passage {
        private final Passage inner;

        Promised(Passage inner) {
            this.inner = inner;
        }

        @Override
        String kind() {
            return inner.kind();
        }

        @Override
        Object read(Value value, Reading reading) {
            Value kept = value instanceof Value.Promise promise
                    ? promise.result().toCompletableFuture().join()
                    : value;
            Object made = inner.read(kept, reading);
            return made == FAILED ? FAILED : CompletableFuture.completedFuture(made);
        }

        @Override
        Value write(Object given, Writing writing) {
            Writing later = writing.later();
            return new Value.Promise(((CompletionStage<?>) given).thenApply(kept -> later.whole(kept, inner)));
        }
    }

    /** A stream, which only goes back. */
    static final class Several extends Outward {
        private final Passage each;
        private final StreamKind kind;

        /**
         * @param bytes whether its items are bytes, which browsers like as a ReadableStream
         */
        Several(Passage each, boolean bytes) {
            this.each = each;
            this.kind = bytes ? StreamKind.STREAM : StreamKind.ITERABLE;
        }

        @Override
        Value write(Object given, Writing writing) {
            Writing later = writing.later();
            Function<@Nullable Object, Value> item = one -> later.whole(one, each);
            if (given instanceof Flow.Publisher<?> publisher) {
                return new Value.Streamed(kind, new Source.Pushed(subscriber -> mapped(publisher, item, subscriber)));
            }
            Runnable close = given instanceof AutoCloseable open ? closing(open) : () -> {};
            writing.opened(close);
            Iterator<?> items = given instanceof Stream<?> stream ? stream.iterator() : (Iterator<?>) given;
            return new Value.Streamed(kind, new Source.Pulled(mapped(items, item), close));
        }

        private static Iterator<Value> mapped(Iterator<?> items, Function<@Nullable Object, Value> item) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return items.hasNext();
                }

                @Override
                public Value next() {
                    return item.apply(items.next());
                }
            };
        }

        private static <T> void mapped(
                Flow.Publisher<T> publisher,
                Function<@Nullable Object, Value> item,
                Flow.Subscriber<? super Value> subscriber) {
            publisher.subscribe(new Mapping<>(item, subscriber));
        }
    }

    /** Bytes as they are read, which only go back. */
    static final class Bytes extends Outward {
        private static final int CHUNK = 8 * 1024;

        @Override
        Value write(Object given, Writing writing) {
            InputStream bytes = (InputStream) given;
            Runnable close = closing(bytes);
            writing.opened(close);
            return new Value.Streamed(StreamKind.BYTES, new Source.Pulled(new Chunks(bytes), close));
        }

        private static final class Chunks implements Iterator<Value> {
            private final InputStream bytes;
            private byte @Nullable [] next;

            Chunks(InputStream bytes) {
                this.bytes = bytes;
            }

            @Override
            public boolean hasNext() {
                try {
                    if (next == null) {
                        next = bytes.readNBytes(CHUNK);
                    }
                    return next.length > 0;
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }

            @Override
            public Value next() {
                byte[] chunk = next;
                if (chunk == null || !hasNext()) {
                    throw new NoSuchElementException();
                }
                next = null;
                return new Value.Binary(BinaryKind.UINT8, chunk);
            }
        }
    }

    /** Hands on items as values; one that cannot be written ends the stream. */
    private static final class Mapping<T> implements Flow.Subscriber<T> {
        private final Function<@Nullable Object, Value> item;
        private final Flow.Subscriber<? super Value> subscriber;
        private Flow.@Nullable Subscription subscription;
        private boolean over;

        Mapping(Function<@Nullable Object, Value> item, Flow.Subscriber<? super Value> subscriber) {
            this.item = item;
            this.subscriber = subscriber;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            subscriber.onSubscribe(given);
        }

        @Override
        public void onNext(T one) {
            if (over) {
                return;
            }
            Value value;
            try {
                value = item.apply(one);
            } catch (RuntimeException unwritable) {
                if (subscription != null) {
                    subscription.cancel();
                }
                onError(unwritable);
                return;
            }
            subscriber.onNext(value);
        }

        @Override
        public void onError(Throwable thrown) {
            if (!over) {
                over = true;
                subscriber.onError(thrown);
            }
        }

        @Override
        public void onComplete() {
            if (!over) {
                over = true;
                subscriber.onComplete();
            }
        }
    }
}
