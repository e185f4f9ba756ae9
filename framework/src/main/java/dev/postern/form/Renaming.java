package dev.postern.form;

import dev.postern.http.Fields;
import dev.postern.upload.Upload;

/** Collects what was sent under the names it has once gaps in indexes have closed. */
record Renaming(Fields.Builder fields) {
    void put(String name, Sent sent) {
        put(name, new Content(sent.texts(), sent.files()));
    }

    void put(String name, Content content) {
        for (String text : content.texts()) {
            fields.text(name, text);
        }
        for (Upload file : content.files()) {
            fields.file(name, file);
        }
    }
}
