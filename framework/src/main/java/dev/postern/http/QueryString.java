package dev.postern.http;

import dev.postern.http.UrlEncoded.Manner;
import java.nio.charset.StandardCharsets;

/** Reads the query of a URL. */
public final class QueryString {
    private QueryString() {}

    /**
     * Reads what follows {@code ?}, as sent.
     *
     * <p>A query is never an error, since people type and shorten URLs: a malformed escape stays as it was typed, bytes
     * that are no UTF-8 become U+FFFD, and pairs beyond {@link Limits#DEFAULT} are left out.
     */
    public static Fields read(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return Fields.NONE;
        }
        Limits limits = Limits.DEFAULT;
        Tally tally = new Tally();
        Fields.Builder fields = new Fields.Builder();
        UrlEncoded decoder = new UrlEncoded(
                (name, value) -> {
                    if (tally.text(name, limits) == null) {
                        fields.text(name, value);
                    }
                    return true;
                },
                Manner.LENIENT,
                limits::fieldBytes);
        byte[] bytes = rawQuery.getBytes(StandardCharsets.UTF_8);
        try {
            decoder.feed(bytes, 0, bytes.length);
            decoder.end();
        } catch (BodyRefused impossible) {
            throw new AssertionError("a lenient reader refuses nothing", impossible);
        }
        return fields.build();
    }
}
