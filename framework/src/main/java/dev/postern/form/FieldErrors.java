package dev.postern.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a submission, in its visitor's language: by field, and for the form as a whole. Immutable. */
public final class FieldErrors {
    public static final FieldErrors NONE = new FieldErrors(List.of());

    private final List<Entry> entries;

    /**
     * @param field the control's name, as in {@code items[0].qty}; empty for the whole form
     * @param message what to do about it
     */
    public record Entry(String field, String message) {}

    /** Collects errors; telling the same twice tells it once. */
    public static final class Builder {
        private final Set<Entry> entries = new LinkedHashSet<>();

        public Builder add(String field, String message) {
            entries.add(new Entry(field, message));
            return this;
        }

        public FieldErrors build() {
            return entries.isEmpty() ? NONE : new FieldErrors(List.copyOf(entries));
        }
    }

    private FieldErrors(List<Entry> entries) {
        this.entries = entries;
    }

    /** The same errors and one more at the end. */
    public FieldErrors and(String field, String message) {
        return and(new FieldErrors(List.of(new Entry(field, message))));
    }

    /** The same errors and others after them. */
    public FieldErrors and(FieldErrors others) {
        Set<Entry> all = new LinkedHashSet<>(entries);
        all.addAll(others.entries);
        return new FieldErrors(List.copyOf(all));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What is wrong with one field. */
    public List<String> of(String field) {
        List<String> messages = new ArrayList<>(1);
        for (Entry entry : entries) {
            if (entry.field().equals(field)) {
                messages.add(entry.message());
            }
        }
        return messages;
    }

    /** What is wrong with the form, but with no single field. */
    public List<String> wholeForm() {
        return of("");
    }

    /** All of it; from a {@link Shape} in the order of its components, the whole form last. */
    public List<Entry> entries() {
        return entries;
    }

    FieldErrors sorted(Comparator<String> byField) {
        if (entries.size() < 2) {
            return this;
        }
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::field, byField));
        return new FieldErrors(List.copyOf(sorted));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldErrors errors && errors.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "FieldErrors" + entries;
    }
}
