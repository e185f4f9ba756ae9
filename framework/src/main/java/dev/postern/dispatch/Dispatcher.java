package dev.postern.dispatch;

import dev.postern.function.Modules;
import dev.postern.http.Request;
import dev.postern.http.Response;
import dev.postern.page.Page;
import dev.postern.page.Shown;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serves pages, what their forms send, and calls. */
public final class Dispatcher {
    /** Under which an application's data holds its dispatcher, for tests of that application. */
    public static final String KEY = "dev.postern.dispatcher";

    private final Site site;
    private final Screens screens;
    private final Showings showings;
    private final Refusals refusals;
    private final Submissions submissions;
    private final Calls calls;
    private final ModuleFiles modules;

    public Dispatcher(Site site) {
        this.site = site;
        Answers answers = new Answers(site.mayLeaveTo());
        Pages pages = new Pages(site, answers);
        this.refusals = new Refusals(site, pages, answers);
        this.screens = new Screens(site, pages, refusals);
        this.showings = new Showings(site);
        Runs runs = new Runs(site, refusals);
        this.submissions = new Submissions(site, pages, screens, showings, refusals, runs);
        this.calls = new Calls(site, runs);
        this.modules = new ModuleFiles(new Modules(site.functions(), site.codecs()));
    }

    /** Shows a page, and what an earlier submission left to be shown there. */
    public Response get(Request request, Page page) {
        return answered(request, call -> screens.show(call, page, 200, shownNow(call)));
    }

    /** The page for an address at which there is nothing. */
    public Response notFound(Request request) {
        // An error page may have forms, which land where they stood.
        return answered(request, call -> refusals.page(call, 404, "not_found", null, null, null, shownNow(call)));
    }

    /** The page for a method that an address does not have. */
    public Response notThisMethod(Request request, boolean onlyPost) {
        return answered(
                request,
                call -> refusals.page(call, 405, "bad_method", null, null, null)
                        .with("Allow", onlyPost ? "POST" : "GET, HEAD, POST"));
    }

    private Response answered(Request request, Function<RequestCall, Response> answer) {
        Optional<String> origin = site.guard().originOf(request);
        if (origin.isEmpty()) {
            return misdirected();
        }
        RequestCall call = new RequestCall(site, request, origin.get());
        return call.withCookie(answer.apply(call));
    }

    private Response misdirected() {
        return refusals.plain(421, "This is not that site", "misdirected");
    }

    private List<Shown> shownNow(RequestCall call) {
        return isNavigation(call.request()) ? showings.take(call, call.request().path()) : List.of();
    }

    /** A prefetch must not take what a visitor is to see, nor may a script's request or an image's. */
    private static boolean isNavigation(Request request) {
        boolean prefetch = request.headers("Sec-Purpose").stream().anyMatch(v -> v.contains("prefetch"))
                || request.headers("Purpose").stream().anyMatch(v -> v.contains("prefetch"));
        List<String> mode = request.headers("Sec-Fetch-Mode");
        return request.method().equals("GET") && !prefetch && (mode.isEmpty() || mode.contains("navigate"));
    }

    /**
     * Answers what a form sent: from the guard to the answer, each step only if those before it let it pass.
     *
     * @param page the page at this address, or null at the address for forms that stand on no page of ours
     */
    public CompletionStage<Response> post(Request request, @Nullable Page page) {
        return submissions.answer(request, page);
    }

    /**
     * Answers a GET where functions are called: with the module of a class, or what its functions take and give. Nothing
     * else is there to be got.
     */
    public Response module(Request request, String file) {
        if (site.guard().originOf(request).isEmpty()) {
            return misdirected();
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

    /** The cookie of somebody who is signed in, as {@code name=value}: what tests begin with. */
    public String signedIn(String user, String origin) {
        String line = site.cookies().write(site.cookies().fresh(user), origin);
        return line.substring(0, line.indexOf(';'));
    }
}
