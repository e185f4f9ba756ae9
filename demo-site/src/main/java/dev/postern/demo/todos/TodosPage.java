package dev.postern.demo.todos;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of to-dos shows.
 *
 * @param removed what was removed a moment ago and can be taken back
 */
record TodosPage(List<Todo> open, List<Todo> done, @Nullable Todo removed) {}
