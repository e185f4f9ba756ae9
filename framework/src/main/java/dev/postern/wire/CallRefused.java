package dev.postern.wire;

import java.io.Serial;

/** Says why a call's body is not read, and where in it. */
public final class CallRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The kinds of refusal, each with the status that tells it. */
    public enum Code {
        /** It keeps to no format that we read. */
        MALFORMED(400),
        /** Something refers to a part or a place that is not there, or may not be referred to. */
        NOWHERE(400),
        /** A part that makes one value is asked for two. */
        TWICE(400),
        /** Something contains itself. */
        CYCLE(400),
        /** It has a value that cannot be sent to this server. */
        UNSUPPORTED(400),
        /** It names a function that is none of this site's. */
        UNKNOWN_FUNCTION(400),
        /** It is nested too deep. */
        TOO_DEEP(400),
        /** It has too many values, parts or arguments. */
        TOO_MANY(413),
        /** It, or a name or a number in it, is too long. */
        TOO_LARGE(413);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Code code;
    private final String path;

    CallRefused(Code code, String path, String because) {
        // Without a stack: it is an answer, and refusing has to stay cheap.
        super(because, null, false, false);
        this.code = code;
        this.path = path;
    }

    public Code code() {
        return code;
    }

    public int status() {
        return code.status();
    }

    /**
     * The way to what was refused, as in {@code [0].items[2]}: for the developer's log, since names in it are the
     * sender's. Empty for the body as a whole.
     */
    public String path() {
        return path;
    }

    /** The reason for the developer's log, without anything that was sent. */
    public String because() {
        return String.valueOf(getMessage());
    }
}
