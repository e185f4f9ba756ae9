package dev.postern.wire;

import dev.postern.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that never was on a disk. */
public record MemoryUpload(String name, String declaredType, byte[] bytes) implements Upload {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String detectedType() {
        return "application/octet-stream";
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void moveTo(Path target) throws IOException {
        Files.write(target, bytes);
    }
}
