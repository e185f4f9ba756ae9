package dev.postern.travel;

import dev.postern.codec.Taint;
import dev.postern.wire.Unwritable;
import dev.postern.wire.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One result being written: where. */
final class Writing {
    /** No type leads deeper unless something contains itself. */
    private static final int DEEPEST = 128;

    private final List<String> trail = new ArrayList<>();
    private final List<Runnable> opened = new ArrayList<>(0);
    private int depth;

    Writing() {}

    /** One that goes on later where this one stands. */
    Writing later() {
        Writing later = new Writing();
        later.trail.addAll(trail);
        return later;
    }

    /** Told how a stream is closed that stands in what is written. */
    void opened(Runnable close) {
        opened.add(close);
    }

    /** Writes a value with all in it. Where something in it cannot be, nobody will read its streams, and they are closed. */
    Value whole(@Nullable Object given, Passage passage) {
        try {
            return passage.writeOrNull(given, this);
        } catch (Throwable unwritable) {
            for (Runnable close : opened) {
                try {
                    close.run();
                } catch (RuntimeException broken) {
                    unwritable.addSuppressed(broken);
                }
            }
            throw unwritable;
        } finally {
            opened.clear();
        }
    }

    void enter(String step) {
        trail.add(step);
    }

    void leave() {
        trail.remove(trail.size() - 1);
    }

    Value guarded(Object given, Passage passage) {
        if (Taint.isTainted(given)) {
            throw unwritable("is tainted, and stays here");
        }
        if (++depth > DEEPEST) {
            throw unwritable("is nested deeper than " + DEEPEST + ": does it contain itself?");
        }
        Value value = passage.write(given, this);
        depth--;
        return value;
    }

    Unwritable unwritable(String because) {
        return new Unwritable(
                String.join("", trail.subList(0, Math.min(20, trail.size()))).replaceFirst("^\\.", ""), because);
    }
}
