/** What the documentation shows, compiled and run. */
@NullMarked
package dev.postern.docs;

import org.jspecify.annotations.NullMarked;
