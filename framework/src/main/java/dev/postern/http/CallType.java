package dev.postern.http;

import dev.postern.http.BodyRefused.Code;

/** What the body of a call is, by its declared type alone. */
public enum CallType {
    /** React's Reply in one text. */
    TEXT,
    /** React's Reply in parts. */
    MULTIPART,
    /** A JSON array. */
    JSON;

    /**
     * Tells which, before a byte is asked for.
     *
     * @param longest the bytes that a text, or JSON, may have
     * @throws BodyRefused where it is none of these, in another encoding, or declared too long
     */
    public static CallType of(Request request, int longest) throws BodyRefused {
        CallType type = switch (BodyHead.type(request).value()) {
            case "text/plain" -> TEXT;
            case "multipart/form-data" -> MULTIPART;
            case "application/json" -> JSON;
            default -> throw new BodyRefused(Code.BAD_TYPE, "its Content-Type is not that of a call");
        };
        if (type != MULTIPART && request.contentLength() > longest) {
            throw new BodyRefused(Code.TOO_LARGE, "it declares more than " + longest + " bytes");
        }
        return type;
    }
}
