package dev.postern.seal;

import java.util.Base64;
import java.util.Optional;

/** Bytes as letters that need no escaping in HTML, headers and cookies; one spelling for each. */
final class Base64Url {
    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static int length(int bytes) {
        return (bytes * 4 + 2) / 3;
    }

    static Optional<byte[]> decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // Java's decoder also takes padding, and any value in bits that count for nothing. A second spelling of one
        // seal would be a copy that does not look like one to whoever compares or counts the texts.
        return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    }
}
