package dev.postern.upload;

import java.util.ArrayList;
import java.util.List;

/** The files of one request; closing deletes those that nobody moved away. */
public final class Uploads implements AutoCloseable {
    private final UploadFolder folder;
    private final List<Incoming> files = new ArrayList<>(0);

    Uploads(UploadFolder folder) {
        this.folder = folder;
    }

    /**
     * Begins a file.
     *
     * @param name what the sender calls it, as sent
     * @param declaredType what the sender says it is
     */
    public Incoming receive(String name, String declaredType) {
        Incoming file = new Incoming(folder, FileName.shown(name), declaredType);
        files.add(file);
        return file;
    }

    @Override
    public void close() {
        for (Incoming file : files) {
            file.delete();
        }
        files.clear();
    }
}
