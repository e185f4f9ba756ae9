package dev.postern.testing.browser;

import io.javalin.Javalin;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs all tests of a class in a browser in every {@link Way}, each way on a site of its own, and holds the ways to one
 * another: each test has to end at the same address, with the same to be read and heard on the page.
 *
 * <p>Tests take a Playwright {@code Page} or {@code BrowserContext}; paths are relative to the site:
 * {@code page.navigate("/guestbook")}. What one test leaves behind on the site is there for the next one,
 * in every way alike.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClassTemplate
@ExtendWith(EveryWayExtension.class)
public @interface EveryWay {
    /** Makes the site, not yet started: it is started on a free port, and stopped again. */
    Class<? extends Supplier<Javalin>> value();

    /** What opens the browsers; each is used for all classes that name it, and closed at the end. */
    Class<? extends Browsers>[] browsers() default {Browsers.Own.class};

    Way[] ways() default {Way.SCRIPTS_OFF, Way.SCRIPTS_ON, Way.SCRIPTS_LATE, Way.SCRIPTS_BLOCKED};

    /** Selectors of what no two ways can have in common, such as a map that a script draws: it is left out where they are compared. */
    String[] apartFrom() default {};
}
