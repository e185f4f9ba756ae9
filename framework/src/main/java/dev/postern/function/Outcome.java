package dev.postern.function;

import dev.postern.form.FieldErrors;
import dev.postern.form.FormData;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What came of a submission. Values: a test compares them. */
public sealed interface Outcome {
    /** It is done: the page is shown again, fresh. */
    static Done done() {
        return new Done(null);
    }

    /** It is done, and this is what the form now shows as {@code form.state}. */
    static State state(Object value) {
        return new State(value, null);
    }

    /** The same form again with these values and no errors. What the record has no component for stays as typed. */
    static Edit edit(Record values) {
        return new Edit(values, null);
    }

    /** The same form again with what was typed, changed: {@code edit(form.withRow("items"))}. It need not be valid. */
    static Retyped edit(FormData typed) {
        return new Retyped(typed, null);
    }

    /** Something is wrong with a field; {@code .and(…)} adds more. */
    static Invalid invalid(String field, String message) {
        return new Invalid(FieldErrors.NONE.and(field, message), null);
    }

    /** Something is wrong with the form as a whole. */
    static Invalid invalid(String message) {
        return new Invalid(FieldErrors.NONE.and("", message), null);
    }

    /** What a {@code Form<…>} found wrong. */
    static Invalid invalid(FieldErrors errors) {
        return new Invalid(errors, null);
    }

    /** On to a path of this site, as in {@code redirect("/todos")}. */
    static Redirect redirect(String path) {
        return new Redirect(path, null);
    }

    /** On to another site, whose host is listed with {@code postern.mayLeaveTo(…)}. */
    static Leave leave(URI to) {
        return new Leave(to, null);
    }

    /** On to where the visitor was going when log-in came between, or else to this path. */
    static Resume resume(String otherwise) {
        return new Resume(otherwise, null);
    }

    /** The same outcome with words to show once, wherever it leads. */
    Outcome notice(String words);

    /** The words to show once, or null. */
    @Nullable
    String notice();

    record Done(@Nullable String notice) implements Outcome {
        @Override
        public Done notice(String words) {
            return new Done(words);
        }
    }

    record State(Object value, @Nullable String notice) implements Outcome {
        @Override
        public State notice(String words) {
            return new State(value, words);
        }
    }

    record Edit(Record values, @Nullable String notice) implements Outcome {
        @Override
        public Edit notice(String words) {
            return new Edit(values, words);
        }
    }

    record Retyped(FormData typed, @Nullable String notice) implements Outcome {
        @Override
        public Retyped notice(String words) {
            return new Retyped(typed, words);
        }
    }

    record Invalid(FieldErrors errors, @Nullable String notice) implements Outcome {
        public Invalid and(String field, String message) {
            return new Invalid(errors.and(field, message), notice);
        }

        @Override
        public Invalid notice(String words) {
            return new Invalid(errors, words);
        }
    }

    record Redirect(String path, @Nullable String notice) implements Outcome {
        @Override
        public Redirect notice(String words) {
            return new Redirect(path, words);
        }
    }

    record Leave(URI to, @Nullable String notice) implements Outcome {
        @Override
        public Leave notice(String words) {
            return new Leave(to, words);
        }
    }

    record Resume(String otherwise, @Nullable String notice) implements Outcome {
        @Override
        public Resume notice(String words) {
            return new Resume(otherwise, words);
        }
    }

    /** The function said no in words that are safe to show, or with a plain status. */
    record Refused(
            int status, @Nullable String words, @Nullable String notice) implements Outcome {
        @Override
        public Refused notice(String more) {
            return new Refused(status, words, more);
        }
    }

    /** It broke; the log has the rest under this reference number. */
    record Failed(String reference, @Nullable String notice) implements Outcome {
        @Override
        public Failed notice(String words) {
            return new Failed(reference, words);
        }
    }
}
