package dev.postern.javalin;

import dev.postern.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The framework's own stylesheet, mark and scripts: named by their content, so that browsers may keep them for ever. */
public final class FrameworkFiles {
    static final String PREFIX = "/_postern/";

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "svg", "image/svg+xml", "js", "text/javascript; charset=utf-8");
    private static final List<String> FOLDERS = List.of("postern/", "postern/static/");

    private final Opener opener;
    private final boolean change;
    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private final Map<String, Response> kept = new ConcurrentHashMap<>();

    /** Opens a resource by its path on the class path, the development sources first. */
    @FunctionalInterface
    public interface Opener {
        Optional<InputStream> open(String path) throws IOException;
    }

    /**
     * @param change whether the files may change while we run
     */
    public FrameworkFiles(Opener opener, boolean change) {
        this.opener = opener;
        this.change = change;
    }

    /** The address of a file, as pages write it. */
    public String url(String name) {
        if (change) {
            return PREFIX + name;
        }
        return urls.computeIfAbsent(name, n -> {
            byte[] content =
                    read(n).orElseThrow(() -> new IllegalArgumentException("there is no file \"" + n + "\" of ours"));
            int dot = n.lastIndexOf('.');
            String hashed = n.substring(0, dot) + "." + hash(content) + n.substring(dot);
            kept.put(hashed, response(n, content).with("Cache-Control", "public, max-age=31536000, immutable"));
            return PREFIX + hashed;
        });
    }

    Optional<Response> find(String file) {
        Response known = kept.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        return TYPES.containsKey(ending(file)) && file.indexOf('/') < 0 && !file.contains("..")
                ? read(file).map(content -> response(file, content).with("Cache-Control", "no-cache"))
                : Optional.empty();
    }

    private static Response response(String name, byte[] content) {
        return new Response(
                200,
                List.of(
                        new Response.Header("Content-Type", TYPES.getOrDefault(ending(name), "text/plain")),
                        new Response.Header("X-Content-Type-Options", "nosniff")),
                content);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Optional<byte[]> read(String name) {
        try {
            for (String folder : FOLDERS) {
                Optional<InputStream> found = opener.open(folder + name);
                if (found.isPresent()) {
                    try (InputStream content = found.get()) {
                        return Optional.of(content.readAllBytes());
                    }
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
