package dev.postern.seal;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/** Feeds a keyed hash with parts, each behind its length: {@code a, bc} and {@code ab, c} must never read alike. */
final class Parts {
    private Parts() {}

    static void add(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        mac.update(part);
    }

    static byte[] finish(Mac mac, byte[]... parts) {
        for (byte[] part : parts) {
            add(mac, part);
        }
        return mac.doFinal();
    }
}
