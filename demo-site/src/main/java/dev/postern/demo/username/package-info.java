/** A form whose function returns a state. */
@NullMarked
package dev.postern.demo.username;

import org.jspecify.annotations.NullMarked;
