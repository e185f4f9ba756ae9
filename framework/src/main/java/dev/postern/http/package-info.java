/** Request and response as plain data, and submitted fields read under limits: our seam to any server. */
@NullMarked
package dev.postern.http;

import org.jspecify.annotations.NullMarked;
