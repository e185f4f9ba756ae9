package dev.postern.e2e;

import dev.postern.call.Anyone;
import dev.postern.form.FormData;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import dev.postern.wire.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Functions that give back what they are given, each of one type of Java's; and one that gives what nobody can send. */
@UseServer(Anyone.class)
public final class Typed {
    public enum Size {
        SMALL,
        LARGE
    }

    public sealed interface Shape permits Circle, Group {}

    public record Circle(double radius) implements Shape {}

    public record Group(List<Shape> shapes) implements Shape {}

    public record Box(Size size, @Nullable BigDecimal price, Optional<LocalDate> due, Map<String, int[]> counts) {}

    public record Pair<A, B>(A one, B other) {}

    public boolean flag(boolean flag) {
        return flag;
    }

    public byte tiny(byte tiny) {
        return tiny;
    }

    public int count(int count) {
        return count;
    }

    public double exact(double exact) {
        return exact;
    }

    public URI address(URI address) {
        return address;
    }

    public Pair<Size, List<Pair<Integer, @Nullable String>>> pair(
            Pair<Size, List<Pair<Integer, @Nullable String>>> pair) {
        return pair;
    }

    public Flow.Publisher<Integer> published(int last) {
        return subscriber -> {
            SubmissionPublisher<Integer> numbers = new SubmissionPublisher<>();
            numbers.subscribe(subscriber);
            IntStream.rangeClosed(1, last).forEach(numbers::submit);
            numbers.close();
        };
    }

    public InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    public Size size(Size size) {
        return size;
    }

    public Shape shape(Shape shape) {
        return shape;
    }

    public Box box(Box box) {
        return box;
    }

    public BigDecimal decimal(BigDecimal decimal) {
        return decimal;
    }

    public BigInteger whole(BigInteger whole) {
        return whole;
    }

    public long large(long large) {
        return large;
    }

    public short small(short small) {
        return small;
    }

    public float rough(float rough) {
        return rough;
    }

    public char letter(char letter) {
        return letter;
    }

    public String text(String text) {
        return text;
    }

    public Instant instant(Instant instant) {
        return instant;
    }

    public Date date(Date date) {
        return date;
    }

    public LocalDate day(LocalDate day) {
        return day;
    }

    public LocalTime time(LocalTime time) {
        return time;
    }

    public LocalDateTime dayAndTime(LocalDateTime dayAndTime) {
        return dayAndTime;
    }

    public OffsetDateTime offset(OffsetDateTime offset) {
        return offset;
    }

    public ZonedDateTime zoned(ZonedDateTime zoned) {
        return zoned;
    }

    public OffsetTime offsetTime(OffsetTime offsetTime) {
        return offsetTime;
    }

    public Year year(Year year) {
        return year;
    }

    public YearMonth month(YearMonth month) {
        return month;
    }

    public MonthDay monthDay(MonthDay monthDay) {
        return monthDay;
    }

    public Duration duration(Duration duration) {
        return duration;
    }

    public Period period(Period period) {
        return period;
    }

    public ZoneId zone(ZoneId zone) {
        return zone;
    }

    public ZoneOffset zoneOffset(ZoneOffset zoneOffset) {
        return zoneOffset;
    }

    public UUID id(UUID id) {
        return id;
    }

    public Locale language(Locale language) {
        return language;
    }

    public Optional<Size> perhaps(Optional<Size> perhaps) {
        return perhaps;
    }

    public @Nullable Integer orNull(@Nullable Integer orNull) {
        return orNull;
    }

    public List<Long> list(List<Long> list) {
        return list;
    }

    public Collection<@Nullable String> collection(Collection<@Nullable String> collection) {
        return collection;
    }

    public Set<Size> set(Set<Size> set) {
        return set;
    }

    public Map<Size, Integer> bySize(Map<Size, Integer> bySize) {
        return bySize;
    }

    public Map<Double, List<Shape>> byNumber(Map<Double, List<Shape>> byNumber) {
        return byNumber;
    }

    public byte[] bytes(byte[] bytes) {
        return bytes;
    }

    public short[] shorts(short[] shorts) {
        return shorts;
    }

    public char[] units(char[] units) {
        return units;
    }

    public int[] ints(int[] ints) {
        return ints;
    }

    public long[] longs(long[] longs) {
        return longs;
    }

    public float[] floats(float[] floats) {
        return floats;
    }

    public double[] doubles(double[] doubles) {
        return doubles;
    }

    public boolean[] flags(boolean[] flags) {
        return flags;
    }

    public Size[][] sizes(Size[][] sizes) {
        return sizes;
    }

    public CompletionStage<Integer> promise(CompletionStage<Integer> promise) {
        return promise;
    }

    public List<Upload> files(List<Upload> files) {
        return files;
    }

    public String file(Upload file) throws IOException {
        return file.name() + ", " + file.declaredType() + ": " + new String(file.bytes(), StandardCharsets.UTF_8);
    }

    public FormData form(FormData form) {
        return form;
    }

    public Value symbol() {
        return new Value.Symbol("a symbol");
    }
}
