package dev.postern.binding;

import org.jspecify.annotations.Nullable;

/**
 * What scripts call a function by: its name, and what a page of ours has bound for it.
 *
 * @param sealed what is bound, sealed; null where it is the caller's to give
 */
public record FunctionAddress(String name, @Nullable String sealed) {
    /** In no name of Java's, and in no seal; as it is in a URL. */
    private static final char BOUND = '~';

    /** Takes apart what was asked for, whatever it is. */
    public static FunctionAddress parse(String asked) {
        int at = asked.indexOf(BOUND);
        return at < 0
                ? new FunctionAddress(asked, null)
                : new FunctionAddress(asked.substring(0, at), asked.substring(at + 1));
    }

    public String text() {
        return sealed == null ? name : name + BOUND + sealed;
    }
}
