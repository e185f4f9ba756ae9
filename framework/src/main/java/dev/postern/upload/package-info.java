/** Files while they stream in, and the folder that keeps them until their request ends. */
@NullMarked
package dev.postern.upload;

import org.jspecify.annotations.NullMarked;
