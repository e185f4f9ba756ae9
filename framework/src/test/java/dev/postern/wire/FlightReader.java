package dev.postern.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads rows as React's client does, into the tagged values of the files in {@code wire/}. */
final class FlightReader {
    private static final CallLimits ROOMY =
            new CallLimits(1 << 26, 1L << 30, 1 << 24, 2_000, 1 << 20, 1 << 20, 1 << 20, 1_000, 100_000);

    private final Map<Integer, List<Row>> rows = new HashMap<>();

    /** One row: its tag, or a blank for JSON, and its content. */
    private record Row(char tag, byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** The root is an error. */
    static final class RootFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RootFailed(String digest) {
            super(digest);
        }
    }

    static Value read(byte[] answer) {
        FlightReader reader = new FlightReader();
        reader.split(answer);
        Value root = reader.row(0);
        return tagOf(root).equals("promise") ? kept((Value.Members) root) : root;
    }

    private static Value kept(Value.Members promise) {
        if (promise.values().get("reject") instanceof Value.Members failure) {
            throw new RootFailed(Vectors.text(Vectors.of(failure.values(), "digest")));
        }
        return Vectors.of(promise.values(), "value");
    }

    private void split(byte[] answer) {
        int at = 0;
        while (at < answer.length) {
            int colon = find(answer, ':', at);
            int id = Integer.parseInt(new String(answer, at, colon - at, StandardCharsets.US_ASCII), 16);
            char tag = (char) answer[colon + 1];
            byte[] content;
            if ("TAOoUSsLlGgMmVb".indexOf(tag) >= 0) {
                int comma = find(answer, ',', colon);
                int length = Integer.parseInt(
                        new String(answer, colon + 2, comma - colon - 2, StandardCharsets.US_ASCII), 16);
                content = Arrays.copyOfRange(answer, comma + 1, comma + 1 + length);
                at = comma + 1 + length;
            } else {
                boolean tagged = "RrXxCE".indexOf(tag) >= 0;
                tag = tagged ? tag : ' ';
                int end = find(answer, '\n', colon);
                content = Arrays.copyOfRange(answer, colon + (tagged ? 2 : 1), end);
                at = end + 1;
            }
            rows.computeIfAbsent(id, n -> new ArrayList<>()).add(new Row(tag, content));
        }
    }

    private static int find(byte[] bytes, char wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new AssertionError("no " + (int) wanted + " behind byte " + from);
    }

    private List<Row> rowsOf(int id) {
        return Objects.requireNonNull(rows.get(id), () -> "no row " + id);
    }

    private Value row(int id) {
        Row first = rowsOf(id).get(0);
        return switch (first.tag()) {
            case ' ' -> model(json(first.text()));
            case 'T' -> new Value.Text(first.text());
            case 'E' -> tag("promise", "reject", digest(first));
            case 'R', 'r', 'X', 'x' -> stream(first.tag(), rowsOf(id));
            default -> binary(first);
        };
    }

    private static Json json(String text) {
        try {
            return JsonText.parse(text, new Budget(ROOMY));
        } catch (CallRefused refused) {
            throw new AssertionError(refused.because() + ": " + text, refused);
        }
    }

    private static Value digest(Row error) {
        Json.Obj content = (Json.Obj) json(error.text());
        return new Value.Members(
                Map.of("digest", new Value.Text(text(content.members().get("digest")))));
    }

    private static String text(@Nullable Json json) {
        return ((Json.Str) Objects.requireNonNull(json)).text();
    }

    private Value stream(char kind, List<Row> all) {
        List<Value> items = new ArrayList<>();
        Map<String, Value> members = new LinkedHashMap<>();
        for (Row row : all.subList(1, all.size())) {
            switch (row.tag()) {
                case 'C' -> {
                    members.put("ended", Value.NULL);
                    if (row.content().length > 0) {
                        members.put("return", model(json(row.text())));
                    }
                }
                case 'E' -> members.put("error", digest(row));
                case ' ' -> items.add(model(json(row.text())));
                case 'T' -> items.add(new Value.Text(row.text()));
                // A piece of nothing is no piece.
                case 'b' -> {
                    if (row.content().length > 0) {
                        items.add(new Value.Text(Base64.getEncoder().encodeToString(row.content())));
                    }
                }
                default -> items.add(binary(row));
            }
        }
        if (members.remove("ended") == null && !members.containsKey("error")) {
            throw new AssertionError("a stream without an end");
        }
        members.put(
                "t",
                new Value.Text(
                        switch (kind) {
                            case 'r' -> "byteStream";
                            case 'X' -> "asyncIterable";
                            case 'x' -> "asyncIterator";
                            default -> "stream";
                        }));
        members.put(kind == 'r' ? "chunks" : "items", new Value.Items(items));
        return new Value.Members(members);
    }

