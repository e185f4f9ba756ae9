package dev.postern.upload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells a file's type by its first bytes.
 *
 * <p>Where a browser could take a text for a page, it is said to be one: to be wrong that way costs a refusal, the other
 * way a script on our origin.
 */
final class DetectedType {
    static final int LOOKED_AT = 1024;
    static final String UNKNOWN = "application/octet-stream";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

    // What https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type takes for HTML.
    private static final Pattern HTML = Pattern.compile(
            "<(!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\\s/>].*",
            Pattern.DOTALL);

    private DetectedType() {}

    static String of(byte[] bytes, int length) {
        if (startsWith(bytes, length, 0, PNG)) {
            return "image/png";
        }
        if (startsWith(bytes, length, 0, JPEG)) {
            return "image/jpeg";
        }
        if (startsWith(bytes, length, 0, "GIF87a") || startsWith(bytes, length, 0, "GIF89a")) {
            return "image/gif";
        }
        if (startsWith(bytes, length, 0, "RIFF") && startsWith(bytes, length, 8, "WEBP")) {
            return "image/webp";
        }
        if (startsWith(bytes, length, 0, "%PDF-")) {
            return "application/pdf";
        }
        if (startsWith(bytes, length, 0, ZIP) || startsWith(bytes, length, 0, EMPTY_ZIP)) {
            return "application/zip";
        }
        if (startsWith(bytes, length, 0, GZIP)) {
            return "application/gzip";
        }
        return text(bytes, length);
    }

    private static String text(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte each = bytes[i];
            if (each == 0x7F
                    || (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f')) {
                return UNKNOWN;
            }
        }
        CharBuffer characters = CharBuffer.allocate(length);
        // A longer file may go on in the middle of a character.
        boolean whole = length < LOOKED_AT;
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, 0, length), characters, whole)
                .isError();
        if (malformed || length == 0) {
            return UNKNOWN;
        }
        String beginning = characters.flip().toString().toLowerCase(Locale.ROOT);
        return markup(beginning.startsWith("\uFEFF") ? beginning.substring(1) : beginning);
    }

    private static String markup(String beginning) {
        String rest = beginning.stripLeading();
        boolean xml = false;
        boolean commented = false;
        while (rest.startsWith("<!--") || rest.startsWith("<?")) {
            boolean comment = rest.startsWith("<!--");
            commented |= comment;
            xml |= !comment;
            int end = rest.indexOf(comment ? "-->" : "?>");
            if (end < 0) {
                rest = "";
                break;
            }
            rest = rest.substring(end + (comment ? 3 : 2)).stripLeading();
        }
        if (rest.startsWith("<svg") || rest.startsWith("<!doctype svg")) {
            return "image/svg+xml";
        }
        if (HTML.matcher(rest).matches() || (commented && !xml)) {
            return "text/html";
        }
        return xml ? "text/xml" : "text/plain";
    }

    private static boolean startsWith(byte[] bytes, int length, int at, String mark) {
        return startsWith(bytes, length, at, mark.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean startsWith(byte[] bytes, int length, int at, byte[] mark) {
        if (length < at + mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[at + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
