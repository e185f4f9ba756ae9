package dev.postern.http;

import dev.postern.http.BodyRefused.Code;
import dev.postern.http.UrlEncoded.Manner;
import dev.postern.upload.Uploads;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the body that a form sent, urlencoded or multipart, as it streams in and under limits.
 *
 * <p>Everything here comes from outside. A body is read as browsers write it and no other way: UTF-8 without exception,
 * no U+0000, names without control characters, whole to its declared end. What differs is refused as a
 * {@link BodyRefused}, and nothing else is ever thrown for what a sender did. Line breaks in texts become one line feed.
 * Nothing is merged with the query, and nothing is unpacked.
 */
public final class FormBody {
    private static final int BUFFER = 8 * 1024;
    private static final int MOST_DRAINED = 2 * 1024 * 1024;
    private static final long LONGEST_DRAIN = 2_000_000_000L;
    private static final long LONGEST_SILENCE = 250_000_000L;

    private FormBody() {}

    /**
     * Reads the fields of a request.
     *
     * @param uploads where its files go; the caller closes it when the request ends
     * @return everything kept, the reserved fields too; where {@link Intake#text} ended the reading, what came before
     * @throws BodyRefused with what had arrived whole until then
     */
    public static Fields read(Request request, Uploads uploads, Intake intake) throws BodyRefused {
        BodyHead head = head(request, intake.declared());
        BodyBytes bytes = new BodyBytes(request.body(), head, intake);
        Fields.Builder fields = new Fields.Builder();
        try {
            if (head.isMultipart()) {
                new MultipartBody(bytes, head.boundary(), fields, uploads, intake).read();
            } else {
                readUrlEncoded(bytes, fields, intake);
            }
        } catch (BodyRefused refused) {
            throw refused.having(fields.build(), bytes.unread());
        }
        return fields.build();
    }

    /** Refuses by declared type, charset, encoding and length alone, before a byte is asked for. */
    public static void checkHead(Request request, Limits limits) throws BodyRefused {
        head(request, limits);
    }

    private static BodyHead head(Request request, Limits limits) throws BodyRefused {
        try {
            BodyHead head = BodyHead.of(request);
            head.checkLength(limits);
            return head;
        } catch (BodyRefused refused) {
            throw refused.having(Fields.NONE, request.contentLength());
        }
    }

    /** Reads and throws away the rest of a refused body, as far as is worth it; see the other {@code drain}. */
    public static void drain(Request request) {
        drain(request, request.unread());
    }

    /**
     * Reads and throws away the rest of a refused body, since browsers listen for an answer once they have sent all.
     *
     * <p>At most 2 MiB and 2 seconds, and no longer than a quarter of a second of silence. It never blocks on a sender
     * who sends nothing: {@link InputStream#available} is asked first. Who waits to be asked for the body isn't asked.
     *
     * @param unread {@link BodyRefused#unread()}, or {@link Request#contentLength()} where nothing was read; where it is
     *     known, the end is not waited for
     */
    static void drain(Request request, long unread) {
        boolean waitsToBeAsked = request.headers("Expect").stream().anyMatch("100-continue"::equalsIgnoreCase);
        if (waitsToBeAsked && unread == request.contentLength()) {
            return;
        }
        long left = unread < 0 ? MOST_DRAINED : Math.min(unread, MOST_DRAINED);
        byte[] thrownAway = new byte[BUFFER];
        long began = System.nanoTime();
        long heard = began;
        try {
            InputStream body = request.body();
            while (left > 0) {
                long now = System.nanoTime();
                if (now - began > LONGEST_DRAIN || now - heard > LONGEST_SILENCE) {
                    return;
                }
                int there = body.available();
                if (there <= 0) {
                    Thread.sleep(5);
                    continue;
                }
                int got = body.read(thrownAway, 0, (int) Math.min(Math.min(there, BUFFER), left));
                if (got < 0) {
                    return;
                }
                left -= got;
                heard = now;
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (IOException brokenOff) {
            // The sender has gone: nobody is left to be answered.
        }
    }

    private static void readUrlEncoded(BodyBytes bytes, Fields.Builder fields, Intake intake) throws BodyRefused {
        Tally tally = new Tally();
        UrlEncoded decoding = new UrlEncoded(
                (name, value) -> {
                    String tooMany = tally.text(name, intake.limits());
                    if (tooMany != null) {
                        throw new BodyRefused(Code.TOO_MANY, tooMany);
                    }
                    fields.text(name, value);
                    return intake.text(name, value);
                },
                Manner.STRICT,
                () -> intake.limits().fieldBytes());
        byte[] buffer = bytes.buffer(BUFFER);
        int got;
        do {
            got = bytes.read(buffer, 0);
        } while (got >= 0 && decoding.feed(buffer, 0, got));
        decoding.end();
    }
}
