/** What JavaScript sends and gets: React's Reply and row formats and plain JSON, as trees of values. */
@NullMarked
package dev.postern.wire;

import org.jspecify.annotations.NullMarked;
