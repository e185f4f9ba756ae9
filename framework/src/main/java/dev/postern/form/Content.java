package dev.postern.form;

import dev.postern.upload.Upload;
import java.util.List;

/** What one name of a submission carries. */
record Content(List<String> texts, List<Upload> files) {}
