package dev.postern.dispatch;

import dev.postern.binding.FormSeals;
import dev.postern.form.Bound;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.form.Shape;
import dev.postern.function.Exposed;
import dev.postern.function.Given;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.Parameter;
import dev.postern.http.Response;
import dev.postern.once.Claim;
import dev.postern.once.Rule;
import dev.postern.once.Submission;
import dev.postern.upload.Uploads;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One submission that may run, from its fields to the answer. */
final class OneSubmission {
    private static final Logger LOG = LoggerFactory.getLogger(OneSubmission.class);

    private final Site site;
    private final Runs runs;
    private final SubmissionAnswers answers;
    private final Edits edits;
    private final Sent sent;
    private final Uploads uploads;

    OneSubmission(Site site, Runs runs, SubmissionAnswers answers, Sent sent, Uploads uploads) {
        this.site = site;
        this.runs = runs;
        this.answers = answers;
        this.edits = new Edits(site, runs);
        this.sent = sent;
        this.uploads = uploads;
    }

    /** Answers it. */
    CompletionStage<Response> answer() throws IOException {
        Exposed function = sent.function();
        Parameter.Kind kind = function.typed().map(Parameter.Typed::kind).orElse(null);
        if (kind == Parameter.Kind.DATA) {
            return claim(sent, new FormData(sent.fields()));
        }
        return kind == null ? claim(sent, null) : bind(function.shape().orElseThrow(), kind == Parameter.Kind.RECORD);
    }

    private <R> CompletionStage<Response> bind(Shape<R> shape, boolean onlyValid) throws IOException {
        Bound<R> bound = shape.bind(sent.typed(), site.validation(), sent.call().words());
        // Rows have closed up: the form comes back with the indexes that its errors have.
        Sent rows = sent.having(bound.sent());
        if (site.development() && !bound.ignored().isEmpty()) {
            LOG.warn(
                    "{}",
                    Problems.ignored(sent.call().request(), sent.function(), bound.ignored())
                            .message());
        }
        if (!onlyValid) {
            return claim(rows, new Form<>(shape, bound));
        }
        return bound.errors().isEmpty()
                ? claim(rows, bound.value())
                : done(answers.invalid(rows, bound.errors(), null));
    }

    private CompletionStage<Response> claim(Sent complete, @Nullable Object form) throws IOException {
        Exposed function = complete.function();
        if (function.once() == Once.OFF) {
            return run(complete, form, null, null);
        }
        Submission submission = new Submission(
                complete.seal().key().bytes(),
                function.name(),
                complete.call().keepsCookies()
                        ? FormSeals.session(
                                complete.seal().tags(), complete.call().asSent())
                        : complete.seal().bearer(),
                Contents.hash(complete.seal().tags().fingerprint("submission"), complete.typed()));
        Rule rule = function.once() == Once.PER_FORM ? Rule.PER_FORM : Rule.PER_SUBMISSION;
        return new Turns(site.ledger())
                .take(submission, rule, complete.fields(), uploads, new Turn(complete, form, submission));
    }

    /** One whose fields are bound. */
    private final class Turn implements Turns.Turn<Response> {
        private final Sent complete;
        private final @Nullable Object form;
        private final Submission submission;

        Turn(Sent complete, @Nullable Object form, Submission submission) {
            this.complete = complete;
            this.form = form;
            this.submission = submission;
        }

        @Override
        public CompletionStage<Response> run(Claim.First first) {
            return OneSubmission.this.run(complete, form, first, submission);
        }

        @Override
        public CompletionStage<Response> repeat(byte @Nullable [] outcome) {
            Outcome before = OutcomeBytes.read(outcome, complete.function(), complete.typed());
            return done(repeated(complete, before, submission).with("Idempotency-Replayed", "true"));
        }

        @Override
        public CompletionStage<Response> changed() {
            return done(answers.changed(complete));
        }

        @Override
        public CompletionStage<Response> overloaded() {
            return done(answers.overloaded(complete));
        }
    }

    private CompletionStage<Response> run(
            Sent complete, @Nullable Object form, Claim.@Nullable First claim, @Nullable Submission submission) {
        return runs.run(
                        complete.call(),
                        complete.function(),
                        new Given.Fitting(
                                complete.form().arguments(),
                                form,
                                complete.form().state()),
                        Runs.UNHEARD,
                        complete.function().state().isPresent())
                .thenApply(outcome -> answered(complete, edits.typed(complete, outcome), claim, submission));
    }

    /** Keeps the outcome, then answers: a copy that is let go by the record must find it ready to be shown. */
    private Response answered(
            Sent complete, Outcome outcome, Claim.@Nullable First claim, @Nullable Submission submission) {
        byte[] kept;
        try {
            kept = OutcomeBytes.write(outcome, complete.function(), complete.typed());
        } catch (Throwable cannotBeKept) {
            Outcome failed = runs.failure(complete.call(), cannotBeKept);
            return answered(complete, failed, claim, submission);
        }
        Response response;
        try {
            response = answers.answer(complete, outcome, submission);
        } finally {
            if (claim != null) {
                claim.run().record(kept);
            }
        }
        return response;
    }

    /** A copy gets what the first one got; whoever comes back later is told that nothing was done twice. */
    private Response repeated(Sent complete, Outcome outcome, Submission submission) {
        if (Shim.retries(complete.call().request())) {
            return answers.answer(complete, outcome, submission);
        }
        byte[] session = site.seals().session(complete.call().orNew());
        boolean lands = outcome instanceof Outcome.Done
                || outcome instanceof Outcome.State
                || outcome instanceof Outcome.Redirect;
        if (lands && !site.ledger().isWaitingToBeShown(session, submission.id())) {
            return answers.answer(
                    complete, outcome.notice(complete.call().words().say("postern.repeated")), submission);
        }
        if (lands) {
            return Screens.to(complete.call(), answers.landing(complete, outcome));
        }
        return answers.answer(complete, outcome, submission);
    }

    private static CompletionStage<Response> done(Response response) {
        return CompletableFuture.completedFuture(response);
    }
}
