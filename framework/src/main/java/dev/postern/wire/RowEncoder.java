package dev.postern.wire;

import dev.postern.codec.Taint;
import dev.postern.wire.Value.StreamKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as rows: what a value contains stands in rows before its own, what is still to come is told.
 *
 * <p>Of the forms that a value may have, it writes those that clients of React since 19.0 and in development read alike:
 * texts in place, binary items of streams as their own rows, errors with all that a development client looks for.
 */
final class RowEncoder {
    /** Deeper than anything that was read; who builds such a thing by hand has built a cycle. */
    private static final int DEEPEST = 512;

    private final JsonBytes rows = new JsonBytes(512);
    private final List<Later> begun = new ArrayList<>();
    private final Trail trail = new Trail();
    /** Promises and functions that occur again are the same there, too. */
    private final Known known = new Known();

    private IdentityHashMap<Value, Integer> fresh = new IdentityHashMap<>();
    private int last;

    /** Something whose rows come later: a {@link Value.Promise} or a {@link Value.Streamed}. */
    record Later(int id, Value value) {}

    /** The rows written since they were last taken. */
    byte[] take() {
        byte[] taken = rows.take();
        rows.cut(0);
        return taken;
    }

    /** What has been promised since this was last asked. */
    List<Later> begun() {
        List<Later> taken = List.copyOf(begun);
        begun.clear();
        return taken;
    }

    /** Whether a promise or a stream stands in rows already, in whichever value. */
    boolean isKnown(Value value) {
        return known.row(value) != null;
    }

    /** A value's row, and before it those it refers to. All of them, or none where one cannot be written. */
    void model(int id, Value value) {
        orNothing(() -> row(id, value));
    }

    /** An item of a stream: bytes as they are, so that every client reads them. */
    void item(int id, StreamKind kind, Value value) {
        orNothing(() -> {
            if (value instanceof Value.Binary binary) {
                refuseTainted(binary.bytes());
                binary(id, kind == StreamKind.BYTES ? 'b' : binary.kind().letter(), binary.bytes());
                if (kind == StreamKind.BYTES) {
                    // React's client copies a chunk only from among other rows. One at the end of what the network
                    // brought
                    // it gives away with all of that, and typed arrays that came with it are torn from their bytes.
                    nothing();
                }
            } else if (kind == StreamKind.BYTES) {
                throw trail.unwritable("is no bytes, in a stream of them");
            } else {
                row(id, value);
            }
        });
    }

    /** The end of a stream. */
    void end(int id, Value value) {
        orNothing(() -> {
            JsonBytes json = new JsonBytes(16);
            if (value != Value.UNDEFINED) {
                write(value, json, 1);
            }
            rows.hex(id).ascii(":C").add(json).ascii('\n');
        });
    }

    /** That something failed. Nothing of it where that itself cannot be written: its words may be a secret. */
    void failure(int id, Failure failure) {
        orNothing(() -> {
            rows.hex(id).ascii(":E");
            error(failure, rows);
            rows.ascii('\n');
        });
    }

    /** A row that nothing refers to: it means nothing to any client. A second one of its number would be an error. */
    void nothing() {
        rows.hex(++last).ascii(":null\n");
    }

    private void orNothing(Runnable writing) {
        int length = rows.length();
        int waiting = begun.size();
        try {
            writing.run();
            fresh.forEach(known::put);
        } catch (RuntimeException unwritable) {
            rows.cut(length);
            begun.subList(waiting, begun.size()).clear();
            trail.clear();
            throw unwritable;
        } finally {
            fresh = new IdentityHashMap<>(4);
        }
    }

    private void row(int id, Value value) {
        JsonBytes json = new JsonBytes(64);
        write(value, json, 1);
        rows.hex(id).ascii(':').add(json).ascii('\n');
    }

    /** Another row for what cannot stand in its place. */
    private int outlined(Value value, int depth) {
        int id = ++last;
        JsonBytes json = new JsonBytes(64);
        write(value, json, depth);
        rows.hex(id).ascii(':').add(json).ascii('\n');
        return id;
    }

