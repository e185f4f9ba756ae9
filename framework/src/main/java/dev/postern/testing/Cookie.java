package dev.postern.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that the browser keeps.
 *
 * @param domain the host it belongs to
 * @param hostOnly whether hosts below that one do without it
 * @param sameSite as the site wrote it, or an empty text
 * @param expires when it goes, or null for one that lives as long as the browser
 */
public record Cookie(
        String name,
        String value,
        String domain,
        boolean hostOnly,
        String path,
        boolean secure,
        boolean httpOnly,
        String sameSite,
        @Nullable Instant expires) {

    /** Reads a Set-Cookie line as a browser does; empty where a browser would not keep it. */
    static Optional<Cookie> read(String line, URI from, Instant now) {
        String[] parts = line.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        String value = parts[0].substring(equals + 1).strip();
        String host = from.getHost().toLowerCase(Locale.ROOT);
        String domain = "";
        String path = "";
        String sameSite = "";
        boolean secure = false;
        boolean httpOnly = false;
        Instant expires = null;
        boolean hasMaxAge = false;
        for (int i = 1; i < parts.length; i++) {
            int at = parts[i].indexOf('=');
            String key = (at < 0 ? parts[i] : parts[i].substring(0, at)).strip().toLowerCase(Locale.ROOT);
            String set = at < 0 ? "" : parts[i].substring(at + 1).strip();
            switch (key) {
                case "domain" -> domain = (set.startsWith(".") ? set.substring(1) : set).toLowerCase(Locale.ROOT);
                case "path" -> path = set;
                case "secure" -> secure = true;
                case "httponly" -> httpOnly = true;
                case "samesite" -> sameSite = set;
                case "max-age" -> {
                    if (set.matches("-?[0-9]{1,10}")) {
                        expires = now.plus(Duration.ofSeconds(Long.parseLong(set)));
                        hasMaxAge = true;
                    }
                }
                case "expires" -> expires = hasMaxAge ? expires : date(set);
                default -> {}
            }
        }
        boolean hostOnly = domain.isEmpty();
        String safePath = path.startsWith("/") ? path : defaultPath(from);
        boolean trusted = "https".equals(from.getScheme()) || Url.isLoopback(from);
        boolean isRefused = (name.isEmpty() && value.isEmpty())
                || (secure && !trusted)
                || (!hostOnly && !belongsTo(host, domain))
                || (name.startsWith("__Secure-") && !secure)
                || (name.startsWith("__Host-") && !(secure && hostOnly && path.equals("/")));
        return isRefused
                ? Optional.empty()
                : Optional.of(new Cookie(
                        name,
                        value,
                        hostOnly ? host : domain,
                        hostOnly,
                        safePath,
                        secure,
                        httpOnly,
                        sameSite,
                        expires));
    }

    boolean isSentTo(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String target = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        boolean underPath = target.equals(path)
                || (target.startsWith(path) && (path.endsWith("/") || target.charAt(path.length()) == '/'));
        return underPath
                && (hostOnly ? host.equals(domain) : belongsTo(host, domain))
                && (!secure || "https".equals(url.getScheme()) || Url.isLoopback(url));
    }

    boolean isGone(Instant now) {
        return expires != null && !expires.isAfter(now);
    }

    boolean replaces(Cookie other) {
        return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
    }

    private static boolean belongsTo(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static String defaultPath(URI from) {
        String path = from.getRawPath();
        int last = path.lastIndexOf('/');
        return last <= 0 ? "/" : path.substring(0, last);
    }

    private static @Nullable Instant date(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException notDate) {
            return null;
        }
    }
}
