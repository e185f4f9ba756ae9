package dev.postern.http;

import dev.postern.upload.Upload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a form sent: texts and files by field name, each name at its first place, values in their order. */
public final class Fields {
    public static final Fields NONE = new Fields();

    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Map<String, List<Upload>> files = new LinkedHashMap<>();
    private final List<Sent> sent = new ArrayList<>();

    /** What was sent at one place: one of both. */
    private record Sent(
            String name, @Nullable String text, @Nullable Upload file) {
        void tell(BiConsumer<String, String> texts, BiConsumer<String, Upload> files) {
            if (text != null) {
                texts.accept(name, text);
            } else if (file != null) {
                files.accept(name, file);
            }
        }
    }

    /** Builds fields; not for use by several threads. */
    public static final class Builder {
        private final Fields fields = new Fields();

        public Builder text(String name, String value) {
            fields.texts.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
            fields.sent.add(new Sent(name, value, null));
            return this;
        }

        public Builder file(String name, Upload file) {
            fields.files.computeIfAbsent(name, n -> new ArrayList<>(1)).add(file);
            fields.sent.add(new Sent(name, null, file));
            return this;
        }

        public Fields build() {
            return fields;
        }
    }

    public Set<String> textNames() {
        return Collections.unmodifiableSet(texts.keySet());
    }

    public Set<String> fileNames() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** The texts of a name, in the order sent; empty if it was not sent. */
    public List<String> texts(String name) {
        List<String> values = texts.get(name);
        return values == null ? List.of() : Collections.unmodifiableList(values);
    }

    public Optional<String> text(String name) {
        List<String> values = texts.get(name);
        return values == null ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The chosen files of a name, in the order sent. A file control left empty sends none. */
    public List<Upload> files(String name) {
        List<Upload> chosen = files.get(name);
        return chosen == null ? List.of() : Collections.unmodifiableList(chosen);
    }

    /** Tells all of them in the order sent, whatever their names: to whom the names are numbers of parts, it is a list. */
    public void inOrder(BiConsumer<String, String> eachText, BiConsumer<String, Upload> eachFile) {
        sent.forEach(one -> one.tell(eachText, eachFile));
    }

    /** The same fields without the framework's own, whose names begin with {@code $}. */
    public Fields withoutReserved() {
        Fields own = new Fields();
        texts.forEach((name, values) -> {
            if (!name.startsWith("$")) {
                own.texts.put(name, values);
            }
        });
        own.files.putAll(files);
        sent.stream()
                .filter(one -> one.text() == null || !one.name().startsWith("$"))
                .forEach(own.sent::add);
        return own;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && fields.texts.equals(texts) && fields.files.equals(files);
    }

    @Override
    public int hashCode() {
        return texts.hashCode() * 31 + files.hashCode();
    }

    @Override
    public String toString() {
        // Values stay out: they are what people typed, and this ends up in logs.
        return "Fields" + texts.keySet() + files.keySet();
    }
}
