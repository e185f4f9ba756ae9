package dev.postern.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.http.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkFilesTest {
    private static final String KEPT = "public, max-age=31536000, immutable";

    private static final Map<String, String> THERE = Map.of(
            "postern/postern.css", "main {}",
            "postern/static/shim.js", "shim",
            "postern/static/shim.js.gz", "shim, packed",
            "postern/static/shim.js.br", "shim, packed well",
            "postern/static/waiting.aZ-_56789012.js", "waiting",
            "postern/static/postern.js", "offered",
            "postern/static/postern.d.ts", "types",
            "postern/secret.txt", "secret");

    private final FrameworkFiles files = new FrameworkFiles(FrameworkFilesTest::open, false);

    private static Optional<InputStream> open(String path) {
        return Optional.ofNullable(THERE.get(path))
                .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Response file(String address, String accepts) {
        return files.find(address.substring(FrameworkFiles.PREFIX.length()), accepts)
                .orElseThrow();
    }

    private static List<String> header(Response response, String name) {
        return response.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Response.Header::value)
                .toList();
    }

    @Test
    void keepForEverWhatIsNamedByItsContent() {
        assertThat(header(file(files.url("shim.js"), ""), "Cache-Control")).containsExactly(KEPT);
        assertThat(header(file("/_postern/waiting.aZ-_56789012.js", ""), "Cache-Control"))
                .containsExactly(KEPT);
        assertThat(header(file("/_postern/postern.js", ""), "Cache-Control")).containsExactly("no-cache");
        assertThat(header(file("/_postern/postern.d.ts", ""), "Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void areSentAsSmallAsTheBrowserReads() {
        String shim = files.url("shim.js");
        assertThat(file(shim, "gzip, deflate, br").body()).asString().isEqualTo("shim, packed well");
        assertThat(file(shim, "gzip").body()).asString().isEqualTo("shim, packed");
        assertThat(file(shim, "br;q=0, gzip;q=0.0").body()).asString().isEqualTo("shim");
        assertThat(header(file(shim, "gzip"), "Content-Encoding")).containsExactly("gzip");
        assertThat(header(file(shim, ""), "Vary")).containsExactly("Accept-Encoding");
        assertThat(header(file(shim, ""), "X-Content-Type-Options")).containsExactly("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret.txt", "../secret.txt", "static/shim.js", "..", "", "shim.js.br", "missing.js"})
    void areNoOthers(String name) {
        assertThat(files.find(name, "br")).isEmpty();
    }
}
