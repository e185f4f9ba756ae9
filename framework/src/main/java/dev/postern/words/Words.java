package dev.postern.words;

import java.util.Locale;
import java.util.Optional;

/** The sentences of one application in one visitor's language: the site's own bundles first, then ours. */
public interface Words {
    Locale locale();

    /** The sentence of a key with its arguments filled in ({@code {0}}), if any bundle has it. */
    Optional<String> find(String key, Object... arguments);

    /** The same for keys we ship ourselves; an unknown key speaks for itself. */
    default String say(String key, Object... arguments) {
        return find(key, arguments).orElse(key);
    }
}
