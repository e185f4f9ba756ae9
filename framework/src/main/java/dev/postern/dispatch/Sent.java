package dev.postern.dispatch;

import dev.postern.binding.BoundForm;
import dev.postern.binding.FormId;
import dev.postern.binding.Opening;
import dev.postern.form.FieldErrors;
import dev.postern.function.Exposed;
import dev.postern.http.Fields;
import dev.postern.page.Page;
import dev.postern.page.Shown;
import org.jspecify.annotations.Nullable;

/** What one submission has turned out to be, once its body is read. */
record Sent(
        RequestCall call,
        @Nullable Page page,
        @Nullable OnScreen onScreen,
        BoundForm form,
        FormId id,
        Opening.Intact seal,
        String sealed,
        Fields fields) {
    Exposed function() {
        return form.function();
    }

    /** What was typed, to stand in the form again. */
    Fields typed() {
        return fields.withoutReserved();
    }

    Sent having(Fields read) {
        return new Sent(call, page, onScreen, form, id, seal, sealed, read);
    }

    Shown again(FieldErrors errors, @Nullable String code) {
        return new Shown(id, function().name(), typed(), errors, form.hasState(), form.state(), false, null, code);
    }

    /** The page that the shim has on screen, where it is another than the address it posted to. */
    record OnScreen(Page page, RequestCall call) {}
}
