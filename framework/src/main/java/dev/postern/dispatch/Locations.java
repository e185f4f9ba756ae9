package dev.postern.dispatch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a redirect may lead: a path of this site, or a host that is listed. */
final class Locations {
    private static final int LONGEST = 2048;
    private static final String KEPT = "-._~!$&'()*+,;=:@/?#[]%";

    private Locations() {}

    /**
     * The path as a {@code Location} may have it: on this site, whatever a browser makes of slashes, backslashes and
     * control characters.
     */
    static Optional<String> local(String path) {
        if (path.isEmpty() || path.charAt(0) != '/' || path.length() > LONGEST) {
            return Optional.empty();
        }
        if (path.length() > 1 && (path.charAt(1) == '/' || path.charAt(1) == '\\')) {
            return Optional.empty();
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < 0x20 || c == 0x7F || c == '\\') {
                return Optional.empty();
            }
        }
        String encoded = encode(path);
        if (encoded.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            // Dot segments are resolved by browsers before they look at the rest: "/..//host" is another site.
            URI there = URI.create("https://here.invalid").resolve(encoded).normalize();
            String fragment = there.getFragment();
            if (fragment != null && fragment.indexOf('\uFFFD') >= 0) {
                // Escapes of no letter: scripts break down where they look for what it names.
                return Optional.empty();
            }
            String resolved = there.getRawPath();
            return resolved.startsWith("//") || hasDotSegment(encoded) ? Optional.empty() : Optional.of(encoded);
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    private static boolean hasDotSegment(String path) {
        int end = path.indexOf('?');
        String only = (end < 0 ? path : path.substring(0, end))
                .toLowerCase(Locale.ROOT)
                .replace("%2e", ".");
        for (String segment : only.split("/")) {
            if (segment.equals("..") || segment.equals(".")) {
                return true;
            }
        }
        return false;
    }

    /** Another site's address, if its host is listed and it is reached by https (or http, where the list says so). */
    static Optional<String> leaving(URI to, Set<String> hosts) {
        String host = to.getHost();
        boolean web = "https".equals(to.getScheme()) || "http".equals(to.getScheme());
        boolean plain = to.getRawUserInfo() == null;
        return host != null && web && plain && hosts.contains(host.toLowerCase(Locale.ROOT))
                ? Optional.of(to.toASCIIString())
                : Optional.empty();
    }

    private static String encode(String path) {
        StringBuilder encoded = null;
        byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            int b = utf8[i] & 0xFF;
            boolean plain =
                    (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || KEPT.indexOf(b) >= 0;
            if (!plain && encoded == null) {
                encoded = new StringBuilder(new String(utf8, 0, i, StandardCharsets.US_ASCII));
            }
            if (encoded != null) {
                if (plain) {
                    encoded.append((char) b);
                } else {
                    encoded.append(String.format("%%%02X", b));
                }
            }
        }
        return encoded == null ? path : encoded.toString();
    }

    /** The path alone, without query and fragment. */
    static String pathOf(String location) {
        int end = location.length();
        for (char stop : new char[] {'?', '#'}) {
            int at = location.indexOf(stop);
            end = at >= 0 && at < end ? at : end;
        }
        return location.substring(0, end);
    }
}
