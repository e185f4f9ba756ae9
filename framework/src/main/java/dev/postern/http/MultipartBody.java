package dev.postern.http;

import dev.postern.http.BodyRefused.Code;
import dev.postern.http.PartHead.Part;
import dev.postern.upload.Incoming;
import dev.postern.upload.Uploads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code multipart/form-data} body part by part, as RFC 7578 and browsers have it.
 *
 * <p>It pulls: no part is looked at before the one in front of it has been handed over, so that a bad seal is known before
 * a file is kept. Every byte is looked at once, as a boundary has no carriage return but its first byte.
 */
final class MultipartBody {
    private static final int BUFFER = 16 * 1024;
    private static final int LONGEST_HEAD = 4 * 1024;
    private static final byte[] CLOSING = {'-', '-'};

    private final BodyBytes bytes;
    private final Fields.Builder fields;
    private final Uploads uploads;
    private final Intake intake;
    private final Tally tally = new Tally();
    private final TextBytes text = new TextBytes();
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long textBytes;

    /** Where the content of a part goes. */
    private interface Sink {
        void take(byte[] content, int from, int length) throws BodyRefused;
    }

    MultipartBody(BodyBytes bytes, String boundary, Fields.Builder fields, Uploads uploads, Intake intake) {
        this.bytes = bytes;
        this.fields = fields;
        this.uploads = uploads;
        this.intake = intake;
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        // The first delimiter needs no line break in front of it: pretend one.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    void read() throws BodyRefused {
        content((preamble, from, length) -> {});
        boolean goesOn = true;
        while (goesOn && isPartAhead()) {
            check(tally.part(intake.limits()));
            Part part = head();
            String fileName = part.fileName();
            if (fileName == null) {
                goesOn = text(part);
            } else {
                file(part, fileName);
            }
        }
        if (goesOn) {
            throwAwayTheRest();
        }
    }

    /** What follows a delimiter: the end of its line before a part, or two dashes at the end of all. */
    private boolean isPartAhead() throws BodyRefused {
        boolean closing = startsWith(CLOSING);
        if (closing) {
            at += CLOSING.length;
        }
        int padding = 0;
        while (true) {
            if (at == end && !fill()) {
                if (closing) {
                    return false;
                }
                throw cutShort();
            }
            byte each = buffer[at++];
            if (each == '\r' && (at < end || fill()) && buffer[at] == '\n') {
                at++;
                return !closing;
            }
            // RFC 2046 5.1.1 lets mailers pad the line.
            if ((each != ' ' && each != '\t') || ++padding > LONGEST_HEAD) {
                throw new BodyRefused(Code.MALFORMED, "its boundary stands where none belongs");
            }
        }
    }

    private Part head() throws BodyRefused {
        PartHead head = new PartHead();
        int left = LONGEST_HEAD;
        while (true) {
            int lineEnd = lineEnd(left);
            if (lineEnd == at) {
                // The line break stays: without content it may be the delimiter's own.
                return head.part();
            }
            head.line(buffer, at, lineEnd);
            left -= lineEnd + 2 - at;
            at = lineEnd + 2;
        }
    }

    private int lineEnd(int longest) throws BodyRefused {
        int length = 0;
        while (true) {
            for (; at + length + 1 < end && length + 2 <= longest; length++) {
                if (buffer[at + length] == '\r' && buffer[at + length + 1] == '\n') {
                    return at + length;
                }
            }
            if (length + 2 > longest) {
                throw new BodyRefused(Code.MALFORMED, "a part's headers have more than " + LONGEST_HEAD + " bytes");
            }
            if (!fill()) {
                throw cutShort();
            }
        }
    }

    private boolean text(Part part) throws BodyRefused {
        text.clear();
        count(part.name().length());
        partContent((content, from, length) -> {
            count(length);
            int most = intake.limits().fieldBytes();
            for (int i = from; i < from + length; i++) {
                text.add(content[i]);
                if (text.length() > most) {
                    throw new BodyRefused(Code.TOO_LARGE, "a text has more than " + most + " bytes");
                }
            }
        });
        String value = text.takeStrictly();
        if (value == null) {
            throw new BodyRefused(Code.MALFORMED, "a text is not UTF-8, or has a U+0000 in it");
        }
        if (part.name().isEmpty()) {
            return true;
        }
        check(tally.text(part.name(), intake.limits()));
        fields.text(part.name(), value);
        return intake.text(part.name(), value);
    }

