package dev.postern.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of one text while they arrive, one buffer for text after text. */
final class TextBytes {
    private static final char REPLACEMENT = '\uFFFD';

    private byte[] bytes = new byte[256];
    private int length;
    private boolean afterReturn;
    private boolean ascii = true;
    private boolean nul;

    /** Adds a byte. A line break becomes one line feed, however the sender writes it. */
    void add(byte each) {
        byte kept = each;
        if (each == '\n' && afterReturn) {
            afterReturn = false;
            return;
        }
        afterReturn = each == '\r';
        if (afterReturn) {
            kept = '\n';
        } else if (each <= 0) {
            ascii &= each == 0;
            nul |= each == 0;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = kept;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        afterReturn = false;
        ascii = true;
        nul = false;
    }

    /** The text, and room for the next; null where it is not UTF-8 or has a U+0000 in it. */
    @Nullable
    String takeStrictly() {
        boolean hadNul = nul;
        int taken = length;
        String text = take();
        // Whatever is malformed decodes to this character; seldom does somebody type it.
        boolean doubtful = text.indexOf(REPLACEMENT) >= 0;
        return hadNul || (doubtful && !isUtf8(taken)) ? null : text;
    }

    /** The text, with U+FFFD for whatever is none, and room for the next. */
    String takeLeniently() {
        boolean hadNul = nul;
        String text = take();
        return hadNul ? text.replace('\0', REPLACEMENT) : text;
    }

    private String take() {
        String text = new String(bytes, 0, length, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        clear();
        return text;
    }

    private boolean isUtf8(int taken) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, taken));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
