package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.call.Access;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Progress;
import dev.postern.call.Refusal;
import dev.postern.codec.Taint;
import dev.postern.codec.Tainted;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.function.Via;
import dev.postern.upload.Upload;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A site whose functions are called from JavaScript, with a client that can send anything. */
final class Calling implements AutoCloseable {
    record Message(@NotBlank @Size(max = 40) String text) {}

    record Item(String name, int qty) {}

    record Order(LocalDate day, List<Item> items, Optional<String> note) {}

    record Point(@Max(10) int x, int y) {}

    record User(String name) {}

    static final class Members implements Access {
        @Override
        public boolean allows(Call call) {
            return call.findUser(User.class).isPresent();
        }
    }

    @UseServer(value = Anyone.class, name = "f")
    static final class Functions_ {
        final AtomicInteger runs = new AtomicInteger();
        final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch closed = new CountDownLatch(1);
        final SubmissionPublisher<Integer> numbers = new SubmissionPublisher<>(Runnable::run, 1024);

        private void ran(@Nullable Object what) {
            runs.incrementAndGet();
            seen.add(String.valueOf(what));
        }

        volatile CountDownLatch gate = new CountDownLatch(0);

        public String slow(String text) throws InterruptedException {
            ran(text);
            gate.await();
            return text;
        }

        public Value echo(Value value) {
            ran(value.getClass().getSimpleName());
            return value;
        }

        public void nothing() {
            ran("nothing");
        }

        public int add(int one, int other) {
            ran(one + other);
            return one + other;
        }

        public Order order(Order order) {
            ran(order);
            return order;
        }

        public String point(Point at, Message name) {
            ran(at);
            return name.text() + at.x();
        }

        sealed interface Shape permits Circle, Square {}

        record Circle(@Max(10) int radius) implements Shape {}

        record Square(Point at, @Size(max = 3) List<@NotBlank String> names) implements Shape {}

        record Tree(@NotBlank String name, List<Tree> branches) {}

        public int shapes(List<Shape> shapes, Map<String, Point[]> points, Optional<Tree> tree) {
            ran(shapes);
            return shapes.size() + points.size();
        }

        public String draw(Shape shape) {
            ran(shape);
            return shape.toString();
        }

        public int many(String... texts) {
            ran(List.of(texts));
            return texts.length;
        }

        public ServerFunction<String> bindSecret(Call call) {
            return call.function("f.limited", Taint.value(new String("SECRET-7Q".toCharArray())), 1);
        }

        public ServerFunction<?> bindSecretRecord(Call call) {
            return call.function("f.point", Taint.value(new Point(1, 2)));
        }

        record Envelope(List<Optional<Message>> inside) {}

        public String forward(@Sealed Envelope envelope) {
            return "forwarded";
        }

        public ServerFunction<String> bindSecretWithin(Call call) {
            return call.function(
                    "f.forward",
                    new Envelope(
                            List.of(Optional.of(new Message(Taint.value(new String("SECRET-7Q".toCharArray())))))));
        }

        public String limited(@Size(max = 3) String text, @Max(5) int number) {
            ran(text);
            return text + number;
        }

        public int listed(List<@NotBlank String> texts) {
            ran(texts);
            return texts.size();
        }

        public Outcome sign(Message message) {
            ran(message.text());
            return Outcome.done().notice("Signed: " + message.text());
        }

        public Outcome invalid(Message message) {
            ran(message.text());
            return Outcome.invalid("text", "Not this.").and("", "Not at all.");
        }

        public String seen(Form<Message> form) {
            ran(form.errors().entries());
            return form.isValid() ? "valid" : "invalid";
        }

        record Login(
                String name,
                @Tainted String password,
                @Nullable String[] tags,
                List<Pin> pins) {}

        @Tainted
        record Pin(int digits) {}

        public String login(Form<Login> form) {
            ran(form.value().map(login -> login.name() + ":" + login.password()).orElse(""));
            return form.isValid() + " " + form.data().names();
        }

        public List<String> fields(FormData data) {
            ran(data.names());
            return data.names().stream()
                    .map(name -> name + "=" + data.texts(name))
                    .sorted()
                    .toList();
        }

        public int count(@Previous @Nullable Integer before) {
            ran(before);
            return before == null ? 1 : before + 1;
        }

        public Outcome go(String to) {
            ran(to);
            return Outcome.redirect(to);
        }

        public Outcome leave(String to) {
            return Outcome.leave(URI.create(to));
        }

        public Optional<String> maybe(boolean there) {
            return there ? Optional.of("there") : Optional.empty();
        }

        public void refuse(String how) {
            ran(how);
            switch (how) {
                case "words" -> throw new Refusal("Somebody else was quicker.");
                case "notFound" -> throw Refusal.notFound();
                case "gone" -> throw Refusal.gone();
                case "forbidden" -> throw Refusal.forbidden();
                case "unauthorised" -> throw Refusal.unauthorised();
                default -> throw new IllegalStateException("SECRET-7Q");
            }
        }

        public Outcome secretNotice() {
            return Outcome.done().notice(Taint.value(new String("SECRET-7Q".toCharArray())));
        }

        public Value thenable() {
            return new Value.Members(Map.of("then", new Value.Reference("f.nothing", null)));
        }

