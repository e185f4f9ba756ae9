package dev.postern.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a class that one visitor goes through all its tests: a new one for each takes longer than many a test. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@interface OneVisitor {
    /** Whether all is forgotten between tests: cookies, routes and tabs, but not a clock that was set. */
    boolean forgetful() default true;
}
