package dev.postern.seal;

import java.util.Arrays;

/** Keyed hashes under one secret, a key for each purpose: equal input gives equal hashes, and tells nothing else. */
public final class Tags {
    static final int TAG_BYTES = 16;

    private final Secret secret;

    Tags(Secret secret) {
        this.secret = secret;
    }

    /**
     * Hashes some parts into 16 bytes. Where they are compared with what came from outside, compare with
     * {@link java.security.MessageDigest#isEqual}.
     *
     * @param purpose a constant of the code, never what somebody sent
     */
    public byte[] tag(String purpose, byte[]... parts) {
        return Arrays.copyOf(Parts.finish(secret.mac("tag." + purpose), parts), TAG_BYTES);
    }

    /** Starts a hash of 32 bytes over parts that come one after the other. */
    public Fingerprint fingerprint(String purpose) {
        return new Fingerprint(secret.mac("fingerprint." + purpose));
    }

    @Override
    public String toString() {
        return "Tags[" + secret.shownId() + "]";
    }
}
