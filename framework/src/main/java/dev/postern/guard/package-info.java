/** Did this POST come from our own pages? */
@NullMarked
package dev.postern.guard;

import org.jspecify.annotations.NullMarked;
