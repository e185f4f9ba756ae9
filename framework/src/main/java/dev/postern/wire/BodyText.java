package dev.postern.wire;

import dev.postern.wire.CallRefused.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the body of a call that is one text. */
public final class BodyText {
    private BodyText() {}

    /**
     * Reads a body to its end, or refuses it: where it has more bytes than a call may have characters, and where it is not UTF-8. A charset that says otherwise
     * is for the caller to refuse.
     *
     * @throws IOException where the sender has gone
     */
    public static String read(InputStream body, CallLimits limits) throws CallRefused, IOException {
        byte[] bytes = body.readNBytes(limits.characters() + 1);
        if (bytes.length > limits.characters()) {
            throw new CallRefused(Code.TOO_LARGE, "", "has more than " + limits.characters() + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new CallRefused(Code.MALFORMED, "", "is not UTF-8");
        }
    }
}
