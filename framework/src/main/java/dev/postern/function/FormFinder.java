package dev.postern.function;

import dev.postern.codec.Codecs;
import dev.postern.codec.Packing;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.form.Shape;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameter that takes what was typed: the last that is a record, a sealed interface of records,
 * {@code Form<…>} or {@code FormData}.
 */
final class FormFinder {
    private final Codecs codecs;
    private final Set<Class<?>> supplied;
    private final Predicate<AnnotatedType> travels;

    /**
     * @param parameter what it is given; null where there is none
     * @param shape what is read of what was typed; null where all of it is
     */
    record Found(
            int index,
            @Nullable Parameter parameter,
            @Nullable Shape<?> shape) {
        static final Found NONE = new Found(-1, null, null);
    }

    /**
     * @param supplied the types that no client gives
     * @param travels whether calls can give a type
     */
    FormFinder(Codecs codecs, Set<Class<?>> supplied, Predicate<AnnotatedType> travels) {
        this.codecs = codecs;
        this.supplied = supplied;
        this.travels = travels;
    }

    Found find(Method method, Via via, List<Problem> problems) {
        java.lang.reflect.Parameter[] declared = method.getParameters();
        for (int i = declared.length - 1; i >= 0; i--) {
            java.lang.reflect.Parameter p = declared[i];
            if (supplied.contains(p.getType()) || isMarked(p)) {
                continue;
            }
            if (p.getType() == FormData.class) {
                return new Found(i, new Parameter.Typed(nameOf(p, i), Parameter.Kind.DATA, null), null);
            }
            if (p.getType() == Form.class) {
                return form(p, i, method, via, problems);
            }
            if (isRead(p.getType())) {
                return read(p, i, method, via, problems);
            }
        }
        return Found.NONE;
    }

    private static boolean isMarked(AnnotatedElement parameter) {
        return parameter.isAnnotationPresent(Sealed.class) || parameter.isAnnotationPresent(Previous.class);
    }

    static String nameOf(java.lang.reflect.Parameter parameter, int index) {
        return parameter.isNamePresent() ? parameter.getName() : "argument " + (index + 1);
    }

    /** A sealed interface that is one text to a codec has no fields. */
    private boolean isRead(Class<?> type) {
        return Shape.isRead(type) && (type.isRecord() || codecs.find(type).isEmpty());
    }

    private Found form(java.lang.reflect.Parameter p, int index, Method method, Via via, List<Problem> problems) {
        AnnotatedType read = p.getAnnotatedType() instanceof AnnotatedParameterizedType form
                ? form.getAnnotatedActualTypeArguments()[0]
                : null;
        Class<?> raw = read == null ? null : raw(read);
        if (read == null || raw == null || !Shape.isRead(raw)) {
            problems.add(Problems.formOfNothing(method));
            return new Found(index, new Parameter.Typed(nameOf(p, index), Parameter.Kind.DATA, null), null);
        }
        Parameter parameter = new Parameter.Typed(nameOf(p, index), Parameter.Kind.FORM, read);
        try {
            return new Found(index, parameter, Shape.of(read, codecs));
        } catch (ProblemException cannot) {
            String instead = via != Via.FORM && travels.test(read)
                    ? ", or take " + raw.getSimpleName() + " itself, which only calls can give"
                    : "";
            cannot.problems().forEach(problem -> problems.add(Problems.badForm(method, problem, instead)));
            return new Found(index, parameter, null);
        }
    }

    private Found read(java.lang.reflect.Parameter p, int index, Method method, Via via, List<Problem> problems) {
        AnnotatedType type = p.getAnnotatedType();
        try {
            Shape<?> shape = Shape.of(type, codecs);
            return new Found(index, new Parameter.Typed(nameOf(p, index), Parameter.Kind.RECORD, type), shape);
        } catch (ProblemException cannot) {
            boolean canBeGiven = travels.test(type);
            if (canBeGiven && via != Via.FORM) {
                return new Found(index, onlyCalled(p, index, cannot.problems().get(0)), null);
            }
            String instead = canBeGiven ? ", or take via = Via.FORM away, and only calls can give it" : "";
            cannot.problems().forEach(problem -> problems.add(Problems.badForm(method, problem, instead)));
            return new Found(index, new Parameter.Typed(nameOf(p, index), Parameter.Kind.RECORD, type), null);
        }
    }

    /** What no form can send is an argument like any other, and no page carries it either. */
    private static Parameter onlyCalled(java.lang.reflect.Parameter p, int index, Problem why) {
        return new Parameter.Bound(
                nameOf(p, index),
                p.getType(),
                Packing.none(why.where() + ", since " + why.what().replaceAll("\\.$", "")),
                false);
    }

    private static @Nullable Class<?> raw(AnnotatedType type) {
        if (type.getType() instanceof Class<?> plain) {
            return plain;
        }
        return type.getType() instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : null;
    }
}
