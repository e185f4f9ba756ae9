package dev.postern.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON as UTF-8 into a buffer that grows. A surrogate that stands alone is escaped, and so survives. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final double LAST_EXACT = 9007199254740992.0;

    private byte[] bytes;
    private int length;

    JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] take() {
        return Arrays.copyOf(bytes, length);
    }

    int length() {
        return length;
    }

    /** Back to an earlier length. */
    void cut(int to) {
        length = to;
    }

    JsonBytes add(JsonBytes other) {
        return add(other.bytes, other.length);
    }

    JsonBytes add(byte[] more) {
        return add(more, more.length);
    }

    private JsonBytes add(byte[] more, int count) {
        room(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
        return this;
    }

    JsonBytes ascii(char one) {
        room(1);
        bytes[length++] = (byte) one;
        return this;
    }

    JsonBytes ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    JsonBytes hex(int number) {
        return ascii(Integer.toHexString(number));
    }

    /** A finite number, spelt as shortly as JavaScript reads it back. */
    JsonBytes number(double number) {
        if (number == Math.rint(number) && Math.abs(number) <= LAST_EXACT && !isMinusZero(number)) {
            return ascii(Long.toString((long) number));
        }
        return ascii(Double.toString(number));
    }

    static boolean isMinusZero(double number) {
        return number == 0 && Double.doubleToRawLongBits(number) != 0;
    }

    JsonBytes string(String text) {
        return string("", text);
    }

    /** A string of two parts; the first is ours, and plain. */
    JsonBytes string(String prefix, String text) {
        ascii('"').ascii(prefix);
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                ascii('\\').ascii(each);
            } else if (each >= ' ' && each < 0x80) {
                ascii(each);
            } else if (each < ' ') {
                control(each);
            } else if (each < 0x800) {
                room(2);
                bytes[length++] = (byte) (0xC0 | each >> 6);
                bytes[length++] = (byte) (0x80 | (each & 0x3F));
            } else if (!Character.isSurrogate(each)) {
                room(3);
                bytes[length++] = (byte) (0xE0 | each >> 12);
                bytes[length++] = (byte) (0x80 | (each >> 6 & 0x3F));
                bytes[length++] = (byte) (0x80 | (each & 0x3F));
            } else if (Character.isHighSurrogate(each)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(each, text.charAt(++i));
                room(4);
                bytes[length++] = (byte) (0xF0 | point >> 18);
                bytes[length++] = (byte) (0x80 | (point >> 12 & 0x3F));
                bytes[length++] = (byte) (0x80 | (point >> 6 & 0x3F));
                bytes[length++] = (byte) (0x80 | (point & 0x3F));
            } else {
                escape(each);
            }
        }
        return ascii('"');
    }

    private void control(char each) {
        switch (each) {
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> escape(each);
        }
    }

    private void escape(char each) {
        ascii("\\u");
        room(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[each >> shift & 0xF];
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
