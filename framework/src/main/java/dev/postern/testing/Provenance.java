package dev.postern.testing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a navigation started, as the browser tells the server: Fetch Metadata, Origin and Referer.
 *
 * @param page the page it started on, or null where somebody typed an address
 * @param policy that page's referrer policy
 */
record Provenance(@Nullable URI page, String policy) {
    static final Provenance ADDRESS_BAR = new Provenance(null, "");
    private static final String DEFAULT_POLICY = "strict-origin-when-cross-origin";
    private static final Set<String> POLICIES = Set.of(
            "no-referrer",
            "no-referrer-when-downgrade",
            "same-origin",
            "origin",
            "strict-origin",
            "origin-when-cross-origin",
            DEFAULT_POLICY,
            "unsafe-url");

    /** Reads the page's own policy: the last one known of its headers, or of its meta elements after them. */
    static Provenance of(URI page, List<String> policies) {
        String chosen = DEFAULT_POLICY;
        for (String line : policies) {
            for (String token : line.toLowerCase(Locale.ROOT).split(",")) {
                chosen = POLICIES.contains(token.strip()) ? token.strip() : chosen;
            }
        }
        return new Provenance(page, chosen);
    }

    RawRequest tell(RawRequest request, URI url) {
        RawRequest told = request;
        // Only to where nobody on the way can listen: that is what browsers count as trustworthy.
        if ("https".equals(url.getScheme()) || Url.isLoopback(url)) {
            told = told.with("Sec-Fetch-Site", site(url))
                    .with("Sec-Fetch-Mode", "navigate")
                    .with("Sec-Fetch-User", "?1")
                    .with("Sec-Fetch-Dest", "document");
        }
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (page != null && !reads) {
            told = told.with("Origin", origin(page, url));
        }
        String referer = page == null ? "" : referer(page, url);
        return referer.isEmpty() ? told : told.with("Referer", referer);
    }

    private String site(URI url) {
        if (page == null) {
            return "none";
        }
        if (Url.sameOrigin(page, url)) {
            return "same-origin";
        }
        boolean samePlace = String.valueOf(page.getHost()).equalsIgnoreCase(url.getHost())
                && String.valueOf(page.getScheme()).equals(url.getScheme());
        return samePlace ? "same-site" : "cross-site";
    }

    /** A page that keeps its address to itself posts {@code Origin: null}: the Fetch standard, "append a request Origin header". */
    private String origin(URI from, URI url) {
        boolean isHidden = switch (policy) {
            case "no-referrer" -> true;
            case "same-origin" -> !Url.sameOrigin(from, url);
            case "no-referrer-when-downgrade", "strict-origin", DEFAULT_POLICY -> isDowngrade(from, url);
            default -> false;
        };
        return isHidden ? "null" : Url.origin(from);
    }

    private String referer(URI from, URI url) {
        String whole = Url.withoutFragment(from).toString();
        String origin = Url.origin(from) + "/";
        boolean same = Url.sameOrigin(from, url);
        boolean downgrade = isDowngrade(from, url);
        return switch (policy) {
            case "no-referrer" -> "";
            case "unsafe-url" -> whole;
            case "origin" -> origin;
            case "same-origin" -> same ? whole : "";
            case "strict-origin" -> downgrade ? "" : origin;
            case "origin-when-cross-origin" -> same ? whole : origin;
            case "no-referrer-when-downgrade" -> downgrade ? "" : whole;
            default -> same ? whole : downgrade ? "" : origin;
        };
    }

    private static boolean isDowngrade(URI from, URI url) {
        return "https".equals(from.getScheme()) && !"https".equals(url.getScheme());
    }
}
