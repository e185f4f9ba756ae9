package dev.postern.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates as JavaScript writes them. */
final class Dates {
    /** JavaScript's calendar ends a hundred million days before and after 1970. */
    private static final long LAST_MILLISECOND = 8_640_000_000_000_000L;

    private Dates() {}

    static boolean isJavaScripts(Instant instant) {
        return Math.abs(instant.getEpochSecond()) < LAST_MILLISECOND / 1000
                || (instant.getNano() == 0 && Math.abs(instant.getEpochSecond()) == LAST_MILLISECOND / 1000);
    }

    /** {@code 2024-02-29T12:34:56.789Z}; a year that has not four digits gets a sign and six. */
    static String text(Instant instant) {
        OffsetDateTime date = instant.atOffset(ZoneOffset.UTC);
        int year = date.getYear();
        StringBuilder text = new StringBuilder(30);
        if (year < 0 || year > 9999) {
            text.append(year < 0 ? '-' : '+');
            digits(text, Math.abs(year), 6);
        } else {
            digits(text, year, 4);
        }
        digits(text.append('-'), date.getMonthValue(), 2);
        digits(text.append('-'), date.getDayOfMonth(), 2);
        digits(text.append('T'), date.getHour(), 2);
        digits(text.append(':'), date.getMinute(), 2);
        digits(text.append(':'), date.getSecond(), 2);
        digits(text.append('.'), date.getNano() / 1_000_000, 3);
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        text.append("0".repeat(width - digits.length())).append(digits);
    }
}
