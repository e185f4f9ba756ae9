/** Server functions as values: how they are marked, who may call them, what they take and what comes of them. */
@NullMarked
package dev.postern.function;

import org.jspecify.annotations.NullMarked;
