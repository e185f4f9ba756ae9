/** The demo site: an application that uses only what any application may use. */
@NullMarked
package dev.postern.demo;

import org.jspecify.annotations.NullMarked;
