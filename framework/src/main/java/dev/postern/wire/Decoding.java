package dev.postern.wire;

import dev.postern.upload.Upload;
import dev.postern.wire.BodyPart.TextPart;
import dev.postern.wire.CallRefused.Code;
import dev.postern.wire.Value.StreamKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of one Reply's parts.
 *
 * <p>A part is parsed when it is first referred to, and each node of it becomes a value once; a reference finds that
 * value, at the price of another. Reading goes as deep as the limit on depth and no deeper, through references as well.
 */
final class Decoding {
    private static final String PROTO = "__proto__";

    private final Parts parts;
    private final Budget budget;
    private final Predicate<String> functions;
    private final Map<Integer, Json> parsed = new HashMap<>();
    private final Map<Integer, Value> promises = new HashMap<>();
    private final Map<Integer, Value> references = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<Integer> consumed = new HashSet<>();

    Decoding(Parts parts, Budget budget, Predicate<String> functions) {
        this.parts = parts;
        this.budget = budget;
        this.functions = functions;
    }

    Value root() throws CallRefused {
        return value(part(0), 1);
    }

    private Json part(int number) throws CallRefused {
        Json known = parsed.get(number);
        if (known == null) {
            known = JsonText.parse(parts.text(number, budget), budget);
            parsed.put(number, known);
        }
        return known;
    }

    private Value value(Json json, int depth) throws CallRefused {
        budget.depth(depth);
        if (json instanceof Json.Word word) {
            return word.value();
        }
        if (json instanceof Json.Numeral numeral) {
            return number(numeral.literal(), budget);
        }
        Json.Slot slot = (Json.Slot) json;
        Value known = slot.value();
        if (known != null) {
            budget.again(known, depth);
            return known;
        }
        if (slot.isOpen()) {
            throw budget.refused(Code.CYCLE, "contains itself");
        }
        slot.open();
        Value made;
        if (slot instanceof Json.Str string) {
            made = text(string.text(), depth);
        } else if (slot instanceof Json.Arr array) {
            made = new Value.Items(items(array, depth));
        } else {
            made = members((Json.Obj) slot, depth);
        }
        return slot.close(made);
    }

    private List<Value> items(Json.Arr array, int depth) throws CallRefused {
        List<Value> values = new ArrayList<>(array.items().size());
        for (int i = 0; i < array.items().size(); i++) {
            budget.enter(i);
            values.add(value(array.items().get(i), depth + 1));
            budget.leave();
        }
        return values;
    }

