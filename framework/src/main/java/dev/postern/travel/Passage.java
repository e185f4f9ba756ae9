package dev.postern.travel;

import dev.postern.wire.Value;
import org.jspecify.annotations.Nullable;

/** How one declared type travels: found once at start-up, by the type alone. */
abstract class Passage {
    /** What {@link #read} returns where a misfit was told instead. */
    static final Object FAILED = new Object();

    /** What our words call such a value, or empty. */
    abstract String kind();

    /** Makes the Java value, or tells the reading why there is none. */
    abstract @Nullable Object read(Value value, Reading reading);

    /** The value of a record's component that was left out. */
    @Nullable
    Object absent(Reading reading) {
        return reading.refuse(Misfit.Why.MISSING, kind());
    }

    /** Makes a value of what a function gave. */
    abstract Value write(Object given, Writing writing);

    final Value writeOrNull(@Nullable Object given, Writing writing) {
        return given == null ? Value.NULL : writing.guarded(given, this);
    }

    /** What a value that doesn't fit is: not there at all, or another one. */
    final Object misfit(Value value, Reading reading) {
        boolean missing = value == Value.NULL || value == Value.UNDEFINED;
        return reading.refuse(missing ? Misfit.Why.MISSING : Misfit.Why.INVALID, kind());
    }
}
