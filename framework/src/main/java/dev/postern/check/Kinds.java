package dev.postern.check;

import dev.postern.form.Part;
import dev.postern.form.Shape;
import dev.postern.problem.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds what controls offer as a {@code kind} to the records that there are. */
final class Kinds {
    private static final Set<String> OFFERING = Set.of("radio", "checkbox", "hidden");

    private final Desk desk;

    Kinds(Desk desk) {
        this.desk = desk;
    }

    void check(CheckedForm form) {
        for (CheckedForm.Control control : form.controls) {
            List<String> kinds = control.bound() ? kinds(form, control.name().text()) : List.of();
            if (!kinds.isEmpty()) {
                offered(control.element(), control, kinds);
            }
        }
    }

    /** Empty where the field is another, to any function of the form. */
    private static List<String> kinds(CheckedForm form, @Nullable String name) {
        List<String> kinds = List.of();
        if (name == null) {
            return kinds;
        }
        for (Shape<?> shape : form.shapes()) {
            Part part = shape.part(name).orElse(null);
            if (part != null && (part.kinds().isEmpty() || !(kinds.isEmpty() || kinds.equals(part.kinds())))) {
                return List.of();
            }
            kinds = part == null ? kinds : part.kinds();
        }
        return kinds;
    }

    private void offered(Element element, CheckedForm.Control control, List<String> kinds) {
        boolean offers = element.name().equals("option") || OFFERING.contains(control.kind());
        String value = offers && !element.has("th:value") && !element.sets("value") ? element.value("value") : null;
        // An empty one offers none of them.
        if (value != null && !value.isEmpty() && !kinds.contains(value)) {
            Place place = element.place("value");
            desk.report(
                    Mistake.UNKNOWN_KIND,
                    Problems.unknownKind(String.valueOf(control.name().text()), value, kinds, place),
                    place,
                    element);
        }
        if (control.kind().equals("select")) {
            element.children().forEach(inner -> offered(inner, control, kinds));
        }
    }
}