    private Value members(Json.Obj object, int depth) throws CallRefused {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            String name = member.getKey();
            if (name.equals(PROTO)) {
                continue;
            }
            budget.enter(name);
            Value value = value(member.getValue(), depth + 1);
            budget.leave();
            if (value == Value.UNDEFINED) {
                continue;
            }
            // A function there would be called by whatever awaits the object; React puts null there as well.
            boolean callable = name.equals("then") && value instanceof Value.Reference;
            values.put(name, callable ? Value.NULL : value);
        }
        return new Value.Members(values);
    }

    /** A number in JavaScript's sense. Its digits are few by now; one that no double holds is no number. */
    static Value.Num number(String literal, Budget budget) throws CallRefused {
        double number = Double.parseDouble(literal);
        if (Double.isInfinite(number)) {
            throw budget.refused(Code.MALFORMED, "has a number beyond all numbers");
        }
        return new Value.Num(number);
    }

    private Value text(String text, int depth) throws CallRefused {
        if (!text.startsWith("$")) {
            return new Value.Text(text);
        }
        if (text.startsWith("$$")) {
            return new Value.Text(text.substring(1));
        }
        Value constant = Tag.constant(text);
        if (constant != null) {
            return constant;
        }
        char tag = text.length() > 1 ? text.charAt(1) : ' ';
        return switch (tag) {
            case 'n' -> bigInt(text);
            case 'D' -> orElse(Tag.date(text), Value.Moment::new, "has a date that is spelt as JavaScript spells none");
            case 'I', 'N', '-' -> throw refused("has a number that is spelt as JavaScript spells none");
            case 'u' -> throw refused("has an undefined that is spelt in another way");
            case 'T' -> throw budget.refused(Code.UNSUPPORTED, "has a value that stayed with its sender");
            case '@' -> promise(number(text), depth);
            // 'F' before React 19.2.2 and 19.3.
            case 'h', 'F' -> reference(number(text), depth);
            case 'Q' -> map(array(number(text)), depth);
            case 'W' -> new Value.Distinct(items(array(number(text)), depth));
            case 'i' -> new Value.Iterated(items(array(number(text)), depth));
            case 'K' -> form(number(text));
            case 'B' -> new Value.File(file(number(text)));
            case 'R' -> stream(StreamKind.STREAM, number(text), depth);
            case 'r' -> stream(StreamKind.BYTES, number(text), depth);
            case 'X' -> stream(StreamKind.ITERABLE, number(text), depth);
            case 'x' -> stream(StreamKind.ITERATOR, number(text), depth);
            default -> {
                BinaryKind kind = BinaryKind.of(tag);
                yield kind != null ? binary(kind, number(text)) : elsewhere(text, depth);
            }
        };
    }

    private <T> Value orElse(@Nullable T found, Function<T, Value> make, String because) throws CallRefused {
        if (found == null) {
            throw refused(because);
        }
        return make.apply(found);
    }

    private CallRefused refused(String because) {
        return budget.refused(Code.UNSUPPORTED, because);
    }

    /** The number of a part behind a tag, which is one of ours by now. */
    private int number(String text) throws CallRefused {
        int number = Tag.number(text, 2, text.length());
        if (number < 0) {
            // Symbols come back as $S and a name, so that somebody may send them so; here it is an Int16Array.
            throw refused(
                    text.startsWith("$S")
                            ? "has a symbol, which can be given and not sent"
                            : "has a $" + text.charAt(1) + " with something else behind it than the number of a part");
        }
        return number;
    }

    private Value bigInt(String text) throws CallRefused {
        if (text.length() - 2 > budget.limits().digits()) {
            // Reading digits takes time that grows with their square.
            throw budget.refused(
                    Code.TOO_LARGE,
                    "has a bigint of more than " + budget.limits().digits() + " digits");
        }
        return orElse(Tag.bigInt(text), Value.BigInt::new, "has a bigint that is not a sign and digits");
    }

    /** A promise may be sent twice, and may lead to another. All of them are kept: nothing is still to come. */
    private Value promise(int number, int depth) throws CallRefused {
        Value known = promises.get(number);
        if (known != null) {
            budget.again(known, depth);
            return known;
        }
        if (!open.add(number)) {
            throw budget.refused(Code.CYCLE, "waits for itself");
        }
        Value kept = value(part(number), depth + 1);
        open.remove(number);
        Value promise =
                kept instanceof Value.Promise ? kept : new Value.Promise(CompletableFuture.completedFuture(kept));
        promises.put(number, promise);
        return promise;
    }

    private Value reference(int number, int depth) throws CallRefused {
        Value known = references.get(number);
        if (known != null) {
            budget.again(known, depth);
            return known;
        }
        if (!(value(part(number), depth + 1) instanceof Value.Members description)) {
            throw budget.refused(Code.MALFORMED, "has a function that says nothing of itself");
        }
        if (!(description.values().get("id") instanceof Value.Text name) || !functions.test(name.value())) {
            throw budget.refused(Code.UNKNOWN_FUNCTION, "names a function that is not there");
        }
        Value reference =
                new Value.Reference(name.value(), bound(description.values().get("bound")));
        references.put(number, reference);
        return reference;
    }

    private @Nullable List<Value> bound(@Nullable Value bound) throws CallRefused {
        if (bound == null || bound == Value.NULL) {
            return null;
        }
        if (!(bound instanceof Value.Promise promise)
                || !(promise.result().toCompletableFuture().join() instanceof Value.Items arguments)) {
            throw budget.refused(Code.MALFORMED, "has a function bound to no list of arguments");
        }
        if (arguments.values().size() > budget.limits().arguments()) {
            throw budget.refused(
                    Code.TOO_MANY,
                    "has a function bound to more than " + budget.limits().arguments() + " arguments");
        }
        return arguments.values();
    }

    /** Some parts make one value and no second: each such value would cost what the part costs. */
    private void consume(int number) throws CallRefused {
        if (!consumed.add(number)) {
            throw budget.refused(Code.TWICE, "makes two values of one part");
        }
    }

    private Json.Arr array(int number) throws CallRefused {
        consume(number);
        if (!(part(number) instanceof Json.Arr array)) {
            throw budget.refused(Code.MALFORMED, "has a collection that is made of no array");
        }
        if (array.isOpen()) {
            throw budget.refused(Code.CYCLE, "contains itself");
        }
        return array;
    }

    private Value map(Json.Arr array, int depth) throws CallRefused {
        List<Value.Entry> entries = new ArrayList<>(array.items().size());
        for (Value pair : items(array, depth)) {
            if (!(pair instanceof Value.Items both) || both.values().size() != 2) {
                throw budget.refused(Code.MALFORMED, "has a Map with an entry that is no pair");
            }
            entries.add(new Value.Entry(both.values().get(0), both.values().get(1)));
        }
        return new Value.Entries(entries);
    }

    private Value form(int number) throws CallRefused {
        // Its fields have no part of that number, and so nothing else to consume.
        consume(number);
        List<Value.Field> fields = parts.fields(number);
        for (Value.Field field : fields) {
            budget.node();
            budget.size(field.name().length()
                    + (field.value() instanceof Value.Text text ? text.value().length() : 0));
        }
        return new Value.Form(fields);
    }

    private Upload file(int number) throws CallRefused {
        consume(number);
        return parts.file(number, budget);
    }

    private Value binary(BinaryKind kind, int number) throws CallRefused {
        Upload file = file(number);
        budget.size(file.size());
        if (file.size() % kind.elementBytes() != 0) {
            throw budget.refused(Code.MALFORMED, "ends with half an element");
        }
        try {
            return new Value.Binary(kind, file.bytes());
        } catch (IOException gone) {
            throw budget.refused(Code.NOWHERE, "refers to a file that cannot be read");
        }
    }

    private Value stream(StreamKind kind, int number, int depth) throws CallRefused {
        consume(number);
        List<Value> values = new ArrayList<>();
        for (BodyPart part : parts.chunks(number)) {
            if (!(part instanceof TextPart chunk)) {
                throw budget.refused(Code.MALFORMED, "has a file where a text belongs");
            }
            boolean last = chunk.text().startsWith("C");
            if (last && (chunk.text().length() == 1 || !kind.endsWithAValue())) {
                return new Value.Streamed(kind, new Value.Source.Ended(values, Value.UNDEFINED));
            }
            budget.enter(values.size());
            Json json = JsonText.parse(last ? chunk.text().substring(1) : chunk.text(), budget);
            Value value = value(json, depth + 1);
            budget.leave();
            if (last) {
                return new Value.Streamed(kind, new Value.Source.Ended(values, value));
            }
            if (kind == StreamKind.BYTES && !(value instanceof Value.Binary)) {
                throw budget.refused(Code.MALFORMED, "has a stream of bytes with something else in it");
            }
            values.add(value);
        }
        throw budget.refused(Code.MALFORMED, "has a stream without an end");
    }

    /** A value that stands elsewhere: {@code $1}, {@code $0:items:2}. */
    private Value elsewhere(String text, int depth) throws CallRefused {
        return value(place(text, 0), depth);
    }

    /** Walks from a part through arrays and objects as they were sent, which is all that a path may pass. */
    private Json place(String reference, int followed) throws CallRefused {
        // A long path may be walked by many references that lead through it.
        budget.size(reference.length());
        int colon = reference.indexOf(':');
        int number = Tag.number(reference, 1, colon < 0 ? reference.length() : colon);
        if (number < 0) {
            throw refused("has a text behind a $ that means nothing");
        }
        Json here = part(number);
        int segments = 0;
        while (colon >= 0) {
            if (++segments > budget.limits().depth()) {
                throw budget.refused(
                        Code.TOO_DEEP,
                        "has a path of more than " + budget.limits().depth() + " steps");
            }
            int next = reference.indexOf(':', colon + 1);
            here = step(through(here, followed), reference.substring(colon + 1, next < 0 ? reference.length() : next));
            colon = next;
        }
        return here;
    }

    /** What a node stands for, if that is yet another reference. */
    private Json through(Json node, int followed) throws CallRefused {
        Json here = node;
        int hops = followed;
        while (here instanceof Json.Str string
                && string.text().startsWith("$")
                && Tag.number(string.text(), 1, end(string.text())) >= 0) {
            if (++hops > budget.limits().depth()) {
                throw budget.refused(Code.TOO_DEEP, "has references that lead on and on");
            }
            budget.node();
            here = place(string.text(), hops);
        }
        return here;
    }

    private static int end(String reference) {
        int colon = reference.indexOf(':');
        return colon < 0 ? reference.length() : colon;
    }

    private Json step(Json from, String segment) throws CallRefused {
        Json to = null;
        if (from instanceof Json.Arr array) {
            int index = Tag.decimal(segment, 0, segment.length());
            to = index >= 0 && index < array.items().size() ? array.items().get(index) : null;
        } else if (from instanceof Json.Obj object && !segment.equals(PROTO)) {
            to = object.members().get(segment);
        }
        if (to == null) {
            throw budget.refused(Code.NOWHERE, "has a path that leads nowhere");
        }
        return to;
    }
}
