package dev.postern.testing;

/**
 * One answer that sent the browser elsewhere.
 *
 * @param method of the request it answered
 * @param url of the request it answered
 * @param status the redirect's status
 * @param location where it points, as it was written
 */
public record Hop(String method, String url, int status, String location) {
    /** As in {@code POST /guestbook 303 /guestbook}. */
    @Override
    public String toString() {
        return method + " " + Url.pathAndQuery(Url.parse(url)) + " " + status + " " + location;
    }
}
