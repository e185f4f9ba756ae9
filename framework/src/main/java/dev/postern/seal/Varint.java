package dev.postern.seal;

/** Numbers from 1 in as few bytes as they need, seven bits to a byte, the lowest first; each number has one spelling. */
final class Varint {
    static final int MAX_BYTES = 5;
    /** More forms than any page has; a counter that ran on would one day repeat an IV. */
    static final long MAX = Integer.MAX_VALUE;

    private Varint() {}

    static int length(long number) {
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("a form's number is from 1 to " + MAX);
        }
        return (Long.SIZE - Long.numberOfLeadingZeros(number) + 6) / 7;
    }

    static void write(long number, byte[] out) {
        long rest = number;
        int at = 0;
        for (; rest > 0x7f; rest >>>= 7) {
            out[at++] = (byte) (rest | 0x80);
        }
        out[at] = (byte) rest;
    }

    /** The number some bytes begin with; 0 where they begin with none, or with one that we would have written otherwise. */
    static long read(byte[] bytes) {
        long number = 0;
        for (int i = 0; i < MAX_BYTES && i < bytes.length; i++) {
            number |= (bytes[i] & 0x7fL) << (7 * i);
            if (bytes[i] >= 0) {
                boolean padded = i > 0 && bytes[i] == 0;
                return padded || number > MAX ? 0 : number;
            }
        }
        return 0;
    }
}