    private void count(int more) throws BodyRefused {
        textBytes += more;
        long most = intake.limits().formBytes();
        if (textBytes > most) {
            throw new BodyRefused(Code.TOO_LARGE, "its texts have more than " + most + " bytes");
        }
    }

    private void file(Part part, String fileName) throws BodyRefused {
        if (part.name().startsWith("$")) {
            throw new BodyRefused(Code.MALFORMED, "a file has a name that is kept for us");
        }
        boolean kept = !part.name().isEmpty() && intake.keepsFiles();
        try (FileSink sink = new FileSink(part, fileName, kept)) {
            partContent(sink);
            sink.finish();
        }
    }

    /** One file: begun with its name or its first byte, since a control left empty has neither. */
    private final class FileSink implements Sink, AutoCloseable {
        private final Part part;
        private final String fileName;
        private final boolean kept;
        private long size;
        private boolean begun;
        private @Nullable Incoming incoming;

        FileSink(Part part, String fileName, boolean kept) throws BodyRefused {
            this.part = part;
            this.fileName = fileName;
            this.kept = kept;
            if (!fileName.isEmpty()) {
                begin();
            }
        }

        private void begin() throws BodyRefused {
            begun = true;
            check(tally.file(part.name(), intake.limits()));
            if (kept) {
                incoming = uploads.receive(fileName, part.type());
            }
        }

        @Override
        public void take(byte[] content, int from, int length) throws BodyRefused {
            if (!begun) {
                begin();
            }
            size += length;
            long most = intake.limits().fileBytes();
            if (size > most) {
                throw new BodyRefused(Code.TOO_LARGE, "a file has more than " + most + " bytes");
            }
            if (incoming != null) {
                try {
                    incoming.write(content, from, length);
                } catch (IOException full) {
                    throw noRoom(full);
                }
            }
        }

        void finish() throws BodyRefused {
            if (incoming != null) {
                try {
                    fields.file(part.name(), incoming.finish());
                } catch (IOException full) {
                    throw noRoom(full);
                }
            }
        }

        private BodyRefused noRoom(IOException full) {
            return new BodyRefused(Code.OVERLOADED, "a file could not be written: " + full.getMessage(), full);
        }

        @Override
        public void close() {
            if (incoming != null) {
                incoming.close();
            }
        }
    }

    /** Reads content behind the empty line that ends a head, up to the next delimiter. */
    private void partContent(Sink sink) throws BodyRefused {
        while (end - at < delimiter.length && fill()) {
            // Enough to see whether the delimiter begins with the empty line itself.
        }
        if (startsWith(delimiter)) {
            at += delimiter.length;
        } else {
            at += 2;
            content(sink);
        }
    }

    /** Reads content up to the next delimiter, and past that. */
    private void content(Sink sink) throws BodyRefused {
        while (true) {
            int found = find();
            int whole = Math.min(found, end);
            if (whole > at) {
                sink.take(buffer, at, whole - at);
                at = whole;
            }
            if (found + delimiter.length <= end) {
                at = found + delimiter.length;
                return;
            }
            if (!fill()) {
                throw cutShort();
            }
        }
    }

    /** Where the next delimiter begins, or might begin when more bytes are here; the end if nowhere. */
    private int find() {
        int from = at;
        while (from < end) {
            if (buffer[from] != '\r') {
                from++;
                continue;
            }
            int matched = 1;
            while (matched < delimiter.length && from + matched < end && buffer[from + matched] == delimiter[matched]) {
                matched++;
            }
            if (matched == delimiter.length || from + matched == end) {
                return from;
            }
            from += matched;
        }
        return end;
    }

    private boolean startsWith(byte[] text) throws BodyRefused {
        while (end - at < text.length) {
            if (!fill()) {
                return false;
            }
        }
        for (int i = 0; i < text.length; i++) {
            if (buffer[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Gets more bytes behind those not yet looked at; false at the end of the body. */
    private boolean fill() throws BodyRefused {
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
        }
        int got = bytes.read(buffer, end);
        end += Math.max(0, got);
        return got >= 0;
    }

    private void throwAwayTheRest() throws BodyRefused {
        do {
            at = end;
        } while (fill());
    }

    private static void check(@Nullable String tooMany) throws BodyRefused {
        if (tooMany != null) {
            throw new BodyRefused(Code.TOO_MANY, tooMany);
        }
    }

    private static BodyRefused cutShort() {
        return new BodyRefused(Code.MALFORMED, "it ends before its last boundary");
    }
}