    private static Value binary(Row row) {
        BinaryKind kind = Objects.requireNonNull(BinaryKind.of(row.tag()), () -> "tag " + row.tag());
        return Vectors.tagged(new Value.Binary(kind, row.content()));
    }

    private Value model(Json json) {
        if (json instanceof Json.Word word) {
            return word.value();
        }
        if (json instanceof Json.Numeral numeral) {
            return Vectors.tagged(new Value.Num(Double.parseDouble(numeral.literal())));
        }
        if (json instanceof Json.Arr array) {
            return new Value.Items(array.items().stream().map(this::model).toList());
        }
        if (json instanceof Json.Obj object) {
            Map<String, Value> members = new LinkedHashMap<>();
            object.members().forEach((name, each) -> {
                Value value = model(each);
                if (!name.equals("__proto__") && !tagOf(value).equals("undefined")) {
                    members.put(name, value);
                }
            });
            return tag("object", "entries", new Value.Members(members));
        }
        return text(((Json.Str) json).text());
    }

    private Value text(String text) {
        if (!text.startsWith("$")) {
            return new Value.Text(text);
        }
        Value constant = Tag.constant(text);
        if (constant != null) {
            return Vectors.tagged(constant);
        }
        return switch (text.charAt(1)) {
            case '$' -> new Value.Text(text.substring(1));
            case 'n' -> tag("bigint", "v", new Value.Text(text.substring(2)));
            case 'D' -> tag("date", "v", new Value.Text(text.substring(2)));
            case 'S' -> tag("symbol", "v", new Value.Text(text.substring(2)));
            case 'Q' -> tag("map", "entries", row(id(text, 2)));
            case 'W' -> tag("set", "items", row(id(text, 2)));
            case 'i' -> tag("iterator", "items", row(id(text, 2)));
            case 'K' -> tag("formdata", "entries", row(id(text, 2)));
            case 'B' -> blob(Vectors.items(row(id(text, 2))));
            case 'Z' -> tag("error");
            case '@' -> {
                Value kept = row(id(text, 2));
                yield tagOf(kept).equals("promise") ? kept : tag("promise", "value", kept);
            }
            case 'h' -> reference(row(id(text, 2)));
            default -> elsewhere(text);
        };
    }

    /** A row, or a place in one: what was shared is written a second time as the way to it. */
    private Value elsewhere(String reference) {
        String[] steps = reference.substring(1).split(":", -1);
        Row row = rowsOf(Integer.parseInt(steps[0], 16)).get(0);
        if (steps.length == 1) {
            Value value = row(Integer.parseInt(steps[0], 16));
            if (tagOf(value).equals("promise") && row.tag() == 'E') {
                // It stands in its place as nothing could: all that is around it fails.
                kept((Value.Members) value);
            }
            return value;
        }
        Json here = json(row.text());
        for (String step : Arrays.asList(steps).subList(1, steps.length)) {
            here = Objects.requireNonNull(
                    here instanceof Json.Arr array
                            ? array.items().get(Integer.parseInt(step))
                            : ((Json.Obj) here).members().get(step),
                    reference);
        }
        return model(here);
    }

    private static int id(String text, int from) {
        return Integer.parseInt(text.substring(from), 16);
    }

    private static Value blob(List<Value> typeAndChunks) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("t", new Value.Text("blob"));
        members.put("type", typeAndChunks.get(0));
        members.put("base64", Vectors.of(((Value.Members) typeAndChunks.get(1)).values(), "base64"));
        return new Value.Members(members);
    }

    private static Value reference(Value description) {
        Map<String, Value> read =
                ((Value.Members) Vectors.of(((Value.Members) description).values(), "entries")).values();
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("t", new Value.Text("serverRef"));
        members.put("id", Vectors.of(read, "id"));
        Value bound = Vectors.of(read, "bound");
        members.put("bound", bound instanceof Value.Members promise ? kept(promise) : bound);
        return new Value.Members(members);
    }

    private static String tagOf(Value value) {
        return value instanceof Value.Members members && members.values().get("t") instanceof Value.Text tag
                ? tag.value()
                : "";
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
}
