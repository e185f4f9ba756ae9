package dev.postern.demo.todos;

import dev.postern.Settings;
import dev.postern.demo.data.Data;

/** The to-dos' page and functions. */
public final class TodosFeature {
    private TodosFeature() {}

    public static void on(Settings postern, Data data) {
        TodoList todos = new TodoList(data);
        postern.functions(new Todos(todos));
        postern.page(
                "/todos",
                "todos/todos.html",
                TodosPage.class,
                call -> new TodosPage(
                        todos.open(), todos.done(), todos.justRemoved().orElse(null)));
    }
}
