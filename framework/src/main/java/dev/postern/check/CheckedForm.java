package dev.postern.check;

import dev.postern.form.Shape;
import dev.postern.function.Exposed;
import dev.postern.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A form while its template is walked: what belongs to it, wherever that stands. */
final class CheckedForm {
    /** What a form is to us. */
    enum Kind {
        /** Bound to a function by {@code post:action}. */
        POSTED,
        /** Bound to a record by {@code post:query}. */
        QUERY,
        /** None of ours. */
        PLAIN
    }

    /**
     * A field's name as a template writes it.
     *
     * @param text with {@code []} for a computed row or key; null where more of it is computed
     * @param place where its author wrote it: where a fragment is used, not in the fragment
     */
    record Name(String written, @Nullable String text, Place place) {
        /** The name with any row and any key. */
        @Nullable
        String general() {
            return text == null ? null : text.replaceAll("\\[[^\\]]*]", "[]");
        }
    }

    /**
     * A control, or a fieldset that speaks for some.
     *
     * @param kind its type; "" where that is computed
     * @param bound whether by {@code post:field}
     */
    record Control(Element element, Name name, String kind, boolean bound, int order) {}

    /** A label, hint or place for errors. */
    record Companion(Element element, Name name, int order) {}

    final Element element;
    final Kind kind;
    final @Nullable Exposed function;
    final @Nullable Shape<?> query;
    final List<Exposed> buttons = new ArrayList<>();
    final List<Control> controls = new ArrayList<>();
    final List<Companion> labels = new ArrayList<>();
    final List<Companion> hints = new ArrayList<>();
    final List<Companion> errors = new ArrayList<>();
    /** Whether it has parts that cannot be looked into. */
    boolean unsure;
    /** Whether others may take it in, and bring along what it lacks. */
    boolean inFragment;

    /** Whether a control that comes before it belongs to it. */
    boolean hasStrayed;
    /** The names of controls that none of its functions reads. */
    final Set<String> unknown = new LinkedHashSet<>();

    CheckedForm(Element element, Kind kind, @Nullable Exposed function, @Nullable Shape<?> query) {
        this.element = element;
        this.kind = kind;
        this.function = function;
        this.query = query;
    }

    boolean isBound() {
        return kind != Kind.PLAIN;
    }

    List<Exposed> functions() {
        List<Exposed> all = new ArrayList<>(buttons);
        if (function != null && !all.contains(function)) {
            all.add(0, function);
        }
        return all;
    }

    /** What its controls may be called; empty where any name will do, or nobody knows. */
    List<Shape<?>> shapes() {
        List<Shape<?>> shapes = new ArrayList<>();
        if (query != null) {
            shapes.add(query);
        }
        functions().forEach(f -> f.shape().ifPresent(shapes::add));
        return shapes;
    }

    /** Whether its fields are known by name. */
    boolean knowsFields() {
        if (kind == Kind.QUERY) {
            return query != null;
        }
        return function != null
                && functions().stream()
                        .noneMatch(f -> f.typed().isPresent() && f.shape().isEmpty());
    }

    boolean hasComputedNames() {
        return controls.stream().anyMatch(control -> control.name().text() == null);
    }

    boolean hasFileControl() {
        return controls.stream().anyMatch(control -> control.kind().equals("file"));
    }

    Set<String> fieldNames() {
        Set<String> names = new LinkedHashSet<>();
        shapes().forEach(shape -> names.addAll(shape.names()));
        return names;
    }

    /** The names of its controls, as far as they are known. */
    Set<String> controlNames() {
        Set<String> names = new LinkedHashSet<>();
        for (Control control : controls) {
            if (control.name().text() != null) {
                names.add(control.name().text());
            }
        }
        return names;
    }
}
