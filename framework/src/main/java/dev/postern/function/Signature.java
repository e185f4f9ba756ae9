package dev.postern.function;

import dev.postern.codec.Codecs;
import dev.postern.form.Bound;
import dev.postern.form.FieldErrors;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.form.Shape;
import dev.postern.form.Validation;
import dev.postern.form.Values;
import dev.postern.http.Fields;
import dev.postern.problem.Problem;
import dev.postern.travel.Arguments;
import dev.postern.travel.Misfit;
import dev.postern.travel.References;
import dev.postern.travel.Travel;
import dev.postern.wire.Value;
import dev.postern.words.Words;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a function is called with values, by position, and how what it gives back leaves: all that a call from JavaScript
 * needs of it beside what a form does.
 */
public final class Signature {
    private final Object target;
    private final Method method;
    private final List<Place> places;
    private final Codecs codecs;
    private final Travel.@Nullable Result result;
    private final boolean saysNothing;

    /**
     * One parameter, in the order of all.
     *
     * @param reading how a value becomes its argument; null where no client gives it
     * @param shape its constraints, where it is a record that has any
     */
    record Place(
            Parameter parameter,
            @Nullable Arguments reading,
            @Nullable Shape<?> shape) {}

    /**
     * @param result how what it returns leaves; null where it returns nothing that could
     * @param saysNothing whether it returns nothing, or an outcome, rather than a value that may be null
     */
    Signature(
            Object target,
            Method method,
            List<Place> places,
            Codecs codecs,
            Travel.@Nullable Result result,
            boolean saysNothing) {
        this.target = target;
        this.method = method;
        this.places = List.copyOf(places);
        this.codecs = codecs;
        this.result = result;
        this.saysNothing = saysNothing;
    }

    /** Whether a state that it returns can be given to the caller. */
    public boolean gives() {
        return result != null;
    }

    /**
     * The value of what came of it.
     *
     * @throws dev.postern.wire.Unwritable for what is tainted, and for what contains itself
     */
    public Value value(Outcome outcome) {
        if (outcome instanceof Outcome.State state && result != null) {
            return result.value(state.value());
        }
        return saysNothing ? Value.UNDEFINED : Value.NULL;
    }

    /**
     * Makes arguments of what was sent, whatever that is. Where there are fewer values than parameters, the others are
     * undefined.
     *
     * @param plain whether it came as plain JSON
     * @param vouched what a page of ours has bound, for all parameters that pages bind; null where it has bound nothing
     * @param references finds the functions that were sent among the values
     */
    public Given bind(
            List<Value> sent,
            boolean plain,
            @Nullable List<@Nullable Object> vouched,
            References references,
            Validation validation,
            Words words) {
        return bind(
                sent, List.of(), new Binding(plain, references, validation, words, false, vouched == null), vouched);
    }

    /**
     * The same with what a function of the site gives behind what was sent: values of Java's, of the parameters' types.
     *
     * @param isOwn whether the site chose the function, too: then it may fill parameters that are sealed, and what does
     *     not fit is its mistake; else whoever sent the function has sent one that does not fit
     * @throws IllegalArgumentException for such a mistake
     */
    public Given bind(
            List<Value> sent,
            List<@Nullable Object> given,
            boolean isOwn,
            @Nullable List<@Nullable Object> vouched,
            References references,
            Validation validation,
            Words words) {
        return bind(sent, given, new Binding(false, references, validation, words, isOwn, vouched == null), vouched);
    }

