package dev.postern.testing;

/** Fails a test that asked a page for what it does not offer, and says what it does offer. */
public final class NotOnPage extends AssertionError {
    private static final long serialVersionUID = 1L;

    NotOnPage(String message) {
        super(message);
    }
}
