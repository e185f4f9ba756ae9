package dev.postern.dispatch;

import dev.postern.binding.BoundForm;
import dev.postern.binding.FormSeals;
import dev.postern.binding.FunctionAddress;
import dev.postern.binding.Opening;
import dev.postern.call.Progress;
import dev.postern.call.Refusal;
import dev.postern.form.FieldErrors;
import dev.postern.function.Exposed;
import dev.postern.function.Given;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.Signature;
import dev.postern.http.BodyRefused;
import dev.postern.http.Fields;
import dev.postern.http.FormBody;
import dev.postern.http.Request;
import dev.postern.http.Response;
import dev.postern.once.Claim;
import dev.postern.once.Rule;
import dev.postern.once.Submission;
import dev.postern.seal.Tags;
import dev.postern.travel.Misfit;
import dev.postern.upload.Uploads;
import dev.postern.wire.CallRefused;
import dev.postern.wire.Failure;
import dev.postern.wire.NotInJson;
import dev.postern.wire.Outlet;
import dev.postern.wire.RowAnswer;
import dev.postern.wire.Settling;
import dev.postern.wire.Value;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call from JavaScript, from the function's name to the answer: the steps of a form, with values for fields. */
final class OneCall {
    private static final Logger LOG = LoggerFactory.getLogger(OneCall.class);
    private static final int PATH_TOLD = 200;
    private static final int MISFITS_TOLD = 100;
    private static final int NOTICE_TOLD = 300;

    private final Site site;
    private final Runs runs;
    private final RequestCall call;
    private final CallFormat format;
    private final boolean vouched;
    private final Uploads uploads;

    /**
     * @param vouched whether the browser itself says that one of our pages sent it
     */
    OneCall(Site site, Runs runs, RequestCall call, CallFormat format, boolean vouched, Uploads uploads) {
        this.site = site;
        this.runs = runs;
        this.call = call;
        this.format = format;
        this.vouched = vouched;
        this.uploads = uploads;
    }

    /**
     * Answers it. The stage never fails.
     *
     * @param address what was asked for: a function's name, with or without what a page of ours has bound for it
     */
    CompletionStage<CallAnswer> answer(String address) {
        try {
            return received(FunctionAddress.parse(address)).exceptionally(thrown -> problem(told(thrown)));
        } catch (Throwable thrown) {
            return refused(told(thrown));
        }
    }

