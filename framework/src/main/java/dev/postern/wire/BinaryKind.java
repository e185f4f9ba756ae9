package dev.postern.wire;

import org.jspecify.annotations.Nullable;

/** The views that JavaScript has on bytes. Elements of several bytes have their least significant byte first. */
public enum BinaryKind {
    ARRAY_BUFFER('A', 1),
    DATA_VIEW('V', 1),
    INT8('O', 1),
    UINT8('o', 1),
    UINT8_CLAMPED('U', 1),
    INT16('S', 2),
    UINT16('s', 2),
    INT32('L', 4),
    UINT32('l', 4),
    FLOAT32('G', 4),
    FLOAT64('g', 8),
    BIG_INT64('M', 8),
    BIG_UINT64('m', 8);

    private static final BinaryKind[] ALL = values();

    private final char letter;
    private final int elementBytes;

    BinaryKind(char letter, int elementBytes) {
        this.letter = letter;
        this.elementBytes = elementBytes;
    }

    /** How long one element is. */
    public int elementBytes() {
        return elementBytes;
    }

    /** Its tag in a Reply, and its row. */
    char letter() {
        return letter;
    }

    /** The kind a letter stands for, or null; {@code of('b')} is null. */
    static @Nullable BinaryKind of(char letter) {
        for (BinaryKind kind : ALL) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        return null;
    }
}
