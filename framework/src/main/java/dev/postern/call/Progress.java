package dev.postern.call;

/**
 * Tells whoever waits for a function how far it is. Functions take one as they take a {@link Call}; pages and callers give
 * none.
 *
 * <p>Reports are cheap, never wait and never fail, on any thread: report each row of an import. A newer one overtakes those
 * that have not left yet, and only the last is sure to arrive. One that nobody asked for does nothing, nor does one that
 * comes after the function has ended.
 *
 * <p>With the first report the answer begins. What the function puts into headers and cookies has to be there by then;
 * {@link Call#signIn}, {@link Call#signOut} and {@link Call#renew} fail after it.
 */
@FunctionalInterface
public interface Progress {
    /** Reports that so much is done of so much. */
    default void at(long done, long total) {
        at(done, total, "");
    }

    /**
     * Reports that so much is done of so much, and what is being done.
     *
     * @param total 0 where nobody knows
     * @param words for people to read, in their language; after 300 characters the rest is cut off
     */
    void at(long done, long total, String words);
}
