package dev.postern.http;

import dev.postern.http.BodyRefused.Code;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Splits and decodes {@code application/x-www-form-urlencoded} bytes as they arrive.
 *
 * <p>Strictly, for bodies: whatever no browser sends is refused. Or leniently, for queries, which people type and links
 * carry for years: what is malformed stays as it was written, and a pair over a limit is left out.
 */
final class UrlEncoded {
    /** Takes the pairs in the order sent; answering false ends the reading. */
    interface Pairs {
        boolean pair(String name, String value) throws BodyRefused;
    }

    /** What becomes of malformed input. */
    enum Manner {
        STRICT,
        LENIENT
    }

    private static final int NO_ESCAPE = 0;
    private static final int AFTER_PERCENT = 1;
    private static final int AFTER_DIGIT = 2;

    private final Pairs pairs;
    private final IntSupplier mostValueBytes;
    private final boolean strict;
    private final TextBytes text = new TextBytes();
    private @Nullable String name;
    private int valueBytes;
    private int escape = NO_ESCAPE;
    private byte firstDigit;
    private boolean inPair;
    private boolean tooLong;
    private boolean ended;

    /**
     * @param mostValueBytes the bytes a value may have, asked when it begins
     */
    UrlEncoded(Pairs pairs, Manner manner, IntSupplier mostValueBytes) {
        this.pairs = pairs;
        this.mostValueBytes = mostValueBytes;
        strict = manner == Manner.STRICT;
    }

    /** Reads some bytes; false once a pair has ended the reading. */
    boolean feed(byte[] bytes, int from, int to) throws BodyRefused {
        for (int i = from; i < to && !ended; i++) {
            byte each = bytes[i];
            if (escape != NO_ESCAPE && inEscape(each)) {
                continue;
            }
            switch (each) {
                case '&' -> endPair();
                case '+' -> put((byte) ' ');
                case '%' -> {
                    escape = AFTER_PERCENT;
                    inPair = true;
                }
                case '=' -> {
                    if (name == null) {
                        inPair = true;
                        name = takeName();
                        valueBytes = mostValueBytes.getAsInt();
                    } else {
                        put(each);
                    }
                }
                default -> put(each);
            }
        }
        return !ended;
    }

    /** Hands over the last pair. */
    void end() throws BodyRefused {
        if (!ended) {
            endPair();
        }
    }

    /** Goes on with {@code %4}; false where the byte is no digit and stands for itself. */
    private boolean inEscape(byte each) throws BodyRefused {
        int digit = Character.digit(each, 16);
        if (digit < 0) {
            brokenEscape();
            return false;
        }
        if (escape == AFTER_PERCENT) {
            firstDigit = each;
            escape = AFTER_DIGIT;
        } else {
            escape = NO_ESCAPE;
            put((byte) (Character.digit(firstDigit, 16) << 4 | digit));
        }
        return true;
    }

    private void brokenEscape() throws BodyRefused {
        if (strict) {
            throw new BodyRefused(Code.MALFORMED, "a % is not followed by two hexadecimal digits");
        }
        boolean hadDigit = escape == AFTER_DIGIT;
        escape = NO_ESCAPE;
        put((byte) '%');
        if (hadDigit) {
            put(firstDigit);
        }
    }

    private void put(byte each) throws BodyRefused {
        inPair = true;
        if (tooLong) {
            return;
        }
        text.add(each);
        if (text.length() > (name == null ? FieldName.LONGEST : valueBytes)) {
            tooLong();
        }
    }

    private void tooLong() throws BodyRefused {
        if (strict) {
            throw name == null
                    ? FieldName.refused()
                    : new BodyRefused(Code.TOO_LARGE, "a text has more than " + valueBytes + " bytes");
        }
        tooLong = true;
        text.clear();
    }

    private void endPair() throws BodyRefused {
        if (escape != NO_ESCAPE) {
            brokenEscape();
        }
        if (!inPair) {
            return;
        }
        String itsName = name == null ? takeName() : name;
        String value = name == null ? "" : takeValue();
        boolean kept = !tooLong && !itsName.isEmpty();
        name = null;
        inPair = false;
        tooLong = false;
        if (kept) {
            ended = !pairs.pair(itsName, value);
        }
    }

    private String takeName() throws BodyRefused {
        String taken = strict ? text.takeStrictly() : text.takeLeniently();
        if (taken == null || !FieldName.isPlain(taken)) {
            if (strict) {
                throw FieldName.refused();
            }
            tooLong = true;
            return "";
        }
        return taken;
    }

    private String takeValue() throws BodyRefused {
        String taken = strict ? text.takeStrictly() : text.takeLeniently();
        if (taken == null) {
            throw new BodyRefused(Code.MALFORMED, "a text is not UTF-8, or has a U+0000 in it");
        }
        return taken;
    }
}
