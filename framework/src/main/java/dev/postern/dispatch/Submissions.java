package dev.postern.dispatch;

import dev.postern.binding.FormId;
import dev.postern.binding.Opening;
import dev.postern.form.FieldErrors;
import dev.postern.function.Exposed;
import dev.postern.guard.Verdict;
import dev.postern.http.BodyRefused;
import dev.postern.http.Fields;
import dev.postern.http.FormBody;
import dev.postern.http.Request;
import dev.postern.http.Response;
import dev.postern.page.Page;
import dev.postern.page.Shown;
import dev.postern.upload.Uploads;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what forms send: what is asked before a function is called. */
final class Submissions {
    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

    private final Site site;
    private final Pages pages;
    private final Screens screens;
    private final Refusals refusals;
    private final Runs runs;
    private final SubmissionAnswers answers;
    private final long mostBytes;

    Submissions(Site site, Pages pages, Screens screens, Showings showings, Refusals refusals, Runs runs) {
        this.site = site;
        this.pages = pages;
        this.screens = screens;
        this.refusals = refusals;
        this.runs = runs;
        this.answers = new SubmissionAnswers(site, screens, showings, refusals);
        this.mostBytes = site.functions().all().stream()
                .mapToLong(Exposed::maxBytes)
                .max()
                .orElse(0);
    }

    /**
     * Answers what a form sent: from the guard to the answer, each step only if those before it let it pass.
     *
     * @param page the page at this address, or null at the address for forms that stand on no page of ours
     */
    CompletionStage<Response> answer(Request request, @Nullable Page page) {
        Verdict verdict = site.guard().check(request);
        if (!(verdict instanceof Verdict.Ours ours)) {
            return answered(refusedByGuard(request, verdict));
        }
        RequestCall call = new RequestCall(site, request, ours.origin());
        Uploads uploads = site.uploads().open();
        CompletionStage<Response> answer;
        try {
            answer = received(call, page, ours.sameOriginByBrowser() && !call.hasAmbiguousCookie(), uploads);
        } catch (Throwable thrown) {
            answer = answered(screens.ended(call, thrown, null));
        }
        return answer.exceptionally(thrown -> screens.ended(call, Runs.unwrapped(thrown), null))
                .thenApply(call::withCookie)
                .whenComplete((response, thrown) -> uploads.close());
    }

    private static CompletionStage<Response> answered(Response response) {
        return CompletableFuture.completedFuture(response);
    }

    private Response refusedByGuard(Request request, Verdict verdict) {
        FormBody.drain(request);
        if (verdict instanceof Verdict.Misdirected misdirected) {
            LOG.warn("{}", Problems.misdirected(request, misdirected.host()).message());
            return closing(refusals.plain(421, "This is not that site", "misdirected"));
        }
        LOG.warn("{}", Problems.crossSite(request, verdict).message());
        return closing(refusals.plain(403, "This was sent from another site", "cross_origin"));
    }

    /** The rest of the body may still be on its way: what follows on this connection could not be told from it. */
    private static Response closing(Response response) {
        return response.with("Connection", "close");
    }

    private CompletionStage<Response> received(RequestCall call, @Nullable Page page, boolean vouched, Uploads uploads)
            throws IOException {
        Request request = call.request();
        Arrival arrival = new Arrival(
                site.limits(),
                mostBytes,
                vouched,
                (text, button) ->
                        site.seals().open(call.origin(), text, request.path(), page == null, call.asSent(), vouched),
                function -> function.access().allows(call));
        Fields fields;
        BodyRefused refused = null;
        try {
            fields = FormBody.read(request, uploads, arrival);
        } catch (BodyRefused tooMuch) {
            refused = tooMuch;
            fields = tooMuch.soFar();
        }
        fields.text(Parked.FIELD).ifPresent(call::park);
        Opening opening = arrival.opening();
        if (refused != null && (arrival.admitted() || opening == null)) {
            return answered(refusedBody(call, page, arrival, refused, vouched));
        }
        if (arrival.sealedTwice()) {
            return answered(malformed(call, vouched ? fields : null));
        }
        if (!(opening instanceof Opening.Intact intact)) {
            return answered(badSeal(call, page, opening, arrival.formId(), vouched, fields));
        }
        if (!arrival.admitted()) {
            return answered(notAllowed(call, intact, arrival.formId(), vouched ? fields : null));
        }
        FormId id = arrival.formId();
        Sent.OnScreen onScreen = onScreen(call).orElse(null);
        Sent sent = new Sent(
                call,
                page,
                onScreen,
                intact.form(),
                id == null ? intact.id() : id,
                intact,
                Parking.sealOf(fields),
                fields);
        return new OneSubmission(site, runs, answers, sent, uploads).answer();
    }

