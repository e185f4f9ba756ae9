package dev.postern.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import dev.postern.codec.Packing.CannotTravel;
import dev.postern.form.FormData;
import dev.postern.travel.Arguments.Bound;
import dev.postern.upload.Upload;
import dev.postern.wire.CallLimits;
import dev.postern.wire.CallRefused;
import dev.postern.wire.Cost;
import dev.postern.wire.FiledBody;
import dev.postern.wire.PlainJson;
import dev.postern.wire.Reply;
import dev.postern.wire.RowAnswer;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.AnnotatedType;
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
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true of any values that are sent to any function: they fit or are refused, at a bounded price, the same each
 * time; and what fits is given back as something that fits again, and is the same.
 */
public final class ArgumentsFuzz {
    private static final Reply REPLY = new Reply(CallLimits.DEFAULT, Set.of("actions#save")::contains);
    private static final List<Slot> SLOTS = slots();

    private ArgumentsFuzz() {}

    enum Size {
        SMALL,
        LARGE
    }

    sealed interface Shape permits Circle, Square, Group {}

    record Circle(double radius) implements Shape {}

    record Square(int side, Optional<String> label) implements Shape {}

    record Group(List<Shape> shapes) implements Shape {}

    record Tree(String name, List<Tree> branches) {}

    record Pair<A, B>(A first, B second) {}

    record Positive(int number) {
        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("not positive");
            }
        }
    }

    record Wide(
            boolean flag,
            byte small,
            short medium,
            int whole,
            long large,
            float rough,
            double exact,
            char letter,
            String text,
            Optional<Integer> perhaps,
            @Nullable LocalDate day,
            Size size,
            Shape shape,
            List<Tree> trees,
            Map<String, Pair<Integer, Size>> pairs,
            Set<String> words,
            int[] numbers,
            Value any) {}

    /** Every type that arrives, each as the only parameter of a function. */
    @SuppressWarnings("UnusedMethod")
    private interface Signature {
        void takes(
                boolean flag,
                Boolean boxedFlag,
                byte small,
                short medium,
                int whole,
                Integer boxed,
                long large,
                float rough,
                double exact,
                char letter,
                String text,
                BigInteger big,
                BigDecimal decimal,
                Instant instant,
                Date date,
                LocalDate day,
                LocalTime time,
                LocalDateTime local,
                OffsetDateTime offset,
                OffsetTime offsetTime,
                ZonedDateTime zoned,
                YearMonth month,
                MonthDay monthDay,
                Period period,
                Duration duration,
                ZoneOffset zone,
                UUID id,
                URI uri,
                Locale locale,
                Size size,
                byte[] bytes,
                short[] shorts,
                char[] units,
                int[] ints,
                long[] longs,
                float[] floats,
                double[] doubles,
                String[] texts,
                Pair<String, int[]>[] pairs,
                Shape shape,
                Wide wide,
                Tree tree,
                Positive positive,
                Pair<List<Shape>, Optional<Size>> pair,
                List<@Nullable String> list,
                Collection<Positive> positives,
                Set<Pair<String, String>> set,
                Set<BigDecimal> decimals,
                Map<String, Integer> counts,
                Map<Integer, List<String>> byNumber,
                Map<Size, Tree> bySize,
                Map<LocalDate, Instant> byDay,
                Optional<Shape> perhaps,
                @Nullable Wide nullable,
                CompletionStage<Tree> later,
                CompletableFuture<List<Integer>> future,
                Upload upload,
                FormData form,
                ServerFunction<Tree> function,
                ServerFunction<?> anyFunction,
                Value any,
                Value.Members members);
    }

    /** A function that was handed over, as it is given back. Nothing here calls it. */
    private record Handed(Value.Reference reference) implements ServerFunction<Object> {
        @Override
        public String name() {
            return reference.function();
        }

        @Override
        public CompletionStage<@Nullable Object> call(@Nullable Object... arguments) {
            throw new UnsupportedOperationException();
        }
    }

    /** One type, on its way in and out. */
    private record Slot(String type, Arguments in, Travel.Result out) {
        Bound bind(Value value, boolean plain) {
            return in.bind(List.of(value), plain, (reference, gives) -> new Handed(reference));
        }

        byte[] rows(Bound.Fitting fitting) {
            return ArgumentsFuzz.rows(out.value(fitting.values().get(0)));
        }
    }

    private static List<Slot> slots() {
        Travel travel = new Travel(Codecs.standard());
        List<Slot> slots = new ArrayList<>();
        for (AnnotatedType type : Signature.class.getDeclaredMethods()[0].getAnnotatedParameterTypes()) {
            String name = type.getType().getTypeName();
            try {
                slots.add(new Slot(
                        name, travel.arguments(List.of(new Arguments.Slot("it", type))), travel.result(type, "it")));
            } catch (CannotTravel cannot) {
                throw new AssertionError(name, cannot);
            }
        }
        return slots;
    }

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] file) {
        for (Value value : reply(file)) {
            SLOTS.forEach(slot -> verify(slot, value, false, file.length));
        }
        for (Value value : json(file)) {
            SLOTS.forEach(slot -> verify(slot, value, true, file.length));
        }
    }

    private static void verify(Slot slot, Value value, boolean plain, int sent) {
        List<Bound> bound = new ArrayList<>();
        Runnable binding = () -> bound.add(slot.bind(value, plain));
        Cost.of(binding).or(Cost.of(binding)).isBounded(sent);
        Bound second = bound.get(1);
        if (bound.get(0) instanceof Bound.Misfitting misfitting) {
            assertThat(second).as(slot.type()).isEqualTo(misfitting);
            return;
        }
        Bound.Fitting fitting = (Bound.Fitting) bound.get(0);
        byte[] rows = slot.rows(fitting);
        assertThat(second)
                .as(slot.type())
                .isInstanceOfSatisfying(
                        Bound.Fitting.class,
                        twice -> assertThat(slot.rows(twice)).as(slot.type()).isEqualTo(rows));
        Value given = slot.out().value(fitting.values().get(0));
        assertThat(slot.bind(given, false))
                .as(slot.type())
                .isInstanceOfSatisfying(
                        Bound.Fitting.class,
                        back -> assertThat(text(slot.rows(back)))
                                .as(slot.type())
                                .isEqualTo(text(rows)));
    }

    private static List<Value> reply(byte[] file) {
        try {
            return REPLY.arguments(FiledBody.parts(file));
        } catch (CallRefused refused) {
            return List.of();
        }
    }

    private static List<Value> json(byte[] file) {
        try {
            return PlainJson.arguments(FiledBody.text(file), CallLimits.DEFAULT);
        } catch (CallRefused refused) {
            return List.of();
        }
    }

    private static byte[] rows(Value value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowAnswer answer = new RowAnswer(
                bytes -> {
                    out.writeBytes(bytes);
                    return CompletableFuture.completedFuture(null);
                },
                Runnable::run,
                broken -> {
                    throw new AssertionError("what arrived can be given back", broken);
                });
        assertThat(answer.send(value).toCompletableFuture()).isCompleted();
        return out.toByteArray();
    }

    private static String text(byte[] rows) {
        return new String(rows, StandardCharsets.ISO_8859_1);
    }
}
