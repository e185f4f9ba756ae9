package dev.postern.http;

import dev.postern.http.BodyRefused.Code;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a body as they arrive, counted against its limit. */
final class BodyBytes {
    private final InputStream in;
    private final BodyHead head;
    private final Intake intake;
    private long total;
    private boolean brokenOff;

    BodyBytes(InputStream in, BodyHead head, Intake intake) {
        this.in = in;
        this.head = head;
        this.intake = intake;
    }

    /** A buffer of a good size for this body. */
    byte[] buffer(int atMost) {
        return new byte[head.length() > 0 && head.length() < atMost ? (int) head.length() : atMost];
    }

    /** Reads what is there, waiting for at least one byte; -1 at the end of a body as long as it was declared. */
    int read(byte[] into, int from) throws BodyRefused {
        long most = head.most(intake.limits());
        // One byte more than is allowed shows that there is more, and all that is allowed gets read.
        long wanted = Math.min(into.length - from, most - total + 1);
        if (wanted <= 0) {
            throw tooLong(most);
        }
        int got;
        try {
            got = in.read(into, from, (int) wanted);
        } catch (IOException failure) {
            // Broken chunks, a closed connection, a time-out: the sender's doing, and never a failure of ours.
            brokenOff = true;
            throw new BodyRefused(Code.MALFORMED, "it ended early", failure);
        }
        if (got < 0 && total < head.length()) {
            brokenOff = true;
            throw new BodyRefused(Code.MALFORMED, "it is shorter than it declared");
        }
        total += Math.max(0, got);
        if (total > most) {
            throw tooLong(most);
        }
        return got;
    }

    /** How many bytes are still to come, as far as is known; or -1. */
    long unread() {
        if (brokenOff) {
            return 0;
        }
        return head.length() < 0 ? -1 : head.length() - total;
    }

    private static BodyRefused tooLong(long most) {
        return new BodyRefused(Code.TOO_LARGE, "it has more than " + most + " bytes");
    }
}
