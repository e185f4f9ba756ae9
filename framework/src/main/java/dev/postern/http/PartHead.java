package dev.postern.http;

import dev.postern.http.BodyRefused.Code;
import dev.postern.http.HeaderValue.Backslash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers of one part, line by line, and what they come to. */
final class PartHead {
    private static final int MOST_LINES = 10;

    private int lines;
    private @Nullable String disposition;
    private @Nullable String type;
    private @Nullable String transferEncoding;

    /** What a part is.
     *
     * @param fileName the name of a file as sent, perhaps empty; null for a text
     * @param type the declared type of a file
     */
    record Part(String name, @Nullable String fileName, String type) {}

    /** Takes a line without its end. */
    void line(byte[] bytes, int from, int to) throws BodyRefused {
        if (++lines > MOST_LINES) {
            throw malformed("a part has more than " + MOST_LINES + " headers");
        }
        String line = decoded(bytes, from, to);
        int colon = line.indexOf(':');
        // A folded line begins with a blank, which is in no name; so does the smuggler's "Name :" end with one.
        if (colon < 0 || !HeaderValue.isToken(line.substring(0, colon))) {
            throw malformed("a part's header doesn't keep to the grammar");
        }
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-disposition" -> disposition = once(disposition, value);
            case "content-type" -> type = once(type, value);
            case "content-transfer-encoding" -> transferEncoding = once(transferEncoding, value);
            default -> {
                // RFC 7578 4.8: others are ignored.
            }
        }
    }

    /** What the lines come to, now that all are here. */
    Part part() throws BodyRefused {
        HeaderValue told = disposition == null ? null : HeaderValue.parse(disposition, Backslash.IS_TEXT);
        if (told == null || !told.value().equals("form-data")) {
            throw malformed("a part doesn't say Content-Disposition: form-data");
        }
        String name = told.parameter("name");
        if (name == null) {
            throw malformed("a part has no name");
        }
        if (transferEncoding != null
                && !transferEncoding.equalsIgnoreCase("7bit")
                && !transferEncoding.equalsIgnoreCase("8bit")
                && !transferEncoding.equalsIgnoreCase("binary")) {
            throw malformed("a part's Content-Transfer-Encoding is none that leaves bytes as they are");
        }
        // Before the name is judged: what browsers escape are the quote and line breaks.
        name = name.replace("%22", "\"");
        if (name.contains("%0D") || name.contains("%0A") || name.contains("%0d") || name.contains("%0a")) {
            throw FieldName.refused();
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > FieldName.LONGEST || !FieldName.isPlain(name)) {
            throw FieldName.refused();
        }
        // RFC 7578 4.2: filename* is not used in forms; the plain one counts.
        String fileName = told.parameter("filename");
        return new Part(name, fileName, fileName == null ? textType() : fileType());
    }

    private String textType() throws BodyRefused {
        if (type == null) {
            return "text/plain";
        }
        HeaderValue told = HeaderValue.parse(type, Backslash.ESCAPES);
        if (told == null || !told.isMediaType()) {
            throw malformed("a part's Content-Type doesn't keep to the grammar");
        }
        if (told.value().startsWith("multipart/")) {
            throw malformed("a part is a multipart body itself");
        }
        if (told.isInAnotherCharset()) {
            throw new BodyRefused(Code.BAD_TYPE, "a text's charset is not utf-8");
        }
        return told.value();
    }

    private String fileType() throws BodyRefused {
        HeaderValue told = type == null ? null : HeaderValue.parse(type, Backslash.ESCAPES);
        if (told == null || !told.isMediaType()) {
            // Nobody believes it anyway.
            return "application/octet-stream";
        }
        if (told.value().equals("multipart/mixed")) {
            throw malformed("a part is a multipart body itself");
        }
        return told.value();
    }

    private static String once(@Nullable String before, String value) throws BodyRefused {
        if (before != null) {
            throw malformed("a part says the same header twice");
        }
        return value;
    }

    private static String decoded(byte[] bytes, int from, int to) throws BodyRefused {
        for (int i = from; i < to; i++) {
            if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 0x7F) {
                throw malformed("a part's header has a control character");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed("a part's header is not UTF-8");
        }
    }

    private static BodyRefused malformed(String because) {
        return new BodyRefused(Code.MALFORMED, because);
    }
}
