package dev.postern.dispatch;

import dev.postern.call.Refusal;
import dev.postern.form.FieldErrors;
import dev.postern.function.Given;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.ServerFunction;
import dev.postern.function.Signature;
import dev.postern.http.BodyRefused;
import dev.postern.http.FormBody;
import dev.postern.http.Request;
import dev.postern.http.Response;
import dev.postern.travel.Misfit;
import dev.postern.upload.Uploads;
import dev.postern.wire.CallRefused;
import dev.postern.wire.Failure;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call from JavaScript, from the function's name to the answer: the steps of a form, with values for fields. */
final class OneCall {
    private static final Logger LOG = LoggerFactory.getLogger(OneCall.class);
    private static final int PATH_TOLD = 200;

    private final Site site;
    private final Runs runs;
    private final RequestCall call;
    private final CallFormat format;
    private final Uploads uploads;

    OneCall(Site site, Runs runs, RequestCall call, CallFormat format, Uploads uploads) {
        this.site = site;
        this.runs = runs;
        this.call = call;
        this.format = format;
        this.uploads = uploads;
    }

    /** Answers it. The stage never fails. */
    CompletionStage<CallAnswer> answer(String name) {
        try {
            return received(name).exceptionally(thrown -> problem(told(thrown)));
        } catch (Throwable thrown) {
            return refused(told(thrown));
        }
    }

    private CompletionStage<CallAnswer> received(String name) throws IOException {
        Request request = call.request();
        Optional<ServerFunction> found =
                site.functions().findByAnyName(name).filter(f -> f.signature().isPresent());
        if (found.isEmpty()) {
            LOG.warn(
                    "{}",
                    Problems.notCalled(request, "there is no such function", 404)
                            .message());
            return refused(CallProblem.of(404, "unknown_function", call.words()));
        }
        ServerFunction function = found.get();
        if (!function.access().allows(call)) {
            int status = call.isSomebody() ? 403 : 401;
            return refused(CallProblem.of(status, Refusals.code(status), call.words()));
        }
        List<Value> sent;
        try {
            sent = new CallBody(site).read(request, function, uploads);
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
        Given given = signature.bind(sent, site.validation(), call.words());
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
        return run(function, signature, (Given.Fitting) given);
    }

    private CallProblem unfit(List<Misfit> misfits) {
        CallProblem problem = CallProblem.of(400, "misfit", call.words());
        for (Misfit misfit : misfits) {
            problem = problem.at(CallProblem.path(misfit), misfit.message(call.words()));
        }
        return problem;
    }

    private CallProblem invalid(ServerFunction function, FieldErrors errors) {
        FieldErrors inOrder =
                function.shape().map(shape -> shape.inOrder(errors)).orElse(errors);
        return CallProblem.of(422, "invalid", call.words()).with(inOrder);
    }

    private CompletionStage<CallAnswer> run(ServerFunction function, Signature signature, Given.Fitting given) {
        if (function.once() == Once.PER_FORM) {
            return refused(CallProblem.of(428, "key_required", "This runs once only, and needs a Postern-Key"));
        }
        return runs.run(call, function, given, signature.gives())
                .thenCompose(outcome -> answered(function, signature, outcome));
    }

    // ── answers ────────────────────────────────────────────────────────────────────────────────────────────────────

    private CompletionStage<CallAnswer> answered(ServerFunction function, Signature signature, Outcome outcome) {
        if (outcome instanceof Outcome.Invalid invalid) {
            return done(noticed(problem(invalid(function, invalid.errors())), outcome));
        }
        if (outcome instanceof Outcome.Refused refused) {
            CallProblem problem = CallProblem.of(refused.status(), Refusals.code(refused.status()), call.words());
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

    /** A header holds no letters but ASCII's, so that words travel as they do in addresses. */
    private static CallAnswer noticed(CallAnswer answer, Outcome outcome) {
        String notice = outcome.notice();
        return notice == null
                ? answer
                : answer.with(
                        Shim.NOTICE,
                        URLEncoder.encode(notice, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private CompletionStage<CallAnswer> given(Value value) {
        if (CallFormat.isWhole(value)) {
            return done(CallAnswer.whole(format.value(value)));
        }
        return format == CallFormat.JSON
                ? Settling.settle(value).thenApply(settled -> CallAnswer.whole(format.value(settled)))
                : done(new CallAnswer(format.head(200), new Later(value)));
    }

    /** Rows that leave as they come. Files that were sent stay until then: a stream may still be reading one. */
    private final class Later implements CallAnswer.Rows {
        private final Value value;
        private @Nullable RowAnswer answer;
        private boolean cancelled;

        Later(Value value) {
            this.value = value;
        }

        @Override
        public CompletionStage<@Nullable Void> send(Outlet outlet) {
            RowAnswer sending = new RowAnswer(outlet, site.executor(), thrown -> failure(told(thrown)));
            synchronized (this) {
                answer = sending;
                if (cancelled) {
                    sending.cancel();
                }
            }
            return sending.send(value).whenComplete((sent, gone) -> uploads.close());
        }

        @Override
        public void cancel() {
            RowAnswer sending;
            synchronized (this) {
                cancelled = true;
                sending = answer;
            }
            if (sending != null) {
                sending.cancel();
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
        if (cause instanceof Refusal refusal && refusal.location() == null) {
            return CallProblem.of(refusal.status(), Refusals.code(refusal.status()), call.words())
                    .saying(refusal.words());
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

    private static CompletionStage<CallAnswer> done(CallAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static String cut(String path) {
        return path.length() > PATH_TOLD ? path.substring(0, PATH_TOLD) + "…" : path;
    }
}
