/** A function that a plain form calls, and a script that imports it. */
@NullMarked
package dev.postern.demo.likes;

import org.jspecify.annotations.NullMarked;
