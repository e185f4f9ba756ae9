package dev.postern.e2e;

import static java.util.Objects.requireNonNull;

import dev.postern.Postern;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.form.Form;
import dev.postern.function.Order;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import dev.postern.wire.ServerFunction;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A site whose functions wait until a test lets them go: for what only happens while something is on its way. */
@UseServer(Anyone.class)
public final class Bench implements AutoCloseable {
    public record Line(@NotBlank(message = "Write a line") String text) {}

    public record Motto(
            @Size(max = 10, message = "Too long a motto") String motto) {}

    record Lines(List<String> lines) {}

    record Chart(String title, List<Point> points) {}

    record Point(Instant when, long value, Set<String> tags) {}

    record Charted(Chart chart, Held held) {}

    record Held(ServerFunction<String> held) {}

    private static final Chart CHART = new Chart(
            "$1 \"quoted\"\r\n<b>", List.of(new Point(Instant.ofEpochSecond(86_400), Long.MAX_VALUE, Set.of("a"))));

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable HeldAnswer> next = new AtomicReference<>();
    private final Switchboard switchboard = new Switchboard();
    private final Javalin site;

    Bench() {
        site = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "localhost";
            config.registerPlugin(new Postern(postern -> {
                postern.templates("fixture").functions(this, switchboard).mayLeaveTo("away.example");
                for (String path : List.of("/bench", "/bench/landing")) {
                    postern.page(path, "bench.html", Lines.class, call -> new Lines(lines));
                }
                postern.page("/bench/several", "several.html", Lines.class, call -> new Lines(lines));
                postern.page("/bench/scripted", "scripted.html");
                postern.page("/bench/early", "early.html", Lines.class, call -> new Lines(lines));
                postern.page("/bench/controls", "controls.html");
                postern.page("/bench/places", "places.html");
                postern.page("/bench/counts", "counts.html");
                postern.page("/bench/there", "there.html");
                postern.page("/bench/name", "name.html");
                postern.page(
                        "/bench/calls",
                        "calls.html",
                        Charted.class,
                        call -> new Charted(CHART, new Held(call.function("switchboard.holdAtOnce", "held"))));
                postern.page("/bench/rows", "rows.html");
            }));
            config.routes.after("/bench*", answer -> {
                HeldAnswer held = answer.method().equals(HandlerType.POST) ? next.getAndSet(null) : null;
                if (held != null) {
                    held.keep(answer);
                }
            });
            // Not one of ours: what a URL of the site's own may lead to.
            config.routes.post("/elsewhere", call -> call.html("<title>Elsewhere</title>" + call.formParam("text")));
            config.routes.get(
                    "/scripted.js",
                    call -> call.contentType("text/javascript")
                            .result("document.querySelector('h1').textContent += ', by a script';"));
            config.routes.get(
                    "/file",
                    call -> call.header("Content-Disposition", "attachment; filename=lines.txt")
                            .result("one"));
        });
        site.start(0);
    }

    String url() {
        return "http://localhost:" + site.port();
    }

    Switchboard switchboard() {
        return switchboard;
    }

    List<String> lines() {
        return lines;
    }

    /** From now on, what is sent with this text waits. */
    void hold(String text) {
        gates.put(text, new CountDownLatch(1));
    }

    void letGo(String text) {
        requireNonNull(gates.get(text), text).countDown();
    }

    /** The next answer to a submission is kept, and the test decides what becomes of it. */
    HeldAnswer holdAnswer() {
        HeldAnswer held = new HeldAnswer();
        next.set(held);
        return held;
    }

    void clear() {
        next.set(null);
        lines.clear();
        gates.clear();
        switchboard.clear();
    }

    private void passed(String text) {
        CountDownLatch gate = gates.get(text);
        try {
            if (gate != null && !gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let \"" + text + "\" go");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public Outcome add(Line line) {
        passed(line.text());
        lines.add(line.text());
        return Outcome.done().notice("Added " + line.text());
    }

    @UseServer(value = Anyone.class, order = Order.PARALLEL)
    public Outcome addAtOnce(Line line) {
        return switch (line.text()) {
            case "too much" -> Outcome.invalid("There is no room");
            case "/bench/there" -> go(line);
            default -> add(line);
        };
    }

    public Outcome say(Motto motto) {
        return Outcome.done().notice("Said " + motto.motto());
    }

    public record Name(String name) {}

    public Name rename(@Previous @Nullable Name before, Name typed) {
        passed(typed.name());
        return new Name(typed.name().strip().toLowerCase(Locale.ROOT));
    }

    public int count(@Previous Integer before, Line line) {
        passed(line.text());
        return before + 1;
    }

    public Outcome go(Line line) {
        passed(line.text());
        Outcome.Redirect redirect = Outcome.redirect(line.text());
        return line.text().endsWith("?quietly") ? redirect : redirect.notice("Gone to " + line.text());
    }

    /** Off the site, where it may leave to. */
    public Outcome leave(Line line) {
        return Outcome.leave(URI.create(line.text()));
    }

    public record Rows(List<@Valid Row> rows) {}

    public record Row(@NotBlank(message = "Name it") String name) {}

    public Outcome keepRows(Rows rows) {
        return Outcome.done()
                .notice("Kept " + rows.rows().stream().map(Row::name).toList());
    }

    public Outcome addRow(Form<Rows> form) {
        return Outcome.edit(form.withRow("rows"));
    }

    public Outcome removeRow(int row, Form<Rows> form) {
        return Outcome.edit(form.withoutRow("rows", row));
    }

    public enum Cut {
        S,
        M,
        L
    }

    public record Controls(
            String text,
            String note,
            boolean news,
            Cut size,
            Cut fit,
            List<Cut> also,
            LocalDate day,
            String colour,
            int level,
            Optional<Upload> picture,
            String elsewhere) {}

    public Outcome keep(Controls given) {
        passed(given.text());
        if (given.text().equals("wrong")) {
            return Outcome.invalid("text", "Not this");
        }
        return Outcome.done()
                .notice("Kept " + given.text() + ", " + given.note() + ", " + given.news() + ", " + given.size() + ", "
                        + given.fit() + ", " + given.also() + ", " + given.day() + ", " + given.colour() + ", "
                        + given.level() + ", "
                        + given.picture().map(Upload::name).orElse("none") + ", "
                        + given.elsewhere());
    }

    public Outcome fail(Line line) {
        passed(line.text());
        throw new IllegalStateException("on purpose");
    }

    /** What the button of a row does: the row goes. */
    public void remove(int index, Call call) {
        lines.remove(index);
    }

    public void tidy() {
        passed("tidy");
    }

    /** To the top. */
    public void raise(String line) {
        passed(line);
        if (lines.remove(line)) {
            lines.add(0, line);
        }
    }

    public Outcome decide(String line, Line why) {
        passed(why.text());
        lines.remove(line);
        return Outcome.done().notice("Decided " + line + ": " + why.text());
    }

    public void drop(String line) {
        passed(line);
        lines.remove(line);
    }

    @Override
    public void close() {
        site.stop();
    }
}
