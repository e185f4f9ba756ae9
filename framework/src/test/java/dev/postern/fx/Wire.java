package dev.postern.fx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A bare connection, for what no decent client sends: other hosts, doubled headers, bodies that end early. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("localhost"), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = socket.getInputStream();
    }

    /** Sends text as it stands; where a line break is written as one character, it becomes two. */
    Wire head(String... lines) throws IOException {
        return text(String.join("\r\n", lines) + "\r\n\r\n");
    }

    Wire text(String text) throws IOException {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Wire bytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Sends nothing more, and still listens. */
    Wire end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** All that is answered until the server closes, or until nothing came for this long. */
    Answer answer(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        boolean closed = false;
        try {
            int got = in.read(buffer);
            while (got >= 0) {
                all.write(buffer, 0, got);
                got = in.read(buffer);
            }
            closed = true;
        } catch (SocketTimeoutException silent) {
            // What came is what there is.
        } catch (IOException reset) {
            closed = true;
        }
        return new Answer(all.toString(StandardCharsets.UTF_8), closed);
    }

    Answer answer() throws IOException {
        return answer(Duration.ofSeconds(5));
    }

    /**
     * What came back, from the first status line on.
     *
     * @param closed whether the server closed the connection
     */
    record Answer(String text, boolean closed) {
        /** The status of the first answer, interim ones included; 0 where nothing came. */
        int firstStatus() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /** How many answers there are. */
        long answers() {
            return text.lines().filter(line -> line.startsWith("HTTP/1.1 ")).count();
        }

        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
