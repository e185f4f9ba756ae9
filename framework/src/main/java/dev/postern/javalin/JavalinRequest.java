package dev.postern.javalin;

import dev.postern.http.Request;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/** A request as Javalin has it. Javalin's own form API stays unused: it has no limits that hold. */
final class JavalinRequest implements Request {
    private final Context context;
    private final HttpServletRequest servlet;

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
        try {
            return servlet.getInputStream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public Optional<String> pathValue(String name) {
        return Optional.ofNullable(context.pathParamMap().get(name));
    }

    @Override
    public Object exchange() {
        return context;
    }
}
