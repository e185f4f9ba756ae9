package dev.postern.e2e;

import dev.postern.Postern;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import io.javalin.Javalin;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A site whose functions take and give every type there is: for what TypeScript is told of them. Nothing calls them. */
// Nothing calls them: their signatures are what is looked at.
@SuppressWarnings("DoNotCallSuggester")
@UseServer(Anyone.class)
public final class Everything {
    public enum Size {
        SMALL,
        LARGE
    }

    public sealed interface Shape permits Circle, Round, Group {}

    public record Circle(double radius) implements Shape {}

    /** One that has an interface of its own between. */
    public sealed interface Round extends Shape permits Ball {}

    public record Ball(double radius, Optional<String> label) implements Round {}

    public record Group(List<Shape> shapes) implements Shape {}

    public record Tree(String name, List<Tree> branches) {}

    public record Pair<A, B>(A first, @Nullable B second) {}

    public record Page<T>(List<T> items, Map<String, Pair<T, Integer>> byName, Optional<T> next) {}

    public record Order(
            String title,
            int copies,
            Optional<LocalDate> due,
            @Nullable Size size,
            List<String> words) {}

    /** Named like something that scripts know. */
    public record Event(Date date) {}

    public record Date(int day) {}

    public boolean scalars(boolean flag, byte small, int whole, double exact, char letter, String text) {
        return flag;
    }

    public long numbers(long large, BigInteger big, BigDecimal decimal, @Nullable Long perhaps) {
        return large;
    }

    public Instant times(Instant instant, java.util.Date date, LocalDate day, UUID id) {
        return instant;
    }

    public float rough(short small, float rough, @Nullable Float perhaps) {
        return rough;
    }

    public LocalDateTime clock(
            LocalTime time,
            LocalDateTime dayAndTime,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            OffsetTime offsetTime) {
        return dayAndTime;
    }

    public MonthDay calendar(Year year, YearMonth month, MonthDay monthDay, Period period) {
        return monthDay;
    }

    public Duration zones(Duration duration, ZoneId zone, ZoneOffset offset) {
        return duration;
    }

    public Locale addresses(URI address, Locale language) {
        return language;
    }

    public Shape shapes(Shape shape, Size size, List<Tree> trees) {
        return shape;
    }

    public Page<Order> generics(Pair<String, List<Size>> pair, Page<Integer> page, Event last) {
        throw new UnsupportedOperationException();
    }

    public Map<String, Set<Size>> containers(
            List<@Nullable String> list, Set<Integer> set, Map<Integer, Shape> map, List<Optional<Size>> perhaps) {
        throw new UnsupportedOperationException();
    }

    public double[] arrays(byte[] bytes, int[] ints, long[] longs, String[] texts, Shape[] shapes, Size[][] sizes) {
        throw new UnsupportedOperationException();
    }

    public boolean[] views(short[] shorts, char[] units, float[] floats, boolean[] flags) {
        return flags;
    }

    public char[] units(short[] shorts) {
        throw new UnsupportedOperationException();
    }

    public Collection<Size> collected(Collection<@Nullable Integer> numbers) {
        throw new UnsupportedOperationException();
    }

    public Map<Size, Optional<Order>> bySize(Map<Size, List<Integer>> bySize) {
        throw new UnsupportedOperationException();
    }

    public Upload files(Upload file, FormData form, List<Upload> more) {
        return file;
    }

    public Value anything(Value value) {
        return value;
    }

    public FormData form(FormData form) {
        return form;
    }

    public Value.Items kinds(Value.Num number, Value.Members object, Value.@Nullable Text text) {
        throw new UnsupportedOperationException();
    }

    public Optional<Size> perhaps(Optional<Size> middle, String text, @Nullable Order last) {
        return middle;
    }

    public ServerFunction<Order> functions(ServerFunction<Integer> function, List<ServerFunction<?>> more) {
        throw new UnsupportedOperationException();
    }

    public CompletionStage<Order> later(CompletionStage<Integer> number, CompletionStage<List<Size>> sizes) {
        throw new UnsupportedOperationException();
    }

    public CompletableFuture<Size> soon(CompletableFuture<Order> order) {
        throw new UnsupportedOperationException();
    }

    public Map<String, CompletionStage<Integer>> promises() {
        throw new UnsupportedOperationException();
    }

    public Stream<Order> items() {
        throw new UnsupportedOperationException();
    }

    public Iterator<Pair<String, Size>> pairs() {
        throw new UnsupportedOperationException();
    }

    public Flow.Publisher<Order> published() {
        throw new UnsupportedOperationException();
    }

    public Flow.Publisher<byte[]> bytes() {
        throw new UnsupportedOperationException();
    }

    public InputStream stream() {
        throw new UnsupportedOperationException();
    }

    public Outcome order(Order order) {
        return Outcome.done();
    }

    public Outcome correct(Form<Order> order) {
        return Outcome.done();
    }

    public int count(@Previous Integer before, Order order, Call call) {
        return before;
    }

    public void sealed(@Sealed long id, String text) {}

    public void delete(Event event) {}

    static Javalin site() {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "localhost";
            config.registerPlugin(new Postern(postern -> postern.functions(new Everything())));
        });
    }
}
