package dev.postern.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file while it streams in: short ones stay in memory, longer ones go to the upload folder. */
public final class Incoming implements AutoCloseable {
    static final int IN_MEMORY = 64 * 1024;
    private static final int AT_FIRST = 4 * 1024;

    // Guarded by this: a function that outlives its request may still hold the file when it is deleted.
    private final UploadFolder folder;
    private final String name;
    private final String declaredType;
    // The whole file as long as it fits, then only its first bytes, for the detection of its type.
    private byte[] memory = new byte[AT_FIRST];
    private int inMemory;
    private long size;
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private boolean arrived;
    private boolean deleted;
    private boolean moved;

    Incoming(UploadFolder folder, String name, String declaredType) {
        this.folder = folder;
        this.name = name;
        this.declaredType = declaredType;
    }

    /** Adds bytes. Fails where the folder is full, or the disk. */
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (deleted || arrived) {
            throw new IOException("this file takes no more bytes");
        }
        if (out == null && inMemory + length <= IN_MEMORY) {
            if (inMemory + length > memory.length) {
                memory = Arrays.copyOf(memory, Math.min(IN_MEMORY, Math.max(inMemory + length, 2 * memory.length)));
            }
            System.arraycopy(bytes, from, memory, inMemory, length);
            inMemory += length;
            size += length;
            return;
        }
        OutputStream disk = out;
        if (disk == null) {
            disk = spill();
        }
        append(disk, bytes, from, length);
    }

    /** The file, now that all of it is here. */
    public synchronized Upload finish() throws IOException {
        arrived = true;
        if (out != null) {
            out.close();
        }
        return new Kept(DetectedType.of(memory, Math.min(inMemory, DetectedType.LOOKED_AT)));
    }

    /** Throws away a file that has not arrived whole; one that has stays. */
    @Override
    public void close() {
        if (!arrived) {
            delete();
        }
    }

    synchronized void delete() {
        if (deleted) {
            return;
        }
        deleted = true;
        memory = new byte[0];
        try {
            if (out != null) {
                out.close();
            }
            if (file != null && !moved) {
                Files.deleteIfExists(file);
            }
        } catch (IOException keptFromIt) {
            // The folder goes with all its files when the site stops, or at the latest when it starts again.
        } finally {
            if (file != null && !moved) {
                folder.giveBack(size);
            }
        }
    }

    private OutputStream spill() throws IOException {
        Path path = folder.newFile();
        OutputStream disk = newFile(path);
        out = disk;
        file = path;
        // From here on size says what the quota holds for this file, also when a write fails halfway.
        size = 0;
        append(disk, memory, 0, inMemory);
        memory = Arrays.copyOf(memory, Math.min(inMemory, DetectedType.LOOKED_AT));
        inMemory = memory.length;
        return disk;
    }

    private static OutputStream newFile(Path path) throws IOException {
        return Channels.newOutputStream(Files.newByteChannel(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                UploadFolder.onlyOwner(path, "rw-------")));
    }

    private void append(OutputStream disk, byte[] bytes, int from, int length) throws IOException {
        if (!folder.take(length)) {
            throw new IOException("the upload folder is full");
        }
        size += length;
        disk.write(bytes, from, length);
    }

    /** What the application gets to see. */
    private final class Kept implements Upload {
        private final String detectedType;

        Kept(String detectedType) {
            this.detectedType = detectedType;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public String declaredType() {
            return declaredType;
        }

        @Override
        public String detectedType() {
            return detectedType;
        }

        @Override
        public InputStream open() throws IOException {
            synchronized (Incoming.this) {
                Path path = onDisk();
                return path != null ? Files.newInputStream(path) : new ByteArrayInputStream(stillHere(), 0, inMemory);
            }
        }

        @Override
        public byte[] bytes() throws IOException {
            synchronized (Incoming.this) {
                Path path = onDisk();
                return path != null ? Files.readAllBytes(path) : Arrays.copyOf(stillHere(), inMemory);
            }
        }

        @Override
        public void moveTo(Path target) throws IOException {
            synchronized (Incoming.this) {
                if (moved) {
                    throw new IOException("this file was moved before");
                }
                Path path = onDisk();
                if (path != null) {
                    Files.move(path, target);
                    folder.giveBack(size);
                } else {
                    byte[] content = stillHere();
                    try (OutputStream copy = newFile(target)) {
                        copy.write(content, 0, inMemory);
                    }
                }
                moved = true;
                file = target;
            }
        }

        private @Nullable Path onDisk() {
            return moved || !deleted ? file : null;
        }

        private byte[] stillHere() throws IOException {
            if (deleted) {
                throw new IOException("this file went with its request");
            }
            return memory;
        }

        @Override
        public String toString() {
            // Its name stays out: somebody chose it, and this ends up in logs.
            return "Upload[" + size + " bytes, " + detectedType + "]";
        }
    }
}
