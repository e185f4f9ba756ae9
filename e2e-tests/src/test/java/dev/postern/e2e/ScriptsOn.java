package dev.postern.e2e;

/** A visitor whose browser runs scripts, as most do: {@code @ExtendWith(ScriptsOn.class)}. */
public final class ScriptsOn extends Scripts {
    public ScriptsOn() {
        super(true);
    }
}
