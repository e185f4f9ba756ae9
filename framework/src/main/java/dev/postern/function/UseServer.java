package dev.postern.function;

import dev.postern.call.Access;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets forms, and JavaScript, call a method: on a method, that one; on a class, every public method the class itself introduces.
 *
 * <p>A method that overrides or implements another type's is called only when it is marked itself. Where both are
 * marked, the method's word counts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface UseServer {
    /** Who may call. There is no default, so that nobody forgets it. */
    Class<? extends Access> value();

    /**
     * On a class, what its functions' names begin with; on a method, the name's last part. By default the class name
     * without a final {@code Functions}, decapitalised, and the method's name.
     */
    String name() default "";

    /** By which ways it may be called. */
    Via via() default Via.ANY;

    /** How often one rendered form may run the function. */
    Once once() default Once.PER_SUBMISSION;

    /** What a second submission does while the first is on its way. */
    Order order() default Order.QUEUE;

    /** The most bytes a body may have, files included; 0 for the site's own limits. */
    long maxBytes() default 0;

    /** The type of the state, where the method returns an {@link Outcome} and so does not say it. */
    Class<?> state() default Void.class;

    /** Full names this function had before: forms of pages that are still open find it by them. */
    String[] formerly() default {};
}
