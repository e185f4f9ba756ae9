package dev.postern.wire;

import dev.postern.wire.Value.Source;
import dev.postern.wire.Value.StreamKind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Makes values of the tagged values in {@code wire/}; what comes later there, comes when the test says so. */
final class Untagged {
    private final Map<String, Value> named = new HashMap<>();
    private final TreeMap<Double, List<Runnable>> later = new TreeMap<>();

    /** A failure that carries the reference number it is to have. */
    static final class Digested extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Digested(String digest) {
            super(digest);
        }
    }

    /** Keeps the promises that take a while, in the order in which they would be kept. */
    void keepPromises() {
        later.values().forEach(all -> all.forEach(Runnable::run));
    }

    Value value(Value tagged) {
        if (tagged instanceof Value.Items items) {
            return new Value.Items(all(items));
        }
        if (tagged instanceof Value.BigInt whole) {
            return new Value.Num(whole.value().doubleValue());
        }
        if (!(tagged instanceof Value.Members object)) {
            return tagged;
        }
        Map<String, Value> tag = object.values();
        return switch (Vectors.text(Vectors.of(tag, "t"))) {
            case "undefined" -> Value.UNDEFINED;
            case "number" -> new Value.Num(Double.parseDouble(text(tag, "v")));
            case "bigint" -> new Value.BigInt(new BigInteger(text(tag, "v")));
            case "symbol" -> new Value.Symbol(text(tag, "v"));
            case "date" -> tag.get("v") == Value.NULL ? Value.NULL : new Value.Moment(Instant.parse(text(tag, "v")));
            case "object" -> object(Vectors.items(Vectors.of(tag, "entries")));
            case "map" ->
                new Value.Entries(Vectors.items(Vectors.of(tag, "entries")).stream()
                        .map(each -> new Value.Entry(
                                value(Vectors.items(each).get(0)),
                                value(Vectors.items(each).get(1))))
                        .toList());
            case "set" -> new Value.Distinct(all(Vectors.of(tag, "items")));
            case "formdata" ->
                new Value.Form(Vectors.items(Vectors.of(tag, "entries")).stream()
                        .map(each -> new Value.Field(
                                Vectors.text(Vectors.items(each).get(0)),
                                value(Vectors.items(each).get(1))))
                        .toList());
            case "typed" -> binary(kind(text(tag, "kind")), tag);
            case "arraybuffer" -> binary(BinaryKind.ARRAY_BUFFER, tag);
            case "dataview" -> binary(BinaryKind.DATA_VIEW, tag);
            case "blob", "file" -> new Value.File(new MemoryUpload("blob", text(tag, "type"), bytes(tag)));
            case "promise" -> promise(tag);
            case "error" -> new Value.Failed(new Failure(text(tag, "digest"), "Sorry.", null));
            case "serverRef" ->
                new Value.Reference(
                        text(tag, "id"), tag.get("bound") == Value.NULL ? null : all(Vectors.of(tag, "bound")));
            case "iterator" -> new Value.Iterated(all(Vectors.of(tag, "items")));
            case "iterable" -> new Value.Items(all(Vectors.of(tag, "items")));
            case "stream" -> streamed(StreamKind.STREAM, all(Vectors.of(tag, "items")), tag);
            case "byteStream" ->
                streamed(
                        StreamKind.BYTES,
                        Vectors.items(Vectors.of(tag, "chunks")).stream()
                                .<Value>map(each -> new Value.Binary(
                                        BinaryKind.UINT8, Base64.getDecoder().decode(Vectors.text(each))))
                                .toList(),
                        tag);
            case "asyncIterable" -> streamed(StreamKind.ITERABLE, all(Vectors.of(tag, "items")), tag);
            case "asyncIterator" -> streamed(StreamKind.ITERATOR, all(Vectors.of(tag, "items")), tag);
            case "def" -> {
                Value value = value(Vectors.of(tag, "value"));
                named.put(text(tag, "id"), value);
                yield value;
            }
            case "ref" -> Vectors.of(named, text(tag, "id"));
            default -> throw new AssertionError("unknown: " + tag);
        };
    }

    private List<Value> all(Value items) {
        return Vectors.items(items).stream().map(this::value).toList();
    }

    private Value object(List<Value> entries) {
        Map<String, Value> members = new LinkedHashMap<>();
        entries.forEach(each -> members.put(
                Vectors.text(Vectors.items(each).get(0)),
                value(Vectors.items(each).get(1))));
        return new Value.Members(members);
    }

    private Value promise(Map<String, Value> tag) {
        CompletableFuture<Value> result = new CompletableFuture<>();
        Value kept = tag.containsKey("value") ? value(Vectors.of(tag, "value")) : Value.UNDEFINED;
        Runnable settle = tag.get("reject") instanceof Value.Members failure
                ? () -> result.completeExceptionally(new Digested(text(failure.values(), "digest")))
                : () -> result.complete(kept);
        if (tag.get("delay") instanceof Value.Num delay) {
            later.computeIfAbsent(delay.value(), d -> new ArrayList<>()).add(settle);
        } else {
            settle.run();
        }
        return new Value.Promise(result);
    }

    private Value streamed(StreamKind kind, List<Value> items, Map<String, Value> tag) {
        if (tag.get("error") instanceof Value.Members failure) {
            Iterator<Value> failing = new Iterator<>() {
                private final Iterator<Value> before = items.iterator();

                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Value next() {
                    if (before.hasNext()) {
                        return before.next();
                    }
                    if (failure.values().isEmpty()) {
                        throw new NoSuchElementException();
                    }
                    throw new Digested(text(failure.values(), "digest"));
                }
            };
            return new Value.Streamed(kind, new Source.Pulled(failing, () -> {}));
        }
        Value end = tag.containsKey("return") ? value(Vectors.of(tag, "return")) : Value.UNDEFINED;
        return new Value.Streamed(kind, new Source.Ended(items, end));
    }

    private static Value binary(BinaryKind kind, Map<String, Value> tag) {
        return new Value.Binary(kind, bytes(tag));
    }

    private static BinaryKind kind(String name) {
        for (BinaryKind kind : BinaryKind.values()) {
            if (Vectors.nameOf(kind).equals(name)) {
                return kind;
            }
        }
        throw new AssertionError(name);
    }

    private static byte[] bytes(Map<String, Value> tag) {
        return Base64.getDecoder().decode(text(tag, "base64"));
    }

    private static String text(Map<String, Value> tag, String member) {
        return Vectors.text(Vectors.of(tag, member));
    }
}
