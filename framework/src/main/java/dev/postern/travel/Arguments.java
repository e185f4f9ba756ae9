package dev.postern.travel;

import dev.postern.wire.Value;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the values of a call into the arguments of one function. */
public final class Arguments {
    private final List<Passage> passages;

    Arguments(List<Passage> passages) {
        this.passages = passages;
    }

    /**
     * A parameter that a call gives a value to.
     *
     * @param name what messages call it
     */
    public record Slot(String name, AnnotatedType type) {}

    /** What came of a call's values. */
    public sealed interface Bound {
        /** All of them fit; in the order of the parameters. */
        record Fitting(List<@Nullable Object> values) implements Bound {}

        /** Some don't. */
        record Misfitting(List<Misfit> misfits) implements Bound {}
    }

    /** Binds what was sent by nobody who could have a function. */
    public Bound bind(List<Value> sent) {
        return bind(sent, false, References.NONE);
    }

    /**
     * Binds what was sent; where there are fewer values than parameters, the others are undefined.
     *
     * @param plain whether it came as plain JSON, in which texts stand for what only React's formats have a word for
     */
    public Bound bind(List<Value> sent, boolean plain, References references) {
        Reading reading = new Reading(references, plain);
        @Nullable Object[] values = new @Nullable Object[passages.size()];
        for (int i = 0; i < values.length; i++) {
            reading.argument(i);
            values[i] = passages.get(i).read(i < sent.size() ? sent.get(i) : Value.UNDEFINED, reading);
        }
        for (int i = values.length; i < sent.size(); i++) {
            reading.argument(i);
            if (sent.get(i) != Value.UNDEFINED) {
                reading.refuse(Misfit.Why.SURPLUS, "");
            }
        }
        return reading.misfits().isEmpty()
                ? new Bound.Fitting(Collections.unmodifiableList(Arrays.asList(values)))
                : new Bound.Misfitting(List.copyOf(reading.misfits()));
    }
}
