package dev.postern.e2e;

import dev.postern.testing.browser.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The visitors of a test, each with a WebKit of its own and without a past; they leave when the test ends. */
final class WebKitVisitors implements AutoCloseable {
    private final WebKit webkit;
    private final Display display;
    private final List<WebKitPage> pages = new ArrayList<>();

    private WebKitVisitors(WebKit webkit, Display display) {
        this.webkit = webkit;
        this.display = display;
    }

    WebKitPage visit(String site, Way way) {
        boolean scripts = switch (way) {
            case SCRIPTS_ON -> true;
            case SCRIPTS_OFF -> false;
            default -> throw new IllegalArgumentException("not in WebKit: " + way);
        };
        WebDriver driver = new WebDriver(webkit, display, scripts);
        WebKitPage page = new WebKitPage(driver, site);
        pages.add(page);
        return page;
    }

    @Override
    public void close() {
        pages.forEach(WebKitPage::close);
    }

    /** Hands them out. Of a test that fails, pictures are left in {@code target/e2e}. */
    static final class Given implements BeforeAllCallback, ParameterResolver, AfterTestExecutionCallback {
        private static final Namespace OURS = Namespace.create(WebKitVisitors.class);
        private static final Path KEPT = Path.of("target", "e2e");

        /** Before all, so that a WebKit that cannot be had is looked for once for each class, not for each test. */
        @Override
        public void beforeAll(ExtensionContext tests) {
            started(tests);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == WebKitVisitors.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            Started started = started(test);
            return test.getStore(OURS)
                    .computeIfAbsent(
                            WebKitVisitors.class,
                            made -> new WebKitVisitors(started.webkit(), started.display()),
                            WebKitVisitors.class);
        }

        @Override
        public void afterTestExecution(ExtensionContext test) throws IOException {
            WebKitVisitors visitors = test.getStore(OURS).get(WebKitVisitors.class, WebKitVisitors.class);
            if (visitors == null || test.getExecutionException().isEmpty()) {
                return;
            }
            String name = test.getRequiredTestClass().getSimpleName() + "."
                    + test.getRequiredTestMethod().getName() + "-"
                    + test.getDisplayName().replaceAll("\\W+", "-");
            for (int number = 0; number < visitors.pages.size(); number++) {
                Path picture = KEPT.resolve(name + "-" + number + ".png");
                try {
                    visitors.pages.get(number).photograph(picture);
                    System.err.println("What it looked like: " + picture);
                } catch (WebDriverException gone) {
                    System.err.println("What it looked like cannot be shown: " + gone.getMessage());
                }
            }
        }

        /** One display for all tests. */
        private static Started started(ExtensionContext test) {
            return test.getRoot()
                    .getStore(OURS)
                    .computeIfAbsent(Started.class, made -> Started.now(Machine.here()), Started.class);
        }

        private record Started(WebKit webkit, Display display) implements AutoCloseable {
            static Started now(Machine machine) {
                WebKit webkit = WebKit.find(machine);
                return new Started(webkit, new Display(webkit.display()));
            }

            @Override
            public void close() {
                display.close();
            }
        }
    }
}
