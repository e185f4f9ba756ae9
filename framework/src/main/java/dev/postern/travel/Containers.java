package dev.postern.travel;

import dev.postern.wire.BinaryKind;
import dev.postern.wire.Value;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that hold others. */
final class Containers {
    private Containers() {}

    /** Something that may be missing: null, or an empty {@code Optional}. */
    static final class Maybe extends Passage {
        private final Passage inner;
        private final boolean optional;

        Maybe(Passage inner, boolean optional) {
            this.inner = inner;
            this.optional = optional;
        }

        @Override
        String kind() {
            return inner.kind();
        }

        @Override
        @Nullable
        Object read(Value value, Reading reading) {
            if (value == Value.NULL || value == Value.UNDEFINED) {
                return absent(reading);
            }
            Object made = inner.read(value, reading);
            return made == FAILED || !optional ? made : Optional.ofNullable(made);
        }

        @Override
        @Nullable
        Object absent(Reading reading) {
            return optional ? Optional.empty() : null;
        }

        @Override
        Value write(Object given, Writing writing) {
            if (!optional) {
                return inner.write(given, writing);
            }
            Object there = ((Optional<?>) given).orElse(null);
            return there == null ? Value.NULL : writing.guarded(there, inner);
        }
    }

    /** A list or a set. */
    static final class Several extends Passage {
        private final Passage each;
        private final boolean set;

        Several(Passage each, boolean set) {
            this.each = each;
            this.set = set;
        }

        @Override
        String kind() {
            return "";
        }

        @Override
        Object read(Value value, Reading reading) {
            List<Value> values = set ? ofSet(value) : ofList(value);
            if (values == null) {
                return misfit(value, reading);
            }
            List<@Nullable Object> made = new ArrayList<>(values.size());
            if (!all(values, each, reading, made)) {
                return FAILED;
            }
            return set ? distinct(made, reading) : Collections.unmodifiableList(made);
        }

        private static Object distinct(List<@Nullable Object> values, Reading reading) {
            Crowds crowds = new Crowds();
            Set<@Nullable Object> distinct = new LinkedHashSet<>();
            for (Object sent : values) {
                Object value = withoutSign(sent);
                if (distinct.add(value) && !crowds.hasRoomFor(value)) {
                    return reading.refuse(Misfit.Why.INVALID, "");
                }
            }
            return Collections.unmodifiableSet(distinct);
        }

        @Override
        Object absent(Reading reading) {
            return set ? Set.of() : List.of();
        }

        @Override
        Value write(Object given, Writing writing) {
            List<Value> values = written((Collection<?>) given, each, writing);
            return set ? new Value.Distinct(values) : new Value.Items(values);
        }
    }

    /** To JavaScript's Map and Set, -0 is 0; to Java's they are two. */
    private static @Nullable Object withoutSign(@Nullable Object key) {
        if (key instanceof Double number && number == 0) {
            return 0.0;
        }
        return key instanceof Float number && number == 0 ? (Object) 0f : key;
    }

    private static @Nullable List<Value> ofList(Value value) {
        if (value instanceof Value.Items items) {
            return items.values();
        }
        if (value instanceof Value.Iterated iterated) {
            return iterated.values();
        }
        return value instanceof Value.Streamed streamed && streamed.source() instanceof Value.Source.Ended ended
                ? ended.values()
                : null;
    }

    /** Plain JSON has arrays alone. */
    private static @Nullable List<Value> ofSet(Value value) {
        if (value instanceof Value.Distinct distinct) {
            return distinct.values();
        }
        return value instanceof Value.Items items ? items.values() : null;
    }

    private static boolean all(List<Value> values, Passage each, Reading reading, Collection<@Nullable Object> into) {
        boolean fit = true;
        int index = 0;
        for (Value value : values) {
            int back = reading.index(index++);
            Object made = each.read(value, reading);
            reading.leave(back);
            fit &= made != Passage.FAILED;
            into.add(made);
        }
        return fit;
    }

    private static List<Value> written(Collection<?> given, Passage each, Writing writing) {
        List<Value> values = new ArrayList<>(given.size());
        for (Object one : given) {
            writing.enter("[" + values.size() + "]");
            values.add(each.writeOrNull(one, writing));
            writing.leave();
        }
        return values;
    }

    /** An array; of numbers, a typed array as well. */
    static final class Arrayed extends Passage {
        private static final Map<Class<?>, BinaryKind> VIEWS = Map.of(
                short.class, BinaryKind.INT16,
                char.class, BinaryKind.UINT16,
                int.class, BinaryKind.INT32,
                long.class, BinaryKind.BIG_INT64,
                float.class, BinaryKind.FLOAT32,
                double.class, BinaryKind.FLOAT64);

        private final Class<?> type;
        private final Passage each;
        private final @Nullable BinaryKind view;

        Arrayed(Class<?> type, Passage each) {
            this.type = type;
            this.each = type == char.class ? new Unit(each) : each;
            this.view = VIEWS.get(type);
        }

        @Override
        String kind() {
            return "";
        }

        @Override
        Object read(Value value, Reading reading) {
            if (value instanceof Value.Binary binary && binary.kind() == view) {
                return unpacked(binary.bytes());
            }
            List<Value> values = ofList(value);
            if (values == null) {
                return misfit(value, reading);
            }
            List<@Nullable Object> made = new ArrayList<>(values.size());
            if (!all(values, each, reading, made)) {
                return FAILED;
            }
            Object array = Array.newInstance(type, made.size());
            for (int i = 0; i < made.size(); i++) {
                Array.set(array, i, made.get(i));
            }
            return array;
        }

        @Override
        Object absent(Reading reading) {
            return Array.newInstance(type, 0);
        }

