package dev.postern.e2e;

import com.microsoft.playwright.Browser;

/** The Firefox that is on this machine, or is fetched for it. */
final class FoundFirefox implements dev.postern.testing.browser.Browsers {
    private final Engine engine = new Engine(Browsers.FIREFOX);

    @Override
    public Browser open() {
        return engine.browser();
    }

    @Override
    public void close() {
        engine.close();
    }
}
