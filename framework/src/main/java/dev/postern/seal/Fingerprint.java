package dev.postern.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;

/**
 * Hashes what was submitted, part by part, under a key: the same parts in the same order give the same bytes, and
 * whoever reads them in a table cannot guess what was typed.
 *
 * <p>Each part counts with its length. How many values follow a name is a part too ({@link #add(long)}), or the last
 * value of one field could pass for the next field's name. Not for use by several threads.
 */
public final class Fingerprint {
    private final Mac mac;

    Fingerprint(Mac mac) {
        this.mac = mac;
    }

    public Fingerprint add(byte[] part) {
        Parts.add(mac, part);
        return this;
    }

    public Fingerprint add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    public Fingerprint add(long part) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(part).array());
    }

    /** Adds all that a stream gives, as one part, holding no more of it than a buffer. Doesn't close it. */
    public Fingerprint add(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[8192];
        long size = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
            size += read;
        }
        return add(size).add(digest.digest());
    }

    /** The 32 bytes; afterwards this is of no more use. */
    public byte[] finish() {
        return mac.doFinal();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