    private Given bind(
            List<Value> sent, List<@Nullable Object> given, Binding binding, @Nullable List<@Nullable Object> vouched) {
        int next = 0;
        for (Place place : places) {
            if (vouched != null && place.parameter() instanceof Parameter.Bound) {
                binding.arguments.add(vouched.get(binding.arguments.size()));
            } else if (!(place.parameter() instanceof Parameter.Supplied)) {
                boolean isGiven = next >= sent.size() && next < sent.size() + given.size();
                if (!(isGiven && binding.isOwn)
                        && place.parameter() instanceof Parameter.Bound bound
                        && bound.sealed()) {
                    return new Given.Unsealed(next, bound.name());
                }
                Object value = isGiven ? given.get(next - sent.size()) : next < sent.size() ? sent.get(next) : null;
                binding.take(place, next, value != null ? value : isGiven ? Value.NULL : Value.UNDEFINED);
                next++;
            }
        }
        if (!given.isEmpty() && next < sent.size() + given.size()) {
            binding.unfit(next, Misfit.Why.SURPLUS, "is given more arguments than it takes");
        }
        for (; next < sent.size(); next++) {
            if (sent.get(next) != Value.UNDEFINED) {
                binding.misfits.add(new Misfit(next, "", Misfit.Why.SURPLUS, ""));
            }
        }
        return binding.given();
    }

