package dev.postern.dispatch;

import dev.postern.binding.FormId;
import dev.postern.binding.Opening;
import dev.postern.form.FieldErrors;
import dev.postern.function.Outcome;
import dev.postern.http.Fields;
import dev.postern.page.Shown;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was typed in a form that has to wait for a log-in, and stands in it again after that. */
final class Parking {
    private final Site site;

    Parking(Site site) {
        this.site = site;
    }

    /** Keeps what was sent for after a log-in, unless something waits for one already, and this is a try at it. */
    static void keep(RequestCall call, String seal, Fields sent) {
        if (call.parked().isEmpty()) {
            call.park(new Parked(seal, sent).write());
        }
    }

    /** The same, of fields that have their seal among them. */
    static void keep(RequestCall call, Fields sent) {
        keep(call, sealOf(sent), sent);
    }

    static String sealOf(Fields sent) {
        return sent.text(Arrival.POST).orElse("");
    }

    /**
     * What waited for the log-in that has just succeeded, to stand in its form again; nobody's but that visitor's. It is
     * not sent by itself: whoever came back may have changed their mind, and it may be another day.
     */
    Optional<Shown> back(Sent sent, Outcome outcome) {
        RequestCall call = sent.call();
        if (!(outcome instanceof Outcome.Resume)) {
            return Optional.empty();
        }
        return call.parked().flatMap(Parked::read).flatMap(parked -> {
            Opening opening = site.seals()
                    .open(call.origin(), parked.seal(), call.request().path(), false, call.orNew(), true);
            FormId form = opening instanceof Opening.Intact intact
                    ? intact.id()
                    : opening instanceof Opening.Stale stale ? stale.id() : null;
            return Optional.ofNullable(form).map(id -> waiting(call, id, parked.typed(), outcome.notice()));
        });
    }

    private static Shown waiting(RequestCall call, FormId form, Fields typed, @Nullable String notice) {
        String words = call.words().say("postern.waited");
        return Shown.again(form, form.function(), typed, FieldErrors.NONE, null)
                .saying(notice == null ? words : notice + " " + words);
    }
}
