package dev.postern.fx;

import dev.postern.testing.RawRequest;
import java.nio.charset.StandardCharsets;

/** A multipart body put together by hand, as no browser would have to. */
final class Multipart {
    private final String boundary;
    private final StringBuilder body = new StringBuilder();

    private Multipart(String boundary) {
        this.boundary = boundary;
    }

    static Multipart of(String boundary) {
        return new Multipart(boundary);
    }

    /** Adds a part with these headers. */
    Multipart part(String headers, String content) {
        body.append("--")
                .append(boundary)
                .append("\r\n")
                .append(headers)
                .append("\r\n\r\n")
                .append(content)
                .append("\r\n");
        return this;
    }

    Multipart text(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
    }

    Multipart file(String name, String fileName, String type, String content) {
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: "
                        + type,
                content);
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The parts until now, with nothing behind them. */
    byte[] unfinished() {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return (body + "--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Posts it, from nowhere in particular. */
    RawRequest post() {
        return RawRequest.post("/fx", bytes(), type());
    }
}
