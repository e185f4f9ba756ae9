package dev.postern.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type or a record component that must not reach a visitor: it is not rendered, sealed or returned.
 *
 * <p>The mark of a type counts for all that extends or implements it. What is derived from a marked value escapes: the first letter of a secret is a text like any other.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Tainted {}
