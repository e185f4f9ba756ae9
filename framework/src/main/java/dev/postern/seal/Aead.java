package dev.postern.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one key, with a number for each message as its IV.
 *
 * <p>GCM gives everything away when an IV serves twice under one key. Here a key serves one page or one text, because
 * 16 random bytes are hashed into it, and who holds it counts its messages. Not for use by several threads.
 */
final class Aead {
    static final int TAG_BYTES = 16;
    private static final int IV_BYTES = 12;

    private final Cipher cipher;
    private final SecretKeySpec key;

    Aead(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("every Java has AES/GCM/NoPadding", never);
        }
    }

    /** Writes a message's ciphertext and tag into {@code out}, which must have room for 16 bytes more than it has. */
    void seal(long number, byte[] associated, byte[] message, byte[] out, int offset) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, iv(number));
            cipher.updateAAD(associated);
            cipher.doFinal(message, 0, message.length, out, offset);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("sealing cannot fail", never);
        }
    }

    /** The message whose ciphertext and tag stand from {@code offset} on, if they are intact. */
    Optional<byte[]> open(long number, byte[] associated, byte[] sealed, int offset) {
        if (sealed.length - offset < TAG_BYTES) {
            // Java 17 throws a ProviderException for less than a tag, which is no GeneralSecurityException.
            return Optional.empty();
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, iv(number));
            cipher.updateAAD(associated);
            // In one step: with update() a caller could see bytes before their tag was checked.
            return Optional.of(cipher.doFinal(sealed, offset, sealed.length - offset));
        } catch (GeneralSecurityException notIntact) {
            return Optional.empty();
        }
    }

    private static GCMParameterSpec iv(long number) {
        byte[] iv = ByteBuffer.allocate(IV_BYTES).putInt(0).putLong(number).array();
        return new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv);
    }
}
