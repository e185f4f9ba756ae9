/** The demo site in real browsers, with scripts on and with scripts off, and how those browsers are come by. */
@NullMarked
package dev.postern.e2e;

import org.jspecify.annotations.NullMarked;
