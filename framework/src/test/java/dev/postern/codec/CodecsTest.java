package dev.postern.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecsTest {
    enum Size {
        SMALL,
        LARGE {
            @Override
            public String toString() {
                return "big";
            }
        }
    }

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("text", String.class),
            Map.entry("boolean", boolean.class),
            Map.entry("byte", byte.class),
            Map.entry("short", Short.class),
            Map.entry("int", int.class),
            Map.entry("long", Long.class),
            Map.entry("bigint", BigInteger.class),
            Map.entry("decimal", BigDecimal.class),
            Map.entry("float", float.class),
            Map.entry("double", Double.class),
            Map.entry("char", char.class),
            Map.entry("enum", Size.class),
            Map.entry("date", LocalDate.class),
            Map.entry("time", LocalTime.class),
            Map.entry("datetime", LocalDateTime.class),
            Map.entry("month", YearMonth.class),
            Map.entry("year", Year.class),
            Map.entry("instant", Instant.class),
            Map.entry("offset", OffsetDateTime.class),
            Map.entry("zoned", ZonedDateTime.class),
            Map.entry("duration", Duration.class),
            Map.entry("zone", ZoneId.class),
            Map.entry("uuid", UUID.class),
            Map.entry("uri", URI.class),
            Map.entry("currency", Currency.class),
            Map.entry("locale", Locale.class));

    private static Class<?> typeOf(String name) {
        return Objects.requireNonNull(TYPES.get(name), name);
    }

    private static <T> Decoded<T> decode(Class<T> type, String text) {
        return Codecs.standard().find(type).orElseThrow().decode(text);
    }

    @ParameterizedTest
    @CsvSource({
        "text, ' a ', ' a '",
        "boolean, true, true",
        "boolean, on, true",
        "boolean, false, false",
        "byte, -128, -128",
        "short, 32767, 32767",
        "int, 007, 7",
        "int, -0, 0",
        "int, 2147483647, 2147483647",
        "long, -9223372036854775808, -9223372036854775808",
        "bigint, 123456789012345678901234567890, 123456789012345678901234567890",
        "decimal, 3.50, 3.50",
        "decimal, .5, 0.5",
        "decimal, 1e3, 1000",
        "decimal, -1E-2, -0.01",
        "float, 1.5, 1.5",
        "double, 3, 3",
        "double, 3.25, 3.25",
        "double, 1e300, 1.0E300",
        "char, x, x",
        "enum, SMALL, SMALL",
        "enum, LARGE, LARGE",
        "date, 2031-04-09, 2031-04-09",
        "date, 2028-02-29, 2028-02-29",
        "time, 14:30, 14:30",
        "time, 14:30:15, 14:30:15",
        "time, 14:30:15.123456789, 14:30:15.123",
        "datetime, 2031-04-09T10:30, 2031-04-09T10:30",
        "datetime, 2031-04-09T10:30:15, 2031-04-09T10:30:15",
        "month, 2031-04, 2031-04",
        "year, 2031, 2031",
        "instant, 2031-04-09T10:30:00Z, 2031-04-09T10:30:00Z",
        "offset, 2031-04-09T10:30+02:00, 2031-04-09T10:30+02:00",
        "zoned, '2031-04-09T10:30+02:00[Europe/Berlin]', '2031-04-09T10:30+02:00[Europe/Berlin]'",
        "duration, PT1H30M, PT1H30M",
        "zone, Europe/Berlin, Europe/Berlin",
        "uuid, 3F2A9C1E-5b7d-4e8f-a1c2-9d0b6e4f7a35, 3f2a9c1e-5b7d-4e8f-a1c2-9d0b6e4f7a35",
        "uri, https://example.org/a?b#c, https://example.org/a?b#c",
        "currency, EUR, EUR",
        "locale, de-AT, de-AT",
    })
    void readsASpellingAndWritesTheValueAsItsControlWould(String type, String text, String written) {
        assertThat(written(typeOf(type), text)).isEqualTo(written);
    }

    private static <T> String written(Class<T> type, String text) {
        Decoded<T> decoded = decode(type, text);
        assertThat(decoded).isInstanceOf(Decoded.Value.class);
        T value = ((Decoded.Value<T>) decoded).value();
        assertThat(Codecs.standard().text(value))
                .contains(Codecs.standard().find(type).orElseThrow().encode(value));
        return Codecs.standard().text(value).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "boolean, 1",
        "boolean, TRUE",
        "boolean, yes",
        "boolean, ' true'",
        "byte, 128",
        "short, -32769",
        "int, 99999999999",
        "int, 2147483648",
        "int, +1",
        "int, 1_000",
        "int, '1,000'",
        "int, 0x10",
        "int, 1e3",
        "int, 1.0",
        "int, ١٢",
        "int, １２",
        "int, ' 1'",
        "int, '1 '",
        "int, -",
        "int, --1",
        "int, −1",
        "int, ½",
        "long, 9223372036854775808",
        "bigint, 1.0",
        "bigint, +1",
        "decimal, NaN",
        "decimal, Infinity",
        "decimal, 1e",
        "decimal, e1",
        "decimal, .",
        "decimal, 5.",
        "decimal, -.",
        "decimal, '3,5'",
        "decimal, 1e301",
        "decimal, 1e9999",
        "decimal, 1e-301",
        "decimal, 1e99999999999",
        "decimal, 0x1p3",
        "decimal, 1f",
        "decimal, 1d",
        "decimal, ١.٢",
        "decimal, +1",
        "double, NaN",
        "double, Infinity",
        "double, -Infinity",
        "double, 1e309",
        "double, 1d",
        "double, 0x1p3",
        "float, 1e39",
        "char, ab",
        "char, 😀",
        "enum, small",
        "enum, big",
        "enum, 'SMALL '",
        "enum, 0",
        "date, 31/02/2031",
        "date, 2031-02-31",
        "date, 2031-4-9",
        "date, -0044-03-15",
        "date, +12031-04-09",
        "date, ٢٠٣١-٠٤-٠٩",
        "date, 2031-04-09T00:00",
        "date, tomorrow",
        "time, 24:00",
        "time, 2:30",
        "time, 14.30",
        "time, 14:60",
        "datetime, 2031-04-09",
        "datetime, '2031-04-09 10:30'",
        "datetime, 2031-04-09T10:30Z",
        "month, 2031-13",
        "month, 2031",
        "month, 04/2031",
        "year, 31",
        "year, 20310",
        "year, -031",
        "year, ٢٠٣١",
        "instant, 2031-04-09T10:30",
        "instant, 0",
        "duration, 90",
        "duration, PT",
        "zone, Europe/Nowhere",
        "zone, '../etc'",
        "uuid, 1-1-1-1-1",
        "uuid, x",
        "uri, 'a b'",
        "uri, 'http://['",
        "currency, EURO",
        "currency, eur",
        "locale, de_AT",
        "locale, '!'",
    })
    void refusesWhatIsNoSuchValue(String type, String text) {
        assertThat(decode(typeOf(type), text)).isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void refusesTextWithACharacterThatDatabasesChokeOn() {
        assertThat(decode(String.class, "a\0b")).isInstanceOf(Decoded.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "long",
                "bigint",
                "decimal",
                "double",
                "date",
                "instant",
                "duration",
                "zone",
                "uuid",
                "uri",
                "locale"
            })
    void refusesALongTextQuickly(String type) {
        String text = "9".repeat(100_000);
        decode(typeOf(type), text);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < 100; i++) {
            assertThat(decode(typeOf(type), text)).isInstanceOf(Decoded.Refused.class);
        }
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .isLessThan(50_000_000);
    }

    @Test
    void findsTheSameForAPrimitiveAndItsBox() {
        assertThat(Codecs.standard().find(int.class))
                .isEqualTo(Codecs.standard().find((Class<?>) Integer.class));
        assertThat(Codecs.standard().find(void.class)).isEmpty();
        assertThat(Codecs.standard().find(Thread.class)).isEmpty();
    }

    record Id(long number) {}

    private static final ValueCodec<Id> IDS = new ValueCodec<>() {
        @Override
        public Decoded<Id> decode(String text) {
            return text.startsWith("#")
                    ? new Decoded.Value<>(new Id(Long.parseLong(text.substring(1))))
                    : new Decoded.Refused<>("is not a number like #7");
        }

        @Override
        public String encode(Id id) {
            return "#" + id.number();
        }
    };

    @Test
    void takesASitesOwnCodecAndLeavesTheOthersAlone() {
        Codecs codecs = Codecs.standard().with(Id.class, IDS);
        assertThat(codecs.find(Id.class).orElseThrow().decode("#7")).isEqualTo(new Decoded.Value<>(new Id(7)));
        assertThat(codecs.text(new Id(7))).contains("#7");
        assertThat(codecs.kind(Id.class)).isEmpty();
        assertThat(Codecs.standard().find(Id.class)).isEmpty();
        assertThat(codecs.find(int.class)).isPresent();
    }

    @Test
    void letsASitesOwnCodecWinOverOurs() {
        ValueCodec<Size> shout = new ValueCodec<>() {
            @Override
            public Decoded<Size> decode(String text) {
                return new Decoded.Value<>(Size.LARGE);
            }

            @Override
            public String encode(Size value) {
                return "!";
            }
        };
        Codecs codecs = Codecs.standard().with(Size.class, shout);
        assertThat(codecs.find(Size.class).orElseThrow().decode("x")).isEqualTo(new Decoded.Value<>(Size.LARGE));
        assertThat(codecs.text(Size.LARGE)).contains("!");
    }

    @Test
    void writesNothingForTypesItDoesNotKnow() {
        assertThat(Codecs.standard().text(new Object())).isEmpty();
        assertThat(Codecs.standard().text(new Id(7))).isEmpty();
    }
}
