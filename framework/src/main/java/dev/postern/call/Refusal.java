package dev.postern.call;

import org.jspecify.annotations.Nullable;

/**
 * Ends a function or a loader with an answer that is no failure: words that are safe to show, or a plain status.
 *
 * <p>{@code throw new Refusal("This book has just been lent to somebody else.")} answers 422 with these words.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String words;
    private final @Nullable String location;

    public Refusal(String words) {
        this(422, words, null);
    }

    private Refusal(int status, @Nullable String words, @Nullable String location) {
        // No stack trace: this is an answer, and it may be a frequent one.
        super(words != null ? words : "status " + status, null, false, false);
        this.status = status;
        this.words = words;
        this.location = location;
    }

    public static Refusal notFound() {
        return new Refusal(404, null, null);
    }

    public static Refusal gone() {
        return new Refusal(410, null, null);
    }

    public static Refusal forbidden() {
        return new Refusal(403, null, null);
    }

    public static Refusal unauthorised() {
        return new Refusal(401, null, null);
    }

    /** Sends the visitor to a path of this site instead. */
    public static Refusal goTo(String path) {
        return new Refusal(303, null, path);
    }

    /** The same refusal in words of your own. */
    public Refusal saying(String ownWords) {
        return new Refusal(status, ownWords, location);
    }

    public int status() {
        return status;
    }

    /** The words to show; null where the framework's own for this status serve. */
    public @Nullable String words() {
        return words;
    }

    /** Where to go instead; null unless made by {@link #goTo}. */
    public @Nullable String location() {
        return location;
    }
}
