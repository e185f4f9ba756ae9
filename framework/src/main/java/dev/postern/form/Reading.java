package dev.postern.form;

import dev.postern.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One submission being read: its language, its constraints, and what was found wrong so far. */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final Words words;
    private final Validation.Check check;
    private final FieldErrors.Builder errors = new FieldErrors.Builder();

    Reading(Words words, Validation.Check check) {
        this.words = words;
        this.check = check;
    }

    Words words() {
        return words;
    }

    FieldErrors.Builder errors() {
        return errors;
    }

    Object refuse(String name, String message) {
        errors.add(name, message);
        return Node.FAILED;
    }

    /** Checks a record that could be made. False where that is not to be had: a constraint, or a rule, broke down. */
    boolean isChecked(Nested record, Object made, @Nullable Sent sent, String name) {
        try {
            tell(check.all(record, made), record, sent, name);
            return true;
        } catch (RuntimeException broken) {
            report("a constraint of " + record.link().type().getName(), broken);
            return false;
        }
    }

    /** Checks one component of a record; says whether there was something to tell. */
    boolean validateValue(Nested record, int index, @Nullable Object value, @Nullable Sent sent, String name) {
        try {
            List<Violation> found = check.one(record, index, value);
            tell(found, record, sent, name);
            return !found.isEmpty();
        } catch (RuntimeException broken) {
            // Refused, since nobody knows that it would do: a check that breaks down lets nothing through.
            report("a constraint of " + record.link().type().getName(), broken);
            refuse(record.nameOf(index, name), words.say("postern.invalid"));
            return true;
        }
    }

    private void tell(List<Violation> found, Nested record, @Nullable Sent sent, String name) {
        for (Violation violation : found) {
            errors.add(violation.fieldIn(record, sent, name), violation.message());
        }
    }

    /** Tells the developer. Without the exception's own message, which likes to quote what was typed. */
    void report(String what, Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        LOG.warn(
                "{} threw {} at {}; the visitor was asked to check the form.\n"
                        + "  To mend it: say the rule as a constraint, as in @AssertTrue(message = \"…\"), so that it can be told.",
                what,
                root.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        LOG.debug("{} threw", what, thrown);
    }
}
