package dev.postern.form;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.constraints.Length;

/** What can be told of constraints without running them. */
final class Constraints {
    private Constraints() {}

    /** The constraints written on something, in that order; several of one kind are taken out of their list. */
    static List<Annotation> on(AnnotatedElement element) {
        List<Annotation> constraints = new ArrayList<>();
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
                constraints.add(annotation);
            } else {
                constraints.addAll(repeated(annotation));
            }
        }
        return constraints;
    }

    private static List<Annotation> repeated(Annotation list) {
        try {
            Method value = list.annotationType().getMethod("value");
            Class<?> each = value.getReturnType().getComponentType();
            if (each == null || !each.isAnnotation() || !each.isAnnotationPresent(Constraint.class)) {
                return List.of();
            }
            Repeatable repeatable = each.getAnnotation(Repeatable.class);
            return repeatable != null && repeatable.value() == list.annotationType()
                    ? List.of((Annotation[]) value.invoke(list))
                    : List.of();
        } catch (ReflectiveOperationException notAList) {
            return List.of();
        }
    }

    static boolean isAboutEmptiness(Annotation constraint) {
        return constraint instanceof NotBlank || constraint instanceof NotEmpty || constraint instanceof NotNull;
    }

    /** Whether empty would break one of them. */
    static boolean forbidEmpty(List<Annotation> constraints, Class<?> type) {
        for (Annotation constraint : constraints) {
            if (constraint instanceof NotBlank
                    || constraint instanceof NotEmpty
                    || (constraint instanceof NotNull && !CharSequence.class.isAssignableFrom(type))
                    || constraint instanceof AssertTrue
                    || (constraint instanceof Size size && size.min() > 0)
                    || (constraint instanceof Length length && length.min() > 0)) {
                return true;
            }
        }
        return false;
    }
}
