package dev.postern.template;

import dev.postern.function.Exposed;
import dev.postern.function.Parameter;
import dev.postern.problem.Place;
import dev.postern.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is only found once a page is rendered, side by side; {@link TemplateProblems} has the rest. */
final class Problems {
    private Problems() {}

    static Problem unfitProps(String attribute, String because, Place place) {
        return new Problem(
                place,
                attribute + " has a value that scripts cannot be given: " + because,
                List.of(
                        "It takes what a function that is called from JavaScript may return, but bytes, files and promises."),
                "give it a record of what the script needs.");
    }

    static Problem wrongArgument(
            String attribute, Exposed function, Parameter.Bound parameter, @Nullable Object value, Place place) {
        return new Problem(
                place,
                attribute + " binds "
                        + (value == null ? "null" : "a " + value.getClass().getSimpleName()) + " to \""
                        + parameter.name() + "\" of " + function.place() + ", which is a "
                        + parameter.type().getSimpleName(),
                List.of(),
                "bind a value of that type.");
    }

    static Problem longButton(Place place) {
        return new Problem(
                place,
                "what this input binds is too long for its name",
                List.of("An input shows its value, so its name carries what is bound."),
                "write it as <button post:formaction=…>.");
    }

    static Problem permalink(String value, Place place) {
        return new Problem(
                place,
                "post:permalink is no path of this site: \"" + value + "\"",
                List.of(),
                "write a path that begins with one slash, as in @{/name/update}.");
    }

    static Problem wrongState(Exposed function, Class<?> type, Object value, Place place) {
        return new Problem(
                place,
                "post:state is a " + value.getClass().getSimpleName() + ", but the state of " + function.place()
                        + " is a " + type.getSimpleName(),
                List.of(),
                "give a value of that type.");
    }

    static Problem noQuery(String expression, Place place) {
        return new Problem(
                place,
                "post:query is no Form: " + expression,
                List.of(),
                "put what call.query(Search.class) returns into the page's record, and name it here.");
    }

    static Problem sameForm(String function, Place place) {
        return new Problem(
                place,
                "two forms of " + function + " bind the same, so their outcomes and ids cannot be told apart",
                List.of(),
                "give each a post:key of its own.");
    }

    static Problem cannotBeParsed(String because, Place place) {
        return new Problem(
                place,
                "the template cannot be parsed: " + because,
                List.of(),
                "correct the tag or attribute at that place.");
    }
}
