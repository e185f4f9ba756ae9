package dev.postern.dispatch;

import dev.postern.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Responses with the headers that every answer of ours has. */
final class Answers {
    private static final String KEPT_FOR_BACK = "private, no-cache";
    private static final String NEVER_KEPT = "no-store";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String formAction;

    Answers(Set<String> mayLeaveTo) {
        // Some engines hold redirects after a POST against form-action, too.
        formAction = mayLeaveTo.isEmpty()
                ? "'self'"
                : "'self' "
                        + mayLeaveTo.stream().sorted().map(h -> "https://" + h).collect(Collectors.joining(" "));
    }

    static String nonce() {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    Response page(int status, byte[] html, String nonce, boolean sensitive) {
        Response.Header[] headers = {
            new Response.Header("Content-Type", "text/html; charset=utf-8"),
            // With no-store, Back would show an error page instead of what was typed.
            new Response.Header("Cache-Control", sensitive ? NEVER_KEPT : KEPT_FOR_BACK),
            new Response.Header(
                    "Content-Security-Policy",
                    "default-src 'self'; img-src 'self' data:; script-src 'nonce-" + nonce
                            + "' 'strict-dynamic'; object-src 'none'; base-uri 'none'; form-action " + formAction
                            + "; frame-ancestors 'none'; require-trusted-types-for 'script'"),
            new Response.Header("X-Frame-Options", "DENY"),
            new Response.Header("X-Content-Type-Options", "nosniff"),
            new Response.Header("Referrer-Policy", "same-origin"),
            new Response.Header("Cross-Origin-Opener-Policy", "same-origin")
        };
        return new Response(status, List.of(headers), html);
    }

    static Response redirect(String location) {
        return Response.of(303)
                .with("Location", location)
                .with("Cache-Control", NEVER_KEPT)
                .with("X-Content-Type-Options", "nosniff");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
