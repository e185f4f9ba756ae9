package dev.postern.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives a test a visitor of a running demo site: a {@link Page}, its {@link BrowserContext}, the {@link Site}.
 *
 * <p>Each test has a visitor without a past; the tests of a class share a site, and all tests share one browser. Paths
 * are relative to the site: {@code page.navigate("/guestbook")}. Of a test that fails, a picture is left in
 * {@code target/e2e}, and with {@code -De2e.trace=true} a Playwright trace.
 */
abstract class Scripts implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(Scripts.class);
    private static final List<Class<?>> GIVEN = List.of(Page.class, BrowserContext.class, Site.class);
    private static final Path KEPT = Path.of("target", "e2e");

    private final boolean on;

    Scripts(boolean on) {
        this.on = on;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Site.class) {
            return site(test);
        }
        Visit visit = lasting(test)
                .getStore(OURS)
                .computeIfAbsent(Visit.class, made -> new Visit(engine(test).browser(), site(test), on), Visit.class);
        return type == Page.class ? visit.page() : visit.context();
    }

    /** For how long there is one visitor. */
    private static ExtensionContext lasting(ExtensionContext test) {
        return oneVisitor(test) == null ? test : outermost(test);
    }

    private static @Nullable OneVisitor oneVisitor(ExtensionContext test) {
        return outermost(test).getRequiredTestClass().getAnnotation(OneVisitor.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        OneVisitor one = oneVisitor(test);
        Visit visit = test.getStore(OURS).get(Visit.class, Visit.class);
        if (visit != null && one != null && one.forgetful()) {
            visit.forget();
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        Visit visit = test.getStore(OURS).get(Visit.class, Visit.class);
        if (visit == null) {
            return;
        }
        if (test.getExecutionException().isEmpty()) {
            if (!visit.forbidden().isEmpty()) {
                throw new AssertionError("The page's policy forbade: " + visit.forbidden());
            }
            return;
        }
        if (test.getExecutionException().get() instanceof TestAbortedException) {
            return;
        }
        String name = test.getRequiredTestClass().getSimpleName() + "."
                + test.getRequiredTestMethod().getName() + (on ? "-scripts-on" : "-scripts-off");
        try {
            visit.keep(KEPT, name);
            System.err.println("What it looked like: " + KEPT.resolve(name + ".png")
                    + " (with -De2e.trace=true there is a Playwright trace beside it)");
        } catch (PlaywrightException gone) {
            System.err.println("What it looked like cannot be shown: " + gone.getMessage());
        }
    }

    private static Engine engine(ExtensionContext test) {
        boolean firefox = outermost(test).getRequiredTestClass().isAnnotationPresent(InFirefox.class);
        Browsers.Kind kind = firefox ? Browsers.FIREFOX : Browsers.CHROMIUM;
        return test.getRoot()
                .getStore(OURS)
                .computeIfAbsent(kind, made -> Start.now(kind), Start.class)
                .engine();
    }

    /** The one start of a browser. A failed one is remembered: each test would search and download again. */
    private record Start(@Nullable Engine started, @Nullable IllegalStateException failed) implements AutoCloseable {
        static Start now(Browsers.Kind kind) {
            try {
                return new Start(new Engine(kind), null);
            } catch (IllegalStateException failed) {
                return new Start(null, failed);
            }
        }

        Engine engine() {
            if (started == null) {
                throw new IllegalStateException(failed == null ? "no browser" : failed.getMessage(), failed);
            }
            return started;
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }

    private static Site site(ExtensionContext test) {
        return outermost(test).getStore(OURS).computeIfAbsent(Site.class, made -> new Site(), Site.class);
    }

    /** Of the class that all others of a test are in. */
    private static ExtensionContext outermost(ExtensionContext test) {
        ExtensionContext outermost = test;
        while (outermost.getParent().filter(parent -> parent != test.getRoot()).isPresent()) {
            outermost = outermost.getParent().get();
        }
        return outermost;
    }
}
