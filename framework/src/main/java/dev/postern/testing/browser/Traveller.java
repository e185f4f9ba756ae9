package dev.postern.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.javalin.Javalin;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Goes one way through the tests of a class, on a site of its own, and compares where each of them ends. */
final class Traveller implements ParameterResolver, AfterTestExecutionCallback, AfterClassTemplateInvocationCallback {
    private static final Namespace OURS = Namespace.create(Traveller.class);
    private static final List<Class<?>> GIVEN = List.of(Page.class, BrowserContext.class, Javalin.class, Way.class);
    private static final Path KEPT = Path.of("target", "journeys");

    private final EveryWay asked;
    private final Class<? extends Browsers> browsers;
    private final Way way;
    private final Map<String, String> endings;
    private final long seed = Long.getLong("postern.seed", System.nanoTime());
    private final Random chance = new Random(seed);
    private @Nullable Javalin running;

    /**
     * @param endings where the tests ended on the ways before this one, by their names
     */
    Traveller(EveryWay asked, Class<? extends Browsers> browsers, Way way, Map<String, String> endings) {
        this.asked = asked;
        this.browsers = browsers;
        this.way = way;
        this.endings = endings;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Way.class) {
            return way;
        }
        if (type == Javalin.class) {
            return site(test);
        }
        Visit visit = test.getStore(OURS)
                .computeIfAbsent(
                        Visit.class,
                        made -> new Visit(
                                browser(test), "http://localhost:" + site(test).port(), way, chance),
                        Visit.class);
        return type == Page.class ? visit.page() : visit.context();
    }

    private Javalin site(ExtensionContext test) {
        if (running == null) {
            running = made(asked.value()).get();
            if (way == Way.SCRIPTS_OFF && !Visit.canGoWithoutScripts(browser(test))) {
                ScriptsForbidden.onAllPagesOf(running);
            }
            running.start("localhost", 0);
        }
        return running;
    }

    /** One browser of a kind for all classes, until the last of them is done. */
    private Browser browser(ExtensionContext test) {
        return test.getRoot()
                .getStore(OURS)
                .computeIfAbsent(browsers, made -> new Opened(made(browsers)), Opened.class)
                .browser();
    }

    private static final class Opened implements AutoCloseable {
        private final Browsers browsers;
        private final Browser browser;

        Opened(Browsers browsers) {
            this.browsers = browsers;
            this.browser = browsers.open();
        }

        Browser browser() {
            return browser;
        }

        @Override
        public void close() {
            browsers.close();
        }
    }

    private static <T> T made(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(type.getName() + " could not be made", failed.getCause());
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException(
                    type.getName() + " needs a constructor without parameters, to be made by tests", none);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        Visit visit = test.getStore(OURS).get(Visit.class, Visit.class);
        if (visit == null) {
            return;
        }
        String name = test.getUniqueId().replaceAll(".*\\[class-template-invocation:[^]]*]/?", "");
        if (test.getExecutionException().isPresent()) {
            keep(visit, test);
            return;
        }
        String ending = visit.ending(asked.apartFrom());
        List<String> complaints = visit.complaints();
        if (!complaints.isEmpty()) {
            keep(visit, test);
            throw new AssertionError("With " + spoken()
                    + " the browser complained of scripts or of the page's policy:\n" + String.join("\n", complaints));
        }
        String before = endings.putIfAbsent(name, ending);
        if (before != null && !before.equals(ending)) {
            keep(visit, test);
            throw new AssertionError("With " + spoken() + " this ends elsewhere than before. It ended at\n\n" + before
                    + "\n\nand now at\n\n" + ending + "\n");
        }
    }

    private String spoken() {
        return way.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " (-Dpostern.seed=" + seed + ")";
    }

    private void keep(Visit visit, ExtensionContext test) {
        Path picture = KEPT.resolve(test.getRequiredTestClass().getSimpleName() + "."
                + test.getRequiredTestMethod().getName() + "-" + way + ".png");
        try {
            visit.page()
                    .screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(picture));
            System.err.println("With " + spoken() + " it looked like " + picture);
        } catch (PlaywrightException gone) {
            System.err.println("What it looked like cannot be shown: " + gone.getMessage());
        }
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) {
        if (running != null) {
            running.stop();
            running = null;
        }
    }
}
