package dev.postern.form;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Constraints in the words of HTML. Only what means the same on both sides is said: a browser that is stricter than the
 * server keeps people out.
 */
record Attributes(Class<?> type, List<Annotation> constraints) implements Markup {
    static final Set<String> CONTROLS = Set.of(
            "text",
            "search",
            "tel",
            "url",
            "email",
            "password",
            "number",
            "range",
            "date",
            "time",
            "datetime-local",
            "month",
            "week",
            "checkbox",
            "radio",
            "file",
            "color",
            "hidden",
            "textarea",
            "select");
    private static final Set<String> SINGLE_LINE = Set.of("text", "search", "tel", "url", "email", "password");
    private static final Set<String> NUMERIC = Set.of("number", "range");
    /** Controls that HTML gives no {@code required}, or that always have a value. */
    private static final Set<String> NEVER_REQUIRED = Set.of("hidden", "range", "color", "submit", "button", "image");

    private static final Set<Class<?>> WHOLE = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class);
    private static final Set<Class<?>> DECIMAL =
            Set.of(float.class, Float.class, double.class, Double.class, BigDecimal.class);

    @Override
    public Map<String, String> of(String control, boolean required, boolean list) {
        Map<String, String> attributes = new LinkedHashMap<>();
        boolean single = SINGLE_LINE.contains(control);
        // Each checkbox of a group would want its tick: HTML cannot say "at least one of these".
        boolean group = list && (control.equals("checkbox") || control.equals("radio"));
        if (required && !group && !NEVER_REQUIRED.contains(control)) {
            attributes.put("required", "");
        }
        if (single || control.equals("textarea")) {
            lengths(attributes, single);
        }
        if (single) {
            patterns(attributes);
            if (control.equals("text") && (WHOLE.contains(type) || DECIMAL.contains(type))) {
                attributes.put("inputmode", WHOLE.contains(type) ? "numeric" : "decimal");
            }
        }
        if (NUMERIC.contains(control)) {
            limits(attributes);
        }
        return Collections.unmodifiableMap(attributes);
    }

    private void lengths(Map<String, String> attributes, boolean single) {
        int least = 0;
        int most = Integer.MAX_VALUE;
        for (Annotation constraint : constraints) {
            if (constraint instanceof Size size) {
                least = Math.max(least, size.min());
                most = Math.min(most, size.max());
            } else if (constraint instanceof Length length) {
                least = Math.max(least, length.min());
                most = Math.min(most, length.max());
            }
        }
        if (CharSequence.class.isAssignableFrom(type) && least > 1) {
            attributes.put("minlength", String.valueOf(least));
        }
        // Never on a textarea: browsers cut what is pasted there without a word.
        if (CharSequence.class.isAssignableFrom(type) && single && most < Integer.MAX_VALUE) {
            attributes.put("maxlength", String.valueOf(most));
        }
    }

    private void patterns(Map<String, String> attributes) {
        @Nullable String pattern = null;
        for (Annotation constraint : constraints) {
            if (constraint instanceof Pattern written) {
                if (pattern != null) {
                    return;
                }
                pattern = written.flags().length == 0 ? PortablePattern.of(written.regexp()) : null;
            }
        }
        if (pattern != null) {
            attributes.put("pattern", pattern);
        }
    }

    private void limits(Map<String, String> attributes) {
        @Nullable BigDecimal least = null;
        @Nullable BigDecimal most = null;
        boolean whole = WHOLE.contains(type);
        @Nullable String step = DECIMAL.contains(type) ? "any" : null;
        for (Annotation constraint : constraints) {
            if (constraint instanceof Min min) {
                least = higher(least, BigDecimal.valueOf(min.value()));
            } else if (constraint instanceof Max max) {
                most = lower(most, BigDecimal.valueOf(max.value()));
            } else if (constraint instanceof Range range) {
                least = higher(least, BigDecimal.valueOf(range.min()));
                most = range.max() == Long.MAX_VALUE ? most : lower(most, BigDecimal.valueOf(range.max()));
            } else if (constraint instanceof DecimalMin min && min.inclusive()) {
                least = higher(least, new BigDecimal(min.value()));
            } else if (constraint instanceof DecimalMax max && max.inclusive()) {
                most = lower(most, new BigDecimal(max.value()));
            } else if (constraint instanceof PositiveOrZero) {
                least = higher(least, BigDecimal.ZERO);
            } else if (constraint instanceof NegativeOrZero) {
                most = lower(most, BigDecimal.ZERO);
            } else if (constraint instanceof Positive && whole) {
                least = higher(least, BigDecimal.ONE);
            } else if (constraint instanceof Negative && whole) {
                most = lower(most, BigDecimal.ONE.negate());
            } else if (constraint instanceof Digits digits && !whole) {
                step = BigDecimal.ONE.movePointLeft(digits.fraction()).toPlainString();
            }
        }
        if (least != null) {
            attributes.put("min", least.toPlainString());
        }
        if (most != null) {
            attributes.put("max", most.toPlainString());
        }
        // HTML counts steps from min, so that 0.5 with step 1 would allow 1.5 but not 1.
        boolean off = step != null
                && least != null
                && !step.equals("any")
                && least.remainder(new BigDecimal(step)).signum() != 0;
        if (step != null) {
            attributes.put("step", off ? "any" : step);
        }
    }

    private static BigDecimal higher(@Nullable BigDecimal one, BigDecimal other) {
        return one == null ? other : one.max(other);
    }

    private static BigDecimal lower(@Nullable BigDecimal one, BigDecimal other) {
        return one == null ? other : one.min(other);
    }
}