    private Response refusedBody(
            RequestCall call, @Nullable Page page, Arrival arrival, BodyRefused refused, boolean vouched) {
        Request request = call.request();
        FormBody.drain(request);
        LOG.warn("{}", Problems.badBody(request, refused).message());
        String code = refused.code().name().toLowerCase(java.util.Locale.ROOT);
        Fields typed = vouched ? refused.soFar().withoutReserved() : null;
        if (page != null && typed != null && arrival.opening() instanceof Opening.Intact intact) {
            String words = call.words().say("postern." + kindOf(refused));
            Shown again = Shown.again(
                    arrival.formId(), intact.form().function().name(), typed, FieldErrors.NONE.and("", words), code);
            return closing(screens.show(call, page, refused.status(), List.of(again)));
        }
        if (call.byShim()) {
            // What was typed is on the screen, if not here, and is to stay there.
            Optional<Sent.OnScreen> there =
                    onScreen(call).or(() -> Optional.ofNullable(page).map(own -> new Sent.OnScreen(own, call)));
            if (there.isPresent()) {
                Shown said = Shown.again(null, null, null, FieldErrors.NONE, code)
                        .saying(call.words().say("postern." + kindOf(refused)));
                return closing(screens.show(there.get().call(), there.get().page(), refused.status(), List.of(said)));
            }
        }
        return closing(refusals.page(call, refused.status(), code, null, null, typed));
    }

    private Optional<Sent.OnScreen> onScreen(RequestCall call) {
        return call.byShim() ? Shim.onScreen(call.request()).flatMap(url -> answers.at(call, url)) : Optional.empty();
    }

    private static String kindOf(BodyRefused refused) {
        return switch (refused.code()) {
            case MALFORMED -> "malformed";
            case BAD_TYPE -> "bad-type";
            case TOO_LARGE, TOO_MANY -> "too-large";
            case OVERLOADED -> "overloaded";
        };
    }

    private Response malformed(RequestCall call, @Nullable Fields typed) {
        FormBody.drain(call.request());
        LOG.warn("{}", Problems.sealedTwice(call.request()).message());
        return closing(refusals.page(call, 400, "malformed", null, null, typed));
    }

    /** A seal that is missing, foreign or stale: today's form with what was typed, where the browser vouches for it. */
    private Response badSeal(
            RequestCall call,
            @Nullable Page page,
            @Nullable Opening opening,
            @Nullable FormId id,
            boolean vouched,
            Fields fields) {
        FormBody.drain(call.request());
        LOG.warn("{}", Problems.badSeal(call.request(), opening).message());
        if (!vouched || Opening.isAnothers(opening)) {
            return closing(refusals.page(call, 403, "bad_token", null, null, null));
        }
        Fields typed = fields.withoutReserved();
        if (id != null && !pages.allows(call, id.function())) {
            Parking.keep(call, fields);
        }
        if (page == null) {
            return closing(refusals.page(call, 409, "stale_form", null, null, typed));
        }
        Shown again = Shown.again(id, null, typed, FieldErrors.NONE, "stale_form")
                .saying(call.words().say("postern.stale"));
        return closing(screens.show(call, page, 409, List.of(again)));
    }

    private Response notAllowed(RequestCall call, Opening.Intact seal, @Nullable FormId id, @Nullable Fields typed) {
        FormBody.drain(call.request());
        if (typed != null) {
            Parking.keep(call, typed);
        }
        try {
            Shown kept = Shown.again(
                    id == null ? seal.id() : id,
                    seal.form().function().name(),
                    typed == null ? null : typed.withoutReserved(),
                    FieldErrors.NONE,
                    "forbidden");
            return closing(screens.denied(call, 200, List.of(kept)));
        } catch (Exception failed) {
            return closing(screens.ended(call, failed, typed));
        }
    }
}
