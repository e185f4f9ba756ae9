package dev.postern.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;

/** Opens a browser for tests. It is made by its constructor without parameters. */
public interface Browsers {
    Browser open();

    /** Closes what was opened, and whatever was needed for it. */
    void close();

    /** Playwright's own Chromium, which it fetches where it has none. */
    final class Own implements Browsers {
        private final Playwright playwright = Playwright.create();

        @Override
        public Browser open() {
            return playwright.chromium().launch();
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
