package dev.postern.dispatch;

import dev.postern.binding.FormId;
import dev.postern.call.Visitor;
import dev.postern.codec.Packed;
import dev.postern.form.FieldErrors;
import dev.postern.form.FormData;
import dev.postern.function.Exposed;
import dev.postern.function.Outcome;
import dev.postern.http.Fields;
import dev.postern.once.Showing;
import dev.postern.once.Submission;
import dev.postern.page.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a submission, kept until the page is asked for on which it is to be shown once. */
final class Showings {
    private final Site site;

    Showings(Site site) {
        this.site = site;
    }

    /** What is to be shown on the page at a path, now and never again. */
    List<Shown> take(RequestCall call, String path) {
        if (!call.keepsCookies()) {
            return List.of();
        }
        List<Shown> shown = new ArrayList<>();
        for (Showing showing : site.ledger().take(site.seals().session(call.asSent()), path)) {
            readShowing(showing).ifPresent(shown::add);
        }
        return shown;
    }

    private Optional<Shown> readShowing(Showing showing) {
        Packed.In in = new Packed.In(showing.outcome());
        String name = in.words();
        return site.functions().find(name).map(function -> {
            Outcome outcome = OutcomeBytes.read(in.rest(), function, Fields.NONE);
            FormId form = showing.form().isEmpty() ? null : FormId.of(showing.form());
            return outcome instanceof Outcome.Retyped retyped
                    ? Shown.again(form, name, retyped.typed().sent(), FieldErrors.NONE, null)
                            .saying(retyped.notice())
                    : succeeded(form, name, outcome);
        });
    }

    static Shown succeeded(@Nullable FormId form, String function, Outcome outcome) {
        Object state = outcome instanceof Outcome.State s ? s.value() : null;
        return new Shown(form, function, null, FieldErrors.NONE, state != null, state, true, outcome.notice(), null);
    }

    /** Keeps what came of a submission; whether it will be found there. */
    boolean keep(Sent sent, Outcome outcome, String location, @Nullable FormId form, @Nullable Submission submission) {
        Exposed function = sent.function();
        Outcome told = form == null ? noticeOf(outcome) : outcome;
        return keep(sent, function, told, location, form, submission);
    }

    /** Keeps what waited for a log-in. */
    boolean keep(Sent sent, Shown waited, String location, @Nullable Submission submission) {
        FormId form = waited.form();
        Fields typed = waited.typed();
        Exposed function =
                form == null ? null : site.functions().find(form.function()).orElse(null);
        return typed != null
                && function != null
                && keep(
                        sent,
                        function,
                        new Outcome.Retyped(new FormData(typed), waited.notice()),
                        location,
                        form,
                        submission);
    }

    private boolean keep(
            Sent sent,
            Exposed function,
            Outcome outcome,
            String location,
            @Nullable FormId form,
            @Nullable Submission submission) {
        RequestCall call = sent.call();
        if (!call.keepsCookies()) {
            return false;
        }
        byte[] kept = new Packed.Out()
                .text(function.name())
                .raw(OutcomeBytes.write(outcome, function, Fields.NONE))
                .toBytes();
        Visitor visitor = call.orNew();
        return site.ledger()
                .show(new Showing(
                        site.seals().session(visitor),
                        Locations.pathOf(location),
                        sent.seal().key().nonce(),
                        form == null ? "" : form.text(),
                        submission == null ? sent.seal().key().bytes() : submission.id(),
                        kept));
    }

    private static Outcome noticeOf(Outcome outcome) {
        String notice = outcome.notice();
        return notice == null ? Outcome.done() : Outcome.done().notice(notice);
    }
}
