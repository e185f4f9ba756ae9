package dev.postern.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Receives the state that the form showed: what the function returned before, or the form's initial state. A form may
 * have shown none, so the parameter is {@code @Nullable} or an {@code Optional}, and no {@code int}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Previous {}
