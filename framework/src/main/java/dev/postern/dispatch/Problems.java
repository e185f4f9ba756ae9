package dev.postern.dispatch;

import dev.postern.binding.Opening;
import dev.postern.function.Exposed;
import dev.postern.guard.Verdict;
import dev.postern.http.BodyRefused;
import dev.postern.http.Request;
import dev.postern.problem.Problem;
import dev.postern.travel.Misfit;
import dev.postern.wire.CallRefused;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes to the log about requests, side by side. Nothing typed by a visitor stands in it. */
final class Problems {
    private Problems() {}

    private static String where(Request request) {
        return Logged.text(request.method() + " " + request.path());
    }

    private static String where(Request request, Exposed function) {
        return where(request) + " (" + function.name() + ")";
    }

    static Problem misdirected(Request request, String host) {
        return new Problem(
                where(request),
                "it asked for the host \"" + Logged.text(host) + "\", which is not ours. Nothing was called (421).",
                List.of(),
                "if that is this site, add its origin to POSTERN_ORIGINS or origins(…).");
    }

    static Problem crossSite(Request request, Verdict verdict) {
        String said = verdict instanceof Verdict.CrossSite other
                ? "It said Sec-Fetch-Site: " + Logged.text(other.site()) + ", Origin: " + Logged.text(other.origin())
                        + "."
                : "It came from a trusted site, but the function does not let others in.";
        return new Problem(
                where(request),
                "the browser says that another site sent it. Nothing was called (403).",
                List.of(said),
                "if that is this site, add its origin to POSTERN_ORIGINS or origins(…); if not, this is the guard at"
                        + " work.");
    }

    static Problem notReachable(Request request, String name) {
        return new Problem(
                where(request),
                "call.function was asked for \"" + Logged.text(name) + "\", which no script can call",
                List.of(),
                "write the full name of a function that is not kept to forms, as in \"likes.like\".");
    }

    static Problem wrongArguments(Request request, Exposed function) {
        return new Problem(
                where(request, function),
                "call.function was not given what pages bind to it: "
                        + function.bound().stream()
                                .map(each -> each.type().getSimpleName() + " " + each.name())
                                .collect(Collectors.joining(", ", "(", ")")),
                List.of(),
                "give all of these, of these types, or none.");
    }

    static Problem taintedArgument(Request request, Exposed function) {
        return new Problem(
                where(request, function),
                "call.function was given something that is tainted, and stays here",
                List.of(),
                "bind what the function finds it by, such as its id.");
    }

    static Problem badBody(Request request, BodyRefused refused) {
        return new Problem(
                where(request),
                "its body was refused: " + Logged.text(refused.because()) + ". Nothing was called (" + refused.status()
                        + ").",
                List.of(),
                "nothing, if no form of yours sends such a body; raise limits(…) or @UseServer(maxBytes = …) if one"
                        + " does.");
    }

    static Problem noCall(Request request) {
        return new Problem(
                where(request),
                "it does not say \"Postern: call\". Nothing was called (403).",
                List.of("Without that header any site could have sent it."),
                "send the header with every call; to send a form, post it to its page.");
    }

    static Problem notCalled(Request request, String because, int status) {
        return new Problem(
                where(request),
                because + ". Nothing was called (" + status + ").",
                List.of(),
                "correct the name, register its class with functions(…), or take via = Via.FORM away.");
    }

    static Problem badValues(Request request, String path, CallRefused refused) {
        return new Problem(
                where(request),
                "its body was refused" + (path.isEmpty() ? "" : " at " + Logged.text(path)) + ": it "
                        + Logged.text(refused.because()) + ". Nothing was called (" + refused.status() + ").",
                List.of(),
                "send a list of arguments, as React's client or JSON writes it.");
    }

    static Problem tooManyHanded(Request request, Exposed function) {
        return new Problem(
                where(request, function),
                "functions that a client handed over were called too often, or took too long to be given what is bound to"
                        + " them. This one was not called (403).",
                List.of("One call may call a thousand of them, and spend half a second on their arguments."),
                "call one that is handed over once for all that there is, not for each of many.");
    }

