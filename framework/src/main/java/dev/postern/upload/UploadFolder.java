package dev.postern.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where chosen files wait until their request ends: a folder of our own that nobody else can look into, with a quota
 * for everything in it together.
 *
 * <p>The folder is made when the first file needs it, so a site without uploads runs where nothing can be written. What
 * a killed process left behind is deleted when the next one starts. Names of files never come from a request.
 */
public final class UploadFolder implements AutoCloseable {
    public static final long DEFAULT_QUOTA = 512L * 1024 * 1024;

    private static final String PREFIX = "postern-uploads-";
    // Locked for as long as the process lives: only a folder whose lock can be had is a leftover.
    private static final String ALIVE = ".alive";
    private static final Duration TIME_TO_LOCK = Duration.ofMinutes(1);

    private final Path parent;
    private final long quota;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Made> made = new ArrayList<>();
    private boolean closed;

    /** A folder this process made, with the lock that says it is in use. */
    private record Made(Path path, FileChannel channel, FileLock lock) {}

    /** A folder below the system's own for temporary files, with the default quota. */
    public UploadFolder() {
        this(Path.of(System.getProperty("java.io.tmpdir", ".")), DEFAULT_QUOTA);
    }

    /**
     * @param parent an existing folder on a disk with room
     * @param quota bytes on disk for all requests together
     */
    public UploadFolder(Path parent, long quota) {
        this.parent = parent;
        this.quota = quota;
        sweep();
    }

    /** Opens the files of one request: to be closed when it ends, whichever way it ends. */
    public Uploads open() {
        return new Uploads(this);
    }

    /** Makes the folder now, so that a place that cannot be written is found at start-up. */
    public void makeReady() throws IOException {
        directory();
    }

    /** The bytes on disk at this moment. */
    public long used() {
        return used.get();
    }

    /** Deletes the folder with all that is in it; requests that still run find their files gone. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Made each : made) {
            release(each.channel());
            delete(each.path());
        }
        made.clear();
    }

    Path newFile() throws IOException {
        return directory().resolve("file-" + Long.toHexString(numbers.incrementAndGet()));
    }

    /** Takes room for bytes about to be written; false where there is none. */
    boolean take(long bytes) {
        long before;
        do {
            before = used.get();
            if (before + bytes > quota) {
                return false;
            }
        } while (!used.compareAndSet(before, before + bytes));
        return true;
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    static FileAttribute<?>[] onlyOwner(Path near, String permissions) {
        boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted)}
                : new FileAttribute<?>[] {};
    }

    private synchronized Path directory() throws IOException {
        if (closed) {
            throw new IOException("the upload folder is closed");
        }
        if (!made.isEmpty()) {
            Path latest = made.get(made.size() - 1).path();
            // Cleaners of /tmp take folders that nobody touched for days.
            if (Files.isDirectory(latest, LinkOption.NOFOLLOW_LINKS)) {
                return latest;
            }
        }
        Path path = parent.resolve(PREFIX + process() + "-" + Long.toHexString(new SecureRandom().nextLong()));
        // Fails if it exists: whoever may write to the parent cannot have prepared it, or a link, for us.
        Files.createDirectory(path, onlyOwner(parent, "rwx------"));
        FileChannel channel =
                FileChannel.open(path.resolve(ALIVE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        made.add(new Made(path, channel, channel.lock()));
        return path;
    }

    private void sweep() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isLeftover(folder)) {
                    delete(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Leftovers cost room and nothing else; the next start tries again.
        }
    }

    private boolean isLeftover(Path folder) {
        try {
            // Closing a second channel would release this process's own lock: its folders are not even tried.
            if (String.valueOf(folder.getFileName()).startsWith(PREFIX + process() + "-")
                    || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    // Another user's could be swapped for a link to something of ours while we delete.
                    || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(ourselves())) {
                return false;
            }
            Path alive = folder.resolve(ALIVE);
            if (!Files.isRegularFile(alive, LinkOption.NOFOLLOW_LINKS)) {
                Instant changed = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                return changed.isBefore(Instant.now().minus(TIME_TO_LOCK));
            }
            try (FileChannel channel = FileChannel.open(alive, StandardOpenOption.WRITE)) {
                FileLock lock = channel.tryLock();
                return lock != null;
            }
        } catch (IOException | OverlappingFileLockException | UnsupportedOperationException inUse) {
            return false;
        }
    }

    /** Who this process is to the file system; asked by making a file, since in a container it may have no name. */
    private UserPrincipal ourselves() throws IOException {
        Path probe = Files.createTempFile(parent, PREFIX, ".probe");
        try {
            return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.delete(probe);
        }
    }

    private static String process() {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return self.pid() + "-" + Long.toHexString(started);
    }

    private static void delete(Path folder) {
        // Only plain files are ever put here, so one level is enough, and no link is followed.
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException | DirectoryIteratorException keptFromIt) {
            // The next start tries again.
        }
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to release.
        }
    }
}
