package dev.postern.e2e;

import static dev.postern.e2e.Look.field;
import static dev.postern.e2e.Look.fill;
import static dev.postern.e2e.Look.press;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A visitor of the {@link Bench} whose browser has the shim. */
@ExtendWith(ScriptsOn.class)
abstract class OnTheBench {
    /** True once the page was loaded anew. */
    static final String LEFT = "() => !window.stayed";

    private static @Nullable Bench running;

    Page page;
    List<Request> sent;

    /** What the console says; a test that makes it say something clears it. */
    List<String> complaints;

    static Bench bench() {
        return requireNonNull(running);
    }

    @BeforeAll
    static void start() {
        running = new Bench();
        PlaywrightAssertions.setDefaultAssertionTimeout(10_000);
    }

    @AfterAll
    static void stop() {
        bench().close();
    }

    @BeforeEach
    void open(BrowserContext visitor) {
        bench().clear();
        sent = new ArrayList<>();
        complaints = new ArrayList<>();
        page = visitor.newPage();
        page.onConsoleMessage(message -> {
            // A status that says no is written to the console too, and is none of ours.
            if (!message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(bench().url() + "/bench");
        page.evaluate("window.stayed = true");
        page.onRequest(request -> {
            if (!request.method().equals("GET") || request.isNavigationRequest()) {
                sent.add(request);
            }
        });
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(complaints)
                .as("console: no script failed, no policy was broken")
                .isEmpty();
    }

    void assertStayed() {
        assertThat(page.evaluate("window.stayed"))
                .as("the page was not loaded anew")
                .isEqualTo(true);
    }

    Locator lines() {
        return page.locator("#lines li");
    }

    Locator form(String id) {
        return page.locator("#" + id);
    }

    void send(String label, String text, String button) {
        fill(page, label, text);
        press(page, button);
    }

    /** Presses Enter in a field: a button that is pending is, to a careful hand, not to be pressed. */
    void enter(String label, String text) {
        fill(page, label, text);
        field(page, label).press("Enter");
    }

    boolean isInFirefox() {
        return page.context().browser().browserType().name().equals("firefox");
    }
}
