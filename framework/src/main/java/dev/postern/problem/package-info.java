/** What went wrong, where, and how to mend it; did-you-mean. */
@NullMarked
package dev.postern.problem;

import org.jspecify.annotations.NullMarked;
