package dev.postern.travel;

import dev.postern.codec.Variants;
import dev.postern.wire.Value;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records, and sealed interfaces of records. */
final class Records {
    private static final Logger LOG = LoggerFactory.getLogger(Records.class);

    private Records() {}

    /** A record: an object with its components. Other members are nobody's, and left alone. */
    static final class One extends Passage {
        private final Class<?> type;
        private final List<String> names;
        private final List<Passage> components;
        private final List<MethodHandle> accessors;
        private final MethodHandle constructor;

        One(
                Class<?> type,
                List<String> names,
                List<Passage> components,
                List<MethodHandle> accessors,
                MethodHandle constructor) {
            this.type = type;
            this.names = List.copyOf(names);
            this.components = List.copyOf(components);
            this.accessors = List.copyOf(accessors);
            this.constructor = constructor;
        }

        Class<?> type() {
            return type;
        }

        @Override
        String kind() {
            return "";
        }

        @Override
        Object read(Value value, Reading reading) {
            if (!(value instanceof Value.Members members)) {
                return misfit(value, reading);
            }
            @Nullable Object[] made = new @Nullable Object[components.size()];
            boolean fit = true;
            for (int i = 0; i < made.length; i++) {
                Value sent = members.values().getOrDefault(names.get(i), Value.UNDEFINED);
                int back = reading.component(names.get(i));
                made[i] = sent == Value.UNDEFINED
                        ? components.get(i).absent(reading)
                        : components.get(i).read(sent, reading);
                reading.leave(back);
                fit &= made[i] != FAILED;
            }
            return fit ? made(made, reading) : FAILED;
        }

        private Object made(@Nullable Object[] values, Reading reading) {
            try {
                return (Object) constructor.invokeExact(values);
            } catch (StackOverflowError deep) {
                return refused(deep, reading);
            } catch (VirtualMachineError serious) {
                throw serious;
            } catch (Throwable refused) {
                return refused(refused, reading);
            }
        }

        private Object refused(Throwable thrown, Reading reading) {
            // Without its message, which likes to quote what was sent.
            LOG.warn(
                    "the constructor of {} threw {}; the call was answered as invalid.\n"
                            + "  To mend it: say the rule as a constraint, so that it can be told.",
                    type.getName(),
                    thrown.getClass().getName());
            LOG.debug("the constructor of {} threw", type.getName(), thrown);
            return reading.refuse(Misfit.Why.REFUSED, "");
        }

        @Override
        Value write(Object given, Writing writing) {
            return new Value.Members(members(given, writing, new LinkedHashMap<>()));
        }

        Map<String, Value> members(Object given, Writing writing, Map<String, Value> into) {
            for (int i = 0; i < names.size(); i++) {
                Object component = component(i, given);
                writing.enter("." + names.get(i));
                // An object need not say what it has not; a list has to.
                into.put(
                        names.get(i),
                        component instanceof Optional<?> optional && optional.isEmpty()
                                ? Value.UNDEFINED
                                : components.get(i).writeOrNull(component, writing));
                writing.leave();
            }
            return into;
        }

        private @Nullable Object component(int index, Object given) {
            try {
                return (Object) accessors.get(index).invokeExact(given);
            } catch (RuntimeException | Error unchecked) {
                throw unchecked;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        }
    }

    /** One of several records: an object whose member {@code kind} says which. */
    static final class Choice extends Passage {
        private final Map<String, One> byKind;
        private final Map<Class<?>, String> kinds = new HashMap<>();

        Choice(Map<String, One> byKind) {
            this.byKind = byKind;
            byKind.forEach((kind, record) -> kinds.put(record.type(), kind));
        }

        @Override
        String kind() {
            return "choice";
        }

        @Override
        @Nullable
        Object read(Value value, Reading reading) {
            if (!(value instanceof Value.Members members)) {
                return misfit(value, reading);
            }
            Value kind = members.values().getOrDefault(Variants.KIND, Value.UNDEFINED);
            One record = kind instanceof Value.Text name ? byKind.get(name.value()) : null;
            if (record == null) {
                int back = reading.component(Variants.KIND);
                Object failed = misfit(kind, reading);
                reading.leave(back);
                return failed;
            }
            return record.read(value, reading);
        }

        @Override
        Value write(Object given, Writing writing) {
            String kind = Objects.requireNonNull(kinds.get(given.getClass()), "sealed, and all records are known");
            Map<String, Value> members = new LinkedHashMap<>();
            members.put(Variants.KIND, new Value.Text(kind));
            return new Value.Members(Objects.requireNonNull(byKind.get(kind)).members(given, writing, members));
        }
    }

    /** A type that contains itself, while it is found out what it contains. */
    static final class Itself extends Passage {
        private @Nullable Passage known;

        void is(Passage found) {
            known = found;
        }

        private Passage known() {
            return Objects.requireNonNull(known, "asked before all was found");
        }

        @Override
        String kind() {
            return known().kind();
        }

        @Override
        @Nullable
        Object read(Value value, Reading reading) {
            return known().read(value, reading);
        }

        @Override
        @Nullable
        Object absent(Reading reading) {
            return known().absent(reading);
        }

        @Override
        Value write(Object given, Writing writing) {
            return known().write(given, writing);
        }
    }
}
