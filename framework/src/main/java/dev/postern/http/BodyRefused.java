package dev.postern.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says why a body is not read further, and what of it had arrived whole until then. */
public final class BodyRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The kinds of refusal, each with the status that tells it. */
    public enum Code {
        /** It keeps to no format that we read, or ends early. */
        MALFORMED(400),
        /** Its type, charset or encoding is none of ours. */
        BAD_TYPE(415),
        /** It, a file or a text of it is too long. */
        TOO_LARGE(413),
        /** It has too many fields, names, values, files or parts. */
        TOO_MANY(413),
        /** There is no room for its files at the moment. */
        OVERLOADED(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Code code;
    private final transient Fields soFar;
    private final long unread;

    BodyRefused(Code code, String because) {
        this(code, because, Fields.NONE, -1, null);
    }

    BodyRefused(Code code, String because, Exception cause) {
        this(code, because, Fields.NONE, -1, cause);
    }

    private BodyRefused(Code code, String because, Fields soFar, long unread, @Nullable Throwable cause) {
        // Without a stack: it is an answer, and refusing has to stay cheap.
        super(because, cause, false, false);
        this.code = code;
        this.soFar = soFar;
        this.unread = unread;
    }

    BodyRefused having(Fields fields, long bytesUnread) {
        return new BodyRefused(code, because(), fields, bytesUnread, getCause());
    }

    public Code code() {
        return code;
    }

    public int status() {
        return code.status();
    }

    /** The fields that had arrived whole, so that a form can come back filled. */
    public Fields soFar() {
        return soFar;
    }

    /** How many bytes of the body are still to come; -1 where it doesn't declare its length. */
    public long unread() {
        return unread;
    }

    /** The reason for the developer's log, without anything that was typed. */
    public String because() {
        return String.valueOf(getMessage());
    }
}