    private CompletionStage<CallAnswer> received(FunctionAddress address) throws IOException {
        Request request = call.request();
        Optional<Exposed> found = CallFunctions.called(site, address.name());
        if (found.isEmpty()) {
            LOG.warn(
                    "{}",
                    Problems.notCalled(request, "there is no such function", 404)
                            .message());
            return refused(CallProblem.of(404, "unknown_function", call.words()));
        }
        Exposed function = found.get();
        if (!function.access().allows(call)) {
            int status = call.isSomebody() ? 403 : 401;
            return refused(CallProblem.of(status, Codes.of(status), call.words()));
        }
        CallFunctions functions = new CallFunctions(site, call, vouched);
        Opening reference = address.sealed() == null ? null : functions.open(address.sealed());
        BoundForm bound = reference instanceof Opening.Intact intact ? intact.form() : null;
        if (reference != null && (bound == null || bound.function() != function)) {
            LOG.warn("{}", Problems.badSeal(request, reference).message());
            return refused(badSeal(reference));
        }
        // Only what runs once has a use for a key.
        boolean keyed = function.once() != Once.OFF && CallKey.isIn(request);
        CallKey key = keyed ? CallKey.of(request).orElse(null) : null;
        Opening opening =
                key == null ? null : site.seals().openTicket(call.origin(), key.ticket(), call.asSent(), vouched);
        Ticket ticket = key != null && opening instanceof Opening.Ticket opened ? new Ticket(key, opened) : null;
        if (keyed && ticket == null) {
            LOG.warn("{}", Problems.badSeal(request, opening).message());
            return refused(badSeal(opening));
        }
        CallBody.Sent sent;
        try {
            sent = new CallBody(site, functions).read(request, function, uploads);
        } catch (BodyRefused refused) {
            LOG.warn("{}", Problems.badBody(request, refused).message());
            String code = refused.code().name().toLowerCase(Locale.ROOT);
            return refused(CallProblem.of(refused.status(), code, call.words())
                    .saying("The body was refused: " + refused.because() + "."));
        } catch (CallRefused refused) {
            String path = cut(refused.path());
            LOG.warn("{}", Problems.badValues(request, path, refused).message());
            String code = refused.code().name().toLowerCase(Locale.ROOT);
            return refused(CallProblem.of(refused.status(), code, call.words()).at(path, refused.because()));
        } catch (IOException gone) {
            return refused(CallProblem.of(400, "malformed", call.words()));
        }
        Signature signature = function.signature().orElseThrow();
        Given given = signature.bind(
                sent.values(),
                sent.plain(),
                bound == null ? null : bound.arguments(),
                functions,
                site.validation(),
                call.words());
        if (given instanceof Given.Misfitting misfitting) {
            LOG.warn(
                    "{}",
                    Problems.misfits(request, function, misfitting.misfits()).message());
            return refused(unfit(misfitting.misfits()));
        }
        if (given instanceof Given.Unsealed unsealed) {
            LOG.warn(
                    "{}",
                    Problems.unsealed(request, function, unsealed.parameter()).message());
            return refused(CallProblem.of(403, "bad_token", call.words())
                    .at("[" + unsealed.argument() + "]", "takes only what a page of ours has bound"));
        }
        if (given instanceof Given.Invalid invalid) {
            return refused(invalid(function, invalid.errors()));
        }
        Reported reported = Shim.wantsProgress(request) && function.takes(Progress.class) ? reported(function) : null;
        Bound complete = new Bound(function, signature, (Given.Fitting) given, address, reported);
        CompletionStage<CallAnswer> whole = claim(complete, sent.body(), ticket);
        return reported == null ? whole : reported.before(whole.exceptionally(thrown -> problem(told(thrown))));
    }

    private CallProblem unfit(List<Misfit> misfits) {
        CallProblem problem = CallProblem.of(400, "misfit", call.words());
        for (Misfit misfit : misfits.subList(0, Math.min(MISFITS_TOLD, misfits.size()))) {
            problem = problem.at(CallProblem.path(misfit), misfit.message(call.words()));
        }
        return problem;
    }

    private CallProblem invalid(Exposed function, FieldErrors errors) {
        FieldErrors inOrder =
                function.shape().map(shape -> shape.inOrder(errors)).orElse(errors);
        return CallProblem.of(422, "invalid", call.words()).with(inOrder);
    }

    /** As for a form: one whose page went stale is told so, where the browser says that it is ours. */
    private CallProblem badSeal(@Nullable Opening opening) {
        return !vouched || Opening.isAnothers(opening)
                ? CallProblem.of(403, "bad_token", call.words())
                : CallProblem.of(409, "stale_form", call.words());
    }

    // ── once ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /** The right to run once, as our page has it. */
    private record Ticket(CallKey key, Opening.Ticket opened) {}

    /** A function with its arguments. */
    private record Bound(
            Exposed function,
            Signature signature,
            Given.Fitting given,
            FunctionAddress address,
            @Nullable Reported reported) {}

    private CompletionStage<CallAnswer> claim(Bound bound, Fields body, @Nullable Ticket ticket) throws IOException {
        if (ticket == null) {
            // Nobody sends a call again that has no key, so that it runs each time it is sent.
            return bound.function().once() == Once.PER_FORM
                    ? refused(CallProblem.of(428, "key_required", "This runs once only, and needs a Postern-Key"))
                    : run(bound);
        }
        Tags tags = ticket.opened().tags();
        Submission submission = new Submission(
                ticket.key().bytes(ticket.opened()),
                bound.function().name(),
                call.keepsCookies()
                        ? FormSeals.session(tags, call.asSent())
                        : ticket.opened().bearer(),
                Contents.hash(
                        tags.fingerprint(
                                "call." + format + "." + bound.address().text()),
                        body));
        return new Turns(site.ledger()).take(submission, Rule.PER_FORM, body, uploads, new Turn(bound));
    }

