package dev.postern.form;

import dev.postern.http.Fields;
import dev.postern.upload.Upload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    @Override
    public String toString() {
        return "FormData" + names();
    }
}
