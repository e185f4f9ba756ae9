package dev.postern.dispatch;

import dev.postern.call.Progress;
import dev.postern.codec.Taint;
import dev.postern.http.Response;
import dev.postern.wire.Outlet;
import dev.postern.wire.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call's answer, before which comes how far the function is: a line of JSON for each report, then one with the status and
 * the headers of the answer, and then its body, byte for byte. A function that ends without a report is answered as if
 * nobody had asked.
 *
 * <p>At most one report waits, the newest, for the outlet and for a pause since the one before, so that neither a slow
 * client nor an eager function costs more than a few bytes. A client that goes away ends nothing but this: the function
 * runs on, and what it gives is read by nobody.
 */
final class Reported implements Progress, CallAnswer.Rows {
    private static final Logger LOG = LoggerFactory.getLogger(Reported.class);

    private static final String TYPE = "application/x-ndjson";
    /** More of them in a second nobody sees. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final byte[] STILL_HERE = {'\n'};
    private static final Outlet NOBODY =
            bytes -> CompletableFuture.failedFuture(new CancellationException("nobody listens any more"));

    private static final Response HEAD = CallFormat.head(200, TYPE)
            .with(Shim.PROGRESS, "1")
            // Who hears of progress when all is done hears nothing. There is one widespread proxy that keeps answers
            // back.
            .with("X-Accel-Buffering", "no");

    private final String place;
    private final Beat beat;
    private final Runnable begins;
    private final Runnable ends;
    private final CompletableFuture<CallAnswer> answer = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();

    // Guarded by this, as all that follows.
    private @Nullable Report newest;
    private @Nullable CallAnswer end;
    private @Nullable Outlet outlet;
    private boolean begun;
    private boolean stopped;
    private boolean sending;
    private boolean resting;
    private boolean spoke;
    private boolean silent;
    private boolean gone;
    private boolean handedOn;
    private boolean complained;

    /**
     * @param place where an author finds the function
     * @param begins called with the first report, before anybody hears of it
     * @param ends called when an answer is there that needs nothing more of the request
     */
    Reported(String place, Beat beat, Runnable begins, Runnable ends) {
        this.place = place;
        this.beat = beat;
        this.begins = begins;
        this.ends = ends;
    }

    /**
     * Whichever is first: the function's end, and with it the answer as it is, or the first report.
     *
     * @param whole the answer; never fails
     */
    CompletionStage<CallAnswer> before(CompletionStage<CallAnswer> whole) {
        whole.thenAccept(this::ended);
        return answer;
    }

    /** The function has ended: what it says from here on is nobody's concern. */
    synchronized void stop() {
        stopped = true;
    }

    @Override
    public void at(long done, long total, String words) {
        boolean first;
        synchronized (this) {
            if (stopped || gone) {
                return;
            }
            newest = sayable(Report.of(done, total, words), words);
            first = !begun;
            begun = true;
        }
        if (first) {
            begins.run();
            execute(() -> answer.complete(new CallAnswer(HEAD, this)));
        } else {
            flush();
        }
    }

    private Report sayable(Report report, String words) {
        if (!Taint.isTainted(words) && !Taint.isTainted(report.words())) {
            return report;
        }
        if (!complained) {
            complained = true;
            LOG.error("{}", Problems.secretReported(place).message());
        }
        return report.wordless();
    }

    private void ended(CallAnswer whole) {
        boolean waited;
        synchronized (this) {
            stopped = true;
            end = whole;
            waited = begun;
        }
        if (!waited) {
            answer.complete(whole);
            return;
        }
        if (whole.rows() == null) {
            ends.run();
        }
        flush();
    }

    @Override
    public CompletionStage<@Nullable Void> send(Outlet to) {
        synchronized (this) {
            outlet = to;
        }
        flush();
        beat.on(this::goesOn);
        return sent;
    }

    /** Says something at least every so often: that a client has gone is noticed only when something is sent to it. */
    private boolean goesOn() {
        synchronized (this) {
            if (gone || handedOn) {
                return false;
            }
            silent = !spoke;
            spoke = false;
        }
        flush();
        return true;
    }

    /** Nobody listens any more. What is done is done, and ends when the function does: it may still ask for its request. */
    @Override
    public void cancel() {
        CallAnswer.Rows rows;
        synchronized (this) {
            gone = true;
            sending = false;
            newest = null;
            rows = handedOn && end != null ? end.rows() : null;
        }
        if (rows != null) {
            rows.cancel();
        } else {
            flush();
        }
    }

    private void flush() {
        synchronized (this) {
            if (sending || handedOn || (outlet == null && !gone)) {
                return;
            }
            sending = true;
        }
        execute(this::next);
    }

    private void execute(Runnable task) {
        try {
            beat.executor().execute(task);
        } catch (RejectedExecutionException stopping) {
            task.run();
        }
    }

    /** What is to leave next. */
    private record Piece(byte[] bytes, Outlet to, @Nullable CallAnswer last) {}

    private void next() {
        Piece piece = take();
        if (piece == null) {
            return;
        }
        CompletionStage<?> leaving = piece.to().send(piece.bytes());
        leaving.whenComplete((left, broken) -> {
            CallAnswer last = piece.last();
            if (last != null) {
                // What is still to come is to be ended where nobody takes it.
                handOn(last, broken == null ? piece.to() : NOBODY);
            } else if (broken != null) {
                cancel();
            } else {
                left();
            }
        });
    }

    private synchronized @Nullable Piece take() {
        if (handedOn) {
            return null;
        }
        Report report = newest;
        CallAnswer last = end;
        Outlet to = gone || outlet == null ? NOBODY : outlet;
        if (report != null && (last != null || !resting)) {
            newest = null;
            resting = true;
            spoke = true;
            silent = false;
            beat.after(PAUSE, this::rested);
            return new Piece(report.line(), to, null);
        }
        if (last != null) {
            handedOn = true;
            return new Piece(head(last.response()), to, last);
        }
        if (silent && !gone) {
            silent = false;
            return new Piece(STILL_HERE, to, null);
        }
        sending = false;
        return null;
    }

    private void left() {
        synchronized (this) {
            if (gone) {
                return;
            }
            sending = false;
        }
        flush();
    }

    private void rested() {
        synchronized (this) {
            resting = false;
        }
        flush();
    }

    private void handOn(CallAnswer last, Outlet to) {
        CallAnswer.Rows rows = last.rows();
        CompletionStage<?> leaving = rows == null ? to.send(last.response().body()) : rows.send(to);
        leaving.whenComplete((left, broken) -> {
            if (broken == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(broken);
            }
        });
    }

    /** What an answer says beside its body, but for what this one's head has said already. */
    private static byte[] head(Response response) {
        Map<String, Value> headers = new LinkedHashMap<>();
        for (Response.Header header : response.headers()) {
            // A script may read a body, and no cookie of ours.
            boolean secret = header.name().equalsIgnoreCase("Set-Cookie") || Taint.isTainted(header.value());
            if (!secret && !HEAD.headers().contains(header)) {
                headers.put(header.name(), new Value.Text(header.value()));
            }
        }
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("status", new Value.Num(response.status()));
        members.put("headers", new Value.Members(headers));
        return Report.line(members);
    }
}
