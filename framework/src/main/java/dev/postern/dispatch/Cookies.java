package dev.postern.dispatch;

import dev.postern.call.Visitor;
import dev.postern.codec.Packed;
import dev.postern.http.Request;
import dev.postern.seal.Seals;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our one cookie: a visitor's random id, and the id of a user who is signed in with us. It is sealed, so that nobody can
 * choose either, and an id that we have not made is never taken over.
 */
public final class Cookies {
    private static final String PURPOSE = "cookie";
    private static final int ID_BYTES = 16;

    private final Seals seals;
    private final Duration life;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param life how long a log-in lasts
     */
    public Cookies(Seals seals, Duration life, InstantSource clock) {
        this.seals = seals;
        this.life = life;
        this.clock = clock;
    }

    /** Whoever the cookie stands for; nobody where there is none, more than one, or one that we have not made. */
    Optional<Visitor> read(Request request, String origin) {
        List<String> found = ours(request, origin);
        // Two of one name: one of them was set by another host or path, and nothing tells which.
        return found.size() == 1 ? open(found.get(0)) : Optional.empty();
    }

    boolean isAmbiguous(Request request, String origin) {
        return ours(request, origin).size() > 1;
    }

    private static List<String> ours(Request request, String origin) {
        String prefix = name(origin) + "=";
        List<String> found = new ArrayList<>(1);
        for (String line : request.headers("Cookie")) {
            for (String cookie : line.split(";")) {
                String trimmed = cookie.trim();
                if (trimmed.startsWith(prefix)) {
                    found.add(trimmed.substring(prefix.length()));
                }
            }
        }
        return found;
    }

    private Optional<Visitor> open(String value) {
        return seals.openText(PURPOSE, value).flatMap(bytes -> {
            try {
                Packed.In in = new Packed.In(bytes);
                String id = encoded(in.raw(ID_BYTES));
                long issued = in.count();
                String user = in.text();
                long age = clock.instant().getEpochSecond() - issued;
                return user != null && age > life.toSeconds() ? Optional.empty() : Optional.of(new Visitor(id, user));
            } catch (Packed.Unreadable odd) {
                return Optional.empty();
            }
        });
    }

    /** A visitor nobody has seen before. */
    Visitor fresh(@Nullable String user) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new Visitor(encoded(id), user);
    }

    /** The whole {@code Set-Cookie} line. */
    String write(Visitor visitor, String origin) {
        byte[] value = new Packed.Out()
                .raw(Base64.getUrlDecoder().decode(visitor.id()))
                .count(clock.instant().getEpochSecond())
                .text(visitor.user())
                .toBytes();
        String line = name(origin) + "=" + seals.sealText(PURPOSE, value) + "; Path=/; HttpOnly; SameSite=Lax";
        return origin.startsWith("https:") ? line + "; Secure" : line;
    }

    /** Only https may have the prefix that keeps sibling hosts away; ports share cookies, so http names its own. */
    private static String name(String origin) {
        if (origin.startsWith("https:")) {
            return "__Host-postern";
        }
        int colon = origin.lastIndexOf(':');
        return "postern-" + (colon > "http:".length() ? origin.substring(colon + 1) : "80");
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
