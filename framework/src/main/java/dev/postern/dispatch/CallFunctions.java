package dev.postern.dispatch;

import dev.postern.binding.BoundForm;
import dev.postern.binding.FunctionAddress;
import dev.postern.binding.Opening;
import dev.postern.codec.Packed;
import dev.postern.function.Exposed;
import dev.postern.function.Parameter;
import dev.postern.problem.ProblemException;
import dev.postern.travel.References;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The site's functions as values of one request: those that its caller hands over, and those that are made for it. */
final class CallFunctions implements References {
    private final Site site;
    private final RequestCall call;
    private final boolean vouched;

    /**
     * @param vouched whether the browser itself says that one of our pages sent the request
     */
    CallFunctions(Site site, RequestCall call, boolean vouched) {
        this.site = site;
        this.call = call;
        this.vouched = vouched;
    }

    /** A function that calls may reach, by any of its names. */
    static Optional<Exposed> called(Site site, String name) {
        return site.functions().findByAnyName(name).filter(f -> f.signature().isPresent());
    }

    @Override
    public @Nullable ServerFunction<?> find(Value.Reference sent, Type gives) {
        FunctionAddress address = FunctionAddress.parse(sent.function());
        Exposed function = called(site, address.name()).orElse(null);
        if (function == null || !function.gives(gives)) {
            return null;
        }
        if (address.sealed() == null) {
            return new CallFunction<>(site, call, this, function, null, sent, true);
        }
        Opening opening = open(address.sealed());
        return opening instanceof Opening.Intact intact && intact.form().function() == function
                ? new CallFunction<>(site, call, this, function, intact.form().arguments(), sent, true)
                : null;
    }

    /** Opens what a page of ours, or an answer, has bound. */
    Opening open(String sealed) {
        return site.seals().openReference(call.origin(), sealed, call.asSent(), vouched);
    }

    /** Makes one of a name and of what is bound: all that pages bind, or nothing. */
    ServerFunction<?> make(String name, List<@Nullable Object> arguments) {
        Exposed function = site.functions()
                .find(name)
                .filter(f -> f.signature().isPresent())
                .orElseThrow(() -> new ProblemException(Problems.notReachable(call.request(), name)));
        if (arguments.isEmpty() && !function.bound().isEmpty()) {
            return new CallFunction<>(site, call, this, function, null, new Value.Reference(name, null), false);
        }
        if (!fits(function, arguments)) {
            throw new ProblemException(Problems.wrongArguments(call.request(), function));
        }
        List<@Nullable Object> bound = Collections.unmodifiableList(arguments);
        String address;
        try {
            address = site.seals()
                    .page(call.origin(), "/", null, call.orNew())
                    .reference(new BoundForm(function, bound, null, null, false, null));
        } catch (Packed.Secret secret) {
            throw new ProblemException(Problems.taintedArgument(call.request(), function));
        }
        return new CallFunction<>(site, call, this, function, bound, new Value.Reference(address, null), false);
    }

    private static boolean fits(Exposed function, List<@Nullable Object> arguments) {
        List<Parameter.Bound> bound = function.bound();
        if (bound.size() != arguments.size() || function.onlyCalled().isPresent()) {
            return false;
        }
        for (int i = 0; i < bound.size(); i++) {
            if (!bound.get(i).accepts(arguments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
