package dev.postern.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A display that nobody sees, under the first number that is free. */
final class Display implements AutoCloseable {
    private final Process server;
    private final String name;

    Display(Path xvfb) {
        try {
            // It tells the number it chose as soon as it can be drawn on; on a network it is not to be found.
            server = new ProcessBuilder(List.of(
                            xvfb.toString(), "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            @SuppressWarnings("resource") // It ends with the server, which must not find its output closed.
            BufferedReader output = server.inputReader(StandardCharsets.US_ASCII);
            String number = output.readLine();
            if (number == null) {
                throw new IllegalStateException(xvfb + " does not start: it ended with "
                        + server.onExit().join().exitValue());
            }
            name = ":" + number.strip();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** What a program finds it by, in its variable {@code DISPLAY}. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
