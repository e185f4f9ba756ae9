package dev.postern.http;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * One request, as any server could give it.
 *
 * <p>Names of headers are case-insensitive; values are as sent. Nothing here is trusted.
 */
public interface Request {
    /** The method on the request line, whatever an override header says. */
    String method();

    /** The path as sent, still percent-encoded, from the first slash to before {@code ?}. */
    String path();

    /** What follows {@code ?}, as sent, or an empty text. */
    String query();

    /** All lines of one header, in order. */
    List<String> headers(String name);

    /** The only line of a header; empty where it is absent or was sent more than once. */
    default Optional<String> header(String name) {
        List<String> lines = headers(name);
        return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
    }

    /** The declared length of the body, or -1. */
    long contentLength();

    /** The body, to be read once. */
    InputStream body();

    /** How many bytes of the body are still to come, told without waiting for any; -1 where nobody knows. */
    default long unread() {
        return contentLength();
    }

    /** The value a route's path has under this name, decoded. */
    Optional<String> pathValue(String name);

    /** Does this once the answer has left, or can no longer leave; on a thread that must not be held up. */
    void whenAnswered(Runnable work);

    /** Whatever the server keeps for this exchange; only those who made it know its type. */
    Object exchange();

    /** Path and query as sent, as a form's action or a redirect may repeat them. */
    default String pathAndQuery() {
        return query().isEmpty() ? path() : path() + "?" + query();
    }
}
