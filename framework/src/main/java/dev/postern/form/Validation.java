package dev.postern.form;

import dev.postern.problem.Problem;
import dev.postern.words.Words;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.metadata.MethodDescriptor;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.HibernateValidatorFactory;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.jspecify.annotations.Nullable;

/** Checks records against their Jakarta constraints. One serves a whole application, and any number of threads. */
public final class Validation implements AutoCloseable {
    private final CompletableFuture<HibernateValidatorFactory> factory;

    private Validation(CompletableFuture<HibernateValidatorFactory> factory) {
        this.factory = factory;
    }

    /** Hibernate Validator, without its expression language. It takes most of a second to start, and does so aside. */
    public static Validation jakarta() {
        CompletableFuture<HibernateValidatorFactory> factory = new CompletableFuture<>();
        Thread starter = new Thread(
                () -> {
                    try {
                        factory.complete(start());
                    } catch (RuntimeException | LinkageError broken) {
                        factory.completeExceptionally(broken);
                    }
                },
                "postern-validation");
        starter.setDaemon(true);
        starter.start();
        return new Validation(factory);
    }

    private static HibernateValidatorFactory start() {
        HibernateValidatorConfiguration configuration = jakarta.validation.Validation.byProvider(
                        HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .traversableResolver(new NeverCascading())
                // The true one comes with each check, which knows the visitor's language.
                .messageInterpolator(new ConstraintWords(null));
        ConstraintMapping guarded = configuration.createConstraintMapping();
        guarded.constraintDefinition(Pattern.class)
                .includeExistingValidators(false)
                .validatedBy(GuardedPattern.class);
        guarded.constraintDefinition(Email.class)
                .includeExistingValidators(false)
                .validatedBy(GuardedEmail.class);
        configuration.addMapping(guarded);
        configuration.constraintValidatorFactory(
                new GuardedConstraints(configuration.getDefaultConstraintValidatorFactory()));
        ValidatorFactory started = configuration.buildValidatorFactory();
        started.getValidator().validate(new WarmUp("", "a"));
        return started.unwrap(HibernateValidatorFactory.class);
    }

    /** The first check costs a hundred times what later ones do; nobody should wait for it. */
    private record WarmUp(
            @NotBlank String text, @Pattern(regexp = "b") String other) {}

    /**
     * Records are checked one by one, by the reading that made them, whether or not somebody wrote {@code @Valid}: on a
     * form it would be a trap if forgotten. With it, they would be checked twice.
     */
    private static final class NeverCascading implements TraversableResolver {
        @Override
        public boolean isReachable(Object object, Path.Node property, Class<?> root, Path path, ElementType type) {
            return true;
        }

        @Override
        public boolean isCascadable(Object object, Path.Node property, Class<?> root, Path path, ElementType type) {
            return false;
        }
    }

    /** Waits until it can check, and throws what kept it from starting: better at a site's start than at its first form. */
    public void awaitStart() {
        factory.join();
    }

    /** Stops the validator. */
    @Override
    public void close() {
        if (!factory.isCompletedExceptionally()) {
            factory.join().close();
        }
    }

    /**
     * Checks the arguments of a method against the constraints of its parameters, by their names. What records among
     * them break is not asked: their shapes tell.
     *
     * @param checked which of them count
     */
    public FieldErrors parameters(
            Object target, Method method, @Nullable Object[] arguments, boolean[] checked, Words words) {
        return check(words).parameters(target, method, arguments, checked);
    }

    /** What the records in an argument break, by the path to each: for types that no form could send. */
    public FieldErrors inside(@Nullable Object argument, String name, Words words) {
        return new Inside(check(words)).of(argument, name);
    }

    /**
     * What is wrong with the constraints of a function's parameters. What is wrong with those of any method of its class
     * keeps all of them from being asked, and is told once for the class.
     */
    public List<Problem> problems(Object target, Method method, Words words) {
        Rehearsal rehearsal = rehearsal(words);
        rehearsal.parameters(target, method);
        return rehearsal.problems();
    }

    /** The same for a class of functions whose parameters are not asked by themselves. */
    public List<Problem> problems(Class<?> type, Words words) {
        Rehearsal rehearsal = rehearsal(words);
        rehearsal.type(type, type.getSimpleName());
        return rehearsal.problems();
    }

    /** What is wrong with the constraints of the records in a type that no form could send. */
    public List<Problem> problemsInside(Type type, Words words) {
        Rehearsal rehearsal = rehearsal(words);
        rehearsal.inside(type);
        return rehearsal.problems();
    }

    Rehearsal rehearsal(Words words) {
        return new Rehearsal(check(words).validator());
    }

    Check check(Words words) {
        return new Check(factory, words);
    }

    /** The checks of one submission, in its visitor's words, with one allowance of time for its patterns. */
    static final class Check {
        private final CompletableFuture<HibernateValidatorFactory> factory;
        private final Words words;
        private @Nullable Validator validator;

        private Check(CompletableFuture<HibernateValidatorFactory> factory, Words words) {
            this.factory = factory;
            this.words = words;
        }

        private Validator validator() {
            if (validator == null) {
                validator = factory.join()
                        .usingContext()
                        .messageInterpolator(new ConstraintWords(words))
                        .constraintValidatorPayload(new PatternTime())
                        .getValidator();
            }
            return validator;
        }

        /** What a record breaks, by itself: not what records in it break. */
        List<Violation> all(Nested record, Object made) {
            return sorted(validator().validate(made), record);
        }

        /** What a record breaks, by itself, under the names of what it is made of. */
        void every(Record made, String name, FieldErrors.Builder errors) {
            validator().validate(made).stream()
                    .sorted(Comparator.<ConstraintViolation<?>, String>comparing(
                                    violation -> violation.getPropertyPath().toString())
                            .thenComparing(ConstraintViolation::getMessage))
                    .forEach(violation -> {
                        String path = violation.getPropertyPath().toString();
                        errors.add(path.isEmpty() ? name : name + "." + path, violation.getMessage());
                    });
        }

        FieldErrors parameters(Object target, Method method, @Nullable Object[] arguments, boolean[] checked) {
            MethodDescriptor constraints = validator()
                    .getConstraintsForClass(target.getClass())
                    .getConstraintsForMethod(method.getName(), method.getParameterTypes());
            // Its hasConstrainedParameters() would overlook what only says what is in a list.
            if (constraints == null) {
                return FieldErrors.NONE;
            }
            FieldErrors.Builder errors = new FieldErrors.Builder();
            validator().forExecutables().validateParameters(target, method, arguments).stream()
                    .sorted(Comparator.<ConstraintViolation<Object>>comparingInt(Check::parameter)
                            .thenComparing(ConstraintViolation::getMessage))
                    .forEach(violation -> {
                        int index = parameter(violation);
                        if (index >= 0 && checked[index]) {
                            errors.add(method.getParameters()[index].getName(), violation.getMessage());
                        }
                    });
            return errors.build();
        }

        private static int parameter(ConstraintViolation<?> violation) {
            for (Path.Node node : violation.getPropertyPath()) {
                if (node.getKind() == ElementKind.PARAMETER) {
                    return node.as(Path.ParameterNode.class).getParameterIndex();
                }
            }
            return -1;
        }

        /** What one component breaks of a record that could not be made. */
        List<Violation> one(Nested record, int index, @Nullable Object value) {
            String name = record.link().names().get(index);
            // A rule in the component's name can only be asked of the whole record, and is as soon as there is one.
            return isConstrained(record, name) && !record.link().hasRule(index)
                    ? sorted(validator().validateValue(record.link().type(), name, value), record)
                    : List.of();
        }

        private boolean isConstrained(Nested record, String name) {
            return validator().getConstraintsForClass(record.link().type()).getConstraintsForProperty(name) != null;
        }

        private static List<Violation> sorted(Set<? extends ConstraintViolation<?>> found, Nested record) {
            if (found.isEmpty()) {
                return List.of();
            }
            // A set without an order. Constraints are told as they are written; an empty field hears only that it is.
            List<ConstraintViolation<?>> violations = new ArrayList<>(found);
            violations.sort(Comparator.<ConstraintViolation<?>>comparingInt(violation -> rank(violation, record))
                    .thenComparing(violation -> violation.getPropertyPath().toString())
                    .thenComparing(ConstraintViolation::getMessage));
            List<Violation> told = new ArrayList<>(violations.size());
            Set<String> empty = new HashSet<>();
            Set<String> said = new HashSet<>();
            for (ConstraintViolation<?> violation : violations) {
                if (isAboutEmptiness(violation)) {
                    empty.add(violation.getPropertyPath().toString());
                }
            }
            for (ConstraintViolation<?> violation : violations) {
                String path = violation.getPropertyPath().toString();
                if (!empty.contains(path) || (isAboutEmptiness(violation) && said.add(path))) {
                    told.add(new Violation(steps(violation.getPropertyPath()), violation.getMessage()));
                }
            }
            return told;
        }

        private static boolean isAboutEmptiness(ConstraintViolation<?> violation) {
            return Constraints.isAboutEmptiness(
                    violation.getConstraintDescriptor().getAnnotation());
        }

        private static int rank(ConstraintViolation<?> violation, Nested record) {
            for (Path.Node first : violation.getPropertyPath()) {
                int index = first.getName() == null ? -1 : record.link().component(first.getName());
                if (index >= 0) {
                    Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
                    return record.link().constraints().get(index).indexOf(constraint);
                }
                break;
            }
            return Integer.MAX_VALUE;
        }

        private static List<Violation.Step> steps(Path path) {
            List<Violation.Step> steps = new ArrayList<>();
            for (Path.Node node : path) {
                Object at = node.getKey() == null ? node.getIndex() : node.getKey();
                boolean named = node.getKind() == ElementKind.PROPERTY;
                steps.add(new Violation.Step(named ? node.getName() : null, node.isInIterable() ? at : null));
            }
            return steps;
        }
    }
}
