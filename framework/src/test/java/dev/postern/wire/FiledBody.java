package dev.postern.wire;

import dev.postern.wire.BodyPart.FilePart;
import dev.postern.wire.BodyPart.TextPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A body as the files in {@code fuzz/} have it: its bytes, or parts, each behind a line with its name: {@code --1} before a
 * text and {@code ++1} before a file.
 */
public final class FiledBody {
    private FiledBody() {}

    /** Any file is a body; refused is one whose single text is refused before anything looks into it. */
    public static List<BodyPart> parts(byte[] file) throws CallRefused {
        if (!isHead(file, 0)) {
            return List.of(new TextPart("0", text(file)));
        }
        List<BodyPart> parts = new ArrayList<>();
        int head = 0;
        while (head < file.length) {
            int content = behindLine(file, head);
            int next = content;
            while (next < file.length && !isHead(file, next)) {
                next = behindLine(file, next);
            }
            int end = next < file.length ? Math.max(content, next - 1) : next;
            String name = new String(file, head + 2, Math.max(0, content - head - 3), StandardCharsets.UTF_8);
            byte[] bytes = Arrays.copyOfRange(file, content, end);
            parts.add(
                    file[head] == '+'
                            ? new FilePart(name, new MemoryUpload("blob", "text/plain", bytes))
                            : new TextPart(name, new String(bytes, StandardCharsets.UTF_8)));
            head = next;
        }
        return parts;
    }

    /** A body that is one text. */
    public static String text(byte[] file) throws CallRefused {
        try {
            return BodyText.read(new ByteArrayInputStream(file), CallLimits.DEFAULT);
        } catch (IOException memoryDoesNotBreak) {
            throw new UncheckedIOException(memoryDoesNotBreak);
        }
    }

    /** The file for a body. */
    static byte[] file(List<BodyPart> parts) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (BodyPart part : parts) {
            if (parts.size() > 1 || !part.name().equals("0")) {
                String mark = part instanceof FilePart ? "++" : "--";
                file.writeBytes((mark + part.name() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            file.writeBytes(
                    part instanceof FilePart sent
                            ? sent.file().bytes()
                            : ((TextPart) part).text().getBytes(StandardCharsets.UTF_8));
            if (parts.size() > 1) {
                file.write('\n');
            }
        }
        return file.toByteArray();
    }

    private static boolean isHead(byte[] file, int at) {
        return at + 1 < file.length && (file[at] == '-' || file[at] == '+') && file[at + 1] == file[at];
    }

    private static int behindLine(byte[] file, int from) {
        int at = from;
        while (at < file.length && file[at] != '\n') {
            at++;
        }
        return Math.min(file.length, at + 1);
    }
}
