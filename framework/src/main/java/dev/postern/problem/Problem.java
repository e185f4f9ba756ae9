package dev.postern.problem;

import java.util.List;

/**
 * A mistake of an application's author: where, what, what we know of it, and how to mend it.
 *
 * @param where a place, a request, a type: what the author looks for first
 * @param what one sentence that quotes what was found
 * @param known further sentences, a line each; did-you-mean stands here
 * @param mend what to do, naming the real method or attribute
 */
public record Problem(String where, String what, List<String> known, String mend) {
    public Problem {
        known = List.copyOf(known);
    }

    public Problem(Place where, String what, List<String> known, String mend) {
        this(where.toString(), what, known, mend);
    }

    /** The whole message, as it stands in logs and on the development page. */
    public String message() {
        StringBuilder message = new StringBuilder(where).append(": ").append(what);
        for (String line : known) {
            message.append("\n  ").append(line);
        }
        return message.append("\n  To mend it: ").append(mend).toString();
    }

    @Override
    public String toString() {
        return message();
    }
}
