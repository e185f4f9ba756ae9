package dev.postern.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** URLs as browsers read them: leniently, where {@link URI} alone would throw or resolve otherwise. */
final class Url {
    private static final String ALLOWED = "!$&'()*+,;=:@/?-._~%";

    private Url() {}

    static URI parse(String url) {
        return URI.create(escape(url.strip()));
    }

    /** What a link, an action or a Location means on the page at {@code base}. */
    static URI resolve(URI base, String written) {
        String reference = escape(slashes(written.strip().replaceAll("[\t\r\n]", "")));
        URI here = withoutFragment(base);
        if (reference.isEmpty()) {
            return here;
        }
        // RFC 2396, which URI follows, drops the last segment for these two.
        if (reference.startsWith("#")) {
            return URI.create(here + reference);
        }
        if (reference.startsWith("?")) {
            return URI.create(withQuery(here, null) + reference);
        }
        URI target = URI.create(reference);
        if (target.isOpaque()) {
            return target;
        }
        URI resolved = here.resolve(target);
        if (resolved.getRawAuthority() != null && resolved.getRawPath().isEmpty()) {
            return URI.create(resolved.getScheme() + "://" + resolved.getRawAuthority() + "/"
                    + (resolved.getRawQuery() == null ? "" : "?" + resolved.getRawQuery()));
        }
        return resolved;
    }

    static URI withoutFragment(URI url) {
        String text = url.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? url : URI.create(text.substring(0, fragment));
    }

    /** The URL with this query instead of its own, or with none. */
    static URI withQuery(URI url, @Nullable String query) {
        String text = url.toString();
        int fragment = text.indexOf('#');
        String tail = fragment < 0 ? "" : text.substring(fragment);
        String head = fragment < 0 ? text : text.substring(0, fragment);
        int mark = head.indexOf('?');
        head = mark < 0 ? head : head.substring(0, mark);
        return URI.create(head + (query == null ? "" : "?" + query) + tail);
    }

    static String pathAndQuery(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** Scheme, host and port as the Origin header writes them. */
    static String origin(URI url) {
        if (url.getScheme() == null || url.getHost() == null) {
            return "null";
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
        String port = url.getPort() < 0 || url.getPort() == standard ? "" : ":" + url.getPort();
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port;
    }

    static boolean sameOrigin(URI one, URI other) {
        return !origin(one).equals("null") && origin(one).equals(origin(other));
    }

    static boolean isLoopback(URI url) {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }

    /** Backslashes are slashes to a browser: {@code /\shop.example} leaves the site. */
    private static String slashes(String reference) {
        int end = reference.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = reference.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return reference.substring(0, end).replace('\\', '/') + reference.substring(end);
    }

    private static String escape(String url) {
        StringBuilder escaped = new StringBuilder(url.length());
        boolean inFragment = false;
        for (byte octet : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean inAddress = (c == '[' || c == ']') && isBeforePath(escaped);
            if (letter || ALLOWED.indexOf(c) >= 0 || (c == '#' && !inFragment) || inAddress) {
                inFragment |= c == '#';
                escaped.append(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        // A lone % stays lone for browsers; URI would not have it.
        return escaped.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    /** Where brackets belong to an IPv6 address; further on URI wants them escaped. */
    private static boolean isBeforePath(StringBuilder url) {
        int host = url.indexOf("://");
        return host >= 0 && url.indexOf("/", host + 3) < 0;
    }
}
