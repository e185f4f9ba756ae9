/** A form whose result has an address of its own. */
@NullMarked
package dev.postern.demo.name;

import org.jspecify.annotations.NullMarked;
