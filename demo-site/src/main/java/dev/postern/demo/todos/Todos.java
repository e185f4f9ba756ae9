package dev.postern.demo.todos;

import dev.postern.call.Anyone;
import dev.postern.call.Refusal;
import dev.postern.function.Outcome;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the forms of the to-do page do. */
@UseServer(Anyone.class)
public final class Todos {
    private static final String TAKEN = "Another to-do already has this title.";
    private static final String GONE = "This to-do has just been removed by somebody else.";

    private final TodoList todos;

    Todos(TodoList todos) {
        this.todos = todos;
    }

    public record Title(
            @NotBlank(message = "Enter what is to be done") @Size(max = 100)
            String title) {}

    public Outcome add(Title form) {
        if (todos.isTaken(form.title(), 0)) {
            return Outcome.invalid("title", TAKEN);
        }
        todos.add(form.title());
        return Outcome.done();
    }

    /** Renames one to-do: the page bound {@code id}, a person typed {@code form}. */
    public Outcome rename(@Sealed long id, Title form) {
        if (todos.isTaken(form.title(), id)) {
            return Outcome.invalid("title", TAKEN);
        }
        return done(todos.rename(id, form.title()));
    }

    public Outcome toggle(@Sealed long id) {
        return done(todos.toggle(id)).notice("Moved.");
    }

    public Outcome remove(@Sealed long id) {
        return done(todos.remove(id)).notice("Removed. For two minutes you can take it back.");
    }

    public Outcome restore(@Sealed long id) {
        return done(todos.restore(id)).notice("It is back.");
    }

    public Outcome clearDone() {
        int cleared = todos.clearDone();
        return Outcome.done().notice(cleared == 1 ? "Cleared one." : "Cleared " + cleared + ".");
    }

    private static Outcome done(boolean changed) {
        if (!changed) {
            throw new Refusal(GONE);
        }
        return Outcome.done();
    }
}
