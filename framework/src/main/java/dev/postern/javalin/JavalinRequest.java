package dev.postern.javalin;

import dev.postern.http.Request;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** A request as Javalin has it. Javalin's own form API stays unused: it has no limits that hold. */
final class JavalinRequest implements Request {
    private final Context context;
    private final HttpServletRequest servlet;
    private @Nullable Counted body;

    JavalinRequest(Context context) {
        this.context = context;
        this.servlet = context.req();
    }

    @Override
    public String method() {
        // Not the context's: that one obeys X-HTTP-Method-Override.
        return servlet.getMethod();
    }

    @Override
    public String path() {
        return servlet.getRequestURI();
    }

    @Override
    public String query() {
        String query = servlet.getQueryString();
        return query == null ? "" : query;
    }

    @Override
    public List<String> headers(String name) {
        Enumeration<String> lines = servlet.getHeaders(name);
        return lines == null ? List.of() : Collections.list(lines);
    }

    @Override
    public long contentLength() {
        return servlet.getContentLengthLong();
    }

    @Override
    public InputStream body() {
        if (body == null) {
            try {
                body = new Counted(servlet.getInputStream());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        return body;
    }

    @Override
    public long unread() {
        Counted read = body;
        if (read == null) {
            return contentLength();
        }
        return read.ended ? 0 : contentLength() < 0 ? -1 : contentLength() - read.bytes;
    }

    /** Knows when all that was declared is here: the server's own stream says so only when it is asked for more. */
    private static final class Counted extends FilterInputStream {
        private long bytes;
        private boolean ended;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? read : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count(read);
            return read;
        }

        private void count(int read) {
            bytes += Math.max(0, read);
            ended |= read < 0;
        }
    }

    @Override
    public Optional<String> pathValue(String name) {
        return Optional.ofNullable(context.pathParamMap().get(name));
    }

    @Override
    public void whenAnswered(Runnable work) {
        ServletContextRequest exchange = ServletContextRequest.getServletContextRequest(servlet);
        org.eclipse.jetty.server.Request.addCompletionListener(exchange, failure -> work.run());
    }

    @Override
    public Object exchange() {
        return context;
    }
}
