package dev.postern.testing;

import org.jspecify.annotations.Nullable;

/**
 * One pair of what a form sends.
 *
 * @param name the field's name
 * @param value its text, or the name of the file
 * @param file the file, where it is one; a file control left empty sends one without name and content
 */
public record Entry(String name, String value, @Nullable FilePart file) {
    /**
     * A file as it is sent.
     *
     * @param name as the sender calls it
     * @param type its media type, as the sender says
     * @param bytes its content
     */
    public record FilePart(String name, String type, byte[] bytes) {
        static final FilePart NONE = new FilePart("", "application/octet-stream", new byte[0]);
    }

    static Entry text(String name, String value) {
        return new Entry(name, value, null);
    }

    static Entry file(String name, FilePart file) {
        return new Entry(name, file.name(), file);
    }

    /** {@code name=value}, as a test compares it. */
    @Override
    public String toString() {
        return name + "=" + value;
    }
}
