/** A function with the arguments its page already knows, and the sealed text that carries them. */
@NullMarked
package dev.postern.binding;

import org.jspecify.annotations.NullMarked;
