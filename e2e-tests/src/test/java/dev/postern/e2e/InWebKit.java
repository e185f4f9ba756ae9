package dev.postern.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests in WebKit, which the Maven profile {@code webkit} runs and nothing else does.
 *
 * <p>Its tests take {@link WebKitVisitors}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("webkit")
@ExtendWith(WebKitVisitors.Given.class)
@interface InWebKit {}
