package dev.postern.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JavaUtilDate")
class PackingTest {
    enum Size {
        SMALL,
        LARGE
    }

    record Point(int x, int y) {}

    record Named<T>(String name, @Nullable T value) {}

    record Twice<T>(Named<T> one, List<Named<T>> others) {}

    /** Every type that travels, in one place. */
    @SuppressWarnings("JavaUtilDate") // it travels, as old code has it
    record All(
            boolean flag,
            byte tiny,
            short little,
            int whole,
            long big,
            char letter,
            float single,
            double twofold,
            @Nullable Boolean boxedFlag,
            @Nullable Byte boxedTiny,
            @Nullable Short boxedLittle,
            @Nullable Integer boxedWhole,
            @Nullable Long boxedBig,
            @Nullable Character boxedLetter,
            @Nullable Float boxedSingle,
            @Nullable Double boxedTwofold,
            @Nullable String text,
            @Nullable BigInteger bigger,
            @Nullable BigDecimal exact,
            @Nullable UUID id,
            @Nullable Instant moment,
            @Nullable LocalDate day,
            @Nullable LocalTime time,
            @Nullable LocalDateTime dayAndTime,
            @Nullable ZonedDateTime zoned,
            @Nullable OffsetDateTime offset,
            @Nullable OffsetTime offsetTime,
            @Nullable Year year,
            @Nullable YearMonth month,
            @Nullable MonthDay birthday,
            @Nullable Duration duration,
            @Nullable Period period,
            @Nullable ZoneId zone,
            @Nullable ZoneOffset shift,
            @Nullable Date date,
            @Nullable URI address,
            @Nullable Locale language,
            @Nullable Currency money,
            @Nullable Size size,
            @Nullable DayOfWeek weekday,
            @Nullable Point point,
            Optional<Point> maybe,
            @Nullable List<@Nullable String> texts,
            @Nullable Collection<Integer> numbers,
            @Nullable Set<Size> sizes,
            @Nullable Map<String, @Nullable Point> points,
            Named<Point> generic,
            Twice<String> nested,
            List<? extends Point> wild) {}

    record Arrays_(byte[] bytes, int[] numbers, String[] texts, Point[][] points) {}

    private static Packing of(Type type) throws Packing.CannotTravel {
        return Packing.of(type, "it");
    }

    private static @Nullable Object thereAndBack(Packing packing, @Nullable Object value) {
        Packed.Out out = new Packed.Out();
        packing.pack(value, out);
        Packed.In in = new Packed.In(out.toBytes());
        Object read = packing.unpack(in);
        in.end();
        return read;
    }

    private static All full() {
        return new All(
                true,
                Byte.MIN_VALUE,
                Short.MAX_VALUE,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                '\uffff',
                -0.0f,
                Double.NaN,
                false,
                (byte) -1,
                (short) -1,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                '\0',
                Float.MIN_VALUE,
                Double.NEGATIVE_INFINITY,
                "Ærøskøbing \uD83D\uDE80\0",
                BigInteger.TWO.pow(200).negate(),
                new BigDecimal("-1.2300"),
                new UUID(-1, 1),
                Instant.MIN,
                LocalDate.MAX,
                LocalTime.MAX,
                LocalDateTime.MIN,
                ZonedDateTime.parse("2031-10-26T02:30:00+01:00[Europe/Paris]"),
                OffsetDateTime.MAX,
                OffsetTime.MIN,
                Year.of(Year.MAX_VALUE),
                YearMonth.of(10_000, 12),
                MonthDay.of(2, 29),
                Duration.ofSeconds(-1, 1),
                Period.of(-1, 2, -3),
                ZoneId.of("Europe/Paris"),
                ZoneOffset.ofHours(-3),
                new Date(-1),
                URI.create("https://example.org/a?b=%C3%A9#c"),
                Locale.forLanguageTag("de-AT"),
                Currency.getInstance("EUR"),
                Size.LARGE,
                DayOfWeek.SUNDAY,
                new Point(-1, 1),
                Optional.of(new Point(0, 0)),
                Arrays.asList("a", null, ""),
                List.of(3, 1, 2),
                new TreeSet<>(List.of(Size.SMALL, Size.LARGE)),
                points(),
                new Named<>("generic", new Point(5, 6)),
                new Twice<>(new Named<>("one", null), List.of(new Named<>("two", "2"))),
                List.of(new Point(7, 8)));
    }

