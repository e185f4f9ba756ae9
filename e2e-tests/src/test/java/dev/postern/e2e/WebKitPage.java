package dev.postern.e2e;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * A visitor's one window in WebKit, in a visitor's words: controls are found by the name that WebKit tells those who
 * listen to a page instead of seeing it.
 *
 * <p>The driver waits for a page that is asked for, but not for one that a click leads to. So whatever is looked for is
 * looked for again until it is there; and a test has to see something of the next page before it goes on there.
 */
final class WebKitPage implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final String PATH = "/element/";
    private static final String FIELDS = "input:not([type=hidden]), textarea, select";
    private static final String BUTTONS = "button, input[type=submit]";
    private static final char ENTER = '\uE007';

    private final WebDriver driver;
    private final String site;

    /** @param site what paths are relative to, without a slash at the end */
    WebKitPage(WebDriver driver, String site) {
        this.driver = driver;
        this.site = site;
    }

    void open(String path) {
        driver.post("/url", Map.of("url", site + path));
    }

    void reload() {
        driver.post("/refresh", Map.of());
    }

    void goBack() {
        driver.post("/back", Map.of());
    }

    String title() {
        return driver.get("/title").getAsString();
    }

    /** The address, relative to the site. */
    String path() {
        String url = driver.get("/url").getAsString();
        return url.startsWith(site) ? url.substring(site.length()) : url;
    }

    /** Looks until what is claimed is so. */
    void sees(ThrowingCallable claim) {
        within(LONG, () -> {
            try {
                claim.call();
            } catch (RuntimeException | Error failed) {
                throw failed;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
            return claim;
        });
    }

    /** Types a text into a control, in the place of what is there. */
    void fill(String label, String text) {
        within(LONG, () -> {
            String field = inView(named(FIELDS, label));
            driver.post(field + "/clear", Map.of());
            // The driver refuses to type nothing.
            return text.isEmpty() ? field : driver.post(field + "/value", Map.of("text", text));
        });
    }

    void pressEnterIn(String label) {
        within(LONG, () -> driver.post(named(FIELDS, label) + "/value", Map.of("text", String.valueOf(ENTER))));
    }

    void press(String button) {
        within(LONG, () -> driver.post(inView(named(BUTTONS, button)) + "/click", Map.of()));
    }

    void follow(String link) {
        within(LONG, () -> driver.post(inView(named("a", link)) + "/click", Map.of()));
    }

    /** What a control holds now. */
    String value(String label) {
        return driver.get(named(FIELDS, label) + "/property/value").getAsString();
    }

    /** What is to be seen of the first such element. */
    String text(String selector) {
        return driver.get(first(selector) + "/text").getAsString();
    }

    List<String> texts(String selector) {
        return all(selector).stream()
                .map(element -> driver.get(element + "/text").getAsString())
                .toList();
    }

    int count(String selector) {
        return all(selector).size();
    }

    /** An attribute of the first such element; {@code null} as a text, where it has none. */
    String attribute(String selector, String name) {
        JsonElement value = driver.get(first(selector) + "/attribute/" + name);
        return value.isJsonNull() ? "null" : value.getAsString();
    }

    /** What has the focus: its role and its name, as in {@code button Sign}. */
    String focused() {
        String element = path(driver.get("/element/active"));
        return (driver.get(element + "/computedrole").getAsString() + " " + nameOf(element)).strip();
    }

    /** Whether that is the first such element. */
    boolean isFocused(String selector) {
        return first(selector).equals(path(driver.get("/element/active")));
    }

    /** Runs a script of the test's own, also where the page may run none; {@code return} hands back what came of it. */
    JsonElement run(String script, Object... arguments) {
        return driver.post("/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    /** Whether the shim has taken the page over. */
    boolean hasShim() {
        return run("return !!globalThis[Symbol.for('postern')]").getAsBoolean();
    }

    /** Leaves a mark on the page that goes when it is loaded anew. */
    void mark() {
        run("window.stayed = true");
    }

    /** Whether the mark is still there. */
    boolean isMarked() {
        return run("return !!window.stayed").getAsBoolean();
    }

    /** Leaves a picture of what is to be seen. */
    void photograph(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(driver.get("/screenshot").getAsString()));
    }

    @Override
    public void close() {
        driver.close();
    }

    /** What is seen in the end, though the page be on its way when we look first. */
    <T> T within(Duration limit, Supplier<T> look) {
        return new Patience(
                        limit,
                        failed -> failed instanceof AssertionError
                                || (failed instanceof WebDriverException said && said.passes()))
                .look(look);
    }

    private String named(String selector, String name) {
        List<String> names = new ArrayList<>();
        for (String element : all(selector)) {
            String own = nameOf(element);
            if (own.equals(name)) {
                return element;
            }
            names.add(own);
        }
        throw new WebDriverException("no such element", "\"" + name + "\" among " + names);
    }

    /**
     * Scrolled to by us: where a control has a {@code scroll-margin} and stands just below the edge of the window,
     * WebKit takes it for visible, and the driver then says "element not interactable".
     */
    private String inView(String element) {
        run("arguments[0].scrollIntoView({ block: 'nearest' })", Map.of(ELEMENT, element.substring(PATH.length())));
        return element;
    }

    private String nameOf(String element) {
        try {
            return driver.get(element + "/computedlabel").getAsString();
        } catch (WebDriverException failed) {
            // What is not shown, as in a closed dialog, has none: "unknown error" is the driver's word for it.
            if (failed.says("unknown error")) {
                return "";
            }
            throw failed;
        }
    }

    private String first(String selector) {
        return path(driver.post("/element", Map.of("using", "css selector", "value", selector)));
    }

    private List<String> all(String selector) {
        List<String> found = new ArrayList<>();
        driver.post("/elements", Map.of("using", "css selector", "value", selector))
                .getAsJsonArray()
                .forEach(element -> found.add(path(element)));
        return found;
    }

    private static String path(JsonElement element) {
        return PATH + element.getAsJsonObject().get(ELEMENT).getAsString();
    }
}
