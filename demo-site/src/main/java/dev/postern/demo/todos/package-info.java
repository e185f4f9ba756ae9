/** Several buttons with functions of their own, in every row. */
@NullMarked
package dev.postern.demo.todos;

import org.jspecify.annotations.NullMarked;
