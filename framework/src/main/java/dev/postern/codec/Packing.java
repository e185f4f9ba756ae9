package dev.postern.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Packs the values of one declared type, and unpacks them: chosen once by the type, never by the bytes.
 *
 * <p>Two packings with the same {@link #contract} read each other's bytes.
 */
public abstract class Packing {
    private final String contract;

    Packing(String contract) {
        this.contract = contract;
    }

    /** Spells the type out to its last part, so that a change of any part changes the text. */
    public final String contract() {
        return contract;
    }

    /** Writes a value; into what takes no secrets only one in which nothing is tainted. */
    public final void pack(@Nullable Object value, Packed.Out out) {
        out.refuseIfSecret(value);
        write(value, out);
    }

    abstract void write(@Nullable Object value, Packed.Out out);

    public abstract @Nullable Object unpack(Packed.In in);

    /** Why a type cannot be packed: which part of it, and what is wrong with that. */
    public static final class CannotTravel extends Exception {
        private static final long serialVersionUID = 1L;

        private final String path;
        private final String because;

        public CannotTravel(String path, String because) {
            super(path + ": " + because, null, false, false);
            this.path = path;
            this.because = because;
        }

        /** Which part it is, from the author's word for the whole. */
        public String path() {
            return path;
        }

        /** What is wrong with that part. */
        public String because() {
            return because;
        }
    }

    /** Finds the packing of a declared type; {@code path} is what the author calls it. */
    public static Packing of(Type type, String path) throws CannotTravel {
        return new Finder().find(type, path, Map.of());
    }

    /**
     * The packing of what travels in calls alone: no page can carry it.
     *
     * @param because what is wrong with it, by the path to the part that is
     */
    public static Packing none(String because) {
        return new NoPacking(because);
    }

    /** Why it packs nothing; empty for all that do. */
    public Optional<String> whyNone() {
        return Optional.empty();
    }

    private static final class NoPacking extends Packing {
        private final String because;

        NoPacking(String because) {
            super("-");
            this.because = because;
        }

        @Override
        public Optional<String> whyNone() {
            return Optional.of(because);
        }

        @Override
        void write(@Nullable Object value, Packed.Out out) {
            throw new IllegalStateException("no page can carry this, only a call from JavaScript can: " + because);
        }

        @Override
        public @Nullable Object unpack(Packed.In in) {
            throw new Packed.Unreadable("no page can carry this");
        }
    }

    private static final class Finder {
        /** Deeper than any type that somebody writes; a generic record can contain ever larger ones of itself. */
        private static final int DEEPEST = 50;

        private final Map<Type, Packing> open = new HashMap<>();
        private int depth;

        Packing find(Type type, String path, Map<TypeVariable<?>, Type> variables) throws CannotTravel {
            if (++depth > DEEPEST) {
                throw new CannotTravel(path, "is nested without an end");
            }
            Packing found = packing(type, path, variables);
            depth--;
            return found;
        }

        private Packing packing(Type type, String path, Map<TypeVariable<?>, Type> variables) throws CannotTravel {
            if (type instanceof TypeVariable<?> variable && variables.containsKey(variable)) {
                return find(variables.get(variable), path, variables);
            }
            if (type instanceof WildcardType wildcard) {
                return find(wildcard.getUpperBounds()[0], path, variables);
            }
            if (type instanceof GenericArrayType array) {
                throw new CannotTravel(path, "an array of " + array.getGenericComponentType() + "; use a List");
            }
            if (type instanceof ParameterizedType generic) {
                return generic(generic, path, variables);
            }
            if (type instanceof Class<?> plain) {
                return plain(plain, path);
            }
            throw new CannotTravel(path, type.getTypeName());
        }

        private Packing generic(ParameterizedType type, String path, Map<TypeVariable<?>, Type> variables)
                throws CannotTravel {
            Class<?> raw = (Class<?>) type.getRawType();
            Type[] arguments = type.getActualTypeArguments();
            if (raw == Optional.class) {
                return new OptionalPacking(find(arguments[0], path, variables));
            }
            if (raw == List.class || raw == Collection.class) {
                return new CollectionPacking("List", find(arguments[0], path + "[]", variables), ArrayList::new);
            }
            if (raw == Set.class) {
                return new CollectionPacking("Set", find(arguments[0], path + "[]", variables), LinkedHashSet::new);
            }
            if (raw == Map.class) {
                return new MapPacking(
                        find(arguments[0], path + " (key)", variables), find(arguments[1], path + "[]", variables));
            }
            if (raw.isRecord()) {
                Map<TypeVariable<?>, Type> inner = new HashMap<>(variables);
                for (int i = 0; i < arguments.length; i++) {
                    Type argument = arguments[i];
                    inner.put(
                            raw.getTypeParameters()[i],
                            argument instanceof TypeVariable<?> v ? variables.getOrDefault(v, v) : argument);
                }
                return record(raw, type, path, inner);
            }
            throw new CannotTravel(path, type.getTypeName());
        }

        private Packing plain(Class<?> type, String path) throws CannotTravel {
            if (Taint.isTaintedType(type)) {
                throw new CannotTravel(path, type.getSimpleName() + " is @Tainted");
            }
            Packing scalar = SCALARS.get(type);
            if (scalar != null) {
                return scalar;
            }
            if (type.isEnum()) {
                return new EnumPacking(type);
            }
            if (type.isArray() && type.getComponentType() != byte.class) {
                return new ArrayPacking(type.getComponentType(), find(type.getComponentType(), path + "[]", Map.of()));
            }
            if (type.isRecord()) {
                return record(type, type, path, Map.of());
            }
            throw new CannotTravel(path, type.getTypeName());
        }

        private Packing record(Class<?> raw, Type key, String path, Map<TypeVariable<?>, Type> variables)
                throws CannotTravel {
            if (Taint.isTaintedType(raw)) {
                throw new CannotTravel(path, raw.getSimpleName() + " is @Tainted");
            }
            if (open.containsKey(key)) {
                throw new CannotTravel(path, raw.getSimpleName() + " contains itself");
            }
            open.put(key, SCALARS.get(String.class));
            RecordComponent[] components = raw.getRecordComponents();
            List<Packing> parts = new ArrayList<>(components.length);
            List<MethodHandle> accessors = new ArrayList<>(components.length);
            StringBuilder contract = new StringBuilder(raw.getSimpleName()).append('{');
            for (RecordComponent component : components) {
                String inner = path + "." + component.getName();
                if (component.isAnnotationPresent(Tainted.class)) {
                    throw new CannotTravel(inner, "is @Tainted");
                }
                Packing part = find(component.getGenericType(), inner, variables);
                parts.add(part);
                contract.append(component.getName())
                        .append(':')
                        .append(part.contract())
                        .append(';');
                accessors.add(Linking.accessor(component, path));
            }
            open.remove(key);
            return new RecordPacking(
                    contract.append('}').toString(), parts, accessors, Linking.constructor(raw, components, path));
        }
    }

    /** Handles to what reflection may open: a record's constructor and accessors, whether or not it is public. */
    public static final class Linking {
        private Linking() {}

        /** Takes a record and gives the component, both as {@code Object}. */
        public static MethodHandle accessor(RecordComponent component, String path) throws CannotTravel {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                return MethodHandles.lookup()
                        .unreflect(accessor)
                        .asType(MethodType.methodType(Object.class, Object.class));
            } catch (IllegalAccessException | RuntimeException closed) {
                throw new CannotTravel(path, "its module does not open it to dev.postern");
            }
        }

        /** Takes the components as {@code Object[]} and gives the record as {@code Object}. */
        public static MethodHandle constructor(Class<?> record, RecordComponent[] components, String path)
                throws CannotTravel {
            try {
                Class<?>[] types = new Class<?>[components.length];
                for (int i = 0; i < types.length; i++) {
                    types[i] = components[i].getType();
                }
                Constructor<?> constructor = record.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return MethodHandles.lookup()
                        .unreflectConstructor(constructor)
                        // A last component of any number of values is an array like any other.
                        .asFixedArity()
                        .asSpreader(Object[].class, types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException | RuntimeException closed) {
                throw new CannotTravel(path, "its module does not open it to dev.postern");
            }
        }
    }

    private interface Writer {
        void write(Object value, Packed.Out out);
    }

    private static final class Scalar extends Packing {
        private final boolean primitive;
        private final Writer writer;
        private final Function<Packed.In, Object> reader;

        Scalar(String contract, boolean primitive, Writer writer, Function<Packed.In, Object> reader) {
            super(contract);
            this.primitive = primitive;
            this.writer = writer;
            this.reader = reader;
        }

        @Override
        void write(@Nullable Object value, Packed.Out out) {
            if (!primitive) {
                out.oneByte(value == null ? 0 : 1);
            }
            if (value != null) {
                writer.write(value, out);
            } else if (primitive) {
                throw new IllegalArgumentException("a " + contract() + " cannot be null");
            }
        }

        @Override
        public @Nullable Object unpack(Packed.In in) {
            if (!primitive && in.oneByte() == 0) {
                return null;
            }
            try {
                return reader.apply(in);
            } catch (Packed.Unreadable unreadable) {
                throw unreadable;
            } catch (RuntimeException notOne) {
                // A day beyond the calendar, a number without digits: whoever wrote that was not this packing.
                throw new Packed.Unreadable("is no " + contract());
            }
        }
    }

    private static final Map<Class<?>, Packing> SCALARS = scalars();

    @SuppressWarnings("JavaUtilDate") // older models have them, and they travel like any other
    private static Map<Class<?>, Packing> scalars() {
        Map<Class<?>, Packing> all = new HashMap<>();
        both(all, boolean.class, Boolean.class, (v, out) -> out.oneByte((Boolean) v ? 1 : 0), in -> in.oneByte() == 1);
        both(all, byte.class, Byte.class, (v, out) -> out.oneByte((Byte) v), in -> (byte) in.oneByte());
        both(
                all,
                short.class,
                Short.class,
                (v, out) -> out.number((Short) v),
                in -> Integer.valueOf(whole(in.number())).shortValue());
        both(all, int.class, Integer.class, (v, out) -> out.number((Integer) v), in -> whole(in.number()));
        both(all, long.class, Long.class, (v, out) -> out.number((Long) v), Packed.In::number);
        both(all, char.class, Character.class, (v, out) -> out.count((Character) v), in -> (char) in.count());
        both(
                all,
                float.class,
                Float.class,
                (v, out) -> out.raw(fixed(Float.floatToIntBits((Float) v), 4)),
                in -> Float.intBitsToFloat((int) fixed(in.raw(4))));
        both(
                all,
                double.class,
                Double.class,
                (v, out) -> out.raw(fixed(Double.doubleToLongBits((Double) v), 8)),
                in -> Double.longBitsToDouble(fixed(in.raw(8))));
        object(
                all,
                String.class,
                (v, out) -> out.bytes(((String) v).getBytes(StandardCharsets.UTF_8)),
                in -> new String(in.bytes(), StandardCharsets.UTF_8));
        object(all, byte[].class, (v, out) -> out.bytes((byte[]) v), Packed.In::bytes);
        object(
                all,
                BigInteger.class,
                (v, out) -> out.bytes(((BigInteger) v).toByteArray()),
                in -> new BigInteger(in.bytes()));
        object(
                all,
                BigDecimal.class,
                (v, out) -> out.number(((BigDecimal) v).scale())
                        .bytes(((BigDecimal) v).unscaledValue().toByteArray()),
                in -> {
                    int scale = whole(in.number());
                    return new BigDecimal(new BigInteger(in.bytes()), scale);
                });
        object(
                all,
                UUID.class,
                (v, out) -> out.raw(fixed(((UUID) v).getMostSignificantBits(), 8))
                        .raw(fixed(((UUID) v).getLeastSignificantBits(), 8)),
                in -> new UUID(fixed(in.raw(8)), fixed(in.raw(8))));
        object(all, Instant.class, Packing::writeInstant, in -> Instant.ofEpochSecond(in.number(), in.count()));
        object(
                all,
                LocalDate.class,
                (v, out) -> out.number(((LocalDate) v).toEpochDay()),
                in -> LocalDate.ofEpochDay(in.number()));
        object(
                all,
                LocalTime.class,
                (v, out) -> out.count(((LocalTime) v).toNanoOfDay()),
                in -> LocalTime.ofNanoOfDay(in.count()));
        spelt(all, LocalDateTime.class, LocalDateTime::parse);
        spelt(all, ZonedDateTime.class, ZonedDateTime::parse);
        spelt(all, OffsetDateTime.class, OffsetDateTime::parse);
        spelt(all, OffsetTime.class, OffsetTime::parse);
        spelt(all, MonthDay.class, MonthDay::parse);
        spelt(all, Duration.class, Duration::parse);
        spelt(all, Period.class, Period::parse);
        spelt(all, ZoneId.class, ZoneId::of);
        spelt(all, ZoneOffset.class, ZoneOffset::of);
        spelt(all, URI.class, URI::create);
        spelt(all, Currency.class, Currency::getInstance);
        object(
                all,
                Locale.class,
                (v, out) -> out.bytes(((Locale) v).toLanguageTag().getBytes(StandardCharsets.UTF_8)),
                in -> Locale.forLanguageTag(new String(in.bytes(), StandardCharsets.UTF_8)));
        // As numbers: their texts say years beyond 9999 in a way that they do not read.
        object(all, Year.class, (v, out) -> out.number(((Year) v).getValue()), in -> Year.of(whole(in.number())));
        object(
                all,
                YearMonth.class,
                (v, out) -> out.number(((YearMonth) v).getYear()).oneByte(((YearMonth) v).getMonthValue()),
                in -> YearMonth.of(whole(in.number()), in.oneByte()));
        object(all, Date.class, (v, out) -> out.number(((Date) v).getTime()), in -> new Date(in.number()));
        return Map.copyOf(all);
    }

    private static void both(
            Map<Class<?>, Packing> all,
            Class<?> primitive,
            Class<?> boxed,
            Writer writer,
            Function<Packed.In, Object> reader) {
        all.put(primitive, new Scalar(primitive.getName(), true, writer, reader));
        all.put(boxed, new Scalar(boxed.getSimpleName(), false, writer, reader));
    }

    private static void object(
            Map<Class<?>, Packing> all, Class<?> type, Writer writer, Function<Packed.In, Object> reader) {
        all.put(type, new Scalar(type.getSimpleName(), false, writer, reader));
    }

    private static void spelt(Map<Class<?>, Packing> all, Class<?> type, Function<String, Object> parse) {
        object(
                all,
                type,
                (v, out) -> out.bytes(v.toString().getBytes(StandardCharsets.UTF_8)),
                in -> parse.apply(new String(in.bytes(), StandardCharsets.UTF_8)));
    }

    private static int whole(long number) {
        return Math.toIntExact(number);
    }

    private static void writeInstant(Object value, Packed.Out out) {
        Instant instant = (Instant) value;
        out.number(instant.getEpochSecond());
        out.count(instant.getNano());
    }

    private static byte[] fixed(long value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
        return bytes;
    }

    private static long fixed(byte[] bytes) {
        long value = 0;
        for (byte b : bytes) {
            value = value << 8 | (b & 0xFF);
        }
        return value;
    }

    private static final class EnumPacking extends Packing {
        private final Class<?> type;

        EnumPacking(Class<?> type) {
            super("enum " + type.getSimpleName());
            this.type = type;
        }

        @Override
        void write(@Nullable Object value, Packed.Out out) {
            // By name: a constant added in the middle must not rename those that pages already carry.
            out.text(value == null ? null : ((Enum<?>) value).name());
        }

        @Override
        public @Nullable Object unpack(Packed.In in) {
            String name = in.text();
            if (name == null) {
                return null;
            }
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
            throw new Packed.Unreadable("is no " + type.getSimpleName() + " of today");
        }
    }

    private static final class OptionalPacking extends Packing {
        private final Packing value;

        OptionalPacking(Packing value) {
            super("Optional<" + value.contract() + ">");
            this.value = value;
        }

        @Override
        void write(@Nullable Object optional, Packed.Out out) {
            boolean present = optional instanceof Optional<?> o && o.isPresent();
            out.oneByte(present ? 1 : 0);
            if (present && optional instanceof Optional<?> o) {
                value.pack(o.get(), out);
            }
        }

        @Override
        public Object unpack(Packed.In in) {
            return in.oneByte() == 0 ? Optional.empty() : Optional.ofNullable(value.unpack(in));
        }
    }

    private static final class CollectionPacking extends Packing {
        private final Packing element;
        private final Function<Integer, Collection<@Nullable Object>> maker;

        CollectionPacking(String kind, Packing element, Function<Integer, Collection<@Nullable Object>> maker) {
            super(kind + "<" + element.contract() + ">");
            this.element = element;
            this.maker = maker;
        }

        @Override
        void write(@Nullable Object value, Packed.Out out) {
            if (value == null) {
                out.count(0);
                return;
            }
            Collection<?> values = (Collection<?>) value;
            out.count(values.size() + 1L);
            for (Object one : values) {
                element.pack(one, out);
            }
        }

        @Override
        public @Nullable Object unpack(Packed.In in) {
            long size = in.count();
            if (size == 0) {
                return null;
            }
            Collection<@Nullable Object> values = maker.apply(in.length(size - 1));
            for (long i = 1; i < size; i++) {
                values.add(element.unpack(in));
            }
            return values;
        }
    }

    private static final class ArrayPacking extends Packing {
        private final Class<?> type;
        private final Packing element;

        ArrayPacking(Class<?> type, Packing element) {
            super(element.contract() + "[]");
            this.type = type;
            this.element = element;
        }

        @Override
        void write(@Nullable Object value, Packed.Out out) {
            if (value == null) {
                out.count(0);
                return;
            }
            int length = Array.getLength(value);
            out.count(length + 1L);
            for (int i = 0; i < length; i++) {
                element.pack(Array.get(value, i), out);
            }
        }

        @Override
        public @Nullable Object unpack(Packed.In in) {
            long size = in.count();
            if (size == 0) {
                return null;
            }
            Object array = Array.newInstance(type, in.length(size - 1));
            for (int i = 0; i < size - 1; i++) {
                Array.set(array, i, element.unpack(in));
            }
            return array;
        }
    }

    private static final class MapPacking extends Packing {
        private final Packing key;
        private final Packing value;

        MapPacking(Packing key, Packing value) {
            super("Map<" + key.contract() + "," + value.contract() + ">");
            this.key = key;
            this.value = value;
        }

        @Override
        void write(@Nullable Object map, Packed.Out out) {
            if (map == null) {
                out.count(0);
                return;
            }
            Map<?, ?> entries = (Map<?, ?>) map;
            out.count(entries.size() + 1L);
            entries.forEach((k, v) -> {
                key.pack(k, out);
                value.pack(v, out);
            });
        }

        @Override
        public @Nullable Object unpack(Packed.In in) {
            long size = in.count();
            if (size == 0) {
                return null;
            }
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            int entries = in.length(size - 1);
            for (int i = 0; i < entries; i++) {
                Object k = key.unpack(in);
                map.put(k, value.unpack(in));
            }
            return map;
        }
    }

    private static final class RecordPacking extends Packing {
        private final List<Packing> parts;
        private final List<MethodHandle> accessors;
        private final MethodHandle constructor;

        RecordPacking(String contract, List<Packing> parts, List<MethodHandle> accessors, MethodHandle constructor) {
            super(contract);
            this.parts = parts;
            this.accessors = accessors;
            this.constructor = constructor;
        }

        @Override
        void write(@Nullable Object value, Packed.Out out) {
            out.oneByte(value == null ? 0 : 1);
            if (value == null) {
                return;
            }
            for (int i = 0; i < parts.size(); i++) {
                try {
                    parts.get(i).pack((Object) accessors.get(i).invokeExact(value), out);
                } catch (RuntimeException | Error unchecked) {
                    throw unchecked;
                } catch (Throwable checked) {
                    throw new IllegalStateException(checked);
                }
            }
        }

        @Override
        public @Nullable Object unpack(Packed.In in) {
            if (in.oneByte() == 0) {
                return null;
            }
            @Nullable Object[] values = new @Nullable Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = parts.get(i).unpack(in);
            }
            try {
                return (Object) constructor.invokeExact(values);
            } catch (Error error) {
                throw error;
            } catch (Throwable refused) {
                // Its rules may be stricter today than when the value was packed.
                throw new Packed.Unreadable("is refused by its record");
            }
        }
    }
}
