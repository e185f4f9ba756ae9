package dev.postern.dispatch;

import dev.postern.binding.Opening;
import dev.postern.http.Request;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a call is known by when it is sent again: {@code Postern-Key: <ticket>.<counter>}.
 *
 * @param ticket what our page was given, sealed
 * @param counter the page's own number for this call
 */
record CallKey(String ticket, long counter) {
    private static final String HEADER = "Postern-Key";
    /** As many digits as JavaScript counts without a gap. */
    private static final int DIGITS = 15;

    /** Whether one was sent, whatever it says. */
    static boolean isIn(Request request) {
        return !request.headers(HEADER).isEmpty();
    }

    /** The key; empty where it is none, or one of several. */
    static Optional<CallKey> of(Request request) {
        String key = request.header(HEADER).orElse("");
        int dot = key.lastIndexOf('.');
        String counter = key.substring(dot + 1);
        boolean counts = dot > 0
                && !counter.isEmpty()
                && counter.length() <= DIGITS
                && counter.charAt(0) != '0'
                && counter.chars().allMatch(each -> each >= '0' && each <= '9');
        return counts ? Optional.of(new CallKey(key.substring(0, dot), Long.parseLong(counter))) : Optional.empty();
    }

    /** What the ledger knows the call by: no two calls of one ticket share it, and none a form's. */
    byte[] bytes(Opening.Ticket opened) {
        byte[] sealed = opened.key().bytes();
        return ByteBuffer.allocate(sealed.length + Long.BYTES)
                .put(sealed)
                .putLong(counter)
                .array();
    }
}
