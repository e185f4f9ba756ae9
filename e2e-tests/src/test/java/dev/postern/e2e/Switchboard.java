package dev.postern.e2e;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Progress;
import dev.postern.function.Order;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Functions that only scripts call, and what became of them. */
@UseServer(Anyone.class)
public final class Switchboard {
    private final Map<String, CompletableFuture<String>> held = new ConcurrentHashMap<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile CountDownLatch closed = new CountDownLatch(1);

    public Value echo(Value value) {
        return value;
    }

    /** Ends when a test says so. */
    public CompletionStage<String> hold(String name) {
        begun.add(name);
        return ofName(name);
    }

    @UseServer(value = Anyone.class, order = Order.PARALLEL)
    public CompletionStage<String> holdAtOnce(String name) {
        return hold(name);
    }

    /** Reports, goes on when a test says so, reports again, and ends when a test says so again. */
    public CompletionStage<Integer> inSteps(Progress progress) {
        progress.at(1, 2, "One 🧀");
        return ofName("one").thenCompose(first -> {
            progress.at(2, 2);
            return ofName("two").thenApply(second -> 2);
        });
    }

    public int bump(@Positive int by) {
        return count.addAndGet(by);
    }

    public String enter(String name, Call call) {
        call.signIn(name);
        return name;
    }

    public String whoami(Call call) {
        return call.signedIn().orElse("nobody");
    }

    /** A function that is PARALLEL, given to whoever calls. */
    public ServerFunction<String> holding(Call call, String name) {
        return call.function("switchboard.holdAtOnce", name);
    }

    /** A function whose argument is sealed. */
    public ServerFunction<Integer> bumper(int by, Call call) {
        return call.function("switchboard.bump", by);
    }

    public CompletionStage<List<Integer>> twice(ServerFunction<Integer> function, int by) {
        return function.call(by).thenCompose(first -> function.call(by).thenApply(then -> List.of(first, then)));
    }

    public CompletionStage<Integer> once(ServerFunction<Integer> function) {
        return function.call();
    }

    public int size(List<Upload> files) throws IOException {
        int all = 0;
        for (Upload file : files) {
            all += file.bytes().length;
        }
        return all;
    }

    /** Without an end, until nobody listens. */
    public Stream<Integer> ticks() {
        return Stream.iterate(1, before -> before + 1).onClose(closed::countDown);
    }

    public Outcome leave() {
        return Outcome.redirect("/bench/there").notice("Gone for good");
    }

    public void fail() {
        throw new IllegalStateException("on purpose");
    }

    void clear() {
        held.clear();
        begun.clear();
        count.set(0);
        closed = new CountDownLatch(1);
    }

    void end(String name) {
        ofName(name).complete(name + " ended");
    }

    List<String> begun() {
        return begun;
    }

    int count() {
        return count.get();
    }

    CountDownLatch closed() {
        return closed;
    }

    private CompletableFuture<String> ofName(String name) {
        return held.computeIfAbsent(name, any -> new CompletableFuture<>());
    }
}
