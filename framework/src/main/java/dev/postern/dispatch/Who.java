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
    private boolean told;

    Who(Optional<Visitor> known) {
        this.known = known.orElse(null);
        this.now = this.known;
    }

    /** The visitor that the request's cookie names, if there is one. */
    Optional<Visitor> known() {
        return Optional.ofNullable(known);
    }

    synchronized Optional<Visitor> now() {
        return Optional.ofNullable(now);
    }

    synchronized Visitor orElse(Supplier<Visitor> fresh) {
        Visitor visitor = now;
        if (visitor == null) {
            visitor = fresh.get();
            become(visitor);
        }
        return visitor;
    }

    /** Makes them somebody else; false where it is too late to tell the browser. */
    synchronized boolean become(Visitor other) {
        if (told) {
            return false;
        }
        now = other;
        changed = true;
        return true;
    }

    /** From here on the browser is told of no change. */
    synchronized void tell() {
        told = true;
    }

    /** The visitor to tell the browser of, where it does not know yet. */
    synchronized Optional<Visitor> toTell() {
        return changed ? now() : Optional.empty();
    }
}
