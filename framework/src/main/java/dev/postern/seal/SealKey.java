package dev.postern.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names one form of one rendering of a page: no two seals share it, and no client can choose it.
 *
 * @param nonce 16 random bytes, one page's; never to be written to
 * @param number the form's number on that page, from 1
 */
public record SealKey(byte[] nonce, long number) {
    /** Nonce and number as one array of 24 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(nonce.length + Long.BYTES)
                .put(nonce)
                .putLong(number)
                .array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealKey that && number == that.number && Arrays.equals(nonce, that.nonce);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(nonce) + Long.hashCode(number);
    }

    @Override
    public String toString() {
        return "SealKey[" + HexFormat.of().formatHex(nonce) + "." + number + "]";
    }
}
