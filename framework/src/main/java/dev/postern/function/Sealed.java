package dev.postern.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts only what a page of ours has bound, never a value that a client chose.
 *
 * <p>It proves that we rendered it for this visitor, not that it is still allowed: the function checks that.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Sealed {}
