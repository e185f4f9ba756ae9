package dev.postern.wire;

import java.io.Serial;

/** A value that plain JSON cannot hold, though React's rows can: who asked for JSON asked for too little. */
public final class NotInJson extends Unwritable {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param path where in the result it is; empty for the result itself
     * @param kind what it is
     */
    public NotInJson(String path, String kind) {
        super(path, "is a " + kind + ", which JSON cannot hold");
    }
}
