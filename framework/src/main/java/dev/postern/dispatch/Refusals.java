package dev.postern.dispatch;

import dev.postern.http.Fields;
import dev.postern.http.Response;
import dev.postern.page.Page;
import dev.postern.page.Shown;
import dev.postern.problem.ProblemException;
import dev.postern.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that say no, as pages: kind words for visitors, what was typed, and nothing of the inside. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String TEMPLATE = "postern/error";

    private final Site site;
    private final Pages pages;
    private final Answers answers;

    Refusals(Site site, Pages pages, Answers answers) {
        this.site = site;
        this.pages = pages;
        this.answers = answers;
    }

    /** One value that was typed. */
    public record Typed(String name, String value) {}

    /**
     * An error page.
     *
     * @param typed what was typed and would be lost; null where nothing was, or nobody vouches for it
     */
    Response page(
            RequestCall call,
            int status,
            String code,
            @Nullable String sentence,
            @Nullable String reference,
            @Nullable Fields typed) {
        return page(call, status, code, sentence, reference, typed, List.of());
    }

    /**
     * The same, where something that was sent from such a page is to be shown on it.
     */
    Response page(
            RequestCall call,
            int status,
            String code,
            @Nullable String sentence,
            @Nullable String reference,
            @Nullable Fields typed,
            List<Shown> shown) {
        Words words = call.words();
        String kind = kind(status);
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("heading", words.say("postern." + kind + ".heading"));
        variables.put("sentence", sentence != null ? sentence : words.say("postern." + kind));
        variables.put("reference", reference);
        variables.put("code", code);
        variables.put("typed", typed == null ? null : kept(typed));
        try {
            return pages.own(call, TEMPLATE, variables, status, shown);
        } catch (RuntimeException broken) {
            LOG.error("The error page cannot be rendered.", broken);
            return plain(status, words.say("postern." + kind + ".heading"), code);
        }
    }

    /** Without a template, where nothing else can be trusted to work, or nothing is known of the site asked for. */
    Response plain(int status, String heading, String code) {
        return answers.page(
                status,
                Answers.utf8("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + heading
                        + "</title></head><body><main data-error=\"" + code + "\"><h1>" + heading
                        + "</h1></main></body></html>"),
                Answers.nonce(),
                false);
    }

    static String kind(int status) {
        return switch (status) {
            case 400 -> "malformed";
            case 401 -> "unauthorised";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method";
            case 409 -> "stale";
            case 410 -> "gone";
            case 413 -> "too-large";
            case 415 -> "bad-type";
            case 421 -> "misdirected";
            case 422 -> "refused";
            case 503 -> "overloaded";
            default -> "failed";
        };
    }

    private static List<Typed> kept(Fields typed) {
        return typed.withoutReserved().textNames().stream()
                .filter(name -> !Parked.isSecret(name))
                .flatMap(name -> typed.texts(name).stream()
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Typed(name, text)))
                .toList();
    }

    /** Asks for a log-in, in place: what is posted there comes back to where the visitor was going. */
    Response login(RequestCall call, Page login, int status, List<Shown> shown) throws Exception {
        return pages.show(call, login, status, shown);
    }

    /** The page of something that broke; the log has it under the reference. */
    Response failed(RequestCall call, Throwable thrown, @Nullable Fields typed) {
        String reference = reference();
        log(call, reference, thrown);
        if (site.development()) {
            Response page = Development.page(thrown, reference, answers, site.renderer());
            return call.byShim() ? Shim.page(page, call.url(), Pages.now()) : page;
        }
        String sentence = call.words().say("postern.failed", reference);
        return page(call, 500, "internal", sentence, reference, typed);
    }

    void log(RequestCall call, String reference, Throwable thrown) {
        String where =
                Logged.text(call.request().method() + " " + call.request().path());
        if (thrown instanceof ProblemException problem && problem.getCause() == null) {
            LOG.error("{} failed [{}]\n{}", where, reference, problem.getMessage());
        } else {
            LOG.error("{} failed [{}]", where, reference, thrown);
        }
    }

    static String reference() {
        return String.format("%08x", new java.security.SecureRandom().nextInt());
    }
}
