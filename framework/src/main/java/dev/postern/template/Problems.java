package dev.postern.template;

import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.function.Parameter;
import dev.postern.problem.DidYouMean;
import dev.postern.problem.Place;
import dev.postern.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an author can get wrong in a template, side by side. */
final class Problems {
    private Problems() {}

    static Problem unknownFunction(String attribute, String name, Functions functions, Place place) {
        List<String> known = new ArrayList<>();
        DidYouMean.among(functions.names(), name)
                .flatMap(functions::find)
                .ifPresent(near -> known.add("Did you mean \"" + near.name() + "\" (" + near.place() + ")?"));
        if (known.isEmpty()) {
            known.add(
                    functions.names().isEmpty()
                            ? "No function is registered."
                            : "Registered are " + String.join(", ", functions.names()) + ".");
        }
        return new Problem(
                place,
                "the form's " + attribute + " names no server function: \"" + name + "\"",
                known,
                "correct the name, or register the class that has it with functions(…).");
    }

    static Problem unfitProps(String attribute, String because, Place place) {
        return new Problem(
                place,
                attribute + " has a value that scripts cannot be given: " + because,
                List.of(
                        "It takes what a function that is called from JavaScript may return, but bytes, files and promises."),
                "give it a record of what the script needs.");
    }

    static Problem onlyForms(String attribute, String name, Place place) {
        return new Problem(
                place,
                attribute + " names a function that no script can call: \"" + name + "\"",
                List.of("It is kept to forms: @UseServer(via = Via.FORM)."),
                "name another function, or let it be called.");
    }

    static Problem onlyCalled(String attribute, String name, String because, Place place) {
        return new Problem(
                place,
                "the form's " + attribute + " names a function that only JavaScript can call: \"" + name + "\"",
                List.of("No page can carry " + because + "."),
                "name another function, or change that type.");
    }

    static Problem wrongNumberOfArguments(String attribute, Exposed function, int given, Place place) {
        int wanted = function.bound().size();
        return new Problem(
                place,
                attribute + " binds " + counted(given) + ", but " + function.place() + " takes " + wanted,
                List.of("It is called as " + signature(function) + "."),
                "write one expression for each, separated by commas.");
    }

    private static String counted(int arguments) {
        return arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    private static String signature(Exposed function) {
        return function.name()
                + function.bound().stream()
                        .map(p -> p.type().getSimpleName() + " " + p.name())
                        .collect(Collectors.joining(", ", "(", ")"));
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

    static Problem outsideForm(String attribute, Place place) {
        return new Problem(
                place,
                attribute + " stands in no form with post:action or post:query",
                List.of(),
                "move it into the form, or give the control form=\"…\" with the id of a form that stands before it.");
    }

    static Problem unknownField(
            String attribute, String field, Collection<String> functions, Collection<String> names, Place place) {
        List<String> known = new ArrayList<>();
        String reads = names.isEmpty() ? "It reads no fields." : "It reads " + quoted(names) + ".";
        known.add(DidYouMean.among(names, field)
                .map(near -> reads + " Did you mean \"" + near + "\"?")
                .orElse(reads));
        return new Problem(
                place,
                "no field of " + String.join(" or ", functions) + " is called \"" + field + "\"",
                known,
                "correct the name in " + attribute + ", or add a component " + field + " to the record.");
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(", "));
    }

    static Problem notOn(String attribute, String element, String where, Place place) {
        return new Problem(
                place, attribute + " does nothing on <" + element + ">", List.of(), "put it on " + where + ".");
    }

    static Problem alone(String attribute, String with, Place place) {
        return new Problem(
                place,
                attribute + " has no effect without " + with,
                List.of(),
                "add " + with + " to the same element, or take " + attribute + " away.");
    }

    static Problem countless(String field, Place place) {
        return new Problem(
                place,
                "nothing says how long \"" + field + "\" may be, so there is nothing to count",
                List.of(),
                "give its component @Size(max = …), or take post:count away.");
    }

    static Problem namedButton(Place place) {
        return new Problem(
                place,
                "a button with post:formaction has a name of its own",
                List.of("The name is how the button says which function it calls."),
                "take name and value away, and bind what the function has to know: post:formaction=\"f('up')\".");
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

    static Problem noValue(String kind, Place place) {
        return new Problem(
                place,
                "this " + kind + " has no value, so it cannot be told whether it is chosen",
                List.of(),
                "give it value=\"…\" or th:value=\"…\".");
    }

    static Problem tainted(String what, Place place) {
        return new Problem(
                place,
                what + " is @Tainted and would have been shown",
                List.of(),
                "show something derived from it, or take it out of what the page is given.");
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
