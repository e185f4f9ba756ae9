package dev.postern.travel;

import dev.postern.form.FieldErrors;
import dev.postern.words.Words;
import java.util.List;

/**
 * A value that doesn't fit where it was sent.
 *
 * @param argument the argument it is in, from 0
 * @param path where in the argument, as in {@code items[2].qty}; empty for the argument itself
 * @param kind what our words call the value that belongs there, as in {@code whole}; empty for a site's own
 */
public record Misfit(int argument, String path, Why why, String kind) {
    /** What is wrong with it. */
    public enum Why {
        /** There is nothing where something belongs. */
        MISSING,
        /** It is of another type, or out of its range. */
        INVALID,
        /** Its parts fit, and the record they make refuses them. */
        REFUSED,
        /** The function takes no such argument. */
        SURPLUS
    }

    /** In words for whoever sent it. */
    public String message(Words words) {
        return switch (why) {
            case MISSING -> words.find("postern.missing." + kind).orElseGet(() -> words.say("postern.missing"));
            case REFUSED -> words.say("postern.invalid.whole-form");
            default -> words.find("postern.invalid." + kind).orElseGet(() -> words.say("postern.invalid"));
        };
    }

    /** What is wrong with one argument, by the names that a form's controls would have. */
    public static FieldErrors errors(List<Misfit> misfits, int argument, Words words) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        for (Misfit misfit : misfits) {
            if (misfit.argument() == argument) {
                errors.add(misfit.why() == Why.REFUSED ? "" : misfit.path(), misfit.message(words));
            }
        }
        return errors.build();
    }

    /** For the developer's log. */
    @Override
    public String toString() {
        return "argument " + (argument + 1) + (path.isEmpty() ? "" : " at " + path) + ": "
                + switch (why) {
                    case MISSING -> "nothing was sent";
                    case INVALID -> "what was sent does not fit" + (kind.isEmpty() ? "" : " (" + kind + ")");
                    case REFUSED -> "its record refuses what was sent";
                    case SURPLUS -> "the function takes fewer";
                };
    }
}
