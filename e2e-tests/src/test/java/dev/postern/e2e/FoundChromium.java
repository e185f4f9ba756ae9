package dev.postern.e2e;

import com.microsoft.playwright.Browser;
import dev.postern.testing.browser.Browsers;

/** The Chromium that is on this machine, or is fetched for it. */
final class FoundChromium implements Browsers {
    private final Engine engine = new Engine();

    @Override
    public Browser open() {
        return engine.browser();
    }

    @Override
    public void close() {
        engine.close();
    }
}
