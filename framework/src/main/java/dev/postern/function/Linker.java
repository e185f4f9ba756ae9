package dev.postern.function;

import dev.postern.call.Access;
import dev.postern.call.Call;
import dev.postern.call.Progress;
import dev.postern.codec.Codecs;
import dev.postern.codec.Packing;
import dev.postern.form.Shape;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import dev.postern.travel.Arguments;
import dev.postern.travel.Travel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes functions of marked methods: reads the signature once, and says what cannot work. */
public final class Linker {
    private final Codecs codecs;
    private final Travel travel;
    private final Set<Class<?>> supplied;
    private final Map<Class<?>, Access> accesses = new HashMap<>();

    public Linker(Codecs codecs, Set<Class<?>> suppliedBySite, List<Access> handedOver) {
        this.codecs = codecs;
        this.travel = new Travel(codecs);
        this.supplied = new HashSet<>(suppliedBySite);
        this.supplied.add(Call.class);
        this.supplied.add(Progress.class);
        handedOver.forEach(access -> accesses.put(access.getClass(), access));
    }

    /** The one instance of an access class, handed over or made. */
    public Access access(Class<? extends Access> type) throws ReflectiveOperationException {
        Access known = accesses.get(type);
        if (known != null) {
            return known;
        }
        Constructor<? extends Access> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Access made = constructor.newInstance();
        accesses.put(type, made);
        return made;
    }

    Optional<Exposed> link(Object target, Marked marked, List<Problem> problems) {
        Method method = marked.method();
        int before = problems.size();
        FormFinder.Found form = new FormFinder(codecs, supplied, this::travels)
                .find(method, marked.mark().via(), problems);
        List<Parameter> parameters = parameters(method, marked.mark().via(), form, problems);
        Shape<?> shape = form.shape();
        Type stateType = state(method, marked.mark(), parameters, problems);
        Packing state = stateType == null ? null : state(stateType, method, marked.mark(), problems);
        Access access = null;
        try {
            access = access(marked.mark().value());
        } catch (ReflectiveOperationException | RuntimeException failed) {
            problems.add(Problems.access(
                    method,
                    marked.mark().value(),
                    failed instanceof NoSuchMethodException
                            ? "it has no constructor without parameters"
                            : String.valueOf(failed.getCause() != null ? failed.getCause() : failed)));
        }
        MethodHandle handle = handle(target, method, problems);
        Signature signature = marked.mark().via() == Via.FORM || problems.size() > before
                ? null
                : signature(target, method, marked.mark(), parameters, shape, problems);
        if (problems.size() > before || access == null || handle == null) {
            return Optional.empty();
        }
        return Optional.of(new Exposed(
                marked.name(),
                method,
                handle,
                access,
                marked.mark(),
                parameters,
                shape,
                signature,
                state,
                stateType,
                stateType == null || state != null ? null : "its result: " + stateType.getTypeName()));
    }

    /** How calls from JavaScript reach it: types that travel there beside those that pages carry. */
    private @Nullable Signature signature(
            Object target,
            Method method,
            UseServer mark,
            List<Parameter> parameters,
            @Nullable Shape<?> shape,
            List<Problem> problems) {
        java.lang.reflect.Parameter[] declared = method.getParameters();
        List<Signature.Place> places = new ArrayList<>();
        try {
            for (int i = 0; i < declared.length; i++) {
                places.add(place(parameters.get(i), declared[i].getAnnotatedType(), shape));
            }
            AnnotatedType returned = returned(method.getAnnotatedReturnType());
            boolean outcome = returned.getType() instanceof Class<?> c && Outcome.class.isAssignableFrom(c);
            boolean nothing = outcome || isNothing(returned.getType());
            return new Signature(
                    target,
                    method,
                    places,
                    codecs,
                    nothing ? stated(mark, declared) : travel.result(returned, ""),
                    nothing);
        } catch (Packing.CannotTravel cannot) {
            problems.add(Problems.cannotBeCalled(method, String.valueOf(cannot.getMessage())));
            return null;
        }
    }

    private Signature.Place place(Parameter parameter, AnnotatedType type, @Nullable Shape<?> shape)
            throws Packing.CannotTravel {
        if (parameter instanceof Parameter.Supplied || (parameter instanceof Parameter.Bound bound && bound.sealed())) {
            return new Signature.Place(parameter, null, null);
        }
        if (parameter instanceof Parameter.Typed typed) {
            return new Signature.Place(
                    parameter, arguments(parameter, typed.read() == null ? type : typed.read()), shape);
        }
        return new Signature.Place(parameter, arguments(parameter, type), ownShape(type));
    }

    private Arguments arguments(Parameter parameter, AnnotatedType type) throws Packing.CannotTravel {
        return travel.arguments(List.of(new Arguments.Slot(parameter.name(), type)));
    }

    /** The constraints of a record that is an argument; where no form could send it, only its own type checks it. */
    private @Nullable Shape<?> ownShape(AnnotatedType type) {
        if (!(type.getType() instanceof Class<?> plain) || !plain.isRecord()) {
            return null;
        }
        try {
            return Shape.of(plain.asSubclass(Record.class), codecs);
        } catch (ProblemException noForm) {
            return null;
        }
    }

