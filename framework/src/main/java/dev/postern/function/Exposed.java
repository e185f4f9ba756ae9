package dev.postern.function;

import dev.postern.call.Access;
import dev.postern.codec.Packing;
import dev.postern.form.Shape;
import dev.postern.form.Validation;
import dev.postern.problem.Problem;
import dev.postern.words.Words;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One function of an application, linked at start-up: what it is called, who may call it, what it takes. */
public final class Exposed {
    private final String name;
    private final Method method;
    private final MethodHandle handle;
    private final Access access;
    private final UseServer mark;
    private final List<Parameter> parameters;
    private final List<Parameter.Bound> bound;
    private final @Nullable Shape<?> shape;
    private final @Nullable Signature signature;
    private final @Nullable Packing state;
    private final @Nullable Type stateType;
    private final @Nullable String unkept;
    private final String contract;

    Exposed(
            String name,
            Method method,
            MethodHandle handle,
            Access access,
            UseServer mark,
            List<Parameter> parameters,
            @Nullable Shape<?> shape,
            @Nullable Signature signature,
            @Nullable Packing state,
            @Nullable Type stateType,
            @Nullable String unkept) {
        this.name = name;
        this.method = method;
        this.handle = handle;
        this.access = access;
        this.mark = mark;
        this.parameters = List.copyOf(parameters);
        this.shape = shape;
        this.signature = signature;
        this.state = state;
        this.stateType = stateType;
        this.unkept = unkept;
        this.bound = parameters.stream()
                .filter(Parameter.Bound.class::isInstance)
                .map(Parameter.Bound.class::cast)
                .toList();
        StringBuilder spelt = new StringBuilder();
        bound.forEach(argument -> spelt.append(argument.packing().contract()).append(','));
        this.contract =
                spelt.append('|').append(state == null ? "" : state.contract()).toString();
    }

    /** Its full name, as templates write it: {@code guestbook.sign}. */
    public String name() {
        return name;
    }

    /** Where an author finds it: {@code Guestbook.sign}. */
    public String place() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    public Access access() {
        return access;
    }

    public Once once() {
        return mark.once();
    }

    public Order order() {
        return mark.order();
    }

    /** The most bytes its bodies may have; 0 for the site's own limits. */
    public long maxBytes() {
        return mark.maxBytes();
    }

    public List<String> formerly() {
        return List.of(mark.formerly());
    }

    /** What pages bind, in the order in which templates write it. */
    public List<Parameter.Bound> bound() {
        return bound;
    }

    /** What it reads of what was typed; empty where it takes no record. */
    public Optional<Shape<?>> shape() {
        return Optional.ofNullable(shape);
    }

    /** What is wrong with the constraints of what it takes. */
    public List<Problem> problems(Validation validation, Words words) {
        List<Problem> problems = new ArrayList<>();
        if (shape != null) {
            problems.addAll(shape.problems(validation, words));
        }
        problems.addAll(
                signature != null
                        ? signature.problems(validation, words)
                        : validation.problems(method.getDeclaringClass(), words));
        return problems;
    }

    /** How it wants what was typed; empty where it takes none of it. */
    public Optional<Parameter.Typed> typed() {
        return parameters.stream()
                .filter(Parameter.Typed.class::isInstance)
                .map(Parameter.Typed.class::cast)
                .findFirst();
    }

    /** Whether it takes a parameter of this type that is supplied. */
    public boolean takes(Class<?> supplied) {
        return parameters.stream()
                .anyMatch(parameter -> parameter instanceof Parameter.Supplied s && s.type() == supplied);
    }

    /**
     * What keeps it from forms, as in {@code value: dev.postern.wire.Value}; empty where a form may call it.
     */
    public Optional<String> onlyCalled() {
        return bound.stream()
                .flatMap(argument -> argument.packing().whyNone().stream())
                .findFirst()
                .or(() -> Optional.ofNullable(unkept));
    }

    /** How it is called from JavaScript; empty where only forms may call it. */
    public Optional<Signature> signature() {
        return Optional.ofNullable(signature);
    }

    Method method() {
        return method;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** How its state travels; empty where it has none. */
    public Optional<Packing> state() {
        return Optional.ofNullable(state);
    }

    /** What its state is, where that is a plain type; empty where it has none, or one with type arguments. */
    public Optional<Class<?>> stateType() {
        return stateType instanceof Class<?> plain ? Optional.of(plain) : Optional.empty();
    }

    /**
     * Whether what it returns is what somebody asks for. What a type has in it must be the very same: a list of texts is no
     * list of numbers, and nobody would notice before they use it.
     */
    public boolean gives(Type asked) {
        if (asked instanceof WildcardType some) {
            return gives(some.getUpperBounds()[0]);
        }
        if (asked == Object.class || asked == Void.class || asked instanceof TypeVariable) {
            return true;
        }
        return asked.equals(stateType)
                || (asked instanceof Class<?> wide
                        && stateType instanceof Class<?> plain
                        && wide.isAssignableFrom(plain));
    }

    /** What pages carry for it, spelt out: pages made under another contract are stale. */
    public String contract() {
        return contract;
    }

    /** Whether its form needs {@code multipart/form-data}. */
    public boolean takesFiles() {
        return shape != null ? shape.hasFiles() : typed().isPresent();
    }

    /**
     * Calls the method. What it throws arrives in the stage, as it was thrown.
     *
     * @param supplied the framework's and the site's own values by their type
     * @param arguments what the page bound
     * @param form the record, {@code Form} or {@code FormData}, as {@link #typed} says
     * @param previous the state that the form showed
     */
    public CompletionStage<Outcome> call(
            Function<Class<?>, Object> supplied,
            List<@Nullable Object> arguments,
            @Nullable Object form,
            @Nullable Object previous) {
        @Nullable Object[] values = new @Nullable Object[parameters.size()];
        int nextBound = 0;
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = parameters.get(i);
            if (parameter instanceof Parameter.Supplied s) {
                values[i] = supplied.apply(s.type());
            } else if (parameter instanceof Parameter.Bound) {
                values[i] = arguments.get(nextBound++);
            } else if (parameter instanceof Parameter.Before before) {
                boolean wraps = before.type() == Optional.class && !(previous instanceof Optional<?>);
                values[i] = wraps ? Optional.ofNullable(previous) : previous;
            } else {
                values[i] = form;
            }
        }
        Object result;
        try {
            result = (Object) handle.invokeExact(values);
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
        if (result instanceof CompletionStage<?> later) {
            return later.thenApply(Exposed::outcome);
        }
        return CompletableFuture.completedFuture(outcome(result));
    }

    private static Outcome outcome(@Nullable Object result) {
        if (result == null) {
            return Outcome.done();
        }
        return result instanceof Outcome outcome ? outcome : Outcome.state(result);
    }

    @Override
    public String toString() {
        // Printed into a page by mistake, this must not tell about our classes.
        return name;
    }
}
