package dev.postern.seal;

import dev.postern.problem.ProblemException;

/** Seals the forms of one rendering of one page. Not for use by several threads: a page is rendered by one. */
public final class PageSeal {
    private final Aead aead;
    private final byte[] nonce;
    private final byte[] headBytes;
    private final String head;
    private long number;

    PageSeal(Aead aead, byte[] nonce, byte[] headBytes) {
        this.aead = aead;
        this.nonce = nonce;
        this.headBytes = headBytes;
        this.head = Base64Url.encode(headBytes);
    }

    /** What the seals of all forms of this page begin with, up to the dot. */
    public String head() {
        return head;
    }

    /**
     * Seals what one form or one button carries, as {@code head.tail}; each has a number of its own.
     *
     * @throws ProblemException if the seal would be longer than we accept back; {@link #fits} tells beforehand
     */
    public String seal(byte[] tail) {
        if (!fits(tail.length)) {
            throw new ProblemException(Problems.tooLong(tail.length, Seals.MAX_CHARS));
        }
        number = Math.incrementExact(number);
        int numbered = Varint.length(number);
        byte[] sealed = new byte[numbered + tail.length + Aead.TAG_BYTES];
        Varint.write(number, sealed);
        aead.seal(number, headBytes, tail, sealed, numbered);
        return head + '.' + Base64Url.encode(sealed);
    }

    /** Whether a tail of this many bytes makes a seal that we would accept back. */
    public boolean fits(int tailBytes) {
        int room = Seals.MAX_CHARS - head.length() - 1;
        return tailBytes <= room && Base64Url.length(Varint.MAX_BYTES + tailBytes + Aead.TAG_BYTES) <= room;
    }

    /** The key of the seal made last: what {@link Opened.Intact#key} will be when it comes back. */
    public SealKey last() {
        return new SealKey(nonce, number);
    }

    @Override
    public String toString() {
        return "PageSeal[" + number + " sealed]";
    }
}