    private final class Turn implements Turns.Turn<CallAnswer> {
        private final Bound bound;

        Turn(Bound bound) {
            this.bound = bound;
        }

        @Override
        public CompletionStage<CallAnswer> run(Claim.First first) {
            return OneCall.this
                    .run(bound)
                    .exceptionally(thrown -> problem(told(thrown)))
                    .thenApply(answer -> {
                        first.run().record(KeptAnswer.write(answer));
                        return answer;
                    });
        }

        @Override
        public CompletionStage<CallAnswer> repeat(byte @Nullable [] outcome) {
            return KeptAnswer.read(outcome)
                    .map(kept -> done(CallAnswer.whole(kept.with("Idempotency-Replayed", "true"))))
                    .orElseGet(() -> refused(
                            CallProblem.of(409, "done_before", "This was done before, and its answer was not kept")));
        }

        @Override
        public CompletionStage<CallAnswer> changed() {
            return refused(CallProblem.of(409, "payload_mismatch", "Another call was sent with this key before"));
        }

        @Override
        public CompletionStage<CallAnswer> overloaded() {
            return refused(CallProblem.of(503, "overloaded", call.words()), "Retry-After", "2");
        }
    }

    private CompletionStage<CallAnswer> run(Bound bound) {
        Reported reported = bound.reported();
        if (reported == null) {
            return run(bound, Runs.UNHEARD)
                    .thenCompose(outcome -> answered(bound.function(), bound.signature(), outcome));
        }
        CompletionStage<Outcome> running;
        try {
            // The server sends nothing for as long as the function keeps the thread that brought the request.
            running = CompletableFuture.supplyAsync(() -> run(bound, reported), site.threads())
                    .thenCompose(outcome -> outcome);
        } catch (RejectedExecutionException stopping) {
            running = run(bound, reported);
        }
        return running.thenCompose(outcome -> {
            reported.stop();
            return answered(bound.function(), bound.signature(), outcome);
        });
    }

    private CompletionStage<Outcome> run(Bound bound, Progress progress) {
        return runs.run(
                call,
                bound.function(),
                bound.given(),
                progress,
                bound.signature().gives());
    }

    private Reported reported(Exposed function) {
        return new Reported(function.place(), beat(), call::startOfAnswer, uploads::close);
    }

    private Beat beat() {
        return new Beat(site.beat(), site.executor());
    }

    // ── answers ────────────────────────────────────────────────────────────────────────────────────────────────────

    private CompletionStage<CallAnswer> answered(Exposed function, Signature signature, Outcome outcome) {
        if (outcome instanceof Outcome.Invalid invalid) {
            return done(noticed(problem(invalid(function, invalid.errors())), outcome));
        }
        if (outcome instanceof Outcome.Refused refused) {
            CallProblem problem = CallProblem.of(refused.status(), Codes.of(refused.status()), call.words());
            return done(noticed(problem(problem.saying(refused.words())), outcome));
        }
        if (outcome instanceof Outcome.Failed failed) {
            return done(problem(broken(failed.reference())));
        }
        String location = location(outcome);
        return given(signature.value(outcome))
                .thenApply(answer -> noticed(answer, outcome))
                .thenApply(answer -> location == null
                        ? answer
                        : new CallAnswer(Shim.location(answer.response(), location), answer.rows()));
    }

    /** Where a page that called is to go next, as a form's would. */
    private static @Nullable String location(Outcome outcome) {
        if (outcome instanceof Outcome.Redirect redirect) {
            return Locations.local(redirect.path()).orElse("/");
        }
        if (outcome instanceof Outcome.Resume resume) {
            return Locations.local(resume.otherwise()).orElse("/");
        }
        return outcome instanceof Outcome.Leave leave ? leave.to().toASCIIString() : null;
    }

