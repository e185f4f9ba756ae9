package dev.postern.testing;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The cookies of one browser, for all its tabs; safe for requests that race. */
final class CookieJar {
    private final List<Cookie> cookies = new ArrayList<>();

    synchronized void keep(List<String> setCookieLines, URI from) {
        Instant now = Instant.now();
        for (String line : setCookieLines) {
            Cookie.read(line, from, now).ifPresent(this::keep);
        }
    }

    synchronized void keep(Cookie cookie) {
        cookies.removeIf(cookie::replaces);
        if (!cookie.isGone(Instant.now())) {
            cookies.add(cookie);
        }
    }

    /** The Cookie header for this URL, or an empty text. */
    synchronized String headerFor(URI url) {
        return all().stream()
                .filter(cookie -> cookie.isSentTo(url))
                // Longer paths first, as RFC 6265 asks; the sort keeps the order of keeping otherwise.
                .sorted(Comparator.comparing((Cookie cookie) -> -cookie.path().length()))
                .map(cookie -> cookie.name().isEmpty() ? cookie.value() : cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    synchronized List<Cookie> all() {
        Instant now = Instant.now();
        cookies.removeIf(cookie -> cookie.isGone(now));
        return List.copyOf(cookies);
    }

    synchronized void clear() {
        cookies.clear();
    }
}
