package dev.postern.dispatch;

import dev.postern.call.Visitor;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who sent a request, and who that is once it is answered: a function may sign them in or out. */
final class Who {
    private final @Nullable Visitor known;
    private @Nullable Visitor now;
    private boolean changed;

    Who(Optional<Visitor> known) {
        this.known = known.orElse(null);
        this.now = this.known;
    }

    /** The visitor that the request's cookie names, if there is one. */
    Optional<Visitor> known() {
        return Optional.ofNullable(known);
    }

    Optional<Visitor> now() {
        return Optional.ofNullable(now);
    }

    Visitor orElse(Supplier<Visitor> fresh) {
        if (now == null) {
            become(fresh.get());
        }
        return java.util.Objects.requireNonNull(now);
    }

    void become(Visitor other) {
        now = other;
        changed = true;
    }

    /** The visitor to tell the browser of, where it does not know yet. */
    Optional<Visitor> toTell() {
        return changed ? now() : Optional.empty();
    }
}