    /** A header holds no letters but ASCII's, so that words travel as they do in addresses; and not many. */
    private static CallAnswer noticed(CallAnswer answer, Outcome outcome) {
        String notice = outcome.notice();
        if (notice == null) {
            return answer;
        }
        String told = notice.length() > NOTICE_TOLD ? notice.substring(0, NOTICE_TOLD) + "…" : notice;
        return answer.with(
                Shim.NOTICE, URLEncoder.encode(told, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private CompletionStage<CallAnswer> given(Value value) {
        if (CallFormat.isWhole(value)) {
            return done(CallAnswer.whole(format.value(value)));
        }
        return format == CallFormat.JSON
                ? Settling.settle(value, site.patience(), site.executor())
                        .thenApply(settled -> CallAnswer.whole(format.value(settled)))
                : done(new CallAnswer(format.head(200), new Later(value)));
    }

    /** Rows that leave as they come. Files that were sent stay until then: a stream may still be reading one. */
    private final class Later implements CallAnswer.Rows {
        private final Value value;
        private @Nullable RowAnswer answer;
        private boolean begun;
        private boolean cancelled;

        Later(Value value) {
            this.value = value;
        }

        @Override
        public CompletionStage<@Nullable Void> send(Outlet outlet) {
            synchronized (this) {
                if (cancelled) {
                    return CompletableFuture.failedFuture(new CancellationException("the answer was cancelled"));
                }
                begun = true;
            }
            RowAnswer sending = new RowAnswer(outlet, site.executor(), thrown -> failure(told(thrown)));
            CompletionStage<@Nullable Void> sent = sending.send(value).whenComplete((all, gone) -> uploads.close());
            boolean late;
            synchronized (this) {
                answer = sending;
                late = cancelled;
            }
            if (late) {
                // Not sooner: who was never started could not be ended either, and keeps what it holds.
                sending.cancel();
            }
            beat().on(sending::beat);
            return sent;
        }

        @Override
        public void cancel() {
            RowAnswer sending;
            boolean unsent;
            synchronized (this) {
                unsent = !begun && !cancelled;
                cancelled = true;
                sending = answer;
            }
            if (sending != null) {
                sending.cancel();
            } else if (unsent) {
                RowAnswer.unsent(value);
                uploads.close();
            }
        }
    }

    private static Failure failure(CallProblem problem) {
        String digest = problem.digest() == null ? problem.code() : problem.digest();
        return new Failure(digest, problem.title(), problem.value());
    }

    // ── refusals ───────────────────────────────────────────────────────────────────────────────────────────────────

    /** What the caller is told of whatever was thrown; the log has the rest, once. */
    private CallProblem told(Throwable thrown) {
        Throwable cause = Runs.unwrapped(thrown);
        cause = site.translate().apply(cause).map(Throwable.class::cast).orElse(cause);
        if (cause instanceof Refusal refusal) {
            // Whoever is sent elsewhere before anything ran may not call.
            int status = refusal.location() == null ? refusal.status() : 403;
            return CallProblem.of(status, Codes.of(status), call.words()).saying(refusal.words());
        }
        if (cause instanceof NotInJson odd) {
            return CallProblem.of(406, "not_acceptable", "JSON cannot hold this")
                    .saying(odd.getMessage());
        }
        return broken(runs.failure(call, cause).reference());
    }

    private CallProblem broken(String reference) {
        return CallProblem.of(500, "internal", call.words()).logged(reference);
    }

    private CallAnswer problem(CallProblem problem) {
        return CallAnswer.whole(format.problem(problem));
    }

    /** Refuses before anything ran. What is left of the body could not be told from the next request. */
    private CompletionStage<CallAnswer> refused(CallProblem problem) {
        Response response = format.problem(problem);
        if (call.request().unread() != 0) {
            FormBody.drain(call.request());
            response = response.with("Connection", "close");
        }
        return done(CallAnswer.whole(response));
    }

    private CompletionStage<CallAnswer> refused(CallProblem problem, String header, String value) {
        return refused(problem).thenApply(answer -> answer.with(header, value));
    }

    private static CompletionStage<CallAnswer> done(CallAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static String cut(String path) {
        return path.length() > PATH_TOLD ? path.substring(0, PATH_TOLD) + "…" : path;
    }
}
