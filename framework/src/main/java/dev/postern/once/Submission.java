package dev.postern.once;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One sending of one rendered form. All bytes are opaque here and never written to.
 *
 * <p>Session and fingerprint are to be hashed under the secret that sealed the form, not under the current one: while
 * secrets are rotated, two nodes would else make two submissions of two copies.
 *
 * @param key the form's, from its seal: nonce and number
 * @param function the function's name
 * @param session whose it is
 * @param fingerprint a keyed hash of what was submitted
 */
public record Submission(byte[] key, String function, byte[] session, byte[] fingerprint) {
    /** The 32 bytes this submission is known by: what its copies have in common with it, and no other has. */
    public byte[] id() {
        return hash("postern/v1/submission", key, function.getBytes(StandardCharsets.UTF_8), session, fingerprint);
    }

    /** The 32 bytes a ledger keeps its record under. */
    public byte[] recordId(Rule rule) {
        return rule == Rule.PER_SUBMISSION
                ? id()
                : hash("postern/v1/form", key, function.getBytes(StandardCharsets.UTF_8), session);
    }

    private static byte[] hash(String purpose, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
