package dev.postern.dispatch;

import dev.postern.http.Fields;
import dev.postern.http.QueryString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was typed in a form that waits for a log-in. The log-in's own form carries it along, as a browser would have sent
 * it, so that nothing is kept on the server of visitors that are nobody.
 *
 * @param seal the form's, which says which form it was, and whose: nobody else finds it filled in
 */
record Parked(String seal, Fields typed) {
    /** The reserved field that carries it. */
    static final String FIELD = "$kept";

    private static final Pattern SECRET = Pattern.compile(".*(pass|secret|pin|cvc|cvv|code|token).*");
    /** More than this is listed only: it would come back with every try to log in. */
    private static final int MOST = 32_768;

    /** Whether a field has a name that speaks of something that should not be shown or sent about. */
    static boolean isSecret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** It as text that fits a field; empty where it is too much. */
    String write() {
        String text = typed.textNames().stream()
                .filter(name -> !(name.startsWith("$") || isSecret(name)))
                .flatMap(name -> typed.texts(name).stream().map(value -> "&" + pair(name, value)))
                .collect(Collectors.joining("", pair(Arrival.POST, seal), ""));
        return text.length() <= MOST ? text : "";
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Reads it from what a log-in form has sent, which may be anything. */
    static Optional<Parked> read(String text) {
        if (text.length() > MOST) {
            return Optional.empty();
        }
        Fields fields = QueryString.read(text);
        return fields.text(Arrival.POST).map(seal -> new Parked(seal, fields.withoutReserved()));
    }
}
