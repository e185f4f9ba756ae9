package dev.postern.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Few bytes for a few values: what a seal carries and a ledger keeps. Read only what we ourselves have written. */
public final class Packed {
    private Packed() {}

    /** Says that bytes are not what the reader's types would have written. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unreadable(String because) {
            // No stack trace: it tells nothing, and a stranger may cause it.
            super(because, null, false, false);
        }
    }

    /** Says that something tainted was to be written where it may not go. */
    public static final class Secret extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Secret(Class<?> type) {
            super(
                    "a " + type.getSimpleName()
                            + " in it is tainted, and nothing that is tainted is sealed; bind what it is found by, such as an id");
        }
    }

    /** Writes values one after another. */
    public static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);
        private boolean takesSecrets = true;

        /** From here on refuses what is tainted: these bytes leave the site, if only as nobody can read them. */
        public Out withoutSecrets() {
            takesSecrets = false;
            return this;
        }

        void refuseIfSecret(@Nullable Object value) {
            if (!takesSecrets && value != null && Taint.isTainted(value)) {
                throw new Secret(value.getClass());
            }
        }

        public Out oneByte(int value) {
            bytes.write(value);
            return this;
        }

        /** A number that is seldom large and never negative: seven bits a byte. */
        public Out count(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        /** A number of either sign: small ones stay short. */
        public Out number(long value) {
            return count((value << 1) ^ (value >> 63));
        }

        public Out raw(byte[] value) {
            bytes.write(value, 0, value.length);
            return this;
        }

        public Out bytes(byte[] value) {
            return count(value.length).raw(value);
        }

        public Out text(@Nullable String value) {
            if (value == null) {
                return count(0);
            }
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            return count(utf8.length + 1L).raw(utf8);
        }

        public byte[] toBytes() {
            return bytes.toByteArray();
        }
    }

    /** Reads values in the order they were written. */
    public static final class In {
        private final byte[] bytes;
        private int at;

        public In(byte[] bytes) {
            this.bytes = bytes;
        }

        public int oneByte() {
            if (at >= bytes.length) {
                throw new Unreadable("ends early");
            }
            return bytes[at++] & 0xFF;
        }

        public long count() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                int next = oneByte();
                value |= (long) (next & 0x7F) << shift;
                if (next < 0x80) {
                    return value;
                }
            }
            throw new Unreadable("a count runs on");
        }

        public long number() {
            long zigzag = count();
            return (zigzag >>> 1) ^ -(zigzag & 1);
        }

        public byte[] raw(int length) {
            if (length < 0 || length > bytes.length - at) {
                throw new Unreadable("ends early");
            }
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }

        public byte[] bytes() {
            return raw(length(count()));
        }

        public @Nullable String text() {
            long length = count();
            return length == 0 ? null : new String(raw(length(length - 1)), StandardCharsets.UTF_8);
        }

        /** Like {@link #text}, where null was never written. */
        public String words() {
            String text = text();
            if (text == null) {
                throw new Unreadable("a text is missing");
            }
            return text;
        }

        /** A length that the bytes at hand can still fill, so that nothing is allocated by what they claim. */
        int length(long claimed) {
            if (claimed < 0 || claimed > bytes.length - at) {
                throw new Unreadable("claims more than is there");
            }
            return (int) claimed;
        }

        public void end() {
            if (at != bytes.length) {
                throw new Unreadable("goes on after its end");
            }
        }

        public byte[] rest() {
            return raw(bytes.length - at);
        }
    }
}
