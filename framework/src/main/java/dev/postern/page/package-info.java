/** A page as a value, what it is to show, and the renderer that templates fulfil. */
@NullMarked
package dev.postern.page;

import org.jspecify.annotations.NullMarked;
