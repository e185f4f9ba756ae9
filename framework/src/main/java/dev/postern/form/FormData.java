package dev.postern.form;

import dev.postern.http.Fields;
import dev.postern.upload.Upload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a form sent, by the names of its controls and as it was typed: for functions that know no record for it. */
public final class FormData {
    private final Fields fields;

    public FormData(Fields fields) {
        this.fields = fields.withoutReserved();
    }

    /** The first text of a name. */
    public Optional<String> text(String name) {
        return fields.text(name);
    }

    /** The texts of a name, in the order sent. */
    public List<String> texts(String name) {
        return fields.texts(name);
    }

    /** The files chosen under a name. */
    public List<Upload> files(String name) {
        return fields.files(name);
    }

    /** The names that were sent, without the framework's own. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(fields.textNames());
        names.addAll(fields.fileNames());
        return names;
    }

    /** The same with these texts under a name, instead of those it had; the same without it, where there are none. */
    public FormData with(String name, String... texts) {
        Fields.Builder changed = new Fields.Builder();
        for (String other : fields.textNames()) {
            if (!other.equals(name)) {
                fields.texts(other).forEach(text -> changed.text(other, text));
            }
        }
        for (String text : texts) {
            changed.text(name, text);
        }
        for (String other : fields.fileNames()) {
            fields.files(other).forEach(file -> changed.file(other, file));
        }
        return new FormData(changed.build());
    }

    /** All of it, as a page that shows it again needs it. */
    public Fields sent() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormData data && data.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "FormData" + names();
    }
}
