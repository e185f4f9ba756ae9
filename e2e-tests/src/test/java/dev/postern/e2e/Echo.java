package dev.postern.e2e;

import dev.postern.Postern;
import dev.postern.call.Access;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Refusal;
import dev.postern.demo.types.Types;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.wire.Failure;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import io.javalin.Javalin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A site that gives back what it is given, or says why not: for React's own client. */
@UseServer(Anyone.class)
public final class Echo implements AutoCloseable {
    private static final String WHO = "who";

    public record Wish(
            @NotBlank(message = "Give it a title") String title,
            @Size(max = 2, message = "Two are enough") List<String> tags) {}

    record User(String name) {}

    /** Lets in whoever has said a name. */
    public static final class Members implements Access {
        @Override
        public boolean allows(Call call) {
            return call.findUser(User.class).isPresent();
        }
    }

    /** Lets nobody in. */
    public static final class Nobody implements Access {
        @Override
        public boolean allows(Call call) {
            return false;
        }
    }

    private final AtomicInteger calls = new AtomicInteger();
    private final Javalin site;

    Echo(ReactBuild react) {
        site = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "localhost";
            for (String folder : List.of("/scripts", "/calls")) {
                config.staticFiles.add(files -> {
                    files.hostedPath = folder;
                    files.directory = folder.equals("/calls") ? "/react-calls" : "/public/scripts";
                });
            }
            react.on(config);
            config.registerPlugin(new Postern(postern -> postern.templates("fixture")
                    .functions(this, new Types(), new Typed())
                    .user(
                            User.class,
                            call -> Optional.ofNullable(call.context().cookie(WHO))
                                    .map(User::new))
                    .page("/there", "there.html")));
        });
        site.start(0);
    }

    String url() {
        return "http://localhost:" + site.port();
    }

    /** How often a function was called. */
    int calls() {
        return calls.get();
    }

    public Value echo(Value value) {
        calls.incrementAndGet();
        return value;
    }

    public int twice(int number) {
        return 2 * number;
    }

    /** A function with its argument already given. */
    public Value bound() {
        return new Value.Reference("echo.twice", List.of(new Value.Num(21)));
    }

    /** One whose argument is sealed. */
    public ServerFunction<Integer> sealed(Call call) {
        return call.function("echo.twice", 21);
    }

    public CompletionStage<Integer> apply(ServerFunction<Integer> function) {
        return function.call();
    }

    public String wish(Wish wish) {
        return wish.title();
    }

    public Outcome wishTwice(Wish wish) {
        return Outcome.invalid("title", "We have this one.").and("tags", "Nor these.");
    }

    /** Breaks down at zero. */
    public int share(int among) {
        return 12 / among;
    }

    public void ask(boolean nicely) {
        if (!nicely) {
            throw new Refusal("Not like that.");
        }
    }

    @UseServer(Members.class)
    public String member(Call call) {
        return call.user(User.class).name();
    }

    @UseServer(Nobody.class)
    public void nobody() {}

    /** An error that is a value among others. */
    public Value mishap() {
        return new Value.Items(List.of(
                new Value.Text("before"),
                new Value.Failed(new Failure("0badcafe", "Sorry.", null)),
                new Value.Text("after")));
    }

    public CompletionStage<List<String>> later() {
        return CompletableFuture.supplyAsync(() -> List.of("late"));
    }

    public CompletionStage<String> never() {
        return CompletableFuture.failedFuture(new IllegalStateException("on purpose"));
    }

    public Stream<Integer> count(int to) {
        return IntStream.rangeClosed(1, to).boxed();
    }

    /** Breaks down once it has given one. */
    public Iterator<Integer> brittle() {
        return IntStream.rangeClosed(1, 2)
                .mapToObj(number -> {
                    if (number > 1) {
                        throw new IllegalStateException("on purpose");
                    }
                    return number;
                })
                .iterator();
    }

    public InputStream bytes() {
        return new ByteArrayInputStream(new byte[] {1, 2, (byte) 255});
    }

    @Override
    public void close() {
        site.stop();
    }
}
