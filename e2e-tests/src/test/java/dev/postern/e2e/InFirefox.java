package dev.postern.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a class of tests that its visitors come with Firefox. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface InFirefox {}
