/** Reads every template at start-up and reports what no request has yet tripped over. */
@NullMarked
package dev.postern.check;

import org.jspecify.annotations.NullMarked;
