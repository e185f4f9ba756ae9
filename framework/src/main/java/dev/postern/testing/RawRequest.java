package dev.postern.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request to be sent as it stands: what a form would send ({@link FormOn#request}), or anything that somebody made up.
 *
 * @param method the method
 * @param url absolute, or a path on the site
 * @param headers in their order; cookies are the sending browser's to add
 * @param body perhaps empty
 */
public record RawRequest(String method, String url, List<Header> headers, byte[] body) {
    static final String URLENCODED = "application/x-www-form-urlencoded";
    private static final byte[] NOTHING = {};

    public record Header(String name, String value) {}

    public RawRequest {
        headers = List.copyOf(headers);
    }

    public static RawRequest get(String url) {
        return new RawRequest("GET", url, List.of(), NOTHING);
    }

    public static RawRequest post(String url, String body, String type) {
        return post(url, body.getBytes(StandardCharsets.UTF_8), type);
    }

    public static RawRequest post(String url, byte[] body, String type) {
        return new RawRequest("POST", url, List.of(), body).with("Content-Type", type);
    }

    /** The same with this header, instead of what it had under that name. */
    public RawRequest with(String name, String value) {
        List<Header> changed = new ArrayList<>(without(name).headers);
        changed.add(new Header(name, value));
        return new RawRequest(method, url, changed, body);
    }

    /** The same without that header. */
    public RawRequest without(String name) {
        return new RawRequest(
                method,
                url,
                headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase(name))
                        .toList(),
                body);
    }

    /** The same, sent elsewhere. */
    public RawRequest to(String elsewhere) {
        return new RawRequest(method, elsewhere, headers, body);
    }

    /** The same with another method. */
    public RawRequest by(String otherMethod) {
        return new RawRequest(otherMethod, url, headers, body);
    }

    /** The same with another body; its declared type stays. */
    public RawRequest body(String other) {
        return new RawRequest(method, url, headers, other.getBytes(StandardCharsets.UTF_8));
    }

    /** What the body says, read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The header's value, or an empty text. */
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }
}
