package dev.postern.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadFolderTest {
    private static final int KIB = 1024;

    @TempDir
    Path parent;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4 * KIB, 64 * KIB - 1, 64 * KIB, 64 * KIB + 1, 5 * KIB * KIB})
    void keepsEveryByte(int length) throws IOException {
        byte[] content = random(length);
        try (UploadFolder folder = new UploadFolder(parent, 8L * KIB * KIB);
                Uploads uploads = folder.open()) {
            Upload upload = received(uploads, content, 7001);
            assertThat(upload.size()).isEqualTo(length);
            assertThat(upload.bytes()).isEqualTo(content);
            try (InputStream in = upload.open()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
            assertThat(folder.used()).isEqualTo(length > 64 * KIB ? length : 0);
            assertThat(filesBelow(parent)).hasSize(length > 64 * KIB ? 1 : 0);
        }
        assertThat(everythingBelow(parent)).isEmpty();
    }

    @Test
    void writesNothingForSmallFiles() throws IOException {
        try (UploadFolder folder = new UploadFolder(parent, KIB);
                Uploads uploads = folder.open()) {
            received(uploads, random(64 * KIB), 1000);
            assertThat(everythingBelow(parent)).isEmpty();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isForNobodyElse() throws IOException {
        try (UploadFolder folder = new UploadFolder(parent, KIB * KIB);
                Uploads uploads = folder.open()) {
            received(uploads, random(100 * KIB), 8000);
            Path made = only(directlyIn(parent));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
            Path file = only(filesBelow(parent));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void deletesAFileThatIsGivenUp() throws IOException {
        try (UploadFolder folder = new UploadFolder(parent, KIB * KIB);
                Uploads uploads = folder.open()) {
            try (Incoming file = uploads.receive("a", "b/c")) {
                file.write(random(100 * KIB), 0, 100 * KIB);
                assertThat(filesBelow(parent)).hasSize(1);
            }
            assertThat(filesBelow(parent)).isEmpty();
            assertThat(folder.used()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100 * KIB})
    void handsOutNothingOnceTheRequestHasEnded(int length) throws IOException {
        try (UploadFolder folder = new UploadFolder(parent, KIB * KIB)) {
            Uploads uploads = folder.open();
            Upload upload = received(uploads, random(length), 8000);
            uploads.close();
            uploads.close();
            assertThat(filesBelow(parent)).isEmpty();
            assertThat(folder.used()).isZero();
            assertThatThrownBy(upload::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("went with its request");
            assertThatThrownBy(upload::bytes).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> upload.moveTo(parent.resolve("x"))).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100 * KIB})
    void leavesWhatWasMovedAway(int length) throws IOException {
        byte[] content = random(length);
        Path target = parent.resolve("kept");
        try (UploadFolder folder = new UploadFolder(parent, KIB * KIB)) {
            try (Uploads uploads = folder.open()) {
                Upload upload = received(uploads, content, 8000);
                upload.moveTo(target);
                assertThat(folder.used()).isZero();
                assertThat(upload.bytes()).isEqualTo(content);
                assertThatThrownBy(() -> upload.moveTo(parent.resolve("again"))).hasMessageContaining("moved before");
            }
            assertThat(folder.used()).isZero();
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100 * KIB})
    void overwritesNothing(int length) throws IOException {
        Path target = Files.writeString(parent.resolve("kept"), "before");
        try (UploadFolder folder = new UploadFolder(parent, KIB * KIB);
                Uploads uploads = folder.open()) {
            Upload upload = received(uploads, random(length), 8000);
            assertThatThrownBy(() -> upload.moveTo(target)).isInstanceOf(FileAlreadyExistsException.class);
            assertThat(upload.bytes()).hasSize(length);
        }
        assertThat(target).hasContent("before");
    }

    @Test
    void hasOneQuotaForAllRequests() throws IOException {
        try (UploadFolder folder = new UploadFolder(parent, 250 * KIB)) {
            Uploads first = folder.open();
            received(first, random(100 * KIB), 8000);
            received(first, random(100 * KIB), 8000);
            try (Uploads second = folder.open()) {
                assertThatThrownBy(() -> received(second, random(100 * KIB), 8000))
                        .isInstanceOf(IOException.class)
                        .hasMessage("the upload folder is full");
            }
            assertThat(folder.used()).isEqualTo(200 * KIB);
            first.close();
            assertThat(folder.used()).isZero();
            try (Uploads third = folder.open()) {
                received(third, random(250 * KIB), 8000);
            }
        }
    }

    @Test
    void isEmptyAfterManyGiveUpAtOnce() throws Exception {
        try (UploadFolder folder = new UploadFolder(parent, 512L * KIB * KIB)) {
            var threads = Executors.newFixedThreadPool(8);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> {
                    try (Uploads uploads = folder.open();
                            Incoming file = uploads.receive("a", "b/c")) {
                        file.write(random(200 * KIB), 0, 200 * KIB);
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
            threads.shutdown();
            assertThat(filesBelow(parent)).isEmpty();
            assertThat(folder.used()).isZero();
        }
    }

    @Test
    void makesItsFolderAgainWhenACleanerTookIt() throws IOException {
        try (UploadFolder folder = new UploadFolder(parent, KIB * KIB);
                Uploads uploads = folder.open()) {
            folder.makeReady();
            for (Path each : everythingBelow(parent)) {
                Files.delete(each);
            }
            assertThat(received(uploads, random(100 * KIB), 8000).bytes()).hasSize(100 * KIB);
        }
        assertThat(everythingBelow(parent)).isEmpty();
    }

    @Test
    void sweepsWhatADeadProcessLeft() throws IOException {
        Path leftover = Files.createDirectory(parent.resolve("postern-uploads-1-0-abc"));
        Files.createFile(leftover.resolve(".alive"));
        Files.writeString(leftover.resolve("file-1"), "x");
        new UploadFolder(parent, KIB).close();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void sweepsAFolderThatNeverGotItsLockOnlyWhenItIsOld() throws IOException {
        Path old = Files.createDirectory(parent.resolve("postern-uploads-1-0-old"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path young = Files.createDirectory(parent.resolve("postern-uploads-1-0-young"));
        new UploadFolder(parent, KIB).close();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void leavesAloneWhatIsInUse() throws IOException {
        Path theirs = Files.createDirectory(parent.resolve("postern-uploads-1-0-abc"));
        try (FileChannel channel = FileChannel.open(
                        theirs.resolve(".alive"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                UploadFolder first = new UploadFolder(parent, KIB * KIB)) {
            first.makeReady();
            assertThat(lock.isValid()).isTrue();
            new UploadFolder(parent, KIB).close();
            assertThat(directlyIn(parent)).hasSize(2);
        }
    }

    @Test
    void sweepsWhatAnotherProcessLeftOnceThatIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        whereIs(UploadFolder.class) + File.pathSeparator + whereIs(OtherProcess.class),
                        OtherProcess.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream in = other.getInputStream()) {
            assertThat(in.read()).isEqualTo('!');
            new UploadFolder(parent, KIB).close();
            assertThat(filesBelow(parent)).hasSize(1);
        } finally {
            other.destroyForcibly().waitFor();
        }
        new UploadFolder(parent, KIB).close();
        assertThat(parent).isEmptyDirectory();
    }

    private static String whereIs(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Receives a file, says so, and waits to be killed. */
    static final class OtherProcess {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            Path parent = Path.of(arguments[0]);
            received(new UploadFolder(parent, KIB * KIB).open(), random(100 * KIB), 8000);
            // A second one, which must leave the first one's lock as it is.
            new UploadFolder(parent, KIB).close();
            System.out.print('!');
            System.out.flush();
            Thread.sleep(60_000);
        }

        private OtherProcess() {}
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void followsNoLinkWhileSweeping(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("precious"), "x");
        Files.createFile(elsewhere.resolve(".alive"));
        Files.createSymbolicLink(parent.resolve("postern-uploads-1-0-link"), elsewhere);
        Path leftover = Files.createDirectory(parent.resolve("postern-uploads-1-0-abc"));
        Files.createFile(leftover.resolve(".alive"));
        Files.createSymbolicLink(leftover.resolve("file-1"), precious);
        new UploadFolder(parent, KIB).close();
        assertThat(precious).exists();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void saysNothingThatSomebodyTyped() throws IOException {
        try (UploadFolder folder = new UploadFolder(parent, KIB);
                Uploads uploads = folder.open()) {
            assertThat(received(uploads, random(10), 10)).hasToString("Upload[10 bytes, application/octet-stream]");
        }
    }

    private static Upload received(Uploads uploads, byte[] content, int step) throws IOException {
        try (Incoming file = uploads.receive("secret plan.pdf", "application/pdf")) {
            for (int from = 0; from < content.length; from += step) {
                file.write(content, from, Math.min(step, content.length - from));
            }
            return file.finish();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<Path> directlyIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static Path only(List<Path> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        return everythingBelow(folder).stream()
                .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS) && !each.endsWith(".alive"))
                .toList();
    }

    /** Deepest first. */
    private static List<Path> everythingBelow(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(each -> !each.equals(folder))
                    .sorted((a, b) -> b.compareTo(a))
                    .toList();
        }
    }
}
