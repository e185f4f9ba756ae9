/** Who asks, for what, and may they. */
@NullMarked
package dev.postern.call;

import org.jspecify.annotations.NullMarked;
