package dev.postern.demo.todos;

/** Something to do. */
record Todo(long id, String title, boolean done) {}
