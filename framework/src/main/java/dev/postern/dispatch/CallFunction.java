package dev.postern.dispatch;

import dev.postern.call.Refusal;
import dev.postern.form.FieldErrors;
import dev.postern.function.Exposed;
import dev.postern.function.Given;
import dev.postern.function.Once;
import dev.postern.function.Order;
import dev.postern.function.Outcome;
import dev.postern.travel.References;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A function as a value of one request. */
final class CallFunction<R> implements ServerFunction<R> {
    private static final Logger LOG = LoggerFactory.getLogger(CallFunction.class);

    private final Site site;
    private final RequestCall call;
    private final References references;
    private final Exposed function;
    private final @Nullable List<@Nullable Object> vouched;
    private final Value.Reference reference;
    private final boolean isHanded;

    /**
     * @param vouched what is bound and sealed; null where nothing is
     * @param reference how JavaScript calls it, with what it has bound itself
     * @param isHanded whether a client handed it over; else the site made it
     */
    CallFunction(
            Site site,
            RequestCall call,
            References references,
            Exposed function,
            @Nullable List<@Nullable Object> vouched,
            Value.Reference reference,
            boolean isHanded) {
        this.site = site;
        this.call = call;
        this.references = references;
        this.function = function;
        this.vouched = vouched;
        this.reference =
                new Value.Reference(reference.function(), reference.bound(), function.order() == Order.PARALLEL);
        this.isHanded = isHanded;
    }

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public Value.Reference reference() {
        return reference;
    }

    @Override
    public CompletionStage<@Nullable R> call(@Nullable Object... arguments) {
        try {
            if (!function.access().allows(call)) {
                throw call.isSomebody() ? Refusal.forbidden() : Refusal.unauthorised();
            }
            if (isHanded && function.once() == Once.PER_FORM) {
                throw Refusal.forbidden();
            }
            if (isHanded && !call.handed().mayGoOn()) {
                LOG.warn("{}", Problems.tooManyHanded(call.request(), function).message());
                throw Refusal.forbidden();
            }
            return run(isHanded ? call.handed().bound(() -> given(arguments)) : given(arguments));
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private Given.Fitting given(@Nullable Object[] arguments) {
        List<Value> sent = reference.bound() == null ? List.of() : reference.bound();
        Given given = function.signature()
                .orElseThrow()
                .bind(sent, Arrays.asList(arguments), !isHanded, vouched, references, site.validation(), call.words());
        if (given instanceof Given.Fitting fitting) {
            return fitting;
        }
        if (given instanceof Given.Invalid invalid) {
            throw new Refusal(words(invalid.errors()));
        }
        if (given instanceof Given.Misfitting misfitting) {
            throw new Refusal(misfitting.misfits().stream()
                    .map(misfit -> misfit.message(call.words()))
                    .distinct()
                    .collect(Collectors.joining(" ")));
        }
        throw Refusal.forbidden();
    }

    private CompletionStage<@Nullable R> run(Given.Fitting given) {
        // How far this one is, is not how far the one is that calls it.
        return function.call(call.supplier(Runs.UNHEARD), given.arguments(), given.form(), given.previous())
                .thenApply(this::result);
    }

    @SuppressWarnings("unchecked") // whoever asked for it said what it returns
    private @Nullable R result(Outcome outcome) {
        if (outcome instanceof Outcome.Invalid invalid) {
            throw new Refusal(words(invalid.errors()));
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw refused.words() == null ? Refusal.forbidden() : new Refusal(refused.words());
        }
        Object value = outcome instanceof Outcome.State state ? state.value() : null;
        return (R) value;
    }

    private static String words(FieldErrors errors) {
        return errors.entries().stream()
                .map(FieldErrors.Entry::message)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "ServerFunction[" + name() + "]";
    }
}
