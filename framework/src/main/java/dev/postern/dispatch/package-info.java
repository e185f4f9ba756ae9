/** One request from guard to answer, as one method that reads like a list of steps. */
@NullMarked
package dev.postern.dispatch;

import org.jspecify.annotations.NullMarked;
