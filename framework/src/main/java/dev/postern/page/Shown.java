package dev.postern.page;

import dev.postern.binding.FormId;
import dev.postern.form.FieldErrors;
import dev.postern.http.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a page is to show of one submission.
 *
 * @param form the form that was sent, or null where no seal tells
 * @param function the function that was to run: the form's own or its button's; null where no seal tells
 * @param typed what was typed and is still to stand in the form; null where the form is fresh again
 * @param errors what is wrong with it
 * @param hasState whether there is a new state
 * @param state the new state
 * @param done whether it succeeded
 * @param notice words to show once, or null
 * @param code what kind of refusal this is, for whoever reads pages by program; or null
 */
public record Shown(
        @Nullable FormId form,
        @Nullable String function,
        @Nullable Fields typed,
        FieldErrors errors,
        boolean hasState,
        @Nullable Object state,
        boolean done,
        @Nullable String notice,
        @Nullable String code) {

    /** Something typed that stands in the form again, with words about it. */
    public static Shown again(
            @Nullable FormId form,
            @Nullable String function,
            @Nullable Fields typed,
            FieldErrors errors,
            @Nullable String code) {
        return new Shown(form, function, typed, errors, false, null, false, null, code);
    }

    public Shown at(FormId place) {
        return new Shown(place, function, typed, errors, hasState, state, done, notice, code);
    }

    public Shown saying(@Nullable String words) {
        return new Shown(form, function, typed, errors, hasState, state, done, words, code);
    }
}
