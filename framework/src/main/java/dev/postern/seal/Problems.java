package dev.postern.seal;

import dev.postern.problem.Problem;
import java.util.List;

/** What an author can get wrong about secrets and seals. */
final class Problems {
    private static final String MAKE_ONE = "make one with: openssl rand -base64 48";

    private Problems() {}

    static Problem noSecret() {
        return new Problem(
                "seal", "there is no secret to seal forms with.", List.of(), "set POSTERN_SECRET; " + MAKE_ONE);
    }

    static Problem shortSecret(int place, int bytes, int least) {
        return new Problem(
                "seal",
                "secret " + place + " has " + bytes + " bytes, and needs " + least + " or more.",
                List.of(),
                MAKE_ONE);
    }

    static Problem sameSecret(int place, String id) {
        return new Problem(
                "seal",
                "secret " + place + " has the same key id as one before it: " + id,
                List.of("A secret's key id tells which one a form was sealed with."),
                "leave the second of them out; for a new secret, " + MAKE_ONE);
    }

    static Problem noApplication() {
        return new Problem(
                "seal",
                "the application has no name, which keeps its seals apart from other applications'.",
                List.of(),
                "give it one, the same on all nodes");
    }

    static Problem tooLong(int bytes, int most) {
        return new Problem(
                "seal",
                "a form's bound arguments and state take " + bytes + " bytes, too many for a seal of " + most
                        + " characters.",
                List.of(),
                "bind an id instead of the thing itself, and keep a large state in your own store");
    }
}
