package dev.postern.guard;

/** What the headers of a POST say about where it comes from. */
public sealed interface Verdict {
    /**
     * Nothing speaks against our own pages; the seal has to say the rest.
     *
     * @param origin which of our origins the request was sent to, spelt as in {@link Guard#originOf}
     * @param sameOriginByBrowser whether the browser itself vouches that our own origin sent it, so that what was typed
     *     may be shown again even if the seal cannot be read
     */
    record Ours(String origin, boolean sameOriginByBrowser) implements Verdict {}

    /**
     * It comes from an origin that the application trusts: for functions that say so, and with a seal; for all others it
     * is as cross-site as any.
     */
    record Trusted(String origin, String from) implements Verdict {}

    /** It was sent to a host that is none of ours: 421. */
    record Misdirected(String host) implements Verdict {}

    /**
     * It comes from elsewhere, or its headers contradict each other or are no such headers: 403.
     *
     * @param site what {@code Sec-Fetch-Site} said, made fit for a log; {@code absent} where it was
     * @param origin the same of {@code Origin}
     */
    record CrossSite(String site, String origin) implements Verdict {}
}
