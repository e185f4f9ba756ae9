package dev.postern.form;

import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.upload.Upload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part that one control fills: a text with a codec, or a file, which has none.
 *
 * @param kind what our words call it, or empty for a site's own type
 */
record Scalar(Class<?> type, @Nullable ValueCodec<?> codec, String kind, Part part) implements Node {
    @Override
    public @Nullable Sent place(FieldName name, int at, @Nullable Sent sent, Content content) {
        if (at != name.size()) {
            return null;
        }
        Sent here = sent == null ? new Sent() : sent;
        here.add(content);
        return here;
    }

    @Override
    public @Nullable Part find(FieldName name, int at) {
        return at == name.size() ? part : null;
    }

    @Override
    public @Nullable Object read(@Nullable Sent sent, String name, Reading reading) {
        if (codec == null) {
            return file(sent == null ? List.of() : sent.files(), name, reading);
        }
        List<String> texts = sent == null ? List.of() : sent.texts();
        if (texts.size() > 1) {
            return reading.refuse(name, reading.words().say("postern.too-many-values"));
        }
        String text = texts.isEmpty() ? "" : texts.get(0);
        if (text.isEmpty()) {
            return empty(name, reading);
        }
        // Not a pattern switch: 17 has none. A codec of the site's own may throw, against its contract.
        Decoded<?> decoded;
        try {
            decoded = codec.decode(text);
        } catch (RuntimeException broken) {
            reading.report("the codec of " + type.getName(), broken);
            decoded = new Decoded.Refused<>("");
        }
        if (decoded instanceof Decoded.Value<?> value) {
            return value.value();
        }
        String because = decoded instanceof Decoded.Refused<?> refused ? refused.because() : "";
        return reading.refuse(name, Refusals.sentence(this, text, because, reading.words()));
    }

    private Object file(List<Upload> files, String name, Reading reading) {
        if (files.size() > 1) {
            return reading.refuse(name, reading.words().say("postern.too-many-files"));
        }
        return files.isEmpty() ? reading.refuse(name, Refusals.missing(kind, reading.words())) : files.get(0);
    }

    private Object empty(String name, Reading reading) {
        if (type == String.class) {
            return "";
        }
        // A checkbox that isn't ticked sends nothing. A Boolean is a question with two answers, and wants one.
        if (type == boolean.class) {
            return false;
        }
        return reading.refuse(name, Refusals.missing(kind, reading.words()));
    }
}
