package dev.postern.form;

import dev.postern.upload.Upload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a submission sent for one part of a record, and below it. Only what the record declares is ever put here. */
final class Sent {
    private List<String> texts = List.of();
    private List<Upload> files = List.of();
    private Sent @Nullable [] components;
    private @Nullable TreeMap<Integer, Sent> rows;
    private @Nullable Map<String, Sent> entries;
    /** What fields sent that the record chosen does not have, though another would. It belongs here, and is not read. */
    private List<Content> aside = List.of();

    /** One text by itself, as an element of a list has. */
    static Sent text(String text) {
        Sent sent = new Sent();
        sent.texts = List.of(text);
        return sent;
    }

    static Sent file(Upload file) {
        Sent sent = new Sent();
        sent.files = List.of(file);
        return sent;
    }

    List<String> texts() {
        return texts;
    }

    List<Upload> files() {
        return files;
    }

    void add(Content content) {
        if (!content.texts().isEmpty()) {
            texts = content.texts();
        }
        if (!content.files().isEmpty()) {
            files = content.files();
        }
    }

    @Nullable
    Sent component(int index) {
        return components == null ? null : components[index];
    }

    void component(int index, int of, Sent sent) {
        if (components == null) {
            components = new Sent[of];
        }
        components[index] = sent;
    }

    /** Rows by the index they were sent under. A tree, so that an index costs what a row costs, not what it says. */
    Map<Integer, Sent> rows() {
        return rows == null ? Map.of() : rows;
    }

    void row(int index, Sent sent) {
        if (rows == null) {
            rows = new TreeMap<>();
        }
        rows.put(index, sent);
    }

    Map<String, Sent> entries() {
        return entries == null ? Map.of() : entries;
    }

    void entry(String key, Sent sent) {
        if (entries == null) {
            entries = new LinkedHashMap<>();
        }
        entries.put(key, sent);
    }

    void putAside(Content content) {
        if (aside.isEmpty()) {
            aside = new ArrayList<>(1);
        }
        aside.add(content);
    }

    /** Whether nothing was typed or chosen here or below. */
    boolean isBlank() {
        if (!isBlank(texts, files)) {
            return false;
        }
        for (Content one : aside) {
            if (!isBlank(one.texts(), one.files())) {
                return false;
            }
        }
        if (components != null) {
            for (Sent component : components) {
                if (component != null && !component.isBlank()) {
                    return false;
                }
            }
        }
        return rows().values().stream().allMatch(Sent::isBlank)
                && entries().values().stream().allMatch(Sent::isBlank);
    }

    private static boolean isBlank(List<String> texts, List<Upload> files) {
        return files.isEmpty()
                && (texts.isEmpty() || (texts.size() == 1 && texts.get(0).isEmpty()));
    }

    /** Whether rows, here or below, were sent under other indexes than they have now. */
    boolean hasGaps() {
        int expected = 0;
        for (Map.Entry<Integer, Sent> row : rows().entrySet()) {
            if (row.getKey() != expected++ || row.getValue().hasGaps()) {
                return true;
            }
        }
        if (components != null) {
            for (Sent component : components) {
                if (component != null && component.hasGaps()) {
                    return true;
                }
            }
        }
        return entries().values().stream().anyMatch(Sent::hasGaps);
    }
}
