package dev.postern.e2e;

import com.microsoft.playwright.Browser;

/** The Chromium that is on this machine, or is fetched for it. */
final class FoundChromium implements dev.postern.testing.browser.Browsers {
    private final Engine engine = new Engine(Browsers.CHROMIUM);

    @Override
    public Browser open() {
        return engine.browser();
    }

    @Override
    public void close() {
        engine.close();
    }
}
