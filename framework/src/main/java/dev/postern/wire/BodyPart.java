package dev.postern.wire;

import dev.postern.upload.Upload;

/** One part of a multipart body, in the order in which they came. */
public sealed interface BodyPart {
    String name();

    /** A part without a file name, whatever type it declares. */
    record TextPart(String name, String text) implements BodyPart {}

    /** A part with a file name, perhaps an empty one. */
    record FilePart(String name, Upload file) implements BodyPart {}
}
