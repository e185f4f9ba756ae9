package dev.postern.dispatch;

import dev.postern.http.Request;
import dev.postern.http.Response;
import java.util.Optional;

/** What the shim asks for, and is told, beside what a browser would: a few headers. */
final class Shim {
    /** Who sends: {@code form} for the shim. Another site's page cannot send it without being asked about first. */
    private static final String SENT_BY = "Postern";
    /** Path and query of the page: on screen, in a request; in this answer's HTML, in an answer. */
    private static final String PAGE = "Postern-Page";
    /** Where to go next, which a script may not read from a redirect. */
    private static final String LOCATION = "Postern-Location";
    /** That this was sent before, and no answer came. */
    private static final String RETRY = "Postern-Retry";
    /** When the page in this answer began to be loaded: of two answers, the later one knows more. */
    private static final String LOADED = "Postern-Loaded";

    /** That a caller wants to hear how far a function is, and that an answer says so. */
    static final String PROGRESS = "Postern-Progress";
    /** What an outcome says to a visitor, percent-encoded. */
    static final String NOTICE = "Postern-Notice";

    /** With what scripts of the page call from here on: whom it was made for is somebody else now. */
    static final String TICKET = "Postern-Ticket";

    private Shim() {}

    /** Whether this is a call of a function with values. */
    static boolean calls(Request request) {
        return request.header(SENT_BY).filter("call"::equals).isPresent();
    }

    /** Whether the caller wants to hear how far the function is. */
    static boolean wantsProgress(Request request) {
        return request.header(PROGRESS).filter("1"::equals).isPresent();
    }

    static boolean sent(Request request) {
        // A GET is answered alike whoever asks, so that no cache can mistake one answer for another.
        return request.method().equals("POST")
                && request.header(SENT_BY).filter("form"::equals).isPresent();
    }

    /** The page on screen where that is not the address that was posted to. */
    static Optional<String> onScreen(Request request) {
        return request.header(PAGE).flatMap(Locations::local).filter(page -> !page.equals(request.pathAndQuery()));
    }

    /** Whether it sends once more what it has heard nothing of. */
    static boolean retries(Request request) {
        return sent(request) && request.header(RETRY).isPresent();
    }

    static Response page(Response response, String url, long loaded) {
        return response.with(PAGE, url).with(LOADED, String.valueOf(loaded));
    }

    /** The same form again, to be filled further: what is new in it may want the focus. */
    static Response edit(Response page) {
        return page.with("Postern-Outcome", "edit");
    }

    static Response location(Response response, String location) {
        return response.with(LOCATION, location);
    }

    /** Only an address: the browser is to fetch what is there. */
    static Response location(String location) {
        return location(
                Response.of(200).with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff"), location);
    }
}
