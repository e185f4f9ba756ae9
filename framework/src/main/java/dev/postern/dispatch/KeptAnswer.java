package dev.postern.dispatch;

import dev.postern.codec.Packed;
import dev.postern.http.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers to calls as a ledger keeps them, for whoever asks once more with the same key. */
final class KeptAnswer {
    private static final int STREAMED = 0;
    private static final int WHOLE = 1;

    private KeptAnswer() {}

    static byte[] write(CallAnswer answer) {
        Packed.Out out = new Packed.Out();
        if (answer.rows() != null) {
            // What is still to come would have to be kept as it comes, without an end to it.
            return out.oneByte(STREAMED).toBytes();
        }
        Response response = answer.response();
        out.oneByte(WHOLE).count(response.status()).count(response.headers().size());
        for (Response.Header header : response.headers()) {
            out.text(header.name()).text(header.value());
        }
        return out.raw(response.body()).toBytes();
    }

    /** The answer again; empty where it was not kept, or is of another version. */
    static Optional<Response> read(byte @Nullable [] kept) {
        if (kept == null) {
            return Optional.empty();
        }
        try {
            Packed.In in = new Packed.In(kept);
            if (in.oneByte() != WHOLE) {
                return Optional.empty();
            }
            Response response = Response.of((int) in.count());
            for (long left = in.count(); left > 0; left--) {
                String name = in.words();
                response = response.with(name, in.words());
            }
            return Optional.of(new Response(response.status(), response.headers(), in.rest()));
        } catch (Packed.Unreadable ofAnotherVersion) {
            return Optional.empty();
        }
    }
}
