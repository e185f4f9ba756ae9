package dev.postern.seal;

/** What came of opening a seal that a browser sent. */
public sealed interface Opened {
    /**
     * We sealed this, for this application and origin, and nobody changed it since. Whose it is, how old, and for which
     * function, is for the reader of head and tail to compare.
     *
     * @param tags keyed hashes under the secret that sealed it. What must be the same for every copy of a submission
     *     (its session, its content) is hashed with these: {@link Seals#tag} changes while secrets are rotated
     */
    record Intact(byte[] head, byte[] tail, SealKey key, Tags tags) implements Opened {
        @Override
        public String toString() {
            // What is sealed is confidential, also to whoever reads logs.
            return "Intact[" + key + ", " + head.length + " + " + tail.length + " bytes]";
        }
    }

    /**
     * We did not seal this, or under a secret we no longer have, or somebody changed it.
     *
     * @param because for logs only; to a client all of these are the same
     */
    record Foreign(String because) implements Opened {}
}
