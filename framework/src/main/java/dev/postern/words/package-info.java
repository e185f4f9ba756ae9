/** What we say to visitors, in their language. */
@NullMarked
package dev.postern.words;

import org.jspecify.annotations.NullMarked;
