package dev.postern.travel;

import dev.postern.codec.Codecs;
import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.wire.BinaryKind;
import dev.postern.wire.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The types that are one value each. What JavaScript has a type for arrives as that, and in plain JSON also as the text that
 * stands for it there; all else is a text in the spelling of its codec, the same that forms read.
 */
final class Scalars {
    /** The last of the whole numbers that doubles hold without a gap. */
    private static final long LAST_EXACT = 1L << 53;

    /** Digits that tell any double from all others. */
    private static final int TELLING = 17;

    private static final int LONGEST_TIME = 64;
    private static final int LAST_YEAR = 9999;

    /** Times that HTML's controls know to the millisecond alone; as texts they keep what they have. */
    private static final Set<Class<?>> FINER = Set.of(LocalTime.class, LocalDateTime.class);

    private static final ValueCodec<BigDecimal> DECIMALS =
            Codecs.standard().find(BigDecimal.class).orElseThrow();

    private final Codecs codecs;
    private final Map<Class<?>, Passage> natives = new HashMap<>();

    Scalars(Codecs codecs) {
        this.codecs = codecs;
        whole(byte.class, Byte.class, Byte.MIN_VALUE, Byte.MAX_VALUE, number -> (byte) number);
        whole(short.class, Short.class, Short.MIN_VALUE, Short.MAX_VALUE, number -> (short) number);
        whole(int.class, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE, number -> (int) number);
        whole(long.class, Long.class, Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
        both(
                float.class,
                Float.class,
                "number",
                value -> floating(number(value)),
                value -> floating(plainNumber(value)),
                given -> new Value.Num((Float) given));
        both(
                double.class,
                Double.class,
                "number",
                Scalars::number,
                Scalars::plainNumber,
                given -> new Value.Num((Double) given));
        natives.put(boolean.class, new Flag(false));
        natives.put(Boolean.class, new Flag(true));
        both(
                char.class,
                Character.class,
                "character",
                value -> value instanceof Value.Text text && text.value().length() == 1 && isWhole(text.value())
                        ? text.value().charAt(0)
                        : null,
                Scalars::nothing,
                given -> new Value.Text(given.toString()));
        put(String.class, "text", this::text, given -> new Value.Text((String) given));
        put(BigInteger.class, "whole", Scalars::bigInteger, given -> new Value.BigInt((BigInteger) given));
        put(
                BigDecimal.class,
                "number",
                this::bigDecimal,
                // As a text: no number of JavaScript's holds 0.10, or eighteen digits.
                given -> new Value.Text(spelt(BigDecimal.class, (BigDecimal) given)));
        put(Instant.class, "moment", Scalars::instant, this::plainInstant, given -> new Value.Moment((Instant) given));
        put(Date.class, "moment", value -> date(instant(value)), value -> date(plainInstant(value)), Scalars::date);
        put(
                OffsetDateTime.class,
                "moment",
                value -> value instanceof Value.Moment moment
                        ? spellable(moment.value().atOffset(ZoneOffset.UTC))
                        : decoded(OffsetDateTime.class, value),
                given -> new Value.Text(given.toString()));
        put(
                ZonedDateTime.class,
                "moment",
                value -> value instanceof Value.Moment moment
                        ? spellable(moment.value().atZone(ZoneOffset.UTC))
                        : decoded(ZonedDateTime.class, value),
                given -> new Value.Text(given.toString()));
        iso(OffsetTime.class, OffsetTime::parse);
        iso(MonthDay.class, MonthDay::parse);
        iso(Period.class, Period::parse);
        iso(ZoneOffset.class, ZoneOffset::of);
        put(
                byte[].class,
                "",
                Scalars::bytes,
                Scalars::plainBytes,
                given -> new Value.Binary(BinaryKind.UINT8, (byte[]) given));
    }

    /** How a type travels that is one value, or null. */
    @Nullable
    Passage find(Class<?> type) {
        Passage known = natives.get(type);
        return known == null ? coded(type) : known;
    }

    /** A map's key as the member of an object, where it is a text. */
    @Nullable
    Object key(Class<?> type, String text) {
        return type == String.class ? text(new Value.Text(text)) : decoded(type, new Value.Text(text));
    }

    private <T> @Nullable Passage coded(Class<T> type) {
        ValueCodec<T> codec = codecs.find(type).orElse(null);
        return codec == null
                ? null
                : new One(
                        type,
                        codecs.kind(type).orElse(""),
                        value -> decoded(codec, value),
                        Scalars::nothing,
                        FINER.contains(type) && codecs.kind(type).isPresent()
                                ? given -> new Value.Text(given.toString())
                                : given -> new Value.Text(codec.encode(type.cast(given))));
    }

    private <T> String spelt(Class<T> type, T given) {
        return codecs.find(type).map(codec -> codec.encode(given)).orElseGet(given::toString);
    }

    private @Nullable Object decoded(Class<?> type, Value value) {
        return codecs.find(type).map(codec -> decoded(codec, value)).orElse(null);
    }

    private static @Nullable Object decoded(ValueCodec<?> codec, Value value) {
        if (!(value instanceof Value.Text text) || text.value().isEmpty()) {
            return null;
        }
        try {
            return codec.decode(text.value()) instanceof Decoded.Value<?> decoded ? decoded.value() : null;
        } catch (RuntimeException broken) {
            // A site's own codec, against its contract. What it could not read is refused.
            return null;
        }
    }

    private void put(
            Class<?> type, String kind, Function<Value, @Nullable Object> read, Function<Object, Value> write) {
        put(type, kind, read, Scalars::nothing, write);
    }

    /**
     * @param plain what else is read where the values came as plain JSON, which has fewer words than React's formats
     */
    private void put(
            Class<?> type,
            String kind,
            Function<Value, @Nullable Object> read,
            Function<Value, @Nullable Object> plain,
            Function<Object, Value> write) {
        natives.put(type, new One(type, kind, read, plain, write));
    }

    private static @Nullable Object nothing(Value value) {
        return null;
    }

    private void both(
            Class<?> primitive,
            Class<?> boxed,
            String kind,
            Function<Value, @Nullable Object> read,
            Function<Value, @Nullable Object> plain,
            Function<Object, Value> write) {
        put(primitive, kind, read, plain, write);
        put(boxed, kind, read, plain, write);
    }

    private void whole(Class<?> primitive, Class<?> boxed, long least, long most, LongFunction<Object> box) {
        both(
                primitive,
                boxed,
                "whole",
                value -> {
                    Long number = whole(value);
                    return number == null || number < least || number > most ? null : box.apply(number);
                },
                Scalars::nothing,
                given -> number(((Number) given).longValue()));
    }

    static Value number(long number) {
        return Math.abs(number) <= LAST_EXACT && number != Long.MIN_VALUE
                ? new Value.Num(number)
                : new Value.BigInt(BigInteger.valueOf(number));
    }

    private static @Nullable Long whole(Value value) {
        if (value instanceof Value.Num number) {
            double sent = number.value();
            return sent == Math.rint(sent) && Math.abs(sent) <= LAST_EXACT ? (Long) (long) sent : null;
        }
        return value instanceof Value.BigInt big && big.value().bitLength() < Long.SIZE
                ? (Long) big.value().longValue()
                : null;
    }

    private static @Nullable Object floating(@Nullable Double number) {
        if (number == null) {
            return null;
        }
        double exact = number;
        float nearest = (float) exact;
        return Float.isInfinite(nearest) && !Double.isInfinite(exact) ? null : nearest;
    }

    private static @Nullable Double number(Value value) {
        return value instanceof Value.Num number ? (Double) number.value() : null;
    }

    /** Plain JSON has one kind of numbers, of which long whole ones are bigints here, and no word for some. */
    private static @Nullable Double plainNumber(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return decimal.value().doubleValue();
        }
        if (value instanceof Value.BigInt big) {
            double nearest = big.value().doubleValue();
            return isMeant(nearest, big.value()) ? (Double) nearest : null;
        }
        if (!(value instanceof Value.Text text)) {
            return null;
        }
        return switch (text.value()) {
            case "NaN" -> (Double) Double.NaN;
            case "Infinity" -> (Double) Double.POSITIVE_INFINITY;
            case "-Infinity" -> (Double) Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    /**
     * Whether a whole number is this double's own, or how one spells it with no more digits than tell it from all others: of
     * {@code 2 ** 60} JavaScript makes 1152921504606847000.
     */
    private static boolean isMeant(double nearest, BigInteger sent) {
        if (Double.isInfinite(nearest)) {
            return false;
        }
        BigDecimal exact = new BigDecimal(nearest);
        BigDecimal spelt = new BigDecimal(sent);
        int digits = spelt.stripTrailingZeros().precision();
        return exact.compareTo(spelt) == 0
                || (digits <= TELLING && exact.round(new MathContext(digits)).compareTo(spelt) == 0);
    }

    private static @Nullable Object bigInteger(Value value) {
        if (value instanceof Value.BigInt big) {
            return big.value();
        }
        Long number = whole(value);
        return number == null ? null : BigInteger.valueOf(number);
    }

    private @Nullable Object bigDecimal(Value value) {
        if (value instanceof Value.Num number) {
            return Double.isFinite(number.value()) ? handy(decimal(number.value())) : null;
        }
        if (value instanceof Value.Decimal decimal) {
            return handy(decimal.value());
        }
        return value instanceof Value.BigInt big
                ? handy(new BigDecimal(big.value()))
                : decoded(BigDecimal.class, value);
    }

    /** What no text may say, no number may: 1e305 is three hundred digits long as soon as somebody adds one to it. */
    private static @Nullable BigDecimal handy(BigDecimal decimal) {
        return DECIMALS.decode(decimal.toString()) instanceof Decoded.Value<?> ? decimal : null;
    }

    private static BigDecimal decimal(double number) {
        return number == Math.rint(number) && Math.abs(number) <= LAST_EXACT
                ? BigDecimal.valueOf((long) number)
                : BigDecimal.valueOf(number);
    }

    /** A date of a year that its text can say: these types leave as texts. */
    private static <T extends TemporalAccessor> @Nullable T spellable(T date) {
        int year = date.get(ChronoField.YEAR);
        return year >= 0 && year <= LAST_YEAR ? date : null;
    }

    private static @Nullable Instant instant(Value value) {
        return value instanceof Value.Moment moment ? moment.value() : null;
    }

    private @Nullable Instant plainInstant(Value value) {
        return (Instant) decoded(Instant.class, value);
    }

    @SuppressWarnings("JavaUtilDate") // older models have them, and they travel like any other
    private static @Nullable Object date(@Nullable Instant moment) {
        try {
            return moment == null ? null : new Date(moment.toEpochMilli());
        } catch (ArithmeticException beyond) {
            return null;
        }
    }

    @SuppressWarnings("JavaUtilDate")
    private static Value date(Object given) {
        return new Value.Moment(Instant.ofEpochMilli(((Date) given).getTime()));
    }

    private @Nullable Object text(Value value) {
        if (!(value instanceof Value.Text text) || !isWhole(text.value())) {
            return null;
        }
        // The codec knows what no text may contain; an empty one it is never asked about.
        return text.value().isEmpty() ? "" : decoded(String.class, value);
    }

    /** A surrogate that stands alone would be another letter as soon as somebody stores it. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isLowSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static @Nullable Object bytes(Value value) {
        return value instanceof Value.Binary binary && binary.kind().elementBytes() == 1 ? binary.bytes() : null;
    }

    private static @Nullable Object plainBytes(Value value) {
        if (!(value instanceof Value.Text text)) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(text.value().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private void iso(Class<?> type, Function<String, Object> parse) {
        put(
                type,
                "",
                value -> {
                    if (!(value instanceof Value.Text text) || text.value().length() > LONGEST_TIME) {
                        return null;
                    }
                    try {
                        return parse.apply(text.value());
                    } catch (DateTimeException none) {
                        return null;
                    }
                },
                given -> new Value.Text(given.toString()));
    }

    /** One value. */
    private static final class One extends Passage {
        private final Class<?> type;
        private final String kind;
        private final Function<Value, @Nullable Object> read;
        private final Function<Value, @Nullable Object> plain;
        private final Function<Object, Value> write;

        One(
                Class<?> type,
                String kind,
                Function<Value, @Nullable Object> read,
                Function<Value, @Nullable Object> plain,
                Function<Object, Value> write) {
            this.type = type;
            this.kind = kind;
            this.read = read;
            this.plain = plain;
            this.write = write;
        }

        @Override
        String kind() {
            return kind;
        }

        @Override
        @Nullable
        Object read(Value value, Reading reading) {
            Object made = read.apply(value);
            if (made == null && reading.isPlain()) {
                made = plain.apply(value);
            }
            return made == null ? misfit(value, reading) : made;
        }

        @Override
        @Nullable
        Object absent(Reading reading) {
            return type == String.class ? "" : super.absent(reading);
        }

        @Override
        Value write(Object given, Writing writing) {
            return write.apply(given);
        }
    }

    /** A flag; a component of the primitive type is false where it is left out, as a checkbox is. */
    private static final class Flag extends Passage {
        private final boolean boxed;

        Flag(boolean boxed) {
            this.boxed = boxed;
        }

        @Override
        String kind() {
            return "flag";
        }

        @Override
        Object read(Value value, Reading reading) {
            return value instanceof Value.Flag flag ? (Object) flag.value() : misfit(value, reading);
        }

        @Override
        @Nullable
        Object absent(Reading reading) {
            return boxed ? super.absent(reading) : (Object) false;
        }

        @Override
        Value write(Object given, Writing writing) {
            return new Value.Flag((Boolean) given);
        }
    }
}
