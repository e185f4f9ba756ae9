package dev.postern.form;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code @Pattern}, in bounded time. */
final class GuardedPattern implements ConstraintValidator<Pattern, CharSequence> {
    private GuardedRegex regex = new GuardedRegex(java.util.regex.Pattern.compile(""));

    @Override
    public void initialize(Pattern pattern) {
        int flags = 0;
        for (Pattern.Flag flag : pattern.flags()) {
            flags |= flag.getValue();
        }
        regex = new GuardedRegex(java.util.regex.Pattern.compile(pattern.regexp(), flags));
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        return text == null || regex.matches(text, context);
    }
}
