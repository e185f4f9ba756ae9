package dev.postern.http;

import dev.postern.http.BodyRefused.Code;
import dev.postern.http.HeaderValue.Backslash;
import java.util.List;
import java.util.Locale;

/**
 * What a request says of its body before a byte of it is read.
 *
 * @param boundary the boundary of a multipart body, empty for a urlencoded one
 * @param length its declared length, or -1
 */
record BodyHead(String boundary, long length) {
    private static final String BOUNDARY_PUNCTUATION = "'()+_,-./:=? ";

    /** The declared type of a body that is sent as it is, in UTF-8 if it is a text. */
    static HeaderValue type(Request request) throws BodyRefused {
        for (String line : request.headers("Content-Encoding")) {
            for (String encoding : line.split(",", -1)) {
                if (!encoding.isBlank()
                        && !encoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
                    // Never unpacked: a few bytes could become any number of them.
                    throw new BodyRefused(Code.BAD_TYPE, "its Content-Encoding is not identity");
                }
            }
        }
        List<String> lines = request.headers("Content-Type");
        if (lines.size() > 1) {
            throw new BodyRefused(Code.MALFORMED, "it has more than one Content-Type");
        }
        if (lines.isEmpty()) {
            throw new BodyRefused(Code.BAD_TYPE, "it has no Content-Type");
        }
        HeaderValue type = HeaderValue.parse(lines.get(0), Backslash.ESCAPES);
        if (type == null || !type.isMediaType()) {
            throw new BodyRefused(Code.MALFORMED, "its Content-Type doesn't keep to the grammar");
        }
        if (type.isInAnotherCharset()) {
            throw new BodyRefused(Code.BAD_TYPE, "its charset is not utf-8");
        }
        return type;
    }

    /** Reads the head, or refuses what is no form in UTF-8, sent as it is. */
    static BodyHead of(Request request) throws BodyRefused {
        HeaderValue type = type(request);
        boolean multipart = type.value().equals("multipart/form-data");
        if (!multipart && !type.value().equals("application/x-www-form-urlencoded")) {
            throw new BodyRefused(Code.BAD_TYPE, "its Content-Type is not that of a form");
        }
        if (!multipart) {
            return new BodyHead("", request.contentLength());
        }
        String boundary = type.parameter("boundary");
        if (boundary == null || !isBoundary(boundary)) {
            throw new BodyRefused(Code.MALFORMED, "it has no boundary, or one against RFC 2046");
        }
        return new BodyHead(boundary, request.contentLength());
    }

    boolean isMultipart() {
        return !boundary.isEmpty();
    }

    /** The bytes such a body may have. */
    long most(Limits limits) {
        return isMultipart() ? limits.multipartBytes() : limits.formBytes();
    }

    /** Refuses a body that is declared too long. */
    void checkLength(Limits limits) throws BodyRefused {
        if (length > most(limits)) {
            throw new BodyRefused(Code.TOO_LARGE, "it declares more than " + most(limits) + " bytes");
        }
    }

    private static boolean isBoundary(String text) {
        if (text.isEmpty() || text.length() > 70 || text.endsWith(" ")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean letterOrDigit =
                    (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
            if (!letterOrDigit && BOUNDARY_PUNCTUATION.indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }
}
