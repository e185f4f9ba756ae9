package dev.postern.seal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One of the configured secrets: its id, and a key of its own for every purpose. */
final class Secret {
    static final int ID_BYTES = 4;

    private final byte[] root;
    private final byte[] id;
    // Purposes are constants of our code, so this stays as small as they are few.
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    Secret(byte[] secret, byte[] application) {
        root = Hkdf.extract(application, secret);
        id = Hkdf.expand(root, info("kid"), ID_BYTES);
    }

    byte[] id() {
        return id;
    }

    /** The id as logs show it, so that nodes with different secrets are seen. */
    String shownId() {
        return HexFormat.of().formatHex(id);
    }

    /** A keyed hash for one purpose, ready to take bytes. */
    Mac mac(String purpose) {
        return Hkdf.mac(keys.computeIfAbsent(
                purpose, p -> new SecretKeySpec(Hkdf.expand(root, info(p), 32), "HmacSHA256")));
    }

    private static byte[] info(String purpose) {
        return ("postern/v1/" + purpose).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Secret[" + shownId() + "]";
    }
}
