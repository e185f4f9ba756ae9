package dev.postern.dispatch;

import dev.postern.binding.FormId;
import dev.postern.call.Refusal;
import dev.postern.form.FieldErrors;
import dev.postern.function.Outcome;
import dev.postern.http.Fields;
import dev.postern.http.Response;
import dev.postern.once.Submission;
import dev.postern.page.Page;
import dev.postern.page.Shown;
import dev.postern.upload.Upload;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers submissions with what came of them: a page, or where to go next. */
final class SubmissionAnswers {
    private final Site site;
    private final Screens screens;
    private final Showings showings;
    private final Parking parking;
    private final Refusals refusals;

    SubmissionAnswers(Site site, Screens screens, Showings showings, Refusals refusals) {
        this.site = site;
        this.screens = screens;
        this.showings = showings;
        this.parking = new Parking(site);
        this.refusals = refusals;
    }

    Response answer(Sent sent, Outcome outcome, @Nullable Submission submission) {
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
            return Screens.to(call, leave.to().toASCIIString());
        }
        return land(sent, outcome, landing(sent, outcome), submission);
    }

    String landing(Sent sent, Outcome outcome) {
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
        Optional<Shown> waited = parking.back(sent, outcome);
        if (sent.call().byShim()) {
            Optional<Response> inPlace = elsewhere
                    ? elsewhere(sent, outcome, location, waited)
                    : here(sent)
                            .map(page -> page(
                                    sent,
                                    200,
                                    Showings.succeeded(
                                            sent.id(), sent.function().name(), outcome)));
            if (inPlace.isPresent()) {
                return inPlace.get();
            }
        }
        boolean found;
        if (waited.isPresent()) {
            found = showings.keep(sent, waited.get(), location, submission);
        } else {
            FormId form = elsewhere ? null : sent.id();
            boolean says = outcome.notice() != null || !elsewhere;
            found = !says || showings.keep(sent, outcome, location, form, submission);
        }
        if (found || elsewhere || sent.page() == null) {
            return Screens.to(sent.call(), location);
        }
        return page(sent, 200, Showings.succeeded(sent.id(), sent.function().name(), outcome));
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
                .map(notice -> Showings.succeeded(
                        null, sent.function().name(), Outcome.done().notice(notice)));
        List<Shown> shown = waited.or(() -> said).stream().toList();
        return at(sent.call(), location)
                .map(there -> screens.show(there.call(), there.page(), 200, shown))
                .filter(answer -> answer.status() == 200)
                .map(answer -> Shim.location(answer, location));
    }

    /** The page at an address of this site, and who asks for it. */
    Optional<Sent.OnScreen> at(RequestCall call, String url) {
        String path = Locations.pathOf(url);
        String rest = url.substring(path.length());
        int fragment = rest.indexOf('#');
        String query = fragment < 0 ? rest : rest.substring(0, fragment);
        return site.pages()
                .at(call.request().path(), path)
                .map(found -> new Sent.OnScreen(
                        found.page(),
                        call.at(new Elsewhere(
                                call.request(), path, query.isEmpty() ? "" : query.substring(1), found.values()))));
    }

    Response invalid(Sent sent, FieldErrors errors, @Nullable String notice) {
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
            Parking.keep(call, sent.sealed(), sent.fields());
            return screens.ended(call, Refusal.unauthorised(), sent.typed());
        }
        return refusals.page(call, status, Codes.of(status), words, null, sent.typed());
    }

    /** The page that the form stands on, or an error page where that is none of ours. */
    private Response page(Sent sent, int status, Shown shown) {
        Page login = site.login();
        if (login != null && sent.call().parked().isPresent()) {
            // A try at the log-in that something waits for: the form stands on no page at this address.
            return screens.show(sent.call(), login, status, List.of(shown));
        }
        Sent.OnScreen onScreen = sent.onScreen();
        if (onScreen != null) {
            return screens.show(onScreen.call(), onScreen.page(), status, List.of(shown));
        }
        Page page = sent.page();
        if (page != null) {
            return screens.show(sent.call(), page, status, List.of(shown));
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

    Response overloaded(Sent sent) {
        String words = sent.call().words().say("postern.overloaded");
        return page(sent, 503, sent.again(FieldErrors.NONE.and("", words), "overloaded"))
                .with("Retry-After", "2");
    }

    /** Something else was sent under this key before. */
    Response changed(Sent sent) {
        Shown again = sent.again(FieldErrors.NONE, "payload_mismatch")
                .saying(sent.call().words().say("postern.changed"));
        return page(sent, 422, again);
    }
}
