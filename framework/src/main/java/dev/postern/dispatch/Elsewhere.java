package dev.postern.dispatch;

import dev.postern.http.Request;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same request as if it had asked for another page: what that page's loader is given. */
record Elsewhere(Request request, String path, String query, Map<String, String> values) implements Request {
    @Override
    public String method() {
        return request.method();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers(name);
    }

    @Override
    public long contentLength() {
        return request.contentLength();
    }

    @Override
    public InputStream body() {
        return request.body();
    }

    @Override
    public Optional<String> pathValue(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public void whenAnswered(Runnable work) {
        request.whenAnswered(work);
    }

    @Override
    public Object exchange() {
        return request.exchange();
    }
}
