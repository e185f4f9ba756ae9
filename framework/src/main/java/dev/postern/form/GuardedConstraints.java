package dev.postern.form;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;

/** Makes our validators, which are nobody else's business and not public, and has all others made as ever. */
record GuardedConstraints(ConstraintValidatorFactory others) implements ConstraintValidatorFactory {
    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
        if (type == GuardedPattern.class) {
            return type.cast(new GuardedPattern());
        }
        return type == GuardedEmail.class ? type.cast(new GuardedEmail()) : others.getInstance(type);
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> validator) {
        if (!(validator instanceof GuardedPattern) && !(validator instanceof GuardedEmail)) {
            others.releaseInstance(validator);
        }
    }
}
