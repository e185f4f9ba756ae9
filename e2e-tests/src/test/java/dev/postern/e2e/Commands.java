package dev.postern.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs programs; a test of who runs what puts its own in place. */
interface Commands {
    /** How a program that could not be started, or was still running at its limit, is said to have ended. */
    int NOT_ENDED = -1;

    /**
     * How a program ended.
     *
     * @param output what it wrote, errors included
     */
    record Ran(int exit, String output) {
        boolean well() {
            return exit == 0;
        }

        /** The last line that says something. */
        String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((before, last) -> last)
                    .orElse("it said nothing")
                    .strip();
        }
    }

    /** Runs a program to its end, and ends it and all it started at the limit. */
    Ran run(List<String> command, Map<String, String> environment, Duration limit);

    /** Commands on this machine. */
    static Commands real() {
        return (command, environment, limit) -> {
            Path output = null;
            try {
                // A file, not a pipe: a child that outlives the limit cannot keep us reading.
                output = Files.createTempFile("postern-e2e", ".log");
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(nothing()));
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    return new Ran(process.exitValue(), text(output));
                }
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                return new Ran(NOT_ENDED, text(output) + "\nstill running after " + limit.toSeconds() + " s");
            } catch (IOException notStarted) {
                return new Ran(NOT_ENDED, String.valueOf(notStarted.getMessage()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Ran(NOT_ENDED, "interrupted");
            } finally {
                delete(output);
            }
        };
    }

    private static File nothing() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return new File(windows ? "NUL" : "/dev/null");
    }

    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    private static void delete(@Nullable Path output) {
        if (output != null) {
            try {
                Files.deleteIfExists(output);
            } catch (IOException left) {
                // A leftover in the temporary folder harms nobody.
            }
        }
    }
}
