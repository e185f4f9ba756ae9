package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Taint;
import dev.postern.wire.Value.Source;
import dev.postern.wire.Value.StreamKind;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RowAnswerTest {
    private static final String ERROR =
            "E{\"digest\":\"D1\",\"name\":\"Error\",\"message\":\"Sorry.\",\"stack\":[],\"env\":\"Server\"";

    private final Taken taken = new Taken();
    private final List<Throwable> failed = new ArrayList<>();

    private RowAnswer answer(Outlet outlet) {
        return new RowAnswer(outlet, Runnable::run, thrown -> {
            failed.add(thrown);
            return new Failure("D1", "Sorry.", null);
        });
    }

    private String sent(Value value) {
        assertThat(answer(taken).send(value).toCompletableFuture()).isCompleted();
        return text();
    }

    private String text() {
        return new String(taken.all(), StandardCharsets.UTF_8);
    }

    /** An outlet that takes its time: it keeps each piece until it is told that it has left. */
    private static final class Slow implements Outlet {
        private final List<String> pieces = new ArrayList<>();
        private CompletableFuture<Void> leaving = new CompletableFuture<>();

        @Override
        public CompletableFuture<?> send(byte[] bytes) {
            pieces.add(new String(bytes, StandardCharsets.UTF_8));
            leaving = new CompletableFuture<>();
            return leaving;
        }
    }

    /** A publisher that counts what it is asked for. */
    private static final class Asked implements Flow.Publisher<Value>, Flow.Subscription {
        private final AtomicInteger asked = new AtomicInteger();
        private boolean cancelled;
        private Flow.Subscriber<? super Value> subscriber = new Nobody();

        @Override
        public void subscribe(Flow.Subscriber<? super Value> given) {
            subscriber = given;
            given.onSubscribe(this);
        }

        @Override
        public void request(long more) {
            asked.addAndGet((int) more);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private static final class Nobody implements Flow.Subscriber<Value> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(Value item) {}

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onComplete() {}
    }

    private static Value streamed(Source source) {
        return new Value.Streamed(StreamKind.ITERABLE, source);
    }

    @Test
    void endsAStreamThatBreaksByAnError() {
        AtomicInteger closed = new AtomicInteger();
        Iterator<Value> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Value next() {
                throw new AssertionError("broken");
            }
        };
        var all = answer(taken)
                .send(streamed(new Source.Pulled(broken, closed::incrementAndGet)))
                .toCompletableFuture();
        assertThat(all).isCompleted();
        assertThat(closed).hasValue(1);
    }

    @Test
    void sendsWhatIsThereBeforeWhatIsPromised() {
        CompletableFuture<Value> later = new CompletableFuture<>();
        var all = answer(taken)
                .send(new Value.Items(List.of(new Value.Text("now"), new Value.Promise(later))))
                .toCompletableFuture();
        assertThat(text()).isEqualTo("0:[\"now\",\"$@1\"]\n");
        assertThat(all).isNotDone();
        later.complete(new Value.Text("later"));
        assertThat(text()).isEqualTo("0:[\"now\",\"$@1\"]\n1:\"later\"\n");
        assertThat(all).isCompleted();
    }

    @Test
    void writesWhatOccursTwiceOnceIfThatIsAFunctionOrAPromise() {
        Value function = new Value.Reference("todo.add", null);
        Value promise = new Value.Promise(CompletableFuture.completedFuture(Value.NULL));
        assertThat(sent(new Value.Items(List.of(function, promise, function, promise))))
                .isEqualTo("1:{\"id\":\"todo.add\",\"bound\":null}\n0:[\"$h1\",\"$@2\",\"$h1\",\"$@2\"]\n2:null\n");
    }

    @Test
    void sendsAFailureInPlaceOfAValueWithTheProblemForOurOwnClient() {
        Value problem = new Value.Members(Map.of("title", new Value.Text("$5 is not enough")));
        answer(taken).fail(new Failure("D1", "Sorry.", problem));
        assertThat(text()).isEqualTo("0:" + ERROR + ",\"problem\":{\"title\":\"$5 is not enough\"}}\n");
    }

    @Test
    void tellsTheReasonOfAFailedPromiseToTheLogAlone() {
        RuntimeException reason = new IllegalStateException("SECRET-7Q");
        assertThat(sent(new Value.Promise(CompletableFuture.failedFuture(new CompletionException(reason)))))
                .isEqualTo("0:\"$@1\"\n1:" + ERROR + "}\n");
        assertThat(failed).containsExactly(reason);
    }

    @Test
    void writesNothingOfAValueThatCannotBeWritten() {
        Value deep = Value.NULL;
        for (int i = 0; i < 600; i++) {
            deep = new Value.Items(List.of(deep));
        }
        Value promise = new Value.Promise(new CompletableFuture<>());
        assertThat(sent(new Value.Items(List.of(new Value.Distinct(List.of()), promise, deep))))
                .isEqualTo("0:" + ERROR + "}\n");
    }

    @Test
    void refusesDatesThatJavaScriptHasNot() {
        assertThat(sent(new Value.Moment(Instant.MAX))).isEqualTo("0:" + ERROR + "}\n");
    }

    @Test
    void refusesASecretWhereverItIs() {
        String secret = Taint.value(new String("hunter2-hunter2"));
        Value result = new Value.Members(Map.of(
                "user",
                new Value.Members(Map.of("keys", new Value.Items(List.of(new Value.Text("hunter2-hunter2")))))));
        assertThat(sent(result)).isEqualTo("0:" + ERROR + "}\n");
        assertThat(failed)
                .singleElement()
                .satisfies(thrown -> assertThat(thrown).hasMessage("user.keys[0] is marked with Taint.value(…)"));
        assertThat(secret).isNotEmpty();
    }

    @Test
    void writesNothingOfAFailureThatCannotBeWritten() {
        String secret = Taint.value(new String("hunter3-hunter3"));
        List<Failure> told = new ArrayList<>(List.of(
                new Failure("D0", "Sorry.", new Value.Members(Map.of("words", new Value.Text("hunter3-hunter3")))),
                new Failure("D1", "Sorry.", null)));
        var sent = new RowAnswer(taken, Runnable::run, thrown -> told.remove(0))
                .send(new Value.Promise(CompletableFuture.failedFuture(new IllegalStateException("refused"))))
                .toCompletableFuture();
        assertThat(sent).isCompleted();
        assertThat(text()).isEqualTo("0:\"$@1\"\n1:" + ERROR + "}\n");
        assertThat(secret).isNotEmpty();
    }

    @Test
    void asksAPublisherForNoMoreThanAClientTakes() {
        Slow slow = new Slow();
        Asked asked = new Asked();
        answer(slow).send(streamed(new Source.Pushed(asked)));
        for (int i = 0; i < 16; i++) {
            asked.subscriber.onNext(new Value.Num(i));
        }
        assertThat(asked.asked).hasValue(16);
        assertThat(slow.pieces).as("pieces under way").containsExactly("1:X\n0:\"$1\"\n");
        slow.leaving.complete(null);
        assertThat(asked.asked).as("while the first item is under way").hasValue(16);
        slow.leaving.complete(null);
        assertThat(asked.asked).as("once it has left").hasValue(17);
    }

    @Test
    void pullsAnItemWhenTheOneBeforeHasLeft() {
        Slow slow = new Slow();
        AtomicInteger pulled = new AtomicInteger();
        answer(slow)
                .send(streamed(new Source.Pulled(
                        Stream.<Value>generate(() -> new Value.Num(pulled.getAndIncrement()))
                                .iterator(),
                        () -> {})));
        for (int i = 0; i < 3; i++) {
            slow.leaving.complete(null);
        }
        assertThat(slow.pieces).containsExactly("1:X\n0:\"$1\"\n", "1:0\n", "1:1\n", "1:2\n");
        assertThat(pulled).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void endsItsProducersWhenTheClientGoesAway() {
        Slow slow = new Slow();
        Asked asked = new Asked();
        AtomicInteger closed = new AtomicInteger();
        var sent = answer(slow)
                .send(new Value.Items(List.of(
                        streamed(new Source.Pushed(asked)),
                        streamed(new Source.Pulled(Collections.emptyIterator(), closed::incrementAndGet)))))
                .toCompletableFuture();
        slow.leaving.completeExceptionally(new IOException("reset by peer"));
        assertThat(sent).isCompletedExceptionally();
        assertThat(asked.cancelled).isTrue();
        assertThat(closed).hasValue(1);
        asked.subscriber.onNext(Value.NULL);
        asked.subscriber.onComplete();
        assertThat(slow.pieces).hasSize(1);
    }

    @Test
    void failsWhatIsStillToComeWhenItsTimeIsOver() {
        Asked asked = new Asked();
        RowAnswer answer = answer(taken);
        var sent = answer.send(new Value.Items(
                        List.of(new Value.Promise(new CompletableFuture<>()), streamed(new Source.Pushed(asked)))))
                .toCompletableFuture();
        answer.giveUp(new Failure("D1", "Sorry.", null));
        assertThat(text()).isEqualTo("2:X\n0:[\"$@1\",\"$2\"]\n1:" + ERROR + "}\n2:" + ERROR + "}\n");
        assertThat(sent).isCompleted();
        assertThat(asked.cancelled).isTrue();
    }

    @Test
    void endsAStreamWithAnItemThatCannotBeWritten() {
        Asked asked = new Asked();
        var sent = answer(taken).send(streamed(new Source.Pushed(asked))).toCompletableFuture();
        asked.subscriber.onNext(new Value.Moment(Instant.MAX));
        assertThat(text()).isEqualTo("1:X\n0:\"$1\"\n1:" + ERROR + "}\n");
        assertThat(sent).isCompleted();
        assertThat(asked.cancelled).isTrue();
    }

    @Test
    void endsAStreamThatCannotBeClosed() {
        AtomicInteger told = new AtomicInteger();
        var sent = new RowAnswer(taken, Runnable::run, thrown -> new Failure("D" + told.incrementAndGet(), "", null))
                .send(streamed(new Source.Pulled(List.of(Value.NULL).iterator(), () -> {
                    throw new IllegalStateException("broken");
                })))
                .toCompletableFuture();
        assertThat(sent).isCompleted();
        assertThat(text()).isEqualTo("1:X\n0:\"$1\"\n1:null\n1:C\n");
        assertThat(told).hasValue(1);
    }

    @Test
    void closesNoIteratorThatIsPulledWhileTheItemBeforeIsStillBeingStarted() throws InterruptedException {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch pulledAgain = new CountDownLatch(1);
        CountDownLatch pull = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Value slowToStart = streamed(new Source.Pushed(subscriber -> {
            starting.countDown();
            await(start);
        }));
        CompletableFuture<Thread> first = new CompletableFuture<>();
        Iterator<Value> items = new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (!first.complete(Thread.currentThread())) {
                    pulledAgain.countDown();
                    await(pull);
                }
                return true;
            }

            @Override
            public Value next() {
                return slowToStart;
            }
        };
        RowAnswer answer =
                new RowAnswer(taken, task -> new Thread(task).start(), thrown -> new Failure("D1", "Sorry.", null));
        answer.send(streamed(new Source.Pulled(items, closed::countDown)));
        try {
            await(starting);
            answer.beat();
            await(pulledAgain);
            start.countDown();
            first.join().join();
            answer.cancel();
            assertThat(closed.getCount()).as("closed while it is pulled").isOne();
        } finally {
            start.countDown();
            pull.countDown();
        }
        await(closed);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Value closing(AtomicInteger closed) {
        return streamed(new Source.Pulled(Collections.emptyIterator(), closed::incrementAndGet));
    }

    @Test
    void closesTheStreamsOfAValueThatCannotBeWritten() {
        AtomicInteger before = new AtomicInteger();
        AtomicInteger behind = new AtomicInteger();
        AtomicInteger later = new AtomicInteger();
        CompletableFuture<Value> promise = new CompletableFuture<>();
        Value broken = streamed(new Source.Pulled(Collections.emptyIterator(), () -> {
            throw new IllegalStateException("broken");
        }));
        Value twice = closing(before);
        var sent = answer(taken)
                .send(new Value.Items(List.of(
                        twice,
                        twice,
                        new Value.Promise(promise),
                        broken,
                        new Value.Moment(Instant.MAX),
                        closing(behind))))
                .toCompletableFuture();
        assertThat(sent).isCompleted();
        assertThat(before).hasValue(1);
        assertThat(behind).hasValue(1);
        promise.complete(closing(later));
        assertThat(later).hasValue(1);
    }

    @Test
    void closesNoStreamThatAnotherValueBrought() {
        AtomicInteger closed = new AtomicInteger();
        CompletableFuture<Value> promise = new CompletableFuture<>();
        Value kept = streamed(new Source.Pulled(
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        assertThat(closed).hasValue(0);
                        return false;
                    }

                    @Override
                    public Value next() {
                        throw new NoSuchElementException();
                    }
                },
                closed::incrementAndGet));
        Deque<Runnable> tasks = new ArrayDeque<>();
        RowAnswer answer = new RowAnswer(taken, tasks::add, thrown -> new Failure("D1", "Sorry.", null));
        var sent = answer.send(new Value.Items(List.of(kept, new Value.Promise(promise))))
                .toCompletableFuture();
        promise.complete(new Value.Items(List.of(kept, new Value.Moment(Instant.MAX))));
        assertThat(closed).hasValue(0);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(sent).isCompleted();
        assertThat(closed).hasValue(1);
    }

    @Test
    void closesAStreamHoweverDeep() {
        AtomicInteger closed = new AtomicInteger();
        Value deep = closing(closed);
        for (int i = 0; i < 100_000; i++) {
            deep = new Value.Items(List.of(deep));
        }
        assertThat(answer(taken).send(deep).toCompletableFuture()).isCompleted();
        assertThat(closed).hasValue(1);
    }

    @Test
    void closesTheStreamsOfAnItemThatCannotBeWritten() {
        AtomicInteger closed = new AtomicInteger();
        Asked asked = new Asked();
        answer(taken).send(streamed(new Source.Pushed(asked)));
        asked.subscriber.onNext(new Value.Items(List.of(closing(closed), new Value.Moment(Instant.MAX))));
        assertThat(closed).hasValue(1);
    }

    @Test
    void closesTheStreamsThatComeWhenTheClientHasGone() {
        AtomicInteger closed = new AtomicInteger();
        Asked asked = new Asked();
        CompletableFuture<Value> promise = new CompletableFuture<>();
        RowAnswer answer = answer(taken);
        answer.send(new Value.Items(List.of(streamed(new Source.Pushed(asked)), new Value.Promise(promise))));
        answer.cancel();
        asked.subscriber.onNext(closing(closed));
        assertThat(closed).hasValue(1);
        promise.complete(closing(closed));
        assertThat(closed).hasValue(2);
    }

    @Test
    void endsNoPieceWithAChunkOfBytes() {
        Slow slow = new Slow();
        Value bytes = new Value.Binary(BinaryKind.UINT8, new byte[] {'h', 'i'});
        answer(slow)
                .send(new Value.Streamed(StreamKind.BYTES, new Source.Ended(List.of(bytes, bytes), Value.UNDEFINED)));
        while (slow.leaving.complete(null)) {
            // Each piece makes room for the next.
        }
        assertThat(String.join("", slow.pieces)).contains("1:b2,hi").endsWith("1:C\n");
        assertThat(slow.pieces).noneMatch(piece -> piece.endsWith("hi"));
    }

    @Test
    void keepsNothingOfAStreamThatHasLeft() {
        Asked asked = new Asked();
        answer(taken).send(streamed(new Source.Pushed(asked)));
        List<WeakReference<Value>> items = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Value promise = new Value.Promise(CompletableFuture.completedFuture(new Value.Num(i)));
            asked.subscriber.onNext(new Value.Items(List.of(promise, promise, new Value.Reference("todo.add", null))));
            items.add(new WeakReference<>(promise));
        }
        assertThat(text()).contains("1:[\"$@2\",\"$@2\",\"$h3\"]\n2:0\n");
        for (int i = 0; i < 50 && items.stream().anyMatch(each -> each.get() != null); i++) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(items).as("items still held").allMatch(each -> each.get() == null);
        asked.subscriber.onComplete();
        assertThat(text()).endsWith("1:C\n");
    }

    @Test
    void takesAStreamThatBlocksAndTellsWhenItIsBroken() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("reset by peer");
            }
        };
        assertThat(answer(Outlet.of(broken)).send(Value.NULL).toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void bringsEveryRowOfManyProducersAtOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        SubmissionPublisher<Value> publisher = new SubmissionPublisher<>(threads, 256);
        try {
            List<CompletableFuture<Value>> promises =
                    Stream.generate(CompletableFuture<Value>::new).limit(200).toList();
            List<Value> all = new ArrayList<>();
            promises.forEach(each -> all.add(new Value.Promise(each)));
            all.add(streamed(new Source.Pushed(publisher)));
            RowAnswer answer = new RowAnswer(taken, threads, thrown -> new Failure("D1", "Sorry.", null));
            var sent = answer.send(new Value.Items(all)).toCompletableFuture();
            for (int i = 0; i < 200; i++) {
                int number = i;
                threads.execute(() -> promises.get(number).complete(new Value.Num(number)));
                publisher.submit(new Value.Num(i));
            }
            publisher.close();
            sent.join();
            Value read = FlightReader.read(taken.all());
            List<Value> items = Vectors.items(read);
            assertThat(items.subList(0, 200))
                    .extracting(each -> Vectors.of(((Value.Members) each).values(), "value"))
                    .containsExactlyElementsOf(numbers());
            assertThat(Vectors.items(Vectors.of(((Value.Members) items.get(200)).values(), "items")))
                    .containsExactlyElementsOf(numbers());
        } finally {
            threads.shutdown();
        }
    }

    private static List<Value> numbers() {
        return IntStream.range(0, 200).<Value>mapToObj(Value.Num::new).toList();
    }

    @Test
    void saysNothingOfMeaningWhileItsProducersAreSilent() {
        CompletableFuture<Value> later = new CompletableFuture<>();
        RowAnswer answer = answer(taken);
        CompletableFuture<?> sent = answer.send(new Value.Promise(later)).toCompletableFuture();
        int atOnce = text().length();
        assertThat(answer.beat()).isTrue();
        assertThat(text()).as("what was sent a moment ago is enough").hasSize(atOnce);
        assertThat(answer.beat()).isTrue();
        assertThat(answer.beat()).isTrue();
        assertThat(text().substring(atOnce)).matches("([0-9a-f]+):null\n(?!\\1:)[0-9a-f]+:null\n");
        later.complete(new Value.Num(1));
        assertThat(sent).isCompleted();
        assertThat(answer.beat()).isFalse();
    }
}
