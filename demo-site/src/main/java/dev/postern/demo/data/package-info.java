/** The site's tables. */
@NullMarked
package dev.postern.demo.data;

import org.jspecify.annotations.NullMarked;
