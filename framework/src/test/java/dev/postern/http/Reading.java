package dev.postern.http;

import dev.postern.http.BodyRefused.Code;
import dev.postern.upload.UploadFolder;
import dev.postern.upload.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One body read by {@link FormBody}, and what came of it, for tests to look at. */
final class Reading {
    private static final UploadFolder FOLDER = new UploadFolder();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(FOLDER::close));
    }

    /** An intake that keeps everything within these limits. */
    static Intake within(Limits limits) {
        return () -> limits;
    }

    /** What came: {@code name=value} per text, {@code name:file name:length} per file, or the code of the refusal. */
    static String of(Request request) {
        return of(request, within(Limits.DEFAULT));
    }

    static String of(Request request, Intake intake) {
        try (Uploads uploads = FOLDER.open()) {
            return shown(FormBody.read(request, uploads, intake));
        } catch (BodyRefused refused) {
            return refused.code() + " " + shown(refused.soFar());
        }
    }

    static Code refusalOf(Request request, Intake intake) {
        try (Uploads uploads = FOLDER.open()) {
            FormBody.read(request, uploads, intake);
            throw new AssertionError("not refused");
        } catch (BodyRefused refused) {
            return refused.code();
        }
    }

    static String shown(Fields fields) {
        List<String> all = new ArrayList<>();
        fields.textNames().forEach(name -> fields.texts(name).forEach(value -> all.add(name + "=" + value)));
        fields.fileNames()
                .forEach(name ->
                        fields.files(name).forEach(file -> all.add(name + ":" + file.name() + ":" + file.size())));
        return all.toString();
    }

    /** The milliseconds of CPU this thread spends on something. */
    static double cpuMillisOf(Runnable something) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        something.run();
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each character as one byte. */
    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A stream that gives at most so many bytes at once, and knows how many it gave. */
    static final class Trickle extends InputStream {
        private final byte[] bytes;
        private final int step;
        private int given;

        Trickle(byte[] bytes, int step) {
            this.bytes = bytes;
            this.step = step;
        }

        int given() {
            return given;
        }

        @Override
        public int read() {
            return given < bytes.length ? bytes[given++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (given == bytes.length) {
                return -1;
            }
            int got = Math.min(Math.min(step, length), bytes.length - given);
            System.arraycopy(bytes, given, into, from, got);
            given += got;
            return got;
        }

        @Override
        public int available() {
            return Math.min(step, bytes.length - given);
        }
    }

    private Reading() {}
}
