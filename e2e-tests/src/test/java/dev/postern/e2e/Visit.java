package dev.postern.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One visitor of the site: a browser context without a past, and its first page. */
final class Visit implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 10_000;

    /** Filming takes as long as all that is filmed. */
    private static final boolean TRACED = Boolean.getBoolean("e2e.trace");

    /** How browsers speak of a page that wanted to do what its own policy forbids. */
    private static final Pattern FORBIDDEN = Pattern.compile("Content.Security.Policy|Trusted(?:HTML|Script|Type)");

    private final BrowserContext context;
    private @Nullable Page page;
    private final List<String> forbidden = new CopyOnWriteArrayList<>();

    Visit(Browser browser, Site site, boolean scripts) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(site.url())
                .setLocale("en")
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        if (TRACED) {
            context.tracing()
                    .start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
        }
        context.onConsoleMessage(message -> {
            if (FORBIDDEN.matcher(message.text()).find()) {
                forbidden.add(message.text());
            }
        });
    }

    /** The first tab, opened for whoever asks for it. */
    Page page() {
        if (page == null) {
            page = context.newPage();
        }
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What pages wanted to do and their policy forbade. */
    List<String> forbidden() {
        return forbidden;
    }

    /** For the next test: a visitor without a past, for less than a new one costs. */
    void forget() {
        List.copyOf(context.pages()).forEach(Page::close);
        page = null;
        context.unrouteAll();
        context.setOffline(false);
        context.clearCookies();
        forbidden.clear();
    }

    /** Leaves what a failure looked like: a picture of the page, and with -De2e.trace the trace that led there. */
    void keep(Path folder, String name) {
        Page last = context.pages().isEmpty()
                ? page()
                : context.pages().get(context.pages().size() - 1);
        last.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
        if (TRACED) {
            context.tracing().stop(new Tracing.StopOptions().setPath(folder.resolve(name + ".zip")));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
