package dev.postern.e2e;

import java.util.Set;

/** A driver said no. */
final class WebDriverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is said of a page that is about to be another: it, or what was found on it, is not there now. */
    private static final Set<String> PASSING = Set.of("no such element", "no such frame", "stale element reference");

    private final String error;

    /** @param error WebDriver's word for it, as in {@code no such element} */
    WebDriverException(String error, String message) {
        super(error + ": " + message);
        this.error = error;
    }

    boolean says(String word) {
        return error.equals(word);
    }

    /** Whether the same may be answered a moment later. */
    boolean passes() {
        return PASSING.contains(error);
    }
}
