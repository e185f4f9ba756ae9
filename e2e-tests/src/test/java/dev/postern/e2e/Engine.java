package dev.postern.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.util.HashMap;
import java.util.Map;

/** A browser that runs. Playwright allows it one thread, and so do these tests. */
final class Engine implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    Engine(Browsers.Kind kind) {
        Program found = Browsers.find(kind);
        boolean isFirefox = kind.equals(Browsers.FIREFOX);
        // Without this, Playwright would download browsers by itself, and break Maven's channel if that fails.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(found.environment());
        LaunchOptions options =
                new LaunchOptions().setExecutablePath(found.program()).setEnv(environment);
        try {
            browser = isFirefox
                    // The channel by which Playwright speaks to a Firefox that is not of its own making.
                    ? playwright.firefox().launch(options.setChannel("moz-firefox"))
                    : playwright.chromium().launch(options);
        } catch (PlaywrightException notStarted) {
            playwright.close();
            throw new IllegalStateException(
                    found.program() + " does not start for Playwright. To mend it: name another, -De2e."
                            + (isFirefox ? "firefox" : "browser") + "=PATH",
                    notStarted);
        }
        System.out.println("End-to-end tests with " + found.program() + " " + browser.version());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
