package dev.postern.wire;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The spellings behind a {@code $}, each exactly as React's client writes it; what is spelt otherwise is null. */
final class Tag {
    /** More than there can be, and every such number fits an int. */
    private static final int LONGEST_NUMBER = 7;

    private static final int DATE = "2024-02-29T12:34:56.789Z".length();
    private static final int LONG_DATE = "+275760-09-13T00:00:00.000Z".length();

    private Tag() {}

    /** A part's number: in hexadecimal and lower case, though parts themselves are named in decimal. Or -1. */
    static int number(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > LONGEST_NUMBER || (length > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char each = text.charAt(i);
            int digit = each >= '0' && each <= '9' ? each - '0' : each >= 'a' && each <= 'f' ? each - 'a' + 10 : -1;
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    /** What needs no other part. */
    static @Nullable Value constant(String text) {
        return switch (text) {
            case "$undefined" -> Value.UNDEFINED;
            case "$NaN" -> new Value.Num(Double.NaN);
            case "$Infinity" -> new Value.Num(Double.POSITIVE_INFINITY);
            case "$-Infinity" -> new Value.Num(Double.NEGATIVE_INFINITY);
            case "$-0" -> new Value.Num(-0.0);
            default -> null;
        };
    }

    /** The bigint of {@code $n…}. JavaScript takes blanks, 0x and nothing at all for one too; its client sends none. */
    static @Nullable BigInteger bigInt(String text) {
        int start = text.startsWith("-", 2) ? 3 : 2;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        return start == text.length() ? null : new BigInteger(text.substring(2));
    }

    /** The date of {@code $D…}. */
    static @Nullable Instant date(String text) {
        int length = text.length() - 2;
        if ((length != DATE && length != LONG_DATE) || !text.endsWith("Z")) {
            return null;
        }
        boolean signed = text.charAt(2) == '+' || text.charAt(2) == '-';
        if (signed != (length == LONG_DATE)) {
            return null;
        }
        try {
            Instant date = Instant.parse(text.substring(2));
            return Dates.isJavaScripts(date) ? date : null;
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** A number in decimal as a part's name or an index has it: {@code 0}, {@code 12}; not {@code 01}, {@code +1}. Or -1. */
    static int decimal(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > LONGEST_NUMBER || (length > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char each = text.charAt(i);
            if (each < '0' || each > '9') {
                return -1;
            }
            number = number * 10 + each - '0';
        }
        return number;
    }
}
