package dev.postern.wire;

import dev.postern.codec.Taint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one value as plain JSON. */
final class JsonWriter {
    private static final int DEEPEST = 512;

    private final JsonBytes out;
    private final Trail trail = new Trail();

    JsonWriter(JsonBytes out) {
        this.out = out;
    }

    void write(Value value, int depth) {
        if (depth > DEEPEST) {
            throw trail.unwritable("is nested deeper than " + DEEPEST);
        }
        if (value instanceof Value.Text text) {
            refuseTainted(text.value());
            out.string(text.value());
        } else if (value instanceof Value.Nothing) {
            out.ascii("null");
        } else if (value instanceof Value.Flag flag) {
            out.ascii(flag.value() ? "true" : "false");
        } else if (value instanceof Value.Num number) {
            number(number.value());
        } else if (value instanceof Value.BigInt big) {
            refuseTainted(big.value());
            out.ascii(big.value().toString());
        } else if (value instanceof Value.Decimal decimal) {
            refuseTainted(decimal.value());
            out.ascii(decimal.value().toString());
        } else if (value instanceof Value.Moment moment) {
            out.string(Dates.text(moment.value()));
        } else if (value instanceof Value.Symbol symbol) {
            out.string(symbol.key());
        } else if (value instanceof Value.Items items) {
            items(items.values(), depth);
        } else if (value instanceof Value.Distinct distinct) {
            items(distinct.values(), depth);
        } else if (value instanceof Value.Iterated iterated) {
            items(iterated.values(), depth);
        } else if (value instanceof Value.Members members) {
            members(members.values(), depth);
        } else if (value instanceof Value.Entries entries) {
            entries(entries.values(), depth);
        } else if (value instanceof Value.Form form) {
            List<Value> fields = new ArrayList<>();
            form.fields()
                    .forEach(each -> fields.add(new Value.Items(List.of(new Value.Text(each.name()), each.value()))));
            items(fields, depth);
        } else if (value instanceof Value.Binary binary) {
            refuseTainted(binary.bytes());
            binary(binary);
        } else if (value instanceof Value.Streamed streamed && streamed.source() instanceof Value.Source.Ended ended) {
            items(ended.values(), depth);
        } else if (value instanceof Value.Failed failed) {
            Map<String, Value> members = new LinkedHashMap<>();
            members.put("digest", new Value.Text(failed.failure().digest()));
            members.put("message", new Value.Text(failed.failure().message()));
            members(members, depth);
        } else if (value instanceof Value.File) {
            throw new NotInJson(trail.toString(), "file");
        } else if (value instanceof Value.Reference) {
            throw new NotInJson(trail.toString(), "function");
        } else {
            throw trail.unwritable("is still to come, and JSON is written at once");
        }
    }

    private void number(double number) {
        if (Double.isFinite(number)) {
            out.number(number);
        } else {
            out.ascii('"').ascii(Double.toString(number)).ascii('"');
        }
    }

    /** Bytes as base64; longer elements as the array that any other client has of them, and sends. */
    private void binary(Value.Binary binary) {
        if (binary.kind().elementBytes() == 1) {
            out.ascii('"').add(Base64.getEncoder().encode(binary.bytes())).ascii('"');
            return;
        }
        ByteBuffer elements = ByteBuffer.wrap(binary.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        out.ascii('[');
        while (elements.hasRemaining()) {
            if (elements.position() > 0) {
                out.ascii(',');
            }
            element(binary.kind(), elements);
        }
        out.ascii(']');
    }

    private void element(BinaryKind kind, ByteBuffer elements) {
        switch (kind) {
            case INT16 -> number(elements.getShort());
            case UINT16 -> number(elements.getChar());
            case INT32 -> number(elements.getInt());
            case UINT32 -> out.ascii(Integer.toUnsignedString(elements.getInt()));
            case FLOAT32 -> number(elements.getFloat());
            case FLOAT64 -> number(elements.getDouble());
            case BIG_INT64 -> out.ascii(Long.toString(elements.getLong()));
            case BIG_UINT64 -> out.ascii(Long.toUnsignedString(elements.getLong()));
            default -> throw new IllegalArgumentException(kind + " has elements of one byte");
        }
    }

    private void items(List<Value> values, int depth) {
        out.ascii('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            trail.enter(i);
            write(values.get(i), depth + 1);
            trail.leave();
        }
        out.ascii(']');
    }

    private void members(Map<String, Value> values, int depth) {
        out.ascii('{');
        boolean first = true;
        for (Map.Entry<String, Value> member : values.entrySet()) {
            if (member.getValue() == Value.UNDEFINED) {
                continue;
            }
            if (!first) {
                out.ascii(',');
            }
            first = false;
            trail.enter(member.getKey());
            out.string(member.getKey()).ascii(':');
            write(member.getValue(), depth + 1);
            trail.leave();
        }
        out.ascii('}');
    }

    private void entries(List<Value.Entry> entries, int depth) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (Value.Entry entry : entries) {
            if (entry.key() instanceof Value.Text key) {
                refuseTainted(key.value());
                members.put(key.value(), entry.value());
            }
        }
        if (members.size() == entries.size()) {
            members(members, depth);
            return;
        }
        List<Value> pairs = new ArrayList<>();
        entries.forEach(each -> pairs.add(new Value.Items(List.of(each.key(), each.value()))));
        items(pairs, depth);
    }

    private void refuseTainted(Object content) {
        if (Taint.isTainted(content)) {
            throw trail.unwritable("is marked with Taint.value(…)");
        }
    }
}
