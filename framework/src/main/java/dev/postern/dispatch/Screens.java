package dev.postern.dispatch;

import dev.postern.call.Refusal;
import dev.postern.form.FieldErrors;
import dev.postern.http.Fields;
import dev.postern.http.Response;
import dev.postern.page.Page;
import dev.postern.page.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows pages to those who may see them; else it asks for a log-in, or says why not. */
final class Screens {
    private static final Logger LOG = LoggerFactory.getLogger(Screens.class);

    private final Site site;
    private final Pages pages;
    private final Refusals refusals;

    Screens(Site site, Pages pages, Refusals refusals) {
        this.site = site;
        this.pages = pages;
        this.refusals = refusals;
    }

    /** Renders a page for whoever may see it; else asks for a log-in, or says no. */
    Response show(RequestCall call, Page page, int status, List<Shown> shown) {
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

    Response denied(RequestCall call, int status, List<Shown> shown) throws Exception {
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
    Response ended(RequestCall call, Throwable thrown, @Nullable Fields typed) {
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

    static Response to(RequestCall call, String location) {
        return call.byShim() ? Shim.location(location) : Answers.redirect(location);
    }
}
