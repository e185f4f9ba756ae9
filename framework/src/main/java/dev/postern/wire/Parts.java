package dev.postern.wire;

import dev.postern.upload.Upload;
import dev.postern.wire.BodyPart.FilePart;
import dev.postern.wire.BodyPart.TextPart;
import dev.postern.wire.CallRefused.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a body by what their names say: numbered ones, chunks of streams, and fields of FormDatas. */
final class Parts {
    private final Map<Integer, List<BodyPart>> numbered = new HashMap<>();
    private final Map<Integer, List<BodyPart>> chunks = new HashMap<>();
    private final Map<Integer, List<Value.Field>> fields = new HashMap<>();
    /** As versions of React before 19.2.6 and 19.3 named them: 1_name for _1_name. */
    private final Map<Integer, List<Value.Field>> oldFields = new HashMap<>();

    private Parts() {}

    static Parts of(List<BodyPart> body, Budget budget) throws CallRefused {
        CallLimits limits = budget.limits();
        if (body.size() > limits.parts()) {
            throw budget.refused(Code.TOO_MANY, "has more than " + limits.parts() + " parts");
        }
        Parts parts = new Parts();
        long characters = 0;
        for (BodyPart part : body) {
            characters += part.name().length();
            if (part instanceof TextPart text) {
                characters += text.text().length();
            }
            if (characters > limits.characters()) {
                throw budget.refused(Code.TOO_LARGE, "has texts of more than " + limits.characters() + " characters");
            }
            parts.put(part);
        }
        return parts;
    }

    private void put(BodyPart part) {
        String name = part.name();
        int whole = Tag.decimal(name, 0, name.length());
        if (whole >= 0) {
            numbered.computeIfAbsent(whole, n -> new ArrayList<>(1)).add(part);
        } else if (name.startsWith("S")) {
            int stream = Tag.decimal(name, 1, name.length());
            if (stream >= 0) {
                chunks.computeIfAbsent(stream, n -> new ArrayList<>()).add(part);
            }
        } else {
            boolean old = !name.startsWith("_");
            int start = old ? 0 : 1;
            int line = name.indexOf('_', start);
            int form = line < 0 ? -1 : Tag.decimal(name, start, line);
            if (form >= 0) {
                (old ? oldFields : fields)
                        .computeIfAbsent(form, n -> new ArrayList<>())
                        .add(field(name.substring(line + 1), part));
            }
        }
    }

    private static Value.Field field(String name, BodyPart part) {
        return new Value.Field(
                name,
                part instanceof FilePart file ? new Value.File(file.file()) : new Value.Text(((TextPart) part).text()));
    }

    /** The JSON text of a part. */
    String text(int number, Budget budget) throws CallRefused {
        if (only(number, budget) instanceof TextPart text) {
            return text.text();
        }
        throw budget.refused(Code.MALFORMED, "has a file where a text belongs");
    }

    Upload file(int number, Budget budget) throws CallRefused {
        if (only(number, budget) instanceof FilePart file) {
            return file.file();
        }
        throw budget.refused(Code.MALFORMED, "has a text where a file belongs");
    }

    private BodyPart only(int number, Budget budget) throws CallRefused {
        List<BodyPart> found = numbered.getOrDefault(number, List.of());
        if (found.size() > 1) {
            // React's own versions differ in which of them counts.
            throw budget.refused(Code.TWICE, "has a part that was sent twice");
        }
        if (found.isEmpty()) {
            throw budget.refused(Code.NOWHERE, "refers to a part that was not sent");
        }
        return found.get(0);
    }

    /** The chunks of a stream, which had plain numbers before React 19.2.9 and 19.3.1. */
    List<BodyPart> chunks(int stream) {
        List<BodyPart> found = chunks.get(stream);
        return found != null ? found : numbered.getOrDefault(stream, List.of());
    }

    /** The fields of a FormData in their order; one without fields is sent as nothing at all. */
    List<Value.Field> fields(int form) {
        List<Value.Field> found = fields.get(form);
        return found != null ? found : oldFields.getOrDefault(form, List.of());
    }
}
