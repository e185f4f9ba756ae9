/** Which Java types travel between JavaScript and functions, and how each becomes a value and is made of one. */
@NullMarked
package dev.postern.travel;

import org.jspecify.annotations.NullMarked;
