package dev.postern.codec;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A codec made of two functions.
 *
 * @param longest texts beyond this many characters are refused unread
 * @param because what a refusal says
 * @param read null, or an exception about the text, refuses it
 */
record TextCodec<T>(int longest, String because, Function<String, @Nullable T> read, Function<T, String> write)
        implements ValueCodec<T> {
    @Override
    public Decoded<T> decode(String text) {
        if (text.length() > longest) {
            return new Decoded.Refused<>(because);
        }
        try {
            T value = read.apply(text);
            return value == null ? new Decoded.Refused<>(because) : new Decoded.Value<>(value);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException notOne) {
            return new Decoded.Refused<>(because);
        }
    }

    @Override
    public String encode(T value) {
        return write.apply(value);
    }
}
