/** One value to text and back. */
@NullMarked
package dev.postern.codec;

import org.jspecify.annotations.NullMarked;
