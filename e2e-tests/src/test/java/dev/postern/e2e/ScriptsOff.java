package dev.postern.e2e;

/** A visitor whose browser runs no scripts: {@code @ExtendWith(ScriptsOff.class)}. */
public final class ScriptsOff extends Scripts {
    public ScriptsOff() {
        super(false);
    }
}