        @Override
        Value write(Object given, Writing writing) {
            if (view != null) {
                return new Value.Binary(view, packed(given, Array.getLength(given) * view.elementBytes()));
            }
            List<@Nullable Object> all = new ArrayList<>();
            for (int i = 0; i < Array.getLength(given); i++) {
                all.add(Array.get(given, i));
            }
            return new Value.Items(written(all, each, writing));
        }

        private Object unpacked(byte[] bytes) {
            ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            Object array = Array.newInstance(type, view == null ? 0 : bytes.length / view.elementBytes());
            if (array instanceof short[] numbers) {
                from.asShortBuffer().get(numbers);
            } else if (array instanceof char[] units) {
                from.asCharBuffer().get(units);
            } else if (array instanceof int[] numbers) {
                from.asIntBuffer().get(numbers);
            } else if (array instanceof long[] numbers) {
                from.asLongBuffer().get(numbers);
            } else if (array instanceof float[] numbers) {
                from.asFloatBuffer().get(numbers);
            } else {
                from.asDoubleBuffer().get((double[]) array);
            }
            return array;
        }

        private static byte[] packed(Object array, int length) {
            ByteBuffer to = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            if (array instanceof short[] numbers) {
                to.asShortBuffer().put(numbers);
            } else if (array instanceof char[] units) {
                to.asCharBuffer().put(units);
            } else if (array instanceof int[] numbers) {
                to.asIntBuffer().put(numbers);
            } else if (array instanceof long[] numbers) {
                to.asLongBuffer().put(numbers);
            } else if (array instanceof float[] numbers) {
                to.asFloatBuffer().put(numbers);
            } else {
                to.asDoubleBuffer().put((double[]) array);
            }
            return to.array();
        }
    }

    /** An element of a {@code char[]}, which leaves as numbers: in plain JSON they are no more than that. */
    private static final class Unit extends Passage {
        private final Passage character;

        Unit(Passage character) {
            this.character = character;
        }

        @Override
        String kind() {
            return character.kind();
        }

        @Override
        @Nullable
        Object read(Value value, Reading reading) {
            return reading.isPlain() && value instanceof Value.Num number && number.value() == (char) number.value()
                    ? (Object) (char) number.value()
                    : character.read(value, reading);
        }

        @Override
        Value write(Object given, Writing writing) {
            return character.write(given, writing);
        }
    }

    /** A map: a Map, or an object, whose names are its keys; in plain JSON an array of pairs as well. */
    static final class Mapped extends Passage {
        private final Class<?> keyType;
        private final Passage key;
        private final Passage each;
        private final Scalars scalars;

        Mapped(Class<?> keyType, Passage key, Passage each, Scalars scalars) {
            this.keyType = keyType;
            this.key = key;
            this.each = each;
            this.scalars = scalars;
        }

        @Override
        String kind() {
            return "";
        }

        @Override
        Object read(Value value, Reading reading) {
            Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
            Crowds crowds = new Crowds();
            boolean fit = true;
            int place = 0;
            if (value instanceof Value.Members members) {
                for (Map.Entry<String, Value> member : members.values().entrySet()) {
                    int back = reading.key(member.getKey(), place++);
                    Object name = scalars.key(keyType, member.getKey());
                    if (name == null) {
                        name = reading.refuse(Misfit.Why.INVALID, key.kind());
                    }
                    fit &= isPut(name, each.read(member.getValue(), reading), made, crowds, reading);
                    reading.leave(back);
                }
                return fit ? Collections.unmodifiableMap(made) : FAILED;
            }
            List<Value.Entry> entries = value instanceof Value.Entries sent
                    ? sent.values()
                    : reading.isPlain() && value instanceof Value.Items items ? pairs(items.values()) : null;
            if (entries == null) {
                return misfit(value, reading);
            }
            for (Value.Entry entry : entries) {
                int back = reading.key(entry.key() instanceof Value.Text text ? text.value() : "", place++);
                fit &= isPut(key.read(entry.key(), reading), each.read(entry.value(), reading), made, crowds, reading);
                reading.leave(back);
            }
            return fit ? Collections.unmodifiableMap(made) : FAILED;
        }

        /** What a map leaves as whose keys are no texts; null where one of them is no pair. */
        private static @Nullable List<Value.Entry> pairs(List<Value> values) {
            List<Value.Entry> entries = new ArrayList<>(values.size());
            for (Value value : values) {
                if (!(value instanceof Value.Items pair) || pair.values().size() != 2) {
                    return null;
                }
                entries.add(new Value.Entry(pair.values().get(0), pair.values().get(1)));
            }
            return entries;
        }

        private boolean isPut(
                @Nullable Object sent,
                @Nullable Object value,
                Map<@Nullable Object, @Nullable Object> into,
                Crowds crowds,
                Reading reading) {
            if (sent == FAILED || value == FAILED) {
                return false;
            }
            Object name = withoutSign(sent);
            if (!crowds.hasRoomFor(name) || into.containsKey(name)) {
                // Of two keys to JavaScript that are one here, it is not ours to say which counts.
                return reading.refuse(Misfit.Why.INVALID, key.kind()) != FAILED;
            }
            into.put(name, value);
            return true;
        }

        @Override
        Object absent(Reading reading) {
            return Map.of();
        }

        @Override
        Value write(Object given, Writing writing) {
            List<Value.Entry> entries = new ArrayList<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) given).entrySet()) {
                writing.enter("[" + entries.size() + "]");
                entries.add(new Value.Entry(
                        key.writeOrNull(entry.getKey(), writing), each.writeOrNull(entry.getValue(), writing)));
                writing.leave();
            }
            return new Value.Entries(entries);
        }
    }
}