        public String secret() {
            return Taint.value(new String("SECRET-7Q".toCharArray()));
        }

        record Reading(double level, Instant at, byte[] raw) {}

        public String read(Reading reading) {
            ran("reading");
            return reading.level() + " " + reading.at() + " " + reading.raw().length;
        }

        public CompletionStage<String> later(String text) {
            return CompletableFuture.supplyAsync(() -> text + " later");
        }

        public Map<String, CompletionStage<Integer>> promised() {
            return Map.of("number", CompletableFuture.supplyAsync(() -> 42));
        }

        public Stream<Integer> several() {
            return IntStream.range(0, 3).boxed();
        }

        public Stream<Integer> endless() {
            return IntStream.iterate(0, i -> i + 1).boxed().onClose(closed::countDown);
        }

        public Stream<Integer> gated() {
            return IntStream.range(0, 1).boxed().peek(i -> {
                try {
                    gate.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            });
        }

        /** One item, behind the gate. */
        public Stream<String> waiting() {
            return Stream.generate(() -> {
                        try {
                            gate.await();
                        } catch (InterruptedException stopped) {
                            throw new IllegalStateException(stopped);
                        }
                        return "through";
                    })
                    .limit(1)
                    .onClose(closed::countDown);
        }

        public Stream<String> wide() {
            return Stream.generate(() -> "x".repeat(10_000)).limit(1_000).onClose(closed::countDown);
        }

        record Dated(Stream<Integer> numbers, Instant at) {}

        /** Which no row holds: JavaScript's calendar ends before. */
        public Dated tooFar() {
            return new Dated(endless(), Instant.MAX);
        }

        public Stream<Integer> breaking() {
            return Stream.of(1, 2).peek(i -> {
                if (i == 2) {
                    throw new IllegalStateException("SECRET-7Q");
                }
            });
        }

        public Flow.Publisher<Integer> numbers() {
            return numbers;
        }

        public byte[] bytes() {
            return new byte[] {1, 2, 3};
        }

        public InputStream stream() {
            return new ByteArrayInputStream("from a file".getBytes(UTF_8));
        }

        public String file(Upload file) {
            try {
                return file.name() + ": " + new String(file.bytes(), UTF_8);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @UseServer(value = Anyone.class, maxBytes = 2_000)
        public int small(Value value) {
            ran("small");
            return 1;
        }

        @UseServer(value = Anyone.class, maxBytes = 6_000_000)
        public long large(Upload file) {
            ran("large");
            return file.size();
        }

        public String who(Call call) {
            return call.signedIn().orElse("nobody");
        }

        @UseServer(value = Anyone.class, once = Once.OFF)
        public void logIn(String name, Call call) {
            call.signIn(name);
        }

        public void enter(String name, Call call) {
            ran(name);
            call.signIn(name);
        }

        public void exit(Call call) {
            call.signOut();
        }

        public void enterReporting(String name, Call call, Progress progress) {
            call.signIn(name);
            progress.at(1, 1, "in");
        }

        @UseServer(Members.class)
        public String members(String text) {
            ran(text);
            return text;
        }

        @UseServer(value = Anyone.class, via = Via.FORM)
        public void onlyForm(String text) {
            ran(text);
        }

        @UseServer(value = Anyone.class, once = Once.PER_FORM)
        public int pay(int amount) {
            ran(amount);
            return amount;
        }

        @UseServer(value = Anyone.class, formerly = "old.name")
        public String renamed() {
            return "renamed";
        }

        public void delete(@Sealed int id) {
            ran("delete " + id);
        }

        public String rename(@Sealed int id, Message message) {
            ran("rename " + id);
            return id + message.text();
        }
    }

    final Functions_ functions = new Functions_();
    final Running running;
    final HttpClient client = HttpClient.newHttpClient();

    Calling() {
        this(Map.of(), postern -> {});
    }

    Calling(Map<String, String> files, Consumer<Settings> more) {
        running = Running.site(files, postern -> {
            postern.functions(functions).mayLeaveTo("pay.example");
            postern.user(User.class, call -> call.signedIn().map(User::new));
            more.accept(postern);
        });
    }

    HttpRequest.Builder to(String function) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + running.port() + "/_postern/fn/" + function))
                .header("Postern", "call");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** As React's client calls. */
    HttpResponse<String> reply(String function, String body) {
        return send(reply(body, to(function)));
    }

    static HttpRequest.Builder reply(String body, HttpRequest.Builder to) {
        return to.header("Accept", "text/x-component")
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> json(String function, String body) {
        return send(json(body, to(function)));
    }

    static HttpRequest.Builder json(String body, HttpRequest.Builder to) {
        return to.header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Names of parts and their texts in turn. */
    HttpResponse<String> parts(String function, String... namesAndTexts) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(namesAndTexts[i])
                    .append(namesAndTexts[i + 1].startsWith("file:") ? "\"; filename=\"blob" : "")
                    .append("\"\r\n\r\n")
                    .append(namesAndTexts[i + 1].replaceFirst("^file:", ""))
                    .append("\r\n");
        }
        return send(to(function)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--b--\r\n")));
    }

    int runs() {
        return functions.runs.get();
    }

    @Override
    public void close() {
        running.close();
    }
}