    /** How a state leaves that an outcome carries. */
    private Travel.@Nullable Result stated(UseServer mark, java.lang.reflect.Parameter[] declared)
            throws Packing.CannotTravel {
        if (mark.state() != Void.class) {
            return travel.result(mark.state(), "");
        }
        for (java.lang.reflect.Parameter parameter : declared) {
            if (parameter.isAnnotationPresent(Previous.class)) {
                AnnotatedType type = parameter.getAnnotatedType();
                boolean wrapped = parameter.getType() == Optional.class && type instanceof AnnotatedParameterizedType;
                return travel.result(
                        wrapped ? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0] : type, "");
            }
        }
        return null;
    }

    private static AnnotatedType returned(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic
                && type.getType() instanceof ParameterizedType raw
                && (raw.getRawType() == CompletionStage.class || raw.getRawType() == CompletableFuture.class)) {
            AnnotatedType result = generic.getAnnotatedActualTypeArguments()[0];
            return result instanceof AnnotatedWildcardType wildcard ? wildcard.getAnnotatedUpperBounds()[0] : result;
        }
        return type;
    }

    private boolean travels(AnnotatedType type) {
        try {
            travel.arguments(List.of(new Arguments.Slot("", type)));
            return true;
        } catch (Packing.CannotTravel cannot) {
            return false;
        }
    }

    private boolean leaves(Method method) {
        try {
            travel.result(returned(method.getAnnotatedReturnType()), "");
            return true;
        } catch (Packing.CannotTravel cannot) {
            return false;
        }
    }

    private List<Parameter> parameters(Method method, Via via, FormFinder.Found form, List<Problem> problems) {
        java.lang.reflect.Parameter[] declared = method.getParameters();
        List<Parameter> parameters = new ArrayList<>();
        int previous = 0;
        for (int i = 0; i < declared.length; i++) {
            java.lang.reflect.Parameter p = declared[i];
            String name = FormFinder.nameOf(p, i);
            boolean sealed = p.isAnnotationPresent(Sealed.class);
            if (supplied.contains(p.getType())) {
                if (sealed) {
                    problems.add(Problems.sealedForm(method, name));
                }
                parameters.add(new Parameter.Supplied(name, p.getType()));
            } else if (p.isAnnotationPresent(Previous.class)) {
                if (sealed) {
                    problems.add(Problems.sealedForm(method, name));
                }
                if (++previous > 1) {
                    problems.add(Problems.twoPrevious(method));
                }
                if (p.getType().isPrimitive()) {
                    problems.add(Problems.primitivePrevious(method, name, p.getType()));
                }
                parameters.add(new Parameter.Before(name, p.getType()));
            } else if (i == form.index() && form.parameter() != null) {
                parameters.add(form.parameter());
            } else {
                boolean orOnlyInCalls = via != Via.FORM && !sealed && travels(p.getAnnotatedType());
                packing(p.getParameterizedType(), name, orOnlyInCalls, method, problems)
                        .ifPresent(packing -> parameters.add(new Parameter.Bound(name, p.getType(), packing, sealed)));
            }
        }
        return parameters;
    }

    private static Optional<Packing> packing(
            Type type, String name, boolean orOnlyInCalls, Method method, List<Problem> problems) {
        try {
            return Optional.of(Packing.of(type, name));
        } catch (Packing.CannotTravel cannot) {
            if (orOnlyInCalls) {
                return Optional.of(Packing.none(String.valueOf(cannot.getMessage())));
            }
            problems.add(Problems.cannotTravel(method, String.valueOf(cannot.getMessage())));
            return Optional.empty();
        }
    }

    private static @Nullable Type state(
            Method method, UseServer mark, List<Parameter> parameters, List<Problem> problems) {
        Type returned = returned(method.getGenericReturnType());
        Type previous = null;
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) instanceof Parameter.Before before) {
                previous = Arrays.stream(method.getParameters())
                        .filter(p -> p.isAnnotationPresent(Previous.class))
                        .findFirst()
                        .<Type>map(java.lang.reflect.Parameter::getParameterizedType)
                        .orElse(before.type());
            }
        }
        if (previous != null && !previous.equals(returned)) {
            previous = inOptional(previous);
        }
        Type state;
        if (isNothing(returned)) {
            state = previous;
        } else if (returned instanceof Class<?> c && Outcome.class.isAssignableFrom(c)) {
            state = mark.state() != Void.class ? mark.state() : previous;
        } else {
            state = returned;
        }
        if (state == null) {
            return null;
        }
        if (previous != null && !boxed(previous).equals(boxed(state))) {
            problems.add(Problems.previousOfAnotherType(method, previous.getTypeName(), state.getTypeName()));
            return null;
        }
        return boxed(state);
    }

    private @Nullable Packing state(Type type, Method method, UseServer mark, List<Problem> problems) {
        try {
            return Packing.of(type, "");
        } catch (Packing.CannotTravel cannot) {
            if (mark.via() != Via.FORM && leaves(method)) {
                // Nothing a page could show or a ledger keep, such as a stream: only a call is given it.
                return null;
            }
            String path = String.valueOf(cannot.getMessage());
            problems.add(Problems.cannotReturn(method, path.startsWith(": ") ? path.substring(2) : path));
            return null;
        }
    }

    private static Type returned(Type type) {
        if (type instanceof ParameterizedType generic
                && (generic.getRawType() == CompletionStage.class || generic.getRawType() == CompletableFuture.class)) {
            Type result = generic.getActualTypeArguments()[0];
            return result instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : result;
        }
        return type;
    }

    /** An int that is returned and an Integer that may be null are one state. */
    private static Type boxed(Type type) {
        return type instanceof Class<?> plain
                ? MethodType.methodType(plain).wrap().returnType()
                : type;
    }

    /** An Optional says that there may be no state yet; the state is what is in it, unless Optionals are returned too. */
    private static Type inOptional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static boolean isNothing(Type type) {
        return type == void.class || type == Void.class;
    }

    private static @Nullable MethodHandle handle(Object target, Method method, List<Problem> problems) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(method)
                    .bindTo(target)
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException | RuntimeException closed) {
            problems.add(Problems.closedModule(method));
            return null;
        }
    }
}
