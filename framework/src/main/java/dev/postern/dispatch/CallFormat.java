package dev.postern.dispatch;

import dev.postern.http.Request;
import dev.postern.http.Response;
import dev.postern.wire.Everywhere;
import dev.postern.wire.Failure;
import dev.postern.wire.PlainJson;
import dev.postern.wire.RowAnswer;
import dev.postern.wire.Value;
import java.util.Locale;

/** In what a call is answered: React's rows, or JSON as any other client reads it. */
enum CallFormat {
    ROWS(RowAnswer.TYPE),
    JSON("application/json");

    private static final String PROBLEM = "application/problem+json";

    private final String type;

    CallFormat(String type) {
        this.type = type;
    }

    /** What a client asks for; where it names neither, the like of what it sent. */
    static CallFormat of(Request request) {
        boolean rows = false;
        boolean json = false;
        for (String line : request.headers("Accept")) {
            for (String each : line.split(",")) {
                String media = media(each);
                rows |= media.equals(ROWS.type);
                json |= media.equals(JSON.type) || media.equals(PROBLEM);
            }
        }
        boolean sentJson =
                request.header("Content-Type").map(CallFormat::media).orElse("").equals(JSON.type);
        return rows || !(json || sentJson) ? ROWS : JSON;
    }

    private static String media(String each) {
        int parameters = each.indexOf(';');
        return (parameters < 0 ? each : each.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** The answer without its body: for this caller, once. */
    Response head(int status) {
        return head(status, type);
    }

    static Response head(int status, String type) {
        return Response.of(status)
                .with("Content-Type", type)
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .with("Cross-Origin-Resource-Policy", "same-origin");
    }

    /**
     * A value that is all there.
     *
     * @throws RuntimeException for what cannot be written, as an {@link dev.postern.wire.Unwritable}
     */
    Response value(Value value) {
        return having(head(200), this == JSON ? PlainJson.write(value) : RowAnswer.whole(value));
    }

    /** Why there is no value. */
    Response problem(CallProblem problem) {
        if (this == JSON) {
            return having(head(problem.status(), PROBLEM), PlainJson.write(problem.value()));
        }
        String digest = problem.digest() == null ? problem.code() : problem.digest();
        Failure failure = new Failure(digest, problem.title(), problem.value());
        return having(head(problem.status()), RowAnswer.whole(failure));
    }

    private static Response having(Response head, byte[] body) {
        return new Response(head.status(), head.headers(), body);
    }

    /** Whether all of a value is there, with nothing promised in it. */
    static boolean isWhole(Value value) {
        return Everywhere.holds(value, each -> !(each instanceof Value.Promise) && !(each instanceof Value.Streamed));
    }
}
