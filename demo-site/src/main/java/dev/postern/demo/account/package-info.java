/** Log in, log out, and what only members may do. */
@NullMarked
package dev.postern.demo.account;

import org.jspecify.annotations.NullMarked;