    private void write(Value value, JsonBytes out, int depth) {
        if (depth > DEEPEST) {
            throw trail.unwritable("is nested deeper than " + DEEPEST);
        }
        if (value instanceof Value.Text text) {
            refuseTainted(text.value());
            text(text.value(), out);
        } else if (value instanceof Value.Nothing nothing) {
            out.ascii(nothing == Value.UNDEFINED ? "\"$undefined\"" : "null");
        } else if (value instanceof Value.Flag flag) {
            out.ascii(flag.value() ? "true" : "false");
        } else if (value instanceof Value.Num number) {
            number(number.value(), out);
        } else if (value instanceof Value.BigInt big) {
            refuseTainted(big.value());
            out.ascii("\"$n").ascii(big.value().toString()).ascii('"');
        } else if (value instanceof Value.Decimal decimal) {
            // As a text, like every decimal that leaves.
            refuseTainted(decimal.value());
            out.string(decimal.value().toString());
        } else if (value instanceof Value.Moment moment) {
            out.ascii("\"$D").ascii(date(moment.value())).ascii('"');
        } else if (value instanceof Value.Symbol symbol) {
            out.string("$S", symbol.key());
        } else if (value instanceof Value.Items items) {
            items(items.values(), out, depth);
        } else if (value instanceof Value.Members members) {
            members(members.values(), out, depth);
        } else if (value instanceof Value.Entries entries) {
            List<Value> pairs = new ArrayList<>(entries.values().size());
            entries.values().forEach(each -> pairs.add(new Value.Items(List.of(each.key(), each.value()))));
            refer("$Q", outlined(new Value.Items(pairs), depth + 1), out);
        } else if (value instanceof Value.Distinct distinct) {
            refer("$W", outlined(new Value.Items(distinct.values()), depth + 1), out);
        } else if (value instanceof Value.Iterated iterated) {
            refer("$i", outlined(new Value.Items(iterated.values()), depth + 1), out);
        } else if (value instanceof Value.Form form) {
            List<Value> fields = new ArrayList<>(form.fields().size());
            form.fields()
                    .forEach(each -> fields.add(new Value.Items(List.of(new Value.Text(each.name()), each.value()))));
            refer("$K", outlined(new Value.Items(fields), depth + 1), out);
        } else if (value instanceof Value.Binary binary) {
            refuseTainted(binary.bytes());
            int id = ++last;
            binary(id, binary.kind().letter(), binary.bytes());
            refer("$", id, out);
        } else if (value instanceof Value.File file) {
            refer("$B", file(file), out);
        } else if (value instanceof Value.Failed failed) {
            int id = ++last;
            JsonBytes error = new JsonBytes(128);
            error(failed.failure(), error);
            rows.hex(id).ascii(':').add(error).ascii('\n');
            refer("$Z", id, out);
        } else if (value instanceof Value.Reference reference) {
            refer("$h", reference(reference, depth), out);
        } else if (value instanceof Value.Promise) {
            refer("$@", later(value), out);
        } else {
            refer("$", later(value), out);
        }
    }

    private static void refer(String tag, int id, JsonBytes out) {
        out.ascii('"').ascii(tag).hex(id).ascii('"');
    }

    private static void text(String text, JsonBytes out) {
        out.string(text.startsWith("$") ? "$" : "", text);
    }

    private static void number(double number, JsonBytes out) {
        if (Double.isNaN(number)) {
            out.ascii("\"$NaN\"");
        } else if (Double.isInfinite(number)) {
            out.ascii(number > 0 ? "\"$Infinity\"" : "\"$-Infinity\"");
        } else if (JsonBytes.isMinusZero(number)) {
            out.ascii("\"$-0\"");
        } else {
            out.number(number);
        }
    }

    private String date(Instant date) {
        if (!Dates.isJavaScripts(date)) {
            throw trail.unwritable("is a date beyond JavaScript's calendar");
        }
        return Dates.text(date);
    }

