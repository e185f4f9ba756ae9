package dev.postern.guard;

import dev.postern.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some origins an author listed, and who is one of them.
 *
 * <p>Nothing that a client sends is parsed: the few texts that would be right are spelt out beforehand, and what was sent
 * is one of them or is not. So no parser's leniency (user names, backslashes, other notations of an address) can make
 * two different origins equal.
 */
final class Origins {
    private static final Pattern ORIGIN =
            Pattern.compile("(https?)://([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]+\\])(?::([1-9][0-9]{0,4}))?");
    private static final int LAST_PORT = 65_535;

    private final Set<String> origins = new LinkedHashSet<>();
    private final Map<String, String> originsByHost = new LinkedHashMap<>();

    Origins(Collection<String> listed) {
        for (String text : listed) {
            add(text);
        }
    }

    private void add(String text) {
        Matcher parts = ORIGIN.matcher(lowerCase(text));
        if (!parts.matches()) {
            throw new ProblemException(Problems.notAnOrigin(text));
        }
        String scheme = parts.group(1);
        String host = parts.group(2);
        String usual = scheme.equals("https") ? "443" : "80";
        String port = parts.group(3) == null ? usual : parts.group(3);
        if (Integer.parseInt(port) > LAST_PORT) {
            throw new ProblemException(Problems.notAnOrigin(text));
        }
        boolean isUsual = port.equals(usual);
        // Browsers leave the usual port out.
        String origin = scheme + "://" + host + (isUsual ? "" : ":" + port);
        origins.add(origin);
        List<String> spellings = new ArrayList<>(List.of(host + ":" + port));
        if (isUsual) {
            spellings.add(host);
        }
        for (String spelling : spellings) {
            // Behind a proxy we cannot see the scheme; where both are ours, the one to prefer is the safe one.
            originsByHost.merge(spelling, origin, (one, other) -> one.startsWith("https:") ? one : other);
        }
    }

    boolean isEmpty() {
        return origins.isEmpty();
    }

    boolean contains(String origin) {
        return origins.contains(lowerCase(origin));
    }

    Optional<String> ofHost(String host) {
        return Optional.ofNullable(originsByHost.get(lowerCase(host)));
    }

    /** Lower case of ASCII alone: {@link String#toLowerCase()} makes a {@code k} of the Kelvin sign, another letter. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        return lower.toString();
    }

    @Override
    public String toString() {
        return origins.toString();
    }
}
