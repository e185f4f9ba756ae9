/** The ledger: claims a submission, keeps its outcome, tells a copy from a new one. */
@NullMarked
package dev.postern.once;

import org.jspecify.annotations.NullMarked;
