package dev.postern.page;

import java.util.Optional;

/** Turns a view into a page. */
public interface PageRenderer {
    /** Renders, or throws a {@code ProblemException} that names the template's line. */
    View.Rendered render(View view);

    /** The lines of a template around a place like {@code todos.html:14:9}, if that is what it is. */
    default Optional<String> excerpt(String place) {
        return Optional.empty();
    }
}
