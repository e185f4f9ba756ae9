package dev.postern.dispatch;

import dev.postern.binding.BoundForm;
import dev.postern.binding.FormId;
import dev.postern.binding.FormSeals;
import dev.postern.binding.Opening;
import dev.postern.call.Refusal;
import dev.postern.call.Visitor;
import dev.postern.codec.Packed;
import dev.postern.codec.Variants;
import dev.postern.form.Bound;
import dev.postern.form.FieldErrors;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.form.Shape;
import dev.postern.form.Values;
import dev.postern.function.Exposed;
import dev.postern.function.Given;
import dev.postern.function.Modules;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.Parameter;
import dev.postern.guard.Verdict;
import dev.postern.http.BodyRefused;
import dev.postern.http.Fields;
import dev.postern.http.FormBody;
import dev.postern.http.Request;
import dev.postern.http.Response;
import dev.postern.once.Claim;
import dev.postern.once.Rule;
import dev.postern.once.Showing;
import dev.postern.once.Submission;
import dev.postern.page.Page;
import dev.postern.page.Shown;
import dev.postern.upload.Upload;
import dev.postern.upload.Uploads;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves pages, and what their forms send. */
public final class Dispatcher {
    /** Under which an application's data holds its dispatcher, for tests of that application. */
    public static final String KEY = "dev.postern.dispatcher";

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Site site;
    private final Answers answers;
    private final Pages pages;
    private final Refusals refusals;
    private final Runs runs;
    private final Calls calls;
    private final ModuleFiles modules;
    private final long mostBytes;

    public Dispatcher(Site site) {
        this.site = site;
        this.answers = new Answers(site.mayLeaveTo());
        this.pages = new Pages(site, answers);
        this.refusals = new Refusals(site, pages, answers);
        this.runs = new Runs(site, refusals);
        this.calls = new Calls(site, runs);
        this.modules = new ModuleFiles(new Modules(site.functions(), site.codecs()));
        this.mostBytes = site.functions().all().stream()
                .mapToLong(Exposed::maxBytes)
                .max()
                .orElse(0);
    }

    // ── pages ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Shows a page, and what an earlier submission left to be shown there. */
    public Response get(Request request, Page page) {
        Optional<String> origin = site.guard().originOf(request);
        if (origin.isEmpty()) {
            return refusals.plain(421, "This is not that site", "misdirected");
        }
        RequestCall call = new RequestCall(site, request, origin.get());
        return finish(call, show(call, page, 200, isNavigation(request) ? takeShown(call, request.path()) : List.of()));
    }

    /** The page for an address at which there is nothing. */
    public Response notFound(Request request) {
        Optional<String> origin = site.guard().originOf(request);
        if (origin.isEmpty()) {
            return refusals.plain(421, "This is not that site", "misdirected");
        }
        RequestCall call = new RequestCall(site, request, origin.get());
        // An error page may have forms, which land where they stood.
        List<Shown> shown = isNavigation(request) ? takeShown(call, request.path()) : List.of();
        return finish(call, refusals.page(call, 404, "not_found", null, null, null, shown));
    }

    /** The page for a method that an address does not have. */
    public Response notThisMethod(Request request, boolean onlyPost) {
        Optional<String> origin = site.guard().originOf(request);
        if (origin.isEmpty()) {
            return refusals.plain(421, "This is not that site", "misdirected");
        }
        RequestCall call = new RequestCall(site, request, origin.get());
        return finish(call, refusals.page(call, 405, "bad_method", null, null, null))
                .with("Allow", onlyPost ? "POST" : "GET, HEAD, POST");
    }

    /** A prefetch must not take what a visitor is to see, nor may a script's request or an image's. */
    private static boolean isNavigation(Request request) {
        boolean prefetch = request.headers("Sec-Purpose").stream().anyMatch(v -> v.contains("prefetch"))
                || request.headers("Purpose").stream().anyMatch(v -> v.contains("prefetch"));
        List<String> mode = request.headers("Sec-Fetch-Mode");
        return request.method().equals("GET") && !prefetch && (mode.isEmpty() || mode.contains("navigate"));
    }

