package dev.postern.guard;

import dev.postern.problem.Problem;
import java.util.List;

/** What an author can get wrong about origins. */
final class Problems {
    private Problems() {}

    static Problem noOrigin() {
        return new Problem(
                "guard",
                "it is not known under which address this site is reached.",
                List.of("A POST is from our own page only if it names this address, so one has to be written down."),
                "set POSTERN_ORIGINS, for example to https://www.example.org");
    }

    static Problem notAnOrigin(String found) {
        return new Problem(
                "guard",
                "this is no origin: \"" + found + "\"",
                List.of(
                        "An origin is a scheme, a host and, unless it is the usual one, a port, and nothing after them:"
                                + " https://www.example.org, http://localhost:7070.",
                        "There are no wildcards, and a host with other letters is written as browsers send it (xn--…)."),
                "correct it in POSTERN_ORIGINS or in guard(g -> g.trust(…)), wherever it stands");
    }
}
