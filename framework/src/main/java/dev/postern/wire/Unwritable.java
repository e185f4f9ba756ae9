package dev.postern.wire;

import java.io.Serial;

/** A value that cannot be given to a client, and why: an application's mistake, or a secret about to leave. */
public sealed class Unwritable extends RuntimeException permits NotInJson {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param path where in the result it is, as in {@code user.keys[0]}; empty for the result itself
     * @param because what is wrong with it, without its content
     */
    public Unwritable(String path, String because) {
        super(path.isEmpty() ? "the result " + because : path + " " + because);
    }
}
