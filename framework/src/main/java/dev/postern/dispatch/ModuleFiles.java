package dev.postern.dispatch;

import dev.postern.function.Modules;
import dev.postern.http.Request;
import dev.postern.http.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The modules of functions as files: names and signatures, which are public, and nothing else. */
final class ModuleFiles {
    private static final String SCRIPT = ".js";
    private static final String TYPES = ".d.ts";

    private final Modules modules;
    // Only what there is: names that are no module's are anybody's to make up.
    private final Map<String, Response> made = new ConcurrentHashMap<>();

    ModuleFiles(Modules modules) {
        this.modules = modules;
    }

    static boolean isName(String file) {
        return file.endsWith(SCRIPT) || file.endsWith(TYPES);
    }

    Optional<Response> find(Request request, String file) {
        Response known = made.get(file);
        Optional<Response> found = known != null ? Optional.of(known) : make(file);
        found.ifPresent(response -> made.putIfAbsent(file, response));
        return found.map(response -> isUnchanged(request, tag(response)) ? unchanged(response) : response);
    }

    private Optional<Response> make(String file) {
        return file.endsWith(TYPES)
                ? modules.types(file.substring(0, file.length() - TYPES.length()))
                        .map(text -> response(text, "text/plain; charset=utf-8"))
                : modules.script(file.substring(0, file.length() - SCRIPT.length()))
                        .map(text -> response(text, "text/javascript; charset=utf-8"));
    }

    private static Response response(String text, String type) {
        byte[] body = Answers.utf8(text);
        return new Response(
                200,
                List.of(
                        new Response.Header("ETag", tagOf(body)),
                        new Response.Header("Cache-Control", "no-cache"),
                        new Response.Header("Content-Type", type),
                        new Response.Header("X-Content-Type-Options", "nosniff")),
                body);
    }

    private static Response unchanged(Response response) {
        return new Response(304, response.headers(), new byte[0]);
    }

    private static String tag(Response response) {
        return response.headers().get(0).value();
    }

    private static boolean isUnchanged(Request request, String tag) {
        for (String line : request.headers("If-None-Match")) {
            for (String each : line.split(",")) {
                // Proxies that pack an answer make its tag a weak one.
                String known = each.strip();
                if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String tagOf(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, 22)
                    + '"';
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
