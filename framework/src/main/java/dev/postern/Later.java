package dev.postern;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once, whichever thread asks. */
final class Later<T> {
    private final Supplier<T> make;
    private volatile @Nullable T made;

    Later(Supplier<T> make) {
        this.make = make;
    }

    T get() {
        T value = made;
        if (value == null) {
            synchronized (this) {
                value = made;
                if (value == null) {
                    value = make.get();
                    made = value;
                }
            }
        }
        return value;
    }
}
