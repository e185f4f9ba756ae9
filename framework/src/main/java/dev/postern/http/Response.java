package dev.postern.http;

import java.util.ArrayList;
import java.util.List;

/**
 * What we answer.
 *
 * @param status the status code
 * @param headers in the order they were added; one name may stand more than once
 * @param body its bytes, perhaps none
 */
public record Response(int status, List<Header> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    public record Header(String name, String value) {}

    public Response {
        headers = List.copyOf(headers);
    }

    public static Response of(int status) {
        return new Response(status, List.of(), NOTHING);
    }

    public static Response html(int status, byte[] page) {
        return new Response(status, List.of(new Header("Content-Type", "text/html; charset=utf-8")), page);
    }

    public Response with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Response(status, more, body);
    }
}
