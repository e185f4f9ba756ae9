package dev.postern.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Closes what nobody will read any more: streams in values that could not be sent, or came when nobody waited for them. */
final class Unsent {
    private Unsent() {}

    /** Closes the streams in a value, and those that it still promises when they are there. */
    static void close(Value value) {
        in(value, each -> false).forEach(Unsent::closeOne);
    }

    /** The streams and promises in a value, each once, but for those that were sent in another. */
    static List<Value> in(Value value, Predicate<Value> sent) {
        List<Value> found = new ArrayList<>(0);
        Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>(0));
        Everywhere.holds(value, each -> {
            boolean later = each instanceof Value.Streamed || each instanceof Value.Promise;
            if (later && !sent.test(each) && seen.add(each)) {
                found.add(each);
            }
            return true;
        });
        return found;
    }

    /** Closes one of them. */
    static void closeOne(Value value) {
        if (value instanceof Value.Promise promise) {
            promise.result().thenAccept(Unsent::close);
        } else if (value instanceof Value.Streamed streamed
                && streamed.source() instanceof Value.Source.Pulled pulled) {
            try {
                pulled.close().run();
            } catch (RuntimeException broken) {
                // Nobody is left who could be told, and the others are to be closed as well.
                return;
            }
        }
    }
}
