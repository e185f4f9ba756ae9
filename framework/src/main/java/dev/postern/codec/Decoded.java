package dev.postern.codec;

/** What came of reading a text: a value, or why there is none, in words for whoever typed it. */
public sealed interface Decoded<T> {
    record Value<T>(T value) implements Decoded<T> {}

    /**
     * @param because completes "Your answer …", as in "is not a date like 2031-04-09"
     */
    record Refused<T>(String because) implements Decoded<T> {}
}
