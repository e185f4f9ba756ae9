package dev.postern.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file that somebody chose in a form. It lives until its request ends: read it or move it away. */
public interface Upload {
    /** What the sender calls the file: for display only, never a path; without folders and control characters. */
    String name();

    /** Its length in bytes. */
    long size();

    /** What the sender says it is, as in {@code image/png}; believe {@link #detectedType} instead. */
    String declaredType();

    /** What its first bytes say it is, or {@code application/octet-stream}. */
    String detectedType();

    /** Opens its content from the start. */
    InputStream open() throws IOException;

    /** Its whole content, for small files. */
    byte[] bytes() throws IOException;

    /** Moves it to a place that outlives the request. */
    void moveTo(Path target) throws IOException;
}
