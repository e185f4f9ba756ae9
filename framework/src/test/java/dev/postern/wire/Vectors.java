package dev.postern.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.wire.BodyPart.FilePart;
import dev.postern.wire.BodyPart.TextPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What React's own client and server wrote, and what else may arrive: the files in {@code wire/}. */
final class Vectors {
    private static final CallLimits ROOMY =
            new CallLimits(1 << 24, 1L << 30, 1 << 24, 1_000, 1 << 20, 1 << 20, 1_000, 1_000, 1_000);

    private Vectors() {}

    /** One case; a test's display name is its name. */
    record Case(String name, Value.Members content) {
        Optional<Value> find(String member) {
            return Optional.ofNullable(content.values().get(member));
        }

        Value member(String member) {
            return find(member).orElseThrow();
        }

        List<BodyPart> body() {
            return Vectors.parts((Value.Members) find("body").orElse(content));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/wire/" + file)) {
            assertThat(in).as(file).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Value.Members all = (Value.Members) PlainJson.read(text, ROOMY);
            return items(of(all.values(), "cases")).stream()
                    .map(each -> new Case(text(of(((Value.Members) each).values(), "name")), (Value.Members) each));
        } catch (IOException | CallRefused broken) {
            throw new AssertionError(file, broken);
        }
    }

    static List<BodyPart> parts(Value.Members body) {
        if (body.values().containsKey("text")) {
            return List.of(new TextPart("0", repeated(of(body.values(), "text"))));
        }
        List<BodyPart> parts = new ArrayList<>();
        if (body.values().get("partsRepeat") instanceof Value.Members repeat) {
            int to = (int) number(of(repeat.values(), "to"));
            for (int i = (int) number(of(repeat.values(), "from")); i <= to; i++) {
                parts.add(new TextPart(Integer.toString(i), repeated(of(repeat.values(), "text"))));
            }
        }
        for (Value each : items(of(body.values(), "parts"))) {
            Map<String, Value> part = ((Value.Members) each).values();
            String name = text(of(part, "name"));
            parts.add(
                    part.containsKey("text")
                            ? new TextPart(name, repeated(of(part, "text")))
                            : new FilePart(
                                    name,
                                    new MemoryUpload(
                                            text(of(part, "filename")),
                                            text(of(part, "type")),
                                            Base64.getDecoder().decode(text(of(part, "base64"))))));
        }
        return parts;
    }

    private static String repeated(Value text) {
        if (text instanceof Value.Text plain) {
            return plain.value();
        }
        StringBuilder all = new StringBuilder();
        for (Value each : items(of(((Value.Members) text).values(), "repeat"))) {
            List<Value> pair = items(each);
            all.append(text(pair.get(0)).repeat((int) number(pair.get(1))));
        }
        return all.toString();
    }

    /** The same tagged value with names for shared values replaced by the values, and numbers as numbers. */
    static Value plain(Value tagged) {
        return plain(tagged, new LinkedHashMap<>());
    }

    private static Value plain(Value tagged, Map<String, Value> named) {
        if (tagged instanceof Value.BigInt whole) {
            return new Value.Num(whole.value().doubleValue());
        }
        if (tagged instanceof Value.Items items) {
            return new Value.Items(
                    items.values().stream().map(each -> plain(each, named)).toList());
        }
        if (tagged instanceof Value.Members object) {
            Value tag = object.values().get("t");
            if (new Value.Text("def").equals(tag)) {
                Value value = plain(of(object.values(), "value"), named);
                named.put(text(of(object.values(), "id")), value);
                return value;
            }
            if (new Value.Text("ref").equals(tag)) {
                return of(named, text(of(object.values(), "id")));
            }
            Map<String, Value> members = new LinkedHashMap<>();
            object.values().forEach((name, value) -> members.put(name, plain(value, named)));
            if (new Value.Text("object").equals(tag)) {
                members.put("entries", byName(of(members, "entries")));
            }
            members.remove("delay");
            return new Value.Members(members);
        }
        return tagged;
    }

    /** The order of an object's members is not compared. */
    private static Value byName(Value entries) {
        Map<String, Value> byName = new LinkedHashMap<>();
        for (Value entry : items(entries)) {
            byName.put(text(items(entry).get(0)), items(entry).get(1));
        }
        return new Value.Members(byName);
    }

    /** What was read, as the files write values. */
    static Value tagged(Value value) {
        if (value == Value.UNDEFINED) {
            return tag("undefined");
        }
        if (value instanceof Value.Num num) {
            double number = num.value();
            boolean plain = Double.isFinite(number) && Double.doubleToRawLongBits(number) != Long.MIN_VALUE;
            return plain ? num : tag("number", "v", new Value.Text(number == 0 ? "-0" : Double.toString(number)));
        }
        if (value instanceof Value.BigInt big) {
            return tag("bigint", "v", new Value.Text(big.value().toString()));
        }
        if (value instanceof Value.Moment date) {
            return tag("date", "v", new Value.Text(Dates.text(date.value())));
        }
        if (value instanceof Value.Symbol symbol) {
            return tag("symbol", "v", new Value.Text(symbol.key()));
        }
        if (value instanceof Value.Items items) {
            return all(items.values());
        }
        if (value instanceof Value.Members members) {
            Map<String, Value> tagged = new LinkedHashMap<>();
            members.values().forEach((name, each) -> tagged.put(name, tagged(each)));
            return tag("object", "entries", new Value.Members(tagged));
        }
        if (value instanceof Value.Entries entries) {
            return tag(
                    "map",
                    "entries",
                    new Value.Items(entries.values().stream()
                            .map(each -> all(List.of(each.key(), each.value())))
                            .toList()));
        }
        if (value instanceof Value.Distinct distinct) {
            return tag("set", "items", all(distinct.values()));
        }
        if (value instanceof Value.Iterated iterated) {
            return tag("iterator", "items", all(iterated.values()));
        }
        if (value instanceof Value.Form form) {
            return tag(
                    "formdata",
                    "entries",
                    new Value.Items(form.fields().stream()
                            .map(each -> all(List.of(new Value.Text(each.name()), each.value())))
                            .toList()));
        }
        if (value instanceof Value.File file) {
            return file(file);
        }
        if (value instanceof Value.Binary binary) {
            return binary(binary);
        }
        if (value instanceof Value.Promise promise) {
            return tag(
                    "promise",
                    "value",
                    tagged(promise.result().toCompletableFuture().join()));
        }
        if (value instanceof Value.Reference reference) {
            Map<String, Value> members = new LinkedHashMap<>();
            members.put("t", new Value.Text("serverRef"));
            members.put("id", new Value.Text(reference.function()));
            members.put("bound", reference.bound() == null ? Value.NULL : all(reference.bound()));
            return new Value.Members(members);
        }
        if (value instanceof Value.Streamed streamed) {
            return streamed(streamed.kind(), (Value.Source.Ended) streamed.source());
        }
        return value;
    }