    private static Map<String, @Nullable Point> points() {
        Map<String, @Nullable Point> points = new LinkedHashMap<>();
        points.put("z", new Point(1, 2));
        points.put("a", null);
        return points;
    }

    @Test
    void bringsEveryTypeThereAndBack() throws Packing.CannotTravel {
        assertThat(thereAndBack(of(All.class), full())).isEqualTo(full());
    }

    @Test
    void bringsNothingThereAndBackInEveryPlaceThatMayBeEmpty() throws Exception {
        Packing packing = of(All.class);
        All full = full();
        RecordComponent[] components = All.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object value = components[i].getAccessor().invoke(full);
            values[i] = types[i].isPrimitive() ? value : types[i] == Optional.class ? Optional.empty() : null;
        }
        All empty = All.class.cast(All.class.getDeclaredConstructor(types).newInstance(values));
        assertThat(thereAndBack(packing, empty)).isEqualTo(empty);
        assertThat(thereAndBack(packing, null)).isNull();
    }

    @Test
    void bringsArraysThereAndBack() throws Packing.CannotTravel {
        Arrays_ arrays = new Arrays_(new byte[] {0, -1}, new int[] {1, -1}, new String[] {"a", ""}, new Point[][] {
            {new Point(1, 2)}, {}
        });
        assertThat(thereAndBack(of(Arrays_.class), arrays))
                .usingRecursiveComparison()
                .isEqualTo(arrays);
    }

    @Test
    void keepsTheOrderOfAMapAndOfASet() throws Packing.CannotTravel {
        All read = (All) Objects.requireNonNull(thereAndBack(of(All.class), full()));
        assertThat(read.points()).containsExactlyEntriesOf(points());
        assertThat(read.sizes()).containsExactly(Size.SMALL, Size.LARGE);
    }

    @Test
    void takesFewBytesForSmallThings() throws Packing.CannotTravel {
        Packed.Out out = new Packed.Out();
        of(long.class).pack(42L, out);
        assertThat(out.toBytes()).hasSize(1);
        Packed.Out negative = new Packed.Out();
        of(int.class).pack(-42, negative);
        assertThat(negative.toBytes()).hasSize(1);
    }

    @Test
    void refusesNullWhereAPrimitiveIsDeclared() throws Packing.CannotTravel {
        Packing packing = of(int.class);
        assertThatThrownBy(() -> packing.pack(null, new Packed.Out()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a int cannot be null");
    }

    @Test
    void readsAConstantByItsNameWhereverItStandsToday() throws Packing.CannotTravel {
        Packed.Out out = new Packed.Out().text("SMALL");
        assertThat(of(Size.class).unpack(new Packed.In(out.toBytes()))).isEqualTo(Size.SMALL);
        Packed.Out gone = new Packed.Out().text("MEDIUM");
        assertThatThrownBy(() -> of(Size.class).unpack(new Packed.In(gone.toBytes())))
                .isInstanceOf(Packed.Unreadable.class)
                .hasMessage("is no Size of today");
    }

    record Strict(int positive) {
        Strict {
            if (positive < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    @Test
    void callsWhatARecordRefusesUnreadable() throws Packing.CannotTravel {
        Packed.Out out = new Packed.Out().oneByte(1).number(-1);
        assertThatThrownBy(() -> of(Strict.class).unpack(new Packed.In(out.toBytes())))
                .isInstanceOf(Packed.Unreadable.class)
                .hasMessage("is refused by its record");
    }

    // ── contracts ──────────────────────────────────────────────────────────────────────────────────────────────────

    static class Before {
        record Row(int id, List<String> tags) {}
    }

    static class Same {
        record Row(int id, List<String> tags) {}
    }

    static class OtherType {
        record Row(long id, List<String> tags) {}
    }

    static class OtherName {
        record Row(int key, List<String> tags) {}
    }

    static class OtherOrder {
        record Row(List<String> tags, int id) {}
    }

    static class OtherDepth {
        record Row(int id, List<Integer> tags) {}
    }

    static class Boxed {
        record Row(Integer id, List<String> tags) {}
    }

    static class OtherCollection {
        record Row(int id, Set<String> tags) {}
    }

    static class Longer {
        record Row(int id, List<String> tags, boolean more) {}
    }

    static class Renamed {
        record Line(int id, List<String> tags) {}
    }

    static Stream<Class<?>> changed() {
        return Stream.of(
                OtherType.Row.class,
                OtherName.Row.class,
                OtherOrder.Row.class,
                OtherDepth.Row.class,
                Boxed.Row.class,
                OtherCollection.Row.class,
                Longer.Row.class,
                Renamed.Line.class);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void hasAnotherContractWhenAnyPartIsAnother(Class<?> type) throws Packing.CannotTravel {
        assertThat(of(type).contract()).isNotEqualTo(of(Before.Row.class).contract());
    }

    @Test
    void hasTheSameContractInAnotherPackageOrClass() throws Packing.CannotTravel {
        assertThat(of(Same.Row.class).contract()).isEqualTo(of(Before.Row.class).contract());
        assertThat(of(Before.Row.class).contract()).isEqualTo("Row{id:int;tags:List<String>;}");
    }

    // ── types that cannot travel ───────────────────────────────────────────────────────────────────────────────────

    @Tainted
    record Secret(String text) {}

    @Tainted
    sealed interface Hidden {}

    record Key(String text) implements Hidden {}

    record Keyed<T>(Key key, T other) {}

    record WithSecret(String name, @Tainted String password) {}

    record WithSecretType(Secret secret) {}

    record Loop(String name, List<Loop> loops) {}

    record Ever<T>(@Nullable T value, @Nullable Ever<List<T>> next) {}

    record Deep(Map<String, List<Inner>> rows) {
        record Inner(Object thing) {}
    }

    record Listed(List<?> things, int x) {}

    record Generic<T>(List<T>[] lists) {}

    static Stream<Arguments> cannot() {
        return Stream.of(
                arguments(Object.class, "it: java.lang.Object"),
                arguments(Runnable.class, "it: java.lang.Runnable"),
                arguments(List.class, "it: java.util.List"),
                arguments(Secret.class, "it: Secret is @Tainted"),
                arguments(WithSecret.class, "it.password: is @Tainted"),
                arguments(Key.class, "it: Key is @Tainted"),
                arguments(Keyed.class, "it.key: Key is @Tainted"),
                arguments(WithSecretType.class, "it.secret: Secret is @Tainted"),
                arguments(Loop.class, "it.loops[]: Loop contains itself"),
                arguments(Deep.class, "it.rows[][].thing: java.lang.Object"),
                arguments(Listed.class, "it.things[]: java.lang.Object"),
                arguments(Generic.class, "it.lists: an array of java.util.List<T>; use a List"));
    }

    @ParameterizedTest
    @MethodSource("cannot")
    void saysWhichPartCannotTravel(Class<?> type, String message) {
        assertThatThrownBy(() -> of(type))
                .isInstanceOf(Packing.CannotTravel.class)
                .hasMessage(message);
    }

    record HasEver(Ever<String> ever) {}

    @Test
    void givesUpOnATypeThatGrowsForEver() {
        assertThatThrownBy(() -> of(HasEver.class))
                .isInstanceOf(Packing.CannotTravel.class)
                .message()
                .endsWith("is nested without an end");
    }

    // ── bytes that are none of ours ────────────────────────────────────────────────────────────────────────────────

    /** Whatever the bytes are, there is a value or there is Unreadable. */
    private static void survives(Packing packing, byte[] bytes) {
        try {
            packing.unpack(new Packed.In(bytes));
        } catch (Packed.Unreadable expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
    }

    @Test
    void readsAnyBytesAtAllOrSaysThatTheyAreUnreadable() throws Packing.CannotTravel {
        Random random = new Random(20310409);
        Set<Packing> packings = new HashSet<>();
        for (RecordComponent component : All.class.getRecordComponents()) {
            packings.add(of(component.getGenericType()));
        }
        for (RecordComponent component : Arrays_.class.getRecordComponents()) {
            packings.add(of(component.getGenericType()));
        }
        packings.add(of(Strict.class));
        for (Packing packing : packings) {
            for (int i = 0; i < 400; i++) {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                if (bytes.length > 0 && i % 2 == 0) {
                    bytes[0] = (byte) random.nextInt(3);
                }
                survives(packing, bytes);
            }
        }
    }

    @Test
    void readsItsOwnBytesWithAnyOneOfThemChangedOrCutOff() throws Packing.CannotTravel {
        Packing packing = of(All.class);
        Packed.Out out = new Packed.Out();
        packing.pack(full(), out);
        byte[] bytes = out.toBytes();
        for (int i = 0; i < bytes.length; i++) {
            for (int change : new int[] {1, 0x7F, 0x80, 0xFF}) {
                byte[] edited = bytes.clone();
                edited[i] ^= (byte) change;
                survives(packing, edited);
            }
            survives(packing, Arrays.copyOf(bytes, i));
        }
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("a day beyond the calendar", LocalDate.class, one().number(Long.MAX_VALUE)),
                arguments("a time of 25 hours", LocalTime.class, one().count(25L * 3600 * 1_000_000_000)),
                arguments(
                        "a moment beyond time",
                        Instant.class,
                        one().number(Long.MAX_VALUE).count(-1)),
                arguments("a number without digits", BigInteger.class, one().count(0)),
                arguments(
                        "a decimal with a scale that is no int",
                        BigDecimal.class,
                        one().number(1L << 40).count(1)),
                arguments("an int that is a long", int.class, new Packed.Out().number(1L << 40)),
                arguments(
                        "a thirteenth month",
                        YearMonth.class,
                        one().number(2031).oneByte(13)),
                arguments("a zone nobody lives in", ZoneId.class, one().bytes(new byte[] {'x', '/', 'y'})),
                arguments("a count that runs on", long.class, new Packed.Out().raw(new byte[] {
                            -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1
                        })));
    }

    private static Packed.Out one() {
        return new Packed.Out().oneByte(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void calls(String what, Class<?> type, Packed.Out bytes) {
        assertThatThrownBy(() -> of(type).unpack(new Packed.In(bytes.toBytes())))
                .isInstanceOf(Packed.Unreadable.class);
    }

    record Lists(List<Byte> bytes) {}

    @Test
    void allocatesNothingByWhatALengthClaims() throws Packing.CannotTravel {
        for (long claimed : new long[] {Integer.MAX_VALUE, 1L << 33, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            for (Type type : List.of(Lists.class, byte[].class, long[].class, String.class)) {
                Packed.Out out = new Packed.Out();
                if (type == Lists.class || type == String.class || type == byte[].class) {
                    out.oneByte(1);
                }
                out.count(claimed).oneByte(7);
                assertThatThrownBy(() -> of(type).unpack(new Packed.In(out.toBytes())))
                        .as("%s, %s", type, claimed)
                        .isInstanceOf(Packed.Unreadable.class);
            }
        }
    }

    @Test
    void tellsTheEndFromMore() {
        List<String> texts = new ArrayList<>();
        Packed.In in =
                new Packed.In(new Packed.Out().text("a").text(null).text("").toBytes());
        texts.add(in.words());
        texts.add(String.valueOf(in.text()));
        assertThatThrownBy(in::end).isInstanceOf(Packed.Unreadable.class).hasMessage("goes on after its end");
        texts.add(in.words());
        in.end();
        assertThat(texts).containsExactly("a", "null", "");
    }

    record Note(List<Optional<String>> lines, Map<String, BigInteger> sums) {}

    /** Nobody reads what is sealed. But it lies with the visitor for as long as its key is kept. */
    @Test
    void packsWhatIsTaintedWhereItStaysHereAlone() throws Packing.CannotTravel {
        Packing packing = Packing.of(Note.class, "it");
        String secret = Taint.value(new String("SECRET-7Q".toCharArray()));
        BigInteger number = Taint.value(new BigInteger("48151623421337"));
        List<Note> notes = List.of(
                new Note(List.of(Optional.of(secret)), Map.of()),
                new Note(List.of(), Map.of("sum", number)),
                new Note(List.of(), Map.of(secret, BigInteger.ONE)));
        for (Note note : notes) {
            Packed.Out here = new Packed.Out();
            packing.pack(note, here);
            assertThat(packing.unpack(new Packed.In(here.toBytes()))).isEqualTo(note);
            assertThatExceptionOfType(Packed.Secret.class)
                    .isThrownBy(() -> packing.pack(note, new Packed.Out().withoutSecrets()))
                    .withMessageMatching(
                            "a (String|BigInteger) in it is tainted, and nothing that is tainted is sealed;"
                                    + " bind what it is found by, such as an id");
        }
    }
}