    private void items(List<Value> values, JsonBytes out, int depth) {
        out.ascii('[');
        for (int i = 0; i < values.size(); i++) {
            trail.enter(i);
            write(values.get(i), i == 0 ? out : out.ascii(','), depth + 1);
            trail.leave();
        }
        out.ascii(']');
    }

    private void members(Map<String, Value> values, JsonBytes out, int depth) {
        out.ascii('{');
        boolean first = true;
        for (Map.Entry<String, Value> member : values.entrySet()) {
            // The client drops both, or keeps the second as a trap for whoever reads it.
            if (member.getValue() == Value.UNDEFINED || member.getKey().equals("__proto__")) {
                continue;
            }
            if (member.getKey().equals("then") && member.getValue() instanceof Value.Reference) {
                // Whoever awaits what holds it would call it.
                continue;
            }
            if (!first) {
                out.ascii(',');
            }
            first = false;
            trail.enter(member.getKey());
            write(member.getValue(), out.string(member.getKey()).ascii(':'), depth + 1);
            trail.leave();
        }
        out.ascii('}');
    }

    private void binary(int id, char letter, byte[] bytes) {
        rows.hex(id).ascii(':').ascii(letter).hex(bytes.length).ascii(',').add(bytes);
    }

    /** A Blob: its type, and its bytes in a row of their own. */
    private int file(Value.File file) {
        Integer written = known(file);
        if (written != null) {
            return written;
        }
        byte[] bytes;
        try {
            bytes = file.upload().bytes();
        } catch (IOException gone) {
            throw trail.unwritable("is a file that cannot be read any more");
        }
        int content = ++last;
        binary(content, BinaryKind.UINT8.letter(), bytes);
        int id = ++last;
        JsonBytes json = new JsonBytes(64).ascii('[');
        text(file.upload().declaredType(), json);
        refer("$", content, json.ascii(','));
        rows.hex(id).ascii(':').add(json).ascii("]\n");
        fresh.put(file, id);
        return id;
    }

    private int reference(Value.Reference reference, int depth) {
        Integer id = known(reference);
        if (id != null) {
            return id;
        }
        JsonBytes json = new JsonBytes(64).ascii("{\"id\":");
        text(reference.function(), json);
        json.ascii(",\"bound\":");
        if (reference.bound() == null) {
            json.ascii("null");
        } else {
            refer("$@", outlined(new Value.Items(reference.bound()), depth + 1), json);
        }
        if (reference.isParallel()) {
            // Ours alone: React's client reads what it knows.
            json.ascii(",\"order\":\"parallel\"");
        }
        int fresh = ++last;
        rows.hex(fresh).ascii(':').add(json).ascii("}\n");
        this.fresh.put(reference, fresh);
        return fresh;
    }

    private int later(Value value) {
        Integer id = known(value);
        if (id != null) {
            return id;
        }
        int fresh = ++last;
        this.fresh.put(value, fresh);
        if (value instanceof Value.Streamed streamed) {
            rows.hex(fresh).ascii(':').ascii(streamed.kind().letter()).ascii('\n');
        }
        begun.add(new Later(fresh, value));
        return fresh;
    }

    private @Nullable Integer known(Value value) {
        Integer id = fresh.get(value);
        return id == null ? known.row(value) : id;
    }

    /** A production client looks at the digest alone; one in development breaks down where the others are missing. */
    private static void error(Failure failure, JsonBytes out) {
        out.ascii("{\"digest\":").string(failure.digest());
        out.ascii(",\"name\":\"Error\",\"message\":").string(failure.message());
        out.ascii(",\"stack\":[],\"env\":\"Server\"");
        if (failure.problem() != null) {
            PlainJson.write(failure.problem(), out.ascii(",\"problem\":"));
        }
        out.ascii('}');
    }

    private void refuseTainted(Object content) {
        if (Taint.isTainted(content)) {
            throw trail.unwritable("is marked with Taint.value(…)");
        }
    }
}
