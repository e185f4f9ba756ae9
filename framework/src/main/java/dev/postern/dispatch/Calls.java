package dev.postern.dispatch;

import dev.postern.guard.Verdict;
import dev.postern.http.FormBody;
import dev.postern.http.Request;
import dev.postern.http.Response;
import dev.postern.upload.Uploads;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls from JavaScript: what is asked before anything is known of whom is called. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Site site;
    private final Runs runs;

    Calls(Site site, Runs runs) {
        this.site = site;
        this.runs = runs;
    }

    /**
     * Answers a call: from the guard to the answer, each step only if those before it let it pass.
     *
     * @param address what the request asks for
     */
    CompletionStage<CallAnswer> answer(Request request, String address) {
        CallFormat format = CallFormat.of(request);
        Verdict verdict = site.guard().check(request);
        if (verdict instanceof Verdict.Misdirected misdirected) {
            LOG.warn("{}", Problems.misdirected(request, misdirected.host()).message());
            return refused(request, format, CallProblem.of(421, "misdirected", "This is not that site"));
        }
        if (!(verdict instanceof Verdict.Ours ours)) {
            LOG.warn("{}", Problems.crossSite(request, verdict).message());
            return refused(request, format, CallProblem.of(403, "cross_origin", "This was sent from another site"));
        }
        if (!Shim.calls(request)) {
            // Any page can make a browser send what a form can. This header it sends for no other site unasked.
            LOG.warn("{}", Problems.noCall(request).message());
            return refused(
                    request,
                    format,
                    CallProblem.of(403, "not_a_call", "A call says so in the header \"Postern: call\""));
        }
        RequestCall call = new RequestCall(site, request, ours.origin());
        boolean vouched = ours.sameOriginByBrowser() && !call.hasAmbiguousCookie();
        Uploads uploads = site.uploads().open();
        return new OneCall(site, runs, call, format, vouched, uploads)
                .answer(address)
                .thenApply(answer -> with(answer, "Set-Cookie", call.setCookie()))
                .thenApply(answer -> with(answer, Shim.TICKET, call.ticket()))
                .whenComplete((answer, thrown) -> {
                    if (answer == null || answer.rows() == null) {
                        uploads.close();
                    }
                });
    }

    private static CallAnswer with(CallAnswer answer, String header, Optional<String> value) {
        return value.map(line -> answer.with(header, line)).orElse(answer);
    }

    private static CompletionStage<CallAnswer> refused(Request request, CallFormat format, CallProblem problem) {
        FormBody.drain(request);
        Response response = format.problem(problem).with("Connection", "close");
        return CompletableFuture.completedFuture(CallAnswer.whole(response));
    }
}
