/** The front door: the plugin an application registers, and its settings. */
@NullMarked
package dev.postern;

import org.jspecify.annotations.NullMarked;
