package dev.postern.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a module's declarations say is what the TypeScript compiler lets a script do, and nothing else. */
class DeclarationsTest {
    private static final Path OURS = Path.of("..", "static", "types", "postern.d.ts");

    private @TempDir Path folder;

    @Test
    void letScriptsUseEveryTypeAsItIsMeant() throws Exception {
        assertThat(complaints(declared())).isEmpty();
    }

    @Test
    void areLookedAt() throws Exception {
        String wrong = declared().replace("export type Size = 'SMALL' | 'LARGE';", "export type Size = string;");
        assertThat(complaints(wrong)).contains("Unused '@ts-expect-error' directive");
    }

    private String complaints(String declarations) throws IOException, InterruptedException {
        Path modules = Files.createDirectories(folder.resolve("fn"));
        Path types = Files.writeString(modules.resolve("everything.d.ts"), declarations);
        Files.copy(OURS, folder.resolve("postern.d.ts"), StandardCopyOption.REPLACE_EXISTING);
        Path client = modules.resolve("client.ts");
        try (InputStream script =
                Objects.requireNonNull(getClass().getResourceAsStream("/types/client.ts"), "the client")) {
            Files.copy(script, client);
        }
        return Tsc.complaints(folder.resolve("compiler"), List.of(types, client));
    }

    private static String declared() throws IOException, InterruptedException {
        Javalin site = Everything.site();
        try {
            site.start(0);
            URI types = URI.create("http://localhost:" + site.port() + "/_postern/fn/everything.d.ts");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(types).build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } finally {
            site.stop();
        }
    }
}