    static Problem misfits(Request request, Exposed function, List<Misfit> misfits) {
        return new Problem(
                where(request, function),
                "what was sent does not fit its parameters. Nothing was called (400).",
                misfits.stream()
                        .limit(5)
                        .map(misfit -> Logged.text(misfit.toString()))
                        .toList(),
                "send what the signature of " + function.place() + " says.");
    }

    static Problem unsealed(Request request, Exposed function, String parameter) {
        return new Problem(
                where(request, function),
                "\"" + parameter + "\" is @Sealed, and a call cannot give it. Nothing was called (403).",
                List.of(),
                "bind it in a form, or take @Sealed away and check what was sent.");
    }

    static Problem sealedTwice(Request request) {
        return new Problem(
                where(request),
                "it carries more than one seal. Nothing was called (400).",
                List.of("No form of ours does: somebody put it together."),
                "nothing.");
    }

    static Problem badSeal(Request request, @Nullable Opening opening) {
        if (opening instanceof Opening.Stale stale) {
            String form = stale.id() == null ? "" : " (" + stale.id().function() + ")";
            return new Problem(
                    where(request) + form,
                    "the form " + stale.why().words() + ". Nothing was called.",
                    List.of("The page came back fresh, with what was typed still in it."),
                    "nothing, if a page stood open overnight or a deploy came between.");
        }
        String because = opening instanceof Opening.Foreign foreign ? Logged.text(foreign.because()) : "there is none";
        return new Problem(
                where(request),
                "what it binds doesn't carry our seal: " + because + ". Nothing was called.",
                List.of("Either someone edited the form, or it was made under another secret."),
                "with several instances, or after a restart, give them all one POSTERN_SECRET.");
    }

    static Problem ignored(Request request, Exposed function, List<String> names) {
        return new Problem(
                where(request, function),
                "nothing reads the field"
                        + (names.size() == 1 ? " " : "s ")
                        + names.stream().map(n -> "\"" + Logged.text(n) + "\"").collect(Collectors.joining(", ")),
                List.of("It reads "
                        + function.shape()
                                .map(s -> String.join(", ", s.names()))
                                .orElse("nothing") + "."),
                "rename the control, or add a component of that name to the record.");
    }

    static Problem badRedirect(Request request, String path) {
        return new Problem(
                where(request),
                "the redirect leads to no path of this site: \"" + Logged.text(path) + "\"",
                List.of("A path begins with one slash and has no backslash, no control character and no \"..\"."),
                "redirect to such a path, or leave(uri) to a host listed with mayLeaveTo(…).");
    }

    static Problem mayNotLeave(Request request, URI to) {
        return new Problem(
                where(request),
                "the visitor may not be sent to the host \"" + Logged.text(String.valueOf(to.getHost())) + "\"",
                List.of(),
                "list it with postern.mayLeaveTo(\"" + Logged.text(String.valueOf(to.getHost())) + "\").");
    }

    static Problem secretReported(String place) {
        return new Problem(
                place,
                "the words of a report are marked with Taint.value(…). They were left out.",
                List.of(),
                "report words that everybody may read.");
    }

    static Problem secretNotice(Exposed function) {
        return new Problem(
                function.place(),
                "the notice of its outcome is marked with Taint.value(…)",
                List.of("A notice is shown to whoever called."),
                "say something that they may read.");
    }

    static Problem tooLate(Request request, String what) {
        return new Problem(
                where(request),
                "call." + what + " was called after a report of progress",
                List.of("The answer begins with the first one, and with it what the browser is told of who this is."),
                "call it before anything is reported.");
    }

    static Problem noState(Exposed function) {
        return new Problem(
                function.place(),
                "it returned Outcome.state(…), but says nowhere of what type its state is",
                List.of(),
                "write @UseServer(state = ….class), or take it as a @Previous parameter.");
    }
}
