/** For an application's own tests: a browser without scripts, and the checker as a test. */
@NullMarked
package dev.postern.testing;

import org.jspecify.annotations.NullMarked;
