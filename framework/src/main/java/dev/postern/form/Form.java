package dev.postern.form;

import dev.postern.http.Fields;
import java.util.Optional;

/**
 * A submission as a record or with what is wrong with it: for functions that want to see invalid input too.
 *
 * @param <T> the record, or the sealed interface of records
 */
public final class Form<T> {
    private final Shape<T> shape;
    private final Bound<T> bound;
    private final FormData data;

    public Form(Shape<T> shape, Bound<T> bound) {
        this.shape = shape;
        this.bound = bound;
        this.data = new FormData(bound.sent());
    }

    /**
     * The record, wherever it could be made; it may still break constraints. Empty where anything is missing that is not
     * text: to hand back a form that is half filled in, change {@link #data}, or {@link #withRow add a row}.
     */
    public Optional<T> value() {
        return Optional.ofNullable(bound.value());
    }

    public FieldErrors errors() {
        return bound.errors();
    }

    public boolean isValid() {
        return bound.value() != null && bound.errors().isEmpty();
    }

    /** What the record looks like as a form. */
    public Shape<T> shape() {
        return shape;
    }

    /** Everything that was sent, as a page that shows it again needs it. */
    public Fields sent() {
        return bound.sent();
    }

    /** What was typed, as it was typed. */
    public FormData data() {
        return data;
    }

    /**
     * What was typed with one more row, empty, behind those of a list: {@code Outcome.edit(form.withRow("items"))}. The
     * rest need not be valid, or even complete.
     *
     * @param list as in {@code items} or {@code orders[0].items}
     * @throws dev.postern.problem.ProblemException if the record has no such list
     */
    public FormData withRow(String list) {
        return new Rows(shape, list).oneMore(data);
    }

    /**
     * What was typed without one row of a list; those behind it move up. The same where there is no such row.
     *
     * @throws dev.postern.problem.ProblemException if the record has no such list
     */
    public FormData withoutRow(String list, int index) {
        return new Rows(shape, list).without(index, data);
    }
}
