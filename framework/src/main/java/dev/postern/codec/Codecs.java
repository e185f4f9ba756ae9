package dev.postern.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The codecs of one application by type: ours, and in front of them the site's own. Immutable. */
public final class Codecs {
    private static final Codecs STANDARD = new Codecs(ours());
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class,
            char.class, Character.class);

    private final Map<Class<?>, Entry> entries;

    /**
     * @param kind what the words for visitors call such a value; empty for a site's own type, whose codec says it itself
     */
    private record Entry(ValueCodec<?> codec, String kind) {}

    private Codecs(Map<Class<?>, Entry> entries) {
        this.entries = entries;
    }

    /** What every site understands: text, flags, numbers, enums by name, java.time in HTML's spellings, and a few more. */
    public static Codecs standard() {
        return STANDARD;
    }

    /** The same, with a site's own codec for a type, which wins over ours. */
    public <T> Codecs with(Class<T> type, ValueCodec<T> codec) {
        Map<Class<?>, Entry> more = new HashMap<>(entries);
        more.put(boxed(type), new Entry(codec, ""));
        return new Codecs(more);
    }

    /** The codec of a type; of a primitive type that of its box. */
    @SuppressWarnings("unchecked") // entries are put in by type
    public <T> Optional<ValueCodec<T>> find(Class<T> type) {
        Entry entry = entries.get(boxed(type));
        if (entry != null) {
            return Optional.of((ValueCodec<T>) entry.codec());
        }
        return type.isEnum() ? Optional.of(ofEnum(type)) : Optional.empty();
    }

    /**
     * What our words call values of a type, as in {@code date}, {@code whole}, {@code choice}; the messages' keys are
     * {@code postern.invalid.<kind>}. Empty for types we have no codec for, and for a site's own codec.
     */
    public Optional<String> kind(Class<?> type) {
        Entry entry = entries.get(boxed(type));
        if (entry != null) {
            return entry.kind().isEmpty() ? Optional.empty() : Optional.of(entry.kind());
        }
        return type.isEnum() ? Optional.of("choice") : Optional.empty();
    }

    /** Writes a value as a control sends it, by the codec of its class or of the nearest type above it. */
    @SuppressWarnings("unchecked") // the codec of a supertype can write it
    public Optional<String> text(Object value) {
        if (value instanceof String text && !isOwn(String.class)) {
            return Optional.of(text);
        }
        Entry entry = entryOf(value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
        if (entry != null) {
            return Optional.of(((ValueCodec<Object>) entry.codec()).encode(value));
        }
        return value instanceof Enum<?> constant ? Optional.of(constant.name()) : Optional.empty();
    }

    private boolean isOwn(Class<?> type) {
        Entry entry = entries.get(type);
        return entry != null && entry.kind().isEmpty();
    }

    private @Nullable Entry entryOf(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        Entry entry = entries.get(type);
        for (Class<?> above : type.getInterfaces()) {
            entry = entry == null ? entries.get(above) : entry;
        }
        return entry == null ? entryOf(type.getSuperclass()) : entry;
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? BOXES.getOrDefault(type, type) : type;
    }

    /** Constants by name, exactly as written: what a page offers is what comes back. */
    private static <T> ValueCodec<T> ofEnum(Class<T> type) {
        Map<String, T> byName = new HashMap<>();
        for (T constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return new TextCodec<>(
                Integer.MAX_VALUE, "is not one of the choices", byName::get, constant -> ((Enum<?>) constant).name());
    }

    private static Map<Class<?>, Entry> ours() {
        Map<Class<?>, Entry> ours = new HashMap<>();
        ours.put(
                String.class,
                new Entry(
                        new TextCodec<String>(
                                Integer.MAX_VALUE,
                                "has invisible characters in it",
                                text -> text.indexOf('\0') < 0 ? text : null,
                                text -> text),
                        "text"));
        ours.put(
                Boolean.class,
                new Entry(new TextCodec<>(5, "is neither true nor false", Codecs::flag, String::valueOf), "flag"));
        ours.put(
                Character.class,
                new Entry(
                        new TextCodec<Character>(
                                1, "is not a single character", text -> text.charAt(0), String::valueOf),
                        "character"));
        ours.put(Byte.class, whole(Byte.MIN_VALUE, Byte.MAX_VALUE, value -> (byte) value));
        ours.put(Short.class, whole(Short.MIN_VALUE, Short.MAX_VALUE, value -> (short) value));
        ours.put(Integer.class, whole(Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value));
        ours.put(Long.class, whole(Long.MIN_VALUE, Long.MAX_VALUE, value -> value));
        ours.put(BigInteger.class, new Entry(NumberCodecs.BIG_INTEGER, "whole"));
        ours.put(BigDecimal.class, new Entry(NumberCodecs.BIG_DECIMAL, "number"));
        ours.put(Float.class, new Entry(NumberCodecs.floating(Float::valueOf), "number"));
        ours.put(Double.class, new Entry(NumberCodecs.floating(Double::valueOf), "number"));
        ours.put(LocalDate.class, new Entry(TimeCodecs.DATE, "date"));
        ours.put(LocalTime.class, new Entry(TimeCodecs.TIME, "time"));
        ours.put(LocalDateTime.class, new Entry(TimeCodecs.DATE_TIME, "datetime"));
        ours.put(YearMonth.class, new Entry(TimeCodecs.MONTH, "month"));
        ours.put(Year.class, new Entry(TimeCodecs.YEAR, "year"));
        ours.put(Instant.class, new Entry(TimeCodecs.INSTANT, "moment"));
        ours.put(OffsetDateTime.class, new Entry(TimeCodecs.OFFSET, "moment"));
        ours.put(ZonedDateTime.class, new Entry(TimeCodecs.ZONED, "moment"));
        ours.put(Duration.class, new Entry(TimeCodecs.DURATION, "duration"));
        ours.put(ZoneId.class, new Entry(TimeCodecs.ZONE, "choice"));
        ours.put(
                UUID.class,
                new Entry(new TextCodec<>(36, "is not an identifier", Codecs::uuid, UUID::toString), "identifier"));
        ours.put(
                URI.class,
                new Entry(
                        new TextCodec<>(2048, "is not an address like https://example.org", Codecs::uri, URI::toString),
                        "address"));
        ours.put(
                Currency.class,
                new Entry(
                        new TextCodec<>(
                                3, "is not a currency like EUR", Currency::getInstance, Currency::getCurrencyCode),
                        "choice"));
        ours.put(
                Locale.class,
                new Entry(
                        new TextCodec<>(35, "is not a language like de-AT", Codecs::locale, Locale::toLanguageTag),
                        "choice"));
        return ours;
    }

    private static <T extends Number> Entry whole(long least, long most, LongFunction<T> box) {
        return new Entry(NumberCodecs.whole(least, most, box), "whole");
    }

    /** A checkbox without a value sends "on". */
    private static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "on", "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** {@code UUID.fromString} takes "1-1-1-1-1"; one spelling per value is enough. */
    private static @Nullable UUID uuid(String text) {
        UUID value = UUID.fromString(text);
        return value.toString().equalsIgnoreCase(text) ? value : null;
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            return null;
        }
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException notOne) {
            throw new IllegalArgumentException(notOne);
        }
    }
}
