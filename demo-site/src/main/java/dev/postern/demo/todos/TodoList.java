package dev.postern.demo.todos;

import dev.postern.demo.data.Data;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The to-dos, in the order in which they were added. */
final class TodoList {
    private static final Duration UNDO = Duration.ofMinutes(2);
    private static final String COLUMNS = "select id, title, done from todo ";

    private final Data data;

    TodoList(Data data) {
        this.data = data;
    }

    private static Data.Row<Todo> row() {
        return row -> new Todo(row.getLong("id"), row.getString("title"), row.getBoolean("done"));
    }

    List<Todo> open() {
        return data.all(row(), COLUMNS + "where not done and removed is null order by id");
    }

    List<Todo> done() {
        return data.all(row(), COLUMNS + "where done and removed is null order by id");
    }

    Optional<Todo> justRemoved() {
        return data.one(
                row(),
                COLUMNS + "where removed > ? order by removed desc fetch first 1 rows only",
                OffsetDateTime.now(ZoneOffset.UTC).minus(UNDO));
    }

    boolean isTaken(String title, long except) {
        return data.one(row(), COLUMNS + "where lower(title) = lower(?) and removed is null and id <> ?", title, except)
                .isPresent();
    }

    void add(String title) {
        data.change("insert into todo (title, done) values (?, false)", title);
    }

    boolean rename(long id, String title) {
        return data.change("update todo set title = ? where id = ? and removed is null", title, id) > 0;
    }

    boolean toggle(long id) {
        return data.change("update todo set done = not done where id = ? and removed is null", id) > 0;
    }

    boolean remove(long id) {
        return data.change(
                        "update todo set removed = ? where id = ? and removed is null",
                        OffsetDateTime.now(ZoneOffset.UTC),
                        id)
                > 0;
    }

    boolean restore(long id) {
        return data.change("update todo set removed = null where id = ? and removed is not null", id) > 0;
    }

    int clearDone() {
        return data.change(
                "update todo set removed = ? where done and removed is null", OffsetDateTime.now(ZoneOffset.UTC));
    }
}
