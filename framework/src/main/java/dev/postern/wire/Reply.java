package dev.postern.wire;

import dev.postern.wire.BodyPart.TextPart;
import dev.postern.wire.CallRefused.Code;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/**
 * Reads what React's client sends with a call: a Reply, as a text or in named parts.
 *
 * <p>The grammar is closed. A text names values, and other parts, and nothing of this server but its functions; a path
 * leads through arrays and objects that were sent, and through nothing else. Nothing is called or made but
 * {@link Value}s. Whatever was sent, this returns or throws {@link CallRefused}, within its limits in time and memory.
 */
public final class Reply {
    private final CallLimits limits;
    private final Predicate<String> functions;

    /**
     * @param functions whether there is a function of this name that whoever calls may know of
     */
    public Reply(CallLimits limits, Predicate<String> functions) {
        this.limits = limits;
        this.functions = functions;
    }

    /** The arguments of a call whose body is one text. */
    public List<Value> arguments(String text) throws CallRefused {
        return arguments(List.of(new TextPart("0", text)));
    }

    /** The arguments of a call whose body is in parts. */
    public List<Value> arguments(List<BodyPart> parts) throws CallRefused {
        Value root = read(parts);
        if (!(root instanceof Value.Items arguments)) {
            throw new CallRefused(Code.MALFORMED, "", "is no list of arguments");
        }
        if (arguments.values().size() > limits.arguments()) {
            throw new CallRefused(Code.TOO_MANY, "", "has more than " + limits.arguments() + " arguments");
        }
        return arguments.values();
    }

    /** What a Reply says, whatever it is: a promise at its root is what it was kept with. */
    public Value read(List<BodyPart> parts) throws CallRefused {
        Budget budget = new Budget(limits);
        Value root = new Decoding(Parts.of(parts, budget), budget, functions).root();
        if (root instanceof Value.Promise promise) {
            try {
                return promise.result().toCompletableFuture().join();
            } catch (CompletionException never) {
                throw new IllegalStateException("a promise that was read is kept", never);
            }
        }
        return root;
    }
}
