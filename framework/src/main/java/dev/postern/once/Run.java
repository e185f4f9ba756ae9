package dev.postern.once;

/**
 * The right to run one submission, and the duty to say how it ended. Of both methods, one is to be called, once;
 * whatever is called after that does nothing.
 *
 * <p>A run that is never finished keeps its copies waiting (until they stop by themselves) and keeps them from running
 * for as long as claims are kept: nobody knows what it did. So finish it in a {@code finally}; a function that threw is
 * recorded as having failed, for its effects may be there.
 */
public interface Run {
    /**
     * Keeps what came of it, for this submission's copies. Whatever is to be shown after a redirect is handed to
     * {@link Ledger#show} before, so that no copy finds the one without the other.
     */
    void record(byte[] outcome);

    /** Gives the claim back, for nothing was run after all: the copy that waited longest is now first. */
    void release();
}
