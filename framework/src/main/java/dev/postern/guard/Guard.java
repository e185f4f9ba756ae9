package dev.postern.guard;

import dev.postern.http.Request;
import dev.postern.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells POSTs of our own pages from all others, by three headers: {@code Host}, {@code Sec-Fetch-Site}, {@code Origin}.
 *
 * <p>Scripts of other sites can set none of them. {@code Referer}, {@code X-Forwarded-*} and {@code Forwarded} are never
 * read: they say nothing a client could not have written. What is repeated, unknown or malformed is refused. What passes
 * is not proven: a client that is no browser says what it likes, and an old browser sends neither header; that is what
 * the seal is for.
 */
public final class Guard {
    private static final int LOGGED_CHARS = 200;

    private final Origins own;
    private final Origins trusted;
    private final boolean requireBrowserProof;

    /**
     * @param origins ours, as browsers spell them: {@code scheme://host}, with a port where it is not the usual one
     * @param trusted others', for functions that let them in
     * @param requireBrowserProof whether a POST without {@code Sec-Fetch-Site} and {@code Origin} is refused
     */
    public Guard(Set<String> origins, Set<String> trusted, boolean requireBrowserProof) {
        this.own = new Origins(origins);
        this.trusted = new Origins(trusted);
        this.requireBrowserProof = requireBrowserProof;
        if (own.isEmpty()) {
            throw new ProblemException(Problems.noOrigin());
        }
    }

    /** Which of our origins a request was sent to, by its {@code Host}; empty where it is none of ours: 421. */
    public Optional<String> originOf(Request request) {
        return request.header("Host").flatMap(own::ofHost);
    }

    /** Asks whether a POST comes from one of our own pages, before a byte of its body is read. */
    public Verdict check(Request post) {
        Optional<String> here = originOf(post);
        if (here.isEmpty()) {
            return new Verdict.Misdirected(logged(post.headers("Host")));
        }
        List<String> sites = post.headers("Sec-Fetch-Site");
        List<String> origins = post.headers("Origin");
        Optional<Site> site = Site.of(sites);
        Sender sender = senderOf(origins);
        if (site.isEmpty() || sender == Sender.OTHER) {
            return new Verdict.CrossSite(logged(sites), logged(origins));
        }
        return switch (answer(site.get(), sender)) {
            case OURS -> new Verdict.Ours(here.get(), site.get() == Site.SAME_ORIGIN);
            case TRUSTED -> new Verdict.Trusted(here.get(), origins.get(0));
            case DENIED -> new Verdict.CrossSite(logged(sites), logged(origins));
        };
    }

    private Answer answer(Site site, Sender sender) {
        return switch (site) {
            // The browser vouches. "null" is what Origin says on a page with Referrer-Policy: no-referrer.
            case SAME_ORIGIN -> Answer.OURS;
            // Typed, bookmarked, or sent again by a restored tab: nobody else's page had a hand in it.
            case NONE -> sender == Sender.ABSENT || sender == Sender.OWN ? Answer.OURS : Answer.DENIED;
            // Our origin in these rows would be two headers that contradict each other.
            case SAME_SITE, CROSS_SITE -> sender == Sender.TRUSTED ? Answer.TRUSTED : Answer.DENIED;
            // An old browser, or plain HTTP in a local network, where browsers leave the header out.
            case ABSENT ->
                switch (sender) {
                    case OWN -> Answer.OURS;
                    case TRUSTED -> Answer.TRUSTED;
                    case ABSENT -> requireBrowserProof ? Answer.DENIED : Answer.OURS;
                    // Any page can make its origin "null", with a sandboxed frame.
                    case NULL, OTHER -> Answer.DENIED;
                };
        };
    }

    private Sender senderOf(List<String> lines) {
        if (lines.isEmpty()) {
            return Sender.ABSENT;
        }
        if (lines.size() > 1) {
            return Sender.OTHER;
        }
        String origin = lines.get(0);
        if (origin.equals("null")) {
            return Sender.NULL;
        }
        if (own.contains(origin)) {
            return Sender.OWN;
        }
        return trusted.contains(origin) ? Sender.TRUSTED : Sender.OTHER;
    }

    /** What a client sent, cut and without what could forge a line of a log. */
    private static String logged(List<String> lines) {
        if (lines.isEmpty()) {
            return "absent";
        }
        String text = lines.stream()
                .limit(3)
                .map(line -> line.substring(0, Math.min(line.length(), LOGGED_CHARS)))
                .collect(Collectors.joining(" and "));
        return text.substring(0, Math.min(text.length(), LOGGED_CHARS)).replaceAll("[^ -~]", "?");
    }

    private enum Answer {
        OURS,
        TRUSTED,
        DENIED
    }

    private enum Sender {
        ABSENT,
        OWN,
        TRUSTED,
        NULL,
        OTHER
    }

    private enum Site {
        ABSENT,
        SAME_ORIGIN,
        NONE,
        SAME_SITE,
        CROSS_SITE;

        /** Empty for what is no such header. */
        static Optional<Site> of(List<String> lines) {
            if (lines.isEmpty()) {
                return Optional.of(ABSENT);
            }
            if (lines.size() > 1) {
                return Optional.empty();
            }
            return switch (lines.get(0).toLowerCase(Locale.ROOT)) {
                case "same-origin" -> Optional.of(SAME_ORIGIN);
                case "none" -> Optional.of(NONE);
                case "same-site" -> Optional.of(SAME_SITE);
                case "cross-site" -> Optional.of(CROSS_SITE);
                default -> Optional.empty();
            };
        }
    }
}
