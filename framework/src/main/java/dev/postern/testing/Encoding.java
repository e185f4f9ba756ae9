package dev.postern.testing;

import dev.postern.testing.Entry.FilePart;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Entries as bytes, in the three encodings that forms know. */
record Encoding(String type, byte[] body) {

    static Encoding of(String enctype, List<Entry> entries) {
        return switch (enctype) {
            case "multipart/form-data" -> multipart(entries);
            case "text/plain" -> new Encoding(enctype, plain(entries).getBytes(StandardCharsets.UTF_8));
            default -> new Encoding(RawRequest.URLENCODED, urlencoded(entries).getBytes(StandardCharsets.UTF_8));
        };
    }

    static String urlencoded(List<Entry> entries) {
        return entries.stream()
                .map(entry -> percent(entry.name()) + "=" + percent(entry.value()))
                .collect(Collectors.joining("&"));
    }

    private static String percent(String text) {
        // URLEncoder keeps what the URL standard keeps: letters, digits and *-._
        return URLEncoder.encode(crlf(text), StandardCharsets.UTF_8);
    }

    private static String plain(List<Entry> entries) {
        return entries.stream()
                .map(entry -> crlf(entry.name()) + "=" + crlf(entry.value()) + "\r\n")
                .collect(Collectors.joining());
    }

    private static Encoding multipart(List<Entry> entries) {
        String boundary =
                "----PosternTestBoundary" + UUID.randomUUID().toString().replace("-", "");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            FilePart file = entry.file();
            String head =
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(crlf(entry.name())) + "\"";
            if (file == null) {
                write(body, head + "\r\n\r\n" + crlf(entry.value()));
            } else {
                write(body, head + "; filename=\"" + quoted(file.name()) + "\"\r\nContent-Type: " + file.type());
                write(body, "\r\n\r\n");
                body.writeBytes(file.bytes());
            }
            write(body, "\r\n");
        }
        write(body, "--" + boundary + "--\r\n");
        return new Encoding("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Line ends travel as CRLF, however they were typed. */
    private static String crlf(String text) {
        return InputValue.lineFeeds(text).replace("\n", "\r\n");
    }
}
