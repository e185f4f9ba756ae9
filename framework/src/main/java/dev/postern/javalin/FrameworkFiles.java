package dev.postern.javalin;

import dev.postern.http.Response;
import dev.postern.template.Assets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The framework's own stylesheet, mark and scripts: named by their content, so that browsers may keep them for ever. */
public final class FrameworkFiles implements Assets {
    static final String PREFIX = "/_postern/";

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "js", "text/javascript; charset=utf-8",
            "ts", "text/plain; charset=utf-8");

    /** Modules that others load by a name that the build has given them, after what is in them. */
    private static final Pattern LASTING = Pattern.compile("[a-z]+\\.[\\w-]{12}\\.js");

    private static final List<String> FOLDERS = List.of("postern/", "postern/static/");

    private static final List<Map.Entry<String, String>> ENCODINGS =
            List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));

    private final Opener opener;
    private final boolean change;
    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private final Map<String, String> lasting = new ConcurrentHashMap<>();
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

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
    @Override
    public String url(String name) {
        if (change) {
            return PREFIX + name;
        }
        return urls.computeIfAbsent(name, n -> {
            byte[] content = read(n).orElseThrow(() -> missing(n));
            int dot = n.lastIndexOf('.');
            String hashed = n.substring(0, dot) + "." + hash(content) + n.substring(dot);
            lasting.put(hashed, n);
            return PREFIX + hashed;
        });
    }

    /** What is in a file, to stand in a page itself. */
    @Override
    public String text(String name) {
        return new String(read(name).orElseThrow(() -> missing(name)), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("there is no file \"" + name + "\" of ours");
    }

    /**
     * A file under its own name or its lasting one.
     *
     * @param accepts the encodings that the browser reads, as its header names them
     */
    Optional<Response> find(String file, String accepts) {
        String name = lasting.getOrDefault(file, file);
        if (!TYPES.containsKey(ending(name)) || name.indexOf('/') >= 0 || name.contains("..")) {
            return Optional.empty();
        }
        boolean lasts = !name.equals(file) || LASTING.matcher(name).matches();
        String keep = lasts ? "public, max-age=31536000, immutable" : "no-cache";
        return variant(name, accepts)
                .map(variant -> variant.with("Cache-Control", keep).with("Vary", "Accept-Encoding"));
    }

    /** The smallest of what the build made of a file that the browser can read. */
    private Optional<Response> variant(String name, String accepts) {
        for (Map.Entry<String, String> encoding : ENCODINGS) {
            if (accepts(accepts, encoding.getKey())) {
                Optional<Response> packed = content(name + encoding.getValue())
                        .map(content -> response(name, content).with("Content-Encoding", encoding.getKey()));
                if (packed.isPresent()) {
                    return packed;
                }
            }
        }
        return content(name).map(content -> response(name, content));
    }

    private static boolean accepts(String header, String encoding) {
        for (String one : header.split(",")) {
            String[] parts = one.strip().split("\\s*;\\s*", 2);
            if (parts[0].equalsIgnoreCase(encoding) && (parts.length == 1 || !parts[1].matches("q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }

    private Optional<byte[]> content(String name) {
        byte[] known = contents.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<byte[]> content = read(name);
        if (!change) {
            // Only what there is: names that are not files are anybody's to make up.
            content.ifPresent(found -> contents.put(name, found));
        }
        return content;
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
