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

    /** What the ids of its controls begin with: letters, digits and dashes, the same on every render. */
    public String prefix() {
        String name = function.replace('.', '-');
        if (key.isEmpty()) {
            return name;
        }
        StringBuilder prefix = new StringBuilder(name).append('-');
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            prefix.append(plain ? c : '-');
        }
        return prefix.toString();
    }
}
