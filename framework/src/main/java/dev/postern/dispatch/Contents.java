package dev.postern.dispatch;

import dev.postern.http.Fields;
import dev.postern.seal.Fingerprint;
import dev.postern.upload.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeSet;

/** Tells what was sent from what was sent before: one hash of all of it, files too. */
final class Contents {
    private Contents() {}

    static byte[] hash(Fingerprint fingerprint, Fields fields) throws IOException {
        for (String name : new TreeSet<>(fields.textNames())) {
            fingerprint.add(name).add(fields.texts(name).size());
            fields.texts(name).forEach(fingerprint::add);
        }
        for (String name : new TreeSet<>(fields.fileNames())) {
            for (Upload file : fields.files(name)) {
                fingerprint.add("file").add(name).add(file.name()).add(file.size());
                try (InputStream content = file.open()) {
                    fingerprint.add(content);
                }
            }
        }
        return fingerprint.finish();
    }
}
