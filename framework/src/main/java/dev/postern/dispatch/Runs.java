package dev.postern.dispatch;

import dev.postern.call.Progress;
import dev.postern.call.Refusal;
import dev.postern.codec.Taint;
import dev.postern.function.Exposed;
import dev.postern.function.Given;
import dev.postern.function.Outcome;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs functions, and makes of what they return or throw an outcome that can be answered. */
final class Runs {
    /** Where nobody asked how far a function is. */
    static final Progress UNHEARD = (done, total, words) -> {};

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Site site;
    private final Refusals refusals;

    Runs(Site site, Refusals refusals) {
        this.site = site;
        this.refusals = refusals;
    }

    /**
     * Runs a function. The stage never fails.
     *
     * @param progress where it reports to
     * @param gives whether whoever called can be given a state
     */
    CompletionStage<Outcome> run(
            RequestCall call, Exposed function, Given.Fitting given, Progress progress, boolean gives) {
        call.startOfFunction();
        CompletionStage<Outcome> running;
        try {
            running = function.call(call.supplier(progress), given.arguments(), given.form(), given.previous());
        } catch (Throwable thrown) {
            running = CompletableFuture.failedFuture(thrown);
        }
        return running.handle((outcome, thrown) -> {
            Outcome came = thrown == null ? checked(call, function, outcome, gives) : outcomeOf(call, function, thrown);
            call.endOfFunction();
            return came;
        });
    }

    private Outcome outcomeOf(RequestCall call, Exposed function, Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        cause = site.translate().apply(cause).map(Throwable.class::cast).orElse(cause);
        if (cause instanceof Refusal refusal) {
            String location = refusal.location();
            return location != null
                    ? checked(call, function, Outcome.redirect(location), true)
                    : new Outcome.Refused(refusal.status(), refusal.words(), null);
        }
        return failure(call, cause);
    }

    /** Something broke: the log has it under the reference that the visitor gets. */
    Outcome.Failed failure(RequestCall call, Throwable cause) {
        String reference = Refusals.reference();
        refusals.log(call, reference, cause);
        return new Outcome.Failed(reference, null);
    }

    static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** An outcome that can be answered: one that leads off the site ends at its own page, or fails while developing. */
    private Outcome checked(RequestCall call, Exposed function, Outcome outcome, boolean gives) {
        Problem problem = null;
        boolean onlyLeadsAstray = !(outcome instanceof Outcome.State);
        if (Taint.isTainted(outcome.notice())) {
            return failure(call, new ProblemException(Problems.secretNotice(function)));
        }
        if (outcome instanceof Outcome.Redirect redirect
                && Locations.local(redirect.path()).isEmpty()) {
            problem = Problems.badRedirect(call.request(), redirect.path());
        } else if (outcome instanceof Outcome.Resume resume
                && Locations.local(resume.otherwise()).isEmpty()) {
            problem = Problems.badRedirect(call.request(), resume.otherwise());
        } else if (outcome instanceof Outcome.Leave leave
                && Locations.leaving(leave.to(), site.mayLeaveTo()).isEmpty()) {
            problem = Problems.mayNotLeave(call.request(), leave.to());
        } else if (outcome instanceof Outcome.State && !gives) {
            problem = Problems.noState(function);
        }
        if (problem == null) {
            return outcome;
        }
        if (onlyLeadsAstray && !site.development()) {
            // What was asked for is done. Where it leads may be what somebody typed, and should fail for nobody else.
            LOG.error("{}", problem.message());
            return new Outcome.Done(outcome.notice());
        }
        return failure(call, new ProblemException(problem));
    }
}
