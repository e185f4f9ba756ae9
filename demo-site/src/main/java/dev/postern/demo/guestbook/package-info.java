/** A guestbook: a form, what is wrong with it, and a form in every row. */
@NullMarked
package dev.postern.demo.guestbook;

import org.jspecify.annotations.NullMarked;
