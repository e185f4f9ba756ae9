package dev.postern.binding;

/**
 * Tells the forms of a page apart.
 *
 * @param function the function the form is bound to
 * @param key the author's own {@code post:key}, or a hash of what is bound; empty where nothing is
 */
public record FormId(String function, String key) {
    /** Its short text, by which a ledger keeps outcomes for it. */
    public String text() {
        return key.isEmpty() ? function : function + "#" + key;
    }

    public static FormId of(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? new FormId(text, "") : new FormId(text.substring(0, hash), text.substring(hash + 1));
    }

    /** What the ids of its controls begin with: the same on every render, and another for every key. */
    public String prefix() {
        String name = function.replace('.', '-');
        return key.isEmpty() ? name : name + "-" + inId(key);
    }

    /** A text as part of an HTML id: as it is where it is one plain word; never the same for two texts. */
    public static String inId(String text) {
        StringBuilder id = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (Character.isLetterOrDigit((char) c) || c == '_' || c == '-') {
                id.append((char) c);
            } else {
                // Between two tildes, as the next character may look like a digit of this one.
                id.append('~').append(Integer.toHexString(c)).append('~');
            }
        });
        return id.toString();
    }
}
