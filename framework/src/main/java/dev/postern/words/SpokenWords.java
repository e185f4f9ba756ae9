package dev.postern.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of one language, all in memory. */
record SpokenWords(Locale locale, Map<String, String> texts) implements Words {
    @Override
    public Optional<String> find(String key, Object... arguments) {
        String text = texts.get(key);
        if (text == null) {
            return Optional.empty();
        }
        // Without arguments a text is taken as written: constraints' texts have {max} in them, and "don't" an
        // apostrophe.
        if (arguments.length == 0) {
            return Optional.of(text);
        }
        try {
            return Optional.of(new MessageFormat(text, locale).format(arguments));
        } catch (IllegalArgumentException notAPattern) {
            // A stray brace in a site's text shall not take a page down; it is seen on the page.
            return Optional.of(text);
        }
    }

    @Override
    public String toString() {
        return "Words[" + locale.toLanguageTag() + "]";
    }
}
