/** Encrypts what a page carries, for one application and origin, and tells intact from foreign. */
@NullMarked
package dev.postern.seal;

import org.jspecify.annotations.NullMarked;
