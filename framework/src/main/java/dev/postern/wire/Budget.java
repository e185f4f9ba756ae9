package dev.postern.wire;

import dev.postern.wire.CallRefused.Code;
import java.util.List;
import java.util.Map;

/** What one call may still cost, and the place in it that is being looked at. */
final class Budget {
    private final CallLimits limits;
    private final Trail trail = new Trail();
    private int nodes;
    private long size;

    Budget(CallLimits limits) {
        this.limits = limits;
    }

    CallLimits limits() {
        return limits;
    }

    /** Goes into a member or an item of what is being looked at. */
    void enter(Object step) {
        trail.enter(step);
    }

    void leave() {
        trail.leave();
    }

    CallRefused refused(Code code, String because) {
        return new CallRefused(code, trail.toString(), because);
    }

    void depth(int depth) throws CallRefused {
        if (depth > limits.depth()) {
            throw refused(Code.TOO_DEEP, "is nested deeper than " + limits.depth());
        }
    }

    void node() throws CallRefused {
        if (++nodes > limits.nodes()) {
            throw refused(Code.TOO_MANY, "has more than " + limits.nodes() + " values");
        }
    }

    /** To be asked before the memory is taken. */
    void size(long more) throws CallRefused {
        size += more;
        if (size > limits.size()) {
            throw refused(Code.TOO_LARGE, "unfolds to more than " + limits.size() + " characters and bytes");
        }
    }

    /**
     * Charges for a value that occurs again, as if it were sent again: otherwise thirty short parts, each with the next
     * one ten times, would unfold to more than any memory. What is left of the budget ends this as well.
     */
    void again(Value value, int depth) throws CallRefused {
        depth(depth);
        node();
        if (value instanceof Value.Text text) {
            size(text.value().length());
        } else if (value instanceof Value.BigInt big) {
            size(big.value().bitLength() / 3);
        } else if (value instanceof Value.Binary binary) {
            size(binary.bytes().length);
        } else if (value instanceof Value.File file) {
            size(file.upload().size());
        } else if (value instanceof Value.Items items) {
            again(items.values(), depth);
        } else if (value instanceof Value.Members members) {
            for (Map.Entry<String, Value> member : members.values().entrySet()) {
                size(member.getKey().length());
                again(member.getValue(), depth + 1);
            }
        } else if (value instanceof Value.Entries entries) {
            for (Value.Entry entry : entries.values()) {
                again(entry.key(), depth + 1);
                again(entry.value(), depth + 1);
            }
        } else if (value instanceof Value.Distinct distinct) {
            again(distinct.values(), depth);
        } else if (value instanceof Value.Iterated iterated) {
            again(iterated.values(), depth);
        } else if (value instanceof Value.Form form) {
            for (Value.Field field : form.fields()) {
                size(field.name().length());
                again(field.value(), depth + 1);
            }
        } else if (value instanceof Value.Promise promise) {
            // One that was read is settled.
            again(promise.result().toCompletableFuture().join(), depth + 1);
        } else if (value instanceof Value.Reference reference) {
            size(reference.function().length());
            again(reference.bound() == null ? List.of() : reference.bound(), depth);
        } else if (value instanceof Value.Streamed streamed && streamed.source() instanceof Value.Source.Ended ended) {
            again(ended.values(), depth);
            again(ended.end(), depth + 1);
        }
    }

    private void again(List<Value> values, int depth) throws CallRefused {
        for (Value value : values) {
            again(value, depth + 1);
        }
    }
}