    /** What is wrong with the constraints that a call is asked. */
    List<Problem> problems(Validation validation, Words words) {
        List<Problem> problems = new ArrayList<>(validation.problems(target, method, words));
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.shape() != null) {
                problems.addAll(place.shape().problems(validation, words));
            } else if (place.reading() != null) {
                problems.addAll(validation.problemsInside(method.getGenericParameterTypes()[i], words));
            }
        }
        return problems;
    }

    /** The arguments of one call being made. */
    private final class Binding {
        private final boolean plain;
        private final References references;
        private final Validation validation;
        private final Words words;
        private final boolean isOwn;
        private final boolean isCallersChoice;
        private final List<Misfit> misfits = new ArrayList<>();
        private final List<@Nullable Object> arguments = new ArrayList<>();
        private final FieldErrors.Builder errors = new FieldErrors.Builder();
        private @Nullable Object form;
        private @Nullable Object previous;

        Binding(
                boolean plain,
                References references,
                Validation validation,
                Words words,
                boolean isOwn,
                boolean isCallersChoice) {
            this.plain = plain;
            this.references = references;
            this.isOwn = isOwn;
            this.validation = validation;
            this.words = words;
            this.isCallersChoice = isCallersChoice;
        }

        Given given() {
            if (!misfits.isEmpty()) {
                return new Given.Misfitting(List.copyOf(misfits));
            }
            add(validation.parameters(target, method, inOrder(), isChecked(), words));
            FieldErrors all = errors.build();
            return all.isEmpty() ? new Given.Fitting(arguments, form, previous) : new Given.Invalid(all);
        }

        /** Takes a {@link Value}, or else one of the site's own. */
        void take(Place place, int at, Object value) {
            boolean nothing = value == Value.UNDEFINED || value == Value.NULL;
            if (place.parameter() instanceof Parameter.Before) {
                // A form may have shown no state, so nothing is as good as one, whatever the type says.
                previous = nothing ? null : read(place, at, value);
            } else if (place.parameter() instanceof Parameter.Typed typed) {
                form = typed(place, typed.kind(), at, value);
            } else {
                Object argument = read(place, at, value);
                arguments.add(argument);
                String name = place.parameter().name();
                if (place.shape() == null) {
                    add(validation.inside(argument, name, words));
                } else if (argument != null) {
                    for (FieldErrors.Entry error :
                            check(place.shape(), argument).entries()) {
                        errors.add(error.field().isEmpty() ? name : name + "." + error.field(), error.message());
                    }
                }
            }
        }

        private void add(FieldErrors more) {
            more.entries().forEach(error -> errors.add(error.field(), error.message()));
        }

        private @Nullable Object typed(Place place, Parameter.Kind kind, int at, Object value) {
            Shape<?> shape = place.shape();
            if (shape == null) {
                // React's form actions name some fields with a $, which is no control's.
                return read(place, at, value) instanceof FormData data
                        ? new FormData(data.sent().withoutReserved())
                        : null;
            }
            return form(shape, place, kind, at, value);
        }

        private <R> @Nullable Object form(Shape<R> shape, Place place, Parameter.Kind kind, int at, Object value) {
            Bound<R> bound;
            if (value instanceof Value.Form fields) {
                bound = shape.bind(Travel.fields(fields).withoutReserved(), validation, words);
            } else if (kind == Parameter.Kind.RECORD) {
                Object made = read(place, at, value);
                bound = made == null
                        ? new Bound<>(null, FieldErrors.NONE, List.of(), Fields.NONE)
                        : new Bound<>(shape.type().cast(made), check(shape, made), List.of(), Fields.NONE);
            } else {
                bound = seen(shape, place, value);
            }
            if (kind == Parameter.Kind.FORM) {
                return new Form<>(shape, bound);
            }
            add(bound.errors());
            return bound.value();
        }

        /** As a form would be, for who wants to see invalid input too. */
        private <R> Bound<R> seen(Shape<R> shape, Place place, Object value) {
            Arguments.Bound read = arrived(place, value);
            if (read instanceof Arguments.Bound.Misfitting misfitting) {
                FieldErrors found = shape.inOrder(Misfit.errors(misfitting.misfits(), 0, words));
                return new Bound<>(null, found, List.of(), Fields.NONE);
            }
            R made = shape.type().cast(((Arguments.Bound.Fitting) read).values().get(0));
            return made == null
                    ? new Bound<>(null, FieldErrors.NONE, List.of(), Fields.NONE)
                    : new Bound<>(made, check(shape, made), List.of(), Values.sent((Record) made, shape, codecs));
        }

        private <R> FieldErrors check(Shape<R> shape, Object made) {
            return shape.check(shape.type().cast(made), validation, words);
        }

        private @Nullable Object read(Place place, int at, Object value) {
            Arguments.Bound read = arrived(place, value);
            if (read instanceof Arguments.Bound.Fitting fitting) {
                return fitting.values().get(0);
            }
            for (Misfit misfit : ((Arguments.Bound.Misfitting) read).misfits()) {
                misfits.add(new Misfit(at, misfit.path(), misfit.why(), misfit.kind()));
            }
            return null;
        }

        private Arguments.Bound arrived(Place place, Object value) {
            if (value instanceof Value sent) {
                return reading(place).bind(List.of(sent), plain, references);
            }
            if (accepts(place, value)) {
                return new Arguments.Bound.Fitting(List.of(value));
            }
            String what = value.getClass().getSimpleName();
            return new Arguments.Bound.Misfitting(List.of(misfit(
                    0,
                    Misfit.Why.INVALID,
                    "takes no " + what + " as " + place.parameter().name())));
        }

        void unfit(int at, Misfit.Why why, String because) {
            misfits.add(misfit(at, why, because));
        }

        private Misfit misfit(int at, Misfit.Why why, String because) {
            if (isOwn) {
                throw new IllegalArgumentException(method.getName() + " " + because);
            }
            return new Misfit(at, "", why, "");
        }

        private static boolean accepts(Place place, Object value) {
            Parameter parameter = place.parameter();
            if (parameter instanceof Parameter.Typed) {
                return place.shape() != null ? place.shape().type().isInstance(value) : value instanceof FormData;
            }
            if (parameter instanceof Parameter.Before before) {
                return before.type() == Optional.class || before.type().isInstance(value);
            }
            return parameter instanceof Parameter.Bound bound && bound.accepts(value);
        }

        private static Arguments reading(Place place) {
            Arguments reading = place.reading();
            if (reading == null) {
                throw new IllegalStateException(place.parameter().name() + " is no client's to give");
            }
            return reading;
        }

        private @Nullable Object[] inOrder() {
            @Nullable Object[] values = new @Nullable Object[places.size()];
            int next = 0;
            for (int i = 0; i < values.length; i++) {
                if (places.get(i).parameter() instanceof Parameter.Bound) {
                    values[i] = arguments.get(next++);
                }
            }
            return values;
        }

        /** Only what a client chose: the framework's own is not there yet, and a form was checked by its shape. */
        private boolean[] isChecked() {
            boolean[] checked = new boolean[places.size()];
            for (int i = 0; i < checked.length; i++) {
                checked[i] = isCallersChoice && places.get(i).parameter() instanceof Parameter.Bound;
            }
            return checked;
        }
    }
}
