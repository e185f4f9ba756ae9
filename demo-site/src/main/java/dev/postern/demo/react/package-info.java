/** React's own client, for pages that compare it with ours. */
@NullMarked
package dev.postern.demo.react;

import org.jspecify.annotations.NullMarked;
