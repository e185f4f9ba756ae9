/** Submitted fields to a record and back; what was typed, and what is wrong with it. */
@NullMarked
package dev.postern.form;

import org.jspecify.annotations.NullMarked;
