package dev.postern.problem;

/**
 * Something that the checker found before a visitor did.
 *
 * @param name what kind of mistake it is, as {@code unknown-field}: the name by which it can be allowed
 */
public record Finding(Severity severity, String name, Problem problem) {
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The whole message, as logs and failing tests show it. */
    public String message() {
        return problem.message();
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(java.util.Locale.ROOT) + " [" + name + "] " + problem.message();
    }
}
