/** Javalin's context to our request, our response to its context. */
@NullMarked
package dev.postern.javalin;

import org.jspecify.annotations.NullMarked;
