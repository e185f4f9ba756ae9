package dev.postern.function;

import dev.postern.form.FieldErrors;
import dev.postern.travel.Misfit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of the values that a call gave. */
public sealed interface Given {
    /** They are arguments, as {@link Exposed#call} takes them. */
    record Fitting(
            List<@Nullable Object> arguments,
            @Nullable Object form,
            @Nullable Object previous) implements Given {}

    /** Some fit no parameter. */
    record Misfitting(List<Misfit> misfits) implements Given {}

    /** They fit, and break constraints: by the form's controls, or else by the parameter. */
    record Invalid(FieldErrors errors) implements Given {}

    /** One is for a parameter that takes only what a page of ours has bound. */
    record Unsealed(int argument, String parameter) implements Given {}
}
