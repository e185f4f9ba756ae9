package dev.postern.codec;

/** Reads one kind of value from the text that a form control sends, and writes it back the same way. */
public interface ValueCodec<T> {
    /** Reads a text from outside: never null, never empty, perhaps hostile. Throws nothing. */
    Decoded<T> decode(String text);

    /** Writes a value as the control that sends it spells it. */
    String encode(T value);
}
