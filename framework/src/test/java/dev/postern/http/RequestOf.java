package dev.postern.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request made up by a test: {@code RequestOf.post("/todos").urlEncoded("title=Milk")}. */
public final class RequestOf implements Request {
    public static final String BOUNDARY = "----TestBoundary7MA4YWxk";

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Map<String, String> pathValues = new LinkedHashMap<>();
    private InputStream body = new ByteArrayInputStream(new byte[0]);
    private long contentLength = -1;
    private Object exchange = new Object();

    private RequestOf(String method, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        this.query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
    }

    public static RequestOf get(String pathAndQuery) {
        return new RequestOf("GET", pathAndQuery);
    }

    public static RequestOf post(String pathAndQuery) {
        return new RequestOf("POST", pathAndQuery);
    }

    public static RequestOf of(String method, String pathAndQuery) {
        return new RequestOf(method, pathAndQuery);
    }

    /** Adds a line to those of this header. */
    public RequestOf header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                .add(value);
        return this;
    }

    /** Takes all lines of a header away. */
    public RequestOf without(String name) {
        headers.remove(name.toLowerCase(Locale.ROOT));
        return this;
    }

    public RequestOf type(String contentType) {
        return without("Content-Type").header("Content-Type", contentType);
    }

    /** A body that declares its length. */
    public RequestOf body(byte[] bytes) {
        contentLength = bytes.length;
        return body(new ByteArrayInputStream(bytes));
    }

    public RequestOf body(InputStream in) {
        body = in;
        return this;
    }

    public RequestOf urlEncoded(String text) {
        return type("application/x-www-form-urlencoded").body(text.getBytes(StandardCharsets.UTF_8));
    }

    public RequestOf multipart(Parts parts) {
        return multipart(parts.bytes());
    }

    public RequestOf multipart(byte[] bytes) {
        return type("multipart/form-data; boundary=" + BOUNDARY).body(bytes);
    }

    /** Declares another length than the body has; -1 for a chunked one. */
    public RequestOf declaring(long length) {
        contentLength = length;
        return this;
    }

    public RequestOf chunked() {
        return declaring(-1);
    }

    public RequestOf pathValue(String name, String value) {
        pathValues.put(name, value);
        return this;
    }

    public RequestOf exchange(Object ours) {
        exchange = ours;
        return this;
    }

    /** A multipart body, as a browser writes it. */
    public static final class Parts {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        public Parts text(String name, String value) {
            return part(
                    "Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        }

        public Parts file(String name, String fileName, String type, byte[] content) {
            return part(
                    "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: " + type,
                    content);
        }

        /** A part with these headers, written as they are. */
        public Parts part(String headers, byte[] content) {
            return raw("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n")
                    .raw(content)
                    .raw("\r\n");
        }

        public Parts raw(String text) {
            return raw(text.getBytes(StandardCharsets.UTF_8));
        }

        public Parts raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        /** The body with its closing boundary. */
        public byte[] bytes() {
            byte[] closing = ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(out.toByteArray());
            whole.writeBytes(closing);
            return whole.toByteArray();
        }
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public long contentLength() {
        return contentLength;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public Optional<String> pathValue(String name) {
        return Optional.ofNullable(pathValues.get(name));
    }

    @Override
    public void whenAnswered(Runnable work) {
        throw new UnsupportedOperationException("nobody answers this");
    }

    @Override
    public Object exchange() {
        return exchange;
    }
}
