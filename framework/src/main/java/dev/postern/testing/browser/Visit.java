package dev.postern.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** One visitor on one way: a browser context without a past. */
final class Visit implements AutoCloseable {
    /** The shim's own file, whatever its content makes it be called. */
    private static final String SHIM = "**/_postern/shim.*js";

    /** Times of day differ from one way to the next for no other reason than that time goes on. */
    private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b");

    /** How browsers speak of a page that wanted to do what its own policy forbids. */
    private static final Pattern FORBIDDEN = Pattern.compile("Content.Security.Policy|Trusted(?:HTML|Script|Type)");

    private static final int LATEST_MILLIS = 600;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    /** How many navigations and submissions are on their way. */
    private final AtomicInteger sending = new AtomicInteger();

    Visit(Browser browser, String site, Way way, Random chance) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(site)
                .setLocale("en")
                .setJavaScriptEnabled(way != Way.SCRIPTS_OFF));
        if (way == Way.SCRIPTS_LATE) {
            context.route(SHIM, route -> late(route, chance.nextInt(LATEST_MILLIS)));
        } else if (way == Way.SCRIPTS_BLOCKED) {
            context.route(SHIM, Route::abort);
        }
        if (way != Way.SCRIPTS_OFF || canGoWithoutScripts(browser)) {
            context.onWebError(error -> complaints.add(error.error()));
            context.onConsoleMessage(message -> {
                if (FORBIDDEN.matcher(message.text()).find()) {
                    complaints.add(message.text());
                }
            });
        }
        context.onRequest(request -> sending.addAndGet(isSubmission(request) ? 1 : 0));
        context.onRequestFinished(request -> sending.addAndGet(isSubmission(request) ? -1 : 0));
        context.onRequestFailed(request -> sending.addAndGet(isSubmission(request) ? -1 : 0));
        page = context.newPage();
    }

    /** Firefox, as Playwright drives it, runs scripts whatever it is told; there a policy of the pages' stops them. */
    static boolean canGoWithoutScripts(Browser browser) {
        return browser.browserType().name().equals("chromium");
    }

    private static boolean isSubmission(Request request) {
        // Not calls, whose answers may never end.
        return request.isNavigationRequest() || "form".equals(request.headers().get("postern"));
    }

    /** Another module in its place, which waits in the page: a request that is held would hold the whole test. */
    private static void late(Route route, int millis) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody("""
                        let left = false;
                        // Firefox complains of what it was loading for a page that is left meanwhile.
                        addEventListener('beforeunload', () => left = true, { once: true });
                        setTimeout(() => import('%s?later').catch(error => left || Promise.reject(error)), %d);
                        """.formatted(
                                route.request().url(), millis)));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /**
     * Where the visitor is, and what there is to be read and heard, once nothing is on its way any more; and the same once
     * the page is asked for anew, for it shows what the site has kept, whatever the browser made of the answers.
     *
     * @param apart selectors of what is not looked at
     */
    String ending(String... apart) {
        String shown = look(apart);
        page.navigate(page.url().replaceFirst("#.*", ""));
        return shown + "\n\nand when it is loaded anew\n\n" + look(apart);
    }

    private String look(String... apart) {
        // What was pressed last may not have begun to be sent: two looks that are alike are one at rest.
        String before;
        String now = glance(apart);
        do {
            before = now;
            page.waitForCondition(() -> sending.get() == 0);
            now = glance(apart);
        } while (!now.equals(before));
        return now;
    }

    private String glance(String... apart) {
        page.waitForLoadState();
        page.locator("form[aria-busy]")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        for (String selector : apart) {
            page.evaluate(
                    "selector => document.querySelectorAll(selector).forEach(element => element.hidden = true)",
                    selector);
        }
        String address = page.url();
        int path = address.indexOf('/', address.indexOf("//") + 2);
        // A fragment says where on the page somebody looks: without scripts, links alone can say it.
        return (path < 0 ? address : address.substring(path).replaceFirst("#.*", "")) + "\n" + page.title() + "\n"
                + TIME.matcher(page.locator("body").ariaSnapshot()).replaceAll("hh:mm");
    }

    /** What scripts did not catch, and what the page's policy forbade. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
