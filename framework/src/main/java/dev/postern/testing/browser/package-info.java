/** An application's journeys in real browsers, by Playwright: with scripts off, on, late and blocked. */
@NullMarked
package dev.postern.testing.browser;

import org.jspecify.annotations.NullMarked;
