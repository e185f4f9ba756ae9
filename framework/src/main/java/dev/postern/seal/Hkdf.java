package dev.postern.seal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with HMAC-SHA-256 (RFC 5869), in the two steps it consists of; {@code javax.crypto.KDF} is final only in Java 25. */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /** Gathers what is random in a secret into one key. */
    static byte[] extract(byte[] salt, byte[] secret) {
        // RFC 5869 §2.2: no salt is a salt of zeros, which HMAC makes of it anyway; Java refuses an empty key.
        return mac(salt.length == 0 ? new byte[HASH_BYTES] : salt).doFinal(secret);
    }

    /** Makes as many bytes for one purpose as are asked for, at most 255 × 32. */
    static byte[] expand(byte[] key, byte[] info, int length) {
        Mac mac = mac(key);
        byte[] made = new byte[length];
        byte[] block = {};
        for (int at = 0, i = 1; at < length; at += HASH_BYTES, i++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) i);
            block = mac.doFinal();
            System.arraycopy(block, 0, made, at, Math.min(HASH_BYTES, length - at));
        }
        Arrays.fill(block, (byte) 0);
        return made;
    }

    static Mac mac(byte[] key) {
        return mac(new SecretKeySpec(key, HMAC));
    }

    static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("every Java has HmacSHA256", never);
        }
    }
}
