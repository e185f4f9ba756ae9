/** A value of every type that travels, there and back. */
@NullMarked
package dev.postern.demo.types;

import org.jspecify.annotations.NullMarked;