    private List<Shown> takeShown(RequestCall call, String path) {
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

    private static Shown succeeded(@Nullable FormId form, String function, Outcome outcome) {
        Object state = outcome instanceof Outcome.State s ? s.value() : null;
        return new Shown(form, function, null, FieldErrors.NONE, state != null, state, true, outcome.notice(), null);
    }

    /** Renders a page for whoever may see it; else asks for a log-in, or says no. */
    private Response show(RequestCall call, Page page, int status, List<Shown> shown) {
        try {
            if (!page.access().allows(call)) {
                return denied(call, status, shown);
            }
            return pages.show(call, page, status, shown);
        } catch (Throwable thrown) {
            return ended(
                    call,
                    thrown,
                    shown.stream()
                            .map(Shown::typed)
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .orElse(null));
        }
    }

    private Response denied(RequestCall call, int status, List<Shown> shown) throws Exception {
        Fields typed = shown.isEmpty() ? null : shown.get(0).typed();
        if (call.isSomebody()) {
            return refusals.page(call, 403, "forbidden", null, null, typed);
        }
        Page login = site.login();
        if (login == null) {
            return refusals.page(call, 401, "unauthorised", null, null, typed);
        }
        return refusals.login(call, login, status == 200 ? 401 : status, asking(call, shown));
    }

    /** What was typed waits for a log-in; other words about it would speak of a form that is not there. */
    private static List<Shown> asking(RequestCall call, List<Shown> shown) {
        String words = call.words().say("postern.unauthorised");
        return shown.stream()
                .map(one -> one.typed() == null ? one : one.saying(words))
                .toList();
    }

    /** The answer to whatever a loader, a template or an access threw. */
    private Response ended(RequestCall call, Throwable thrown, @Nullable Fields typed) {
        Throwable cause =
                site.translate().apply(thrown).map(Throwable.class::cast).orElse(thrown);
        if (cause instanceof Refusal refusal) {
            String location = refusal.location();
            if (location != null) {
                return redirect(call, location);
            }
            if (refusal.status() == 401 || refusal.status() == 403) {
                try {
                    return refusal.status() == 401 && site.login() != null
                            ? denied(call, 401, typed == null ? List.of() : List.of(keeping(typed)))
                            : refusals.page(
                                    call, refusal.status(), Codes.of(refusal.status()), refusal.words(), null, typed);
                } catch (Exception failed) {
                    return refusals.failed(call, failed, typed);
                }
            }
            return refusals.page(call, refusal.status(), Codes.of(refusal.status()), refusal.words(), null, typed);
        }
        return refusals.failed(call, cause, typed);
    }

    private static Shown keeping(Fields typed) {
        return Shown.again(null, null, typed, FieldErrors.NONE, null);
    }

    private Response redirect(RequestCall call, String path) {
        return Locations.local(path).map(to -> to(call, to)).orElseGet(() -> {
            LOG.error("{}", Problems.badRedirect(call.request(), path).message());
            return refusals.page(call, 500, "internal", call.words().say("postern.failed", "-"), null, null);
        });
    }

    private static Response finish(RequestCall call, Response response) {
        return call.setCookie().map(line -> response.with("Set-Cookie", line)).orElse(response);
    }

    /** The cookie of somebody who is signed in, as {@code name=value}: what tests begin with. */
    public String signedIn(String user, String origin) {
        String line = site.cookies().write(site.cookies().fresh(user), origin);
        return line.substring(0, line.indexOf(';'));
    }

    // ── calls ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * Answers a GET where functions are called: with the module of a class, or what its functions take and give. Nothing
     * else is there to be got.
     */
    public Response module(Request request, String file) {
        if (site.guard().originOf(request).isEmpty()) {
            return refusals.plain(421, "This is not that site", "misdirected");
        }
        if (!ModuleFiles.isName(file)) {
            return notThisMethod(request, true);
        }
        return modules.find(request, file).orElseGet(() -> notFound(request));
    }

    /** Answers a call from JavaScript. */
    public CompletionStage<CallAnswer> call(Request request, String function) {
        return calls.answer(request, function);
    }

    // ── submissions ────────────────────────────────────────────────────────────────────────────────────────────────

    /** The page that the shim has on screen, where it is another than the address it posted to. */
    private record OnScreen(Page page, RequestCall call) {}

    /** What one submission has turned out to be, once its body is read. */
    private record Sent(
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
    }

    /**
     * Answers what a form sent: from the guard to the answer, each step only if those before it let it pass.
     *
     * @param page the page at this address, or null at the address for forms that stand on no page of ours
     */
    public CompletionStage<Response> post(Request request, @Nullable Page page) {
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
            answer = answered(ended(call, thrown, null));
        }
        return answer.exceptionally(thrown -> ended(call, Runs.unwrapped(thrown), null))
                .thenApply(response -> finish(call, response))
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
        OnScreen onScreen = Shim.onScreen(request)
                .filter(url -> call.byShim())
                .flatMap(url -> at(call, url))
                .orElse(null);
        return bind(
                new Sent(
                        call,
                        page,
                        onScreen,
                        intact.form(),
                        id == null ? intact.id() : id,
                        intact,
                        fields.text(Arrival.POST).orElse(""),
                        fields),
                uploads);
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
            return closing(show(call, page, refused.status(), List.of(again)));
        }
        return closing(refusals.page(call, refused.status(), code, null, null, typed));
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
        boolean another = opening instanceof Opening.Stale stale && stale.why() == Opening.Why.OTHER_USER;
        if (!vouched || another) {
            return closing(refusals.page(call, 403, "bad_token", null, null, null));
        }
        Fields typed = fields.withoutReserved();
        if (id != null && !mayRun(call, id.function())) {
            park(call, fields.text(Arrival.POST).orElse(""), fields);
        }
        if (page == null) {
            return closing(refusals.page(call, 409, "stale_form", null, null, typed));
        }
        Shown again = Shown.again(id, null, typed, FieldErrors.NONE, "stale_form")
                .saying(call.words().say("postern.stale"));
        return closing(show(call, page, 409, List.of(again)));
    }

    private Response notAllowed(RequestCall call, Opening.Intact seal, @Nullable FormId id, @Nullable Fields typed) {
        FormBody.drain(call.request());
        if (typed != null) {
            park(call, typed.text(Arrival.POST).orElse(""), typed);
        }
        try {
            Shown kept = Shown.again(
                    id == null ? seal.id() : id,
                    seal.form().function().name(),
                    typed == null ? null : typed.withoutReserved(),
                    FieldErrors.NONE,
                    "forbidden");
            return closing(denied(call, 200, List.of(kept)));
        } catch (Exception failed) {
            return closing(ended(call, failed, typed));
        }
    }

    private boolean mayRun(RequestCall call, String name) {
        return site.functions()
                .find(name)
                .filter(function -> function.access().allows(call))
                .isPresent();
    }

    /** Keeps what was sent for after a log-in, unless something waits for one already, and this is a try at it. */
    private static void park(RequestCall call, String seal, Fields sent) {
        if (call.parked().isEmpty()) {
            call.park(new Parked(seal, sent).write());
        }
    }

    /**
     * What waited for the log-in that has just succeeded, to stand in its form again; nobody's but that visitor's. It is
     * not sent by itself: whoever came back may have changed their mind, and it may be another day.
     */
    private Optional<Shown> waited(Sent sent, Outcome outcome) {
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

    private CompletionStage<Response> bind(Sent sent, Uploads uploads) throws IOException {
        Exposed function = sent.function();
        Parameter.Kind kind = function.typed().map(Parameter.Typed::kind).orElse(null);
        if (kind == Parameter.Kind.DATA) {
            return claim(sent, new FormData(sent.fields()), uploads);
        }
        return kind == null
                ? claim(sent, null, uploads)
                : bind(sent, function.shape().orElseThrow(), kind == Parameter.Kind.RECORD, uploads);
    }

    private <R> CompletionStage<Response> bind(Sent sent, Shape<R> shape, boolean onlyValid, Uploads uploads)
            throws IOException {
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
            return claim(rows, new Form<>(shape, bound), uploads);
        }
        return bound.errors().isEmpty()
                ? claim(rows, bound.value(), uploads)
                : answered(invalid(rows, bound.errors(), null));
    }

    private CompletionStage<Response> claim(Sent sent, @Nullable Object form, Uploads uploads) throws IOException {
        Exposed function = sent.function();
        if (function.once() == Once.OFF) {
            return run(sent, form, null, null);
        }
        Submission submission = new Submission(
                sent.seal().key().bytes(),
                function.name(),
                FormSeals.session(sent.seal().tags(), sent.call().asSent()),
                fingerprint(sent));
        Rule rule = function.once() == Once.PER_FORM ? Rule.PER_FORM : Rule.PER_SUBMISSION;
        CompletionStage<Claim> claim = site.ledger().claim(submission, rule);
        boolean waits = !claim.toCompletableFuture().isDone();
        if (waits) {
            // A copy waits with what was typed, to show it again, but holds no file and no thread.
            uploads.close();
        }
        return claim.thenCompose(what -> claimed(what, sent, form, submission, waits));
    }

    private CompletionStage<Response> claimed(
            Claim claim, Sent sent, @Nullable Object form, Submission submission, boolean waited) {
        if (claim instanceof Claim.First first) {
            if (waited && !sent.fields().fileNames().isEmpty()) {
                // The one it waited for gave up, and this one's files are gone.
                first.run().release();
                return answered(overloaded(sent));
            }
            return run(sent, form, first, submission);
        }
        if (claim instanceof Claim.Copy copy) {
            Outcome outcome = OutcomeBytes.read(copy.outcome(), sent.function(), sent.typed());
            return answered(repeated(sent, outcome, submission).with("Idempotency-Replayed", "true"));
        }
        if (claim instanceof Claim.Changed) {
            Shown again = sent.again(FieldErrors.NONE, "payload_mismatch")
                    .saying(sent.call().words().say("postern.changed"));
            return answered(page(sent, 422, again));
        }
        return answered(overloaded(sent));
    }

    private Response overloaded(Sent sent) {
        String words = sent.call().words().say("postern.overloaded");
        return page(sent, 503, sent.again(FieldErrors.NONE.and("", words), "overloaded"))
                .with("Retry-After", "2");
    }

    private static byte[] fingerprint(Sent sent) throws IOException {
        return Contents.hash(sent.seal().tags().fingerprint("submission"), sent.typed());
    }

    private CompletionStage<Response> run(
            Sent sent, @Nullable Object form, Claim.@Nullable First claim, @Nullable Submission submission) {
        return runs.run(
                        sent.call(),
                        sent.function(),
                        new Given.Fitting(
                                sent.form().arguments(), form, sent.form().state()),
                        Runs.UNHEARD,
                        sent.function().state().isPresent())
                .thenApply(outcome -> answered(sent, typed(sent, outcome), claim, submission));
    }

    private Outcome failure(Sent sent, Throwable cause) {
        return runs.failure(sent.call(), cause);
    }

    /** An outcome whose values are what the form would have sent. */
    private Outcome typed(Sent sent, Outcome outcome) {
        if (outcome instanceof Outcome.Edit edit) {
            return retyped(sent, edit);
        }
        return outcome instanceof Outcome.Retyped retyped ? withoutFiles(retyped) : outcome;
    }

    /** An edit as what the form would have sent: the one way in which values of any type are shown and kept. */
    private Outcome retyped(Sent sent, Outcome.Edit edit) {
        Fields values;
        try {
            values = Values.of(edit.values(), shapes(sent), site.codecs());
        } catch (Throwable cannotBeShown) {
            return failure(sent, cannotBeShown);
        }
        Set<String> components = new HashSet<>();
        for (RecordComponent component : edit.values().getClass().getRecordComponents()) {
            components.add(component.getName());
        }
        if (values.textNames().contains(Variants.KIND)) {
            components.add(Variants.KIND);
        }
        Fields typed = sent.typed();
        Fields.Builder fields = new Fields.Builder();
        for (String name : typed.textNames()) {
            if (!components.contains(name.split("[.\\[]", 2)[0])) {
                typed.texts(name).forEach(text -> fields.text(name, text));
            }
        }
        values.textNames().forEach(name -> values.texts(name).forEach(text -> fields.text(name, text)));
        typed.fileNames().forEach(name -> fields.text(name, ""));
        return new Outcome.Retyped(new FormData(fields.build()), edit.notice());
    }

    /** What the function that ran reads, and what the form's own does: its button need not read anything. */
    private List<Shape<?>> shapes(Sent sent) {
        return Stream.concat(
                        Stream.of(sent.function()),
                        site.functions().find(sent.id().function()).stream())
                .<Shape<?>>flatMap(function -> function.shape().stream())
                .toList();
    }

    /** A file cannot go back, but its control, which may be all there is of a row, has its place. */
    private static Outcome withoutFiles(Outcome.Retyped retyped) {
        Fields typed = retyped.typed().sent();
        Fields.Builder fields = new Fields.Builder();
        typed.textNames().forEach(name -> typed.texts(name).forEach(text -> fields.text(name, text)));
        typed.fileNames().forEach(name -> fields.text(name, ""));
        return new Outcome.Retyped(new FormData(fields.build()), retyped.notice());
    }

    /** Keeps the outcome, then answers: a copy that is let go by the record must find it ready to be shown. */
    private Response answered(
            Sent sent, Outcome outcome, Claim.@Nullable First claim, @Nullable Submission submission) {
        byte[] kept;
        try {
            kept = OutcomeBytes.write(outcome, sent.function(), sent.typed());
        } catch (Throwable cannotBeKept) {
            Outcome failed = failure(sent, cannotBeKept);
            return answered(sent, failed, claim, submission);
        }
        Response response;
        try {
            response = answer(sent, outcome, submission);
        } finally {
            if (claim != null) {
                claim.run().record(kept);
            }
        }
        return response;
    }

    /** A copy gets what the first one got; whoever comes back later is told that nothing was done twice. */
    private Response repeated(Sent sent, Outcome outcome, Submission submission) {
        if (Shim.retries(sent.call().request())) {
            return answer(sent, outcome, submission);
        }
        byte[] session = site.seals().session(sent.call().orNew());
        boolean lands = outcome instanceof Outcome.Done
                || outcome instanceof Outcome.State
                || outcome instanceof Outcome.Redirect;
        if (lands && !site.ledger().isWaitingToBeShown(session, submission.id())) {
            return answer(sent, outcome.notice(sent.call().words().say("postern.repeated")), submission);
        }
        if (lands) {
            return to(sent.call(), landing(sent, outcome));
        }
        return answer(sent, outcome, submission);
    }

    // ── answers ────────────────────────────────────────────────────────────────────────────────────────────────────

    private Response answer(Sent sent, Outcome outcome, @Nullable Submission submission) {
        RequestCall call = sent.call();
        if (outcome instanceof Outcome.Invalid invalid) {
            return invalid(sent, invalid.errors(), invalid.notice());
        }
        if (outcome instanceof Outcome.Retyped retyped) {
            Fields typed = retyped.typed().sent();
            Shown shown = sent.having(typed)
                    .again(filesToChooseAgain(sent, filesIn(typed, sent), FieldErrors.NONE), null)
                    .saying(retyped.notice());
            Response page = page(sent, 200, shown);
            return call.byShim() ? Shim.edit(page) : page;
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused(sent, refused);
        }
        if (outcome instanceof Outcome.Failed failed) {
            String words = call.words().say("postern.failed", failed.reference());
            return page(sent, 500, sent.again(FieldErrors.NONE.and("", words), "internal"));
        }
        if (outcome instanceof Outcome.Leave leave) {
            return to(call, leave.to().toASCIIString());
        }
        return land(sent, outcome, landing(sent, outcome), submission);
    }

    private String landing(Sent sent, Outcome outcome) {
        RequestCall call = sent.call();
        if (outcome instanceof Outcome.Redirect redirect) {
            return Locations.local(redirect.path()).orElse("/");
        }
        if (outcome instanceof Outcome.Resume resume) {
            // Log-in is asked for in place, so where the visitor was going is where this was sent.
            Page login = site.login();
            Page page = sent.page();
            boolean came = page != null && login != null && !page.path().equals(login.path());
            return came ? call.url() : Locations.local(resume.otherwise()).orElse("/");
        }
        String permalink = sent.form().permalink();
        String home = sent.seal().home();
        if (permalink != null) {
            return permalink;
        }
        return sent.page() == null && home != null ? Locations.local(home).orElse("/") : call.url();
    }

    /** 303 to where the outcome is shown once; in place, where it could not be found again there. */
    private Response land(Sent sent, Outcome outcome, String location, @Nullable Submission submission) {
        boolean elsewhere = outcome instanceof Outcome.Redirect || outcome instanceof Outcome.Resume;
        Optional<Shown> waited = waited(sent, outcome);
        if (sent.call().byShim()) {
            Optional<Response> inPlace = elsewhere
                    ? elsewhere(sent, outcome, location, waited)
                    : here(sent)
                            .map(page -> page(
                                    sent,
                                    200,
                                    succeeded(sent.id(), sent.function().name(), outcome)));
            if (inPlace.isPresent()) {
                return inPlace.get();
            }
        }
        boolean found;
        if (waited.isPresent()) {
            found = keep(sent, waited.get(), location, submission);
        } else {
            FormId form = elsewhere ? null : sent.id();
            boolean says = outcome.notice() != null || !elsewhere;
            found = !says || keep(sent, outcome, location, form, submission);
        }
        if (found || elsewhere || sent.page() == null) {
            return to(sent.call(), location);
        }
        return page(sent, 200, succeeded(sent.id(), sent.function().name(), outcome));
    }

    private static Response to(RequestCall call, String location) {
        return call.byShim() ? Shim.location(location) : Answers.redirect(location);
    }

    /** The page on the shim's screen, if we can show it without asking the application's own handlers. */
    private static Optional<Page> here(Sent sent) {
        if (sent.onScreen() != null) {
            return Optional.of(sent.onScreen().page());
        }
        boolean elsewhere = Shim.onScreen(sent.call().request()).isPresent();
        return elsewhere ? Optional.empty() : Optional.ofNullable(sent.page());
    }

    /** The page that a redirect leads to, in the same answer. */
    private Optional<Response> elsewhere(Sent sent, Outcome outcome, String location, Optional<Shown> waited) {
        Optional<Shown> said = Optional.ofNullable(outcome.notice())
                .map(notice ->
                        succeeded(null, sent.function().name(), Outcome.done().notice(notice)));
        List<Shown> shown = waited.or(() -> said).stream().toList();
        return at(sent.call(), location)
                .map(there -> show(there.call(), there.page(), 200, shown))
                .filter(answer -> answer.status() == 200)
                .map(answer -> Shim.location(answer, location));
    }

    private Optional<OnScreen> at(RequestCall call, String url) {
        String path = Locations.pathOf(url);
        String rest = url.substring(path.length());
        int fragment = rest.indexOf('#');
        String query = fragment < 0 ? rest : rest.substring(0, fragment);
        return site.pages()
                .at(call.request().path(), path)
                .map(found -> new OnScreen(
                        found.page(),
                        call.at(new Elsewhere(
                                call.request(), path, query.isEmpty() ? "" : query.substring(1), found.values()))));
    }

    private boolean keep(
            Sent sent, Outcome outcome, String location, @Nullable FormId form, @Nullable Submission submission) {
        Exposed function = sent.function();
        Outcome told = form == null ? noticeOf(outcome) : outcome;
        return keep(sent, function, told, location, form, submission);
    }

    private boolean keep(Sent sent, Shown waited, String location, @Nullable Submission submission) {
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

    private Response invalid(Sent sent, FieldErrors errors, @Nullable String notice) {
        FieldErrors all = filesToChooseAgain(sent, sent.fields().fileNames(), errors);
        FieldErrors inOrder =
                sent.function().shape().map(shape -> shape.inOrder(all)).orElse(all);
        return page(sent, 422, sent.again(inOrder, "invalid").saying(notice));
    }

    /** The names under which an edit still has a file: rows may have moved, and a copy comes without its files. */
    private static List<String> filesIn(Fields edited, Sent sent) {
        return edited.textNames().stream()
                .filter(name -> sent.fields().fileNames().contains(name)
                        || sent.function()
                                .shape()
                                .flatMap(shape -> shape.part(name))
                                .filter(part -> part.type() == Upload.class)
                                .isPresent())
                .toList();
    }

    /** Browsers give no page a file that was chosen before: says so at its place. */
    private static FieldErrors filesToChooseAgain(Sent sent, Collection<String> names, FieldErrors errors) {
        FieldErrors all = errors;
        for (String name : names) {
            if (all.of(name).isEmpty()) {
                all = all.and(name, sent.call().words().say("postern.choose-file-again"));
            }
        }
        return all;
    }

    private Response refused(Sent sent, Outcome.Refused refused) {
        RequestCall call = sent.call();
        int status = refused.status();
        String words = refused.words();
        if (status == 422) {
            String said = words != null ? words : call.words().say("postern.refused");
            return page(sent, 422, sent.again(FieldErrors.NONE.and("", said), "refused"));
        }
        if (status == 401 && site.login() != null) {
            park(call, sent.sealed(), sent.fields());
            return ended(call, Refusal.unauthorised(), sent.typed());
        }
        return refusals.page(call, status, Codes.of(status), words, null, sent.typed());
    }

    /** The page that the form stands on, or an error page where that is none of ours. */
    private Response page(Sent sent, int status, Shown shown) {
        Page login = site.login();
        if (login != null && sent.call().parked().isPresent()) {
            // A try at the log-in that something waits for: the form stands on no page at this address.
            return show(sent.call(), login, status, List.of(shown));
        }
        OnScreen onScreen = sent.onScreen();
        if (onScreen != null) {
            return show(onScreen.call(), onScreen.page(), status, List.of(shown));
        }
        Page page = sent.page();
        if (page != null) {
            return show(sent.call(), page, status, List.of(shown));
        }
        String sentence = shown.errors().isEmpty()
                ? shown.notice()
                : String.join(
                        " ",
                        shown.errors().entries().stream()
                                .map(FieldErrors.Entry::message)
                                .toList());
        return refusals.page(
                sent.call(), status, shown.code() == null ? "refused" : shown.code(), sentence, null, shown.typed());
    }
}