    /** A file loses its name, and is a Blob; those of a FormData are files called "blob". Messages are not compared. */
    static Value blobs(Value expected) {
        if (expected instanceof Value.Items items) {
            return new Value.Items(items.values().stream().map(Vectors::blobs).toList());
        }
        if (expected instanceof Value.Members members) {
            Map<String, Value> changed = new LinkedHashMap<>();
            Value tag = members.values().get("t");
            if (new Value.Text("object").equals(tag) && members.values().get("entries") instanceof Value.Members own) {
                // Its members are named by whoever sent them, and no tags.
                own.values().forEach((name, value) -> changed.put(name, blobs(value)));
                return tag("object", "entries", new Value.Members(changed));
            }
            boolean file = new Value.Text("file").equals(tag);
            members.values().forEach((name, value) -> {
                if (!file || !name.equals("name")) {
                    changed.put(name, blobs(value));
                }
            });
            if (file) {
                changed.put("t", new Value.Text("blob"));
            }
            return new Value.Members(changed);
        }
        return expected;
    }

    private static Value streamed(Value.StreamKind kind, Value.Source.Ended ended) {
        if (kind == Value.StreamKind.BYTES) {
            return tag(
                    "byteStream",
                    "chunks",
                    new Value.Items(ended.values().stream()
                            .map(each -> ((Value.Binary) each).bytes())
                            .filter(bytes -> bytes.length > 0)
                            .map(Vectors::base64)
                            .toList()));
        }
        String name = switch (kind) {
            case ITERABLE -> "asyncIterable";
            case ITERATOR -> "asyncIterator";
            default -> "stream";
        };
        Value.Members tag = (Value.Members) tag(name, "items", all(ended.values()));
        if (ended.end() == Value.UNDEFINED) {
            return tag;
        }
        Map<String, Value> members = new LinkedHashMap<>(tag.values());
        members.put("return", tagged(ended.end()));
        return new Value.Members(members);
    }

    private static Value binary(Value.Binary binary) {
        Value bytes = base64(binary.bytes());
        return switch (binary.kind()) {
            case ARRAY_BUFFER -> tag("arraybuffer", "base64", bytes);
            case DATA_VIEW -> tag("dataview", "base64", bytes);
            default -> {
                Map<String, Value> members = new LinkedHashMap<>();
                members.put("t", new Value.Text("typed"));
                members.put("kind", new Value.Text(nameOf(binary.kind())));
                members.put("base64", bytes);
                yield new Value.Members(members);
            }
        };
    }

    static String nameOf(BinaryKind kind) {
        return switch (kind) {
            case ARRAY_BUFFER -> "ArrayBuffer";
            case DATA_VIEW -> "DataView";
            case INT8 -> "Int8Array";
            case UINT8 -> "Uint8Array";
            case UINT8_CLAMPED -> "Uint8ClampedArray";
            case INT16 -> "Int16Array";
            case UINT16 -> "Uint16Array";
            case INT32 -> "Int32Array";
            case UINT32 -> "Uint32Array";
            case FLOAT32 -> "Float32Array";
            case FLOAT64 -> "Float64Array";
            case BIG_INT64 -> "BigInt64Array";
            case BIG_UINT64 -> "BigUint64Array";
        };
    }

    private static Value file(Value.File file) {
        try {
            Map<String, Value> members = new LinkedHashMap<>();
            members.put("t", new Value.Text("file"));
            members.put("name", new Value.Text(file.upload().name()));
            members.put("type", new Value.Text(file.upload().declaredType()));
            members.put("base64", base64(file.upload().bytes()));
            return new Value.Members(members);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static Value all(List<Value> values) {
        return new Value.Items(values.stream().map(Vectors::tagged).toList());
    }

    private static Value base64(byte[] bytes) {
        return new Value.Text(Base64.getEncoder().encodeToString(bytes));
    }

    private static Value tag(String name) {
        return new Value.Members(Map.of("t", new Value.Text(name)));
    }

    private static Value tag(String name, String member, Value value) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("t", new Value.Text(name));
        members.put(member, value);
        return new Value.Members(members);
    }

    static Value of(Map<String, Value> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    static String text(Value value) {
        return ((Value.Text) value).value();
    }

    static double number(Value value) {
        return ((Value.Num) value).value();
    }

    static List<Value> items(Value value) {
        return ((Value.Items) value).values();
    }
}
