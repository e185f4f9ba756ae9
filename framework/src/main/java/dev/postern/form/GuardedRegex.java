package dev.postern.form;

import jakarta.validation.ConstraintValidatorContext;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A regular expression of an author's, which somebody outside chooses the input for. */
record GuardedRegex(java.util.regex.Pattern pattern) {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedRegex.class);
    private static final int LONGEST = 4096;

    boolean matches(CharSequence text, ConstraintValidatorContext context) {
        if (text.length() > LONGEST) {
            return false;
        }
        PatternTime given = context.unwrap(HibernateConstraintValidatorContext.class)
                .getConstraintValidatorPayload(PatternTime.class);
        PatternTime time = given == null ? new PatternTime() : given;
        boolean told = time.isSpent();
        try {
            return time.matches(pattern, text);
        } catch (PatternTime.SpentException spent) {
            if (!told) {
                LOG.warn(
                        "The pattern {} {}; the field was told to be wrong.\n"
                                + "  To mend it: leave repetitions out of repetitions, as (a+)+ is a+.",
                        pattern,
                        spent.getMessage());
            }
            return false;
        }
    }
}
