package dev.postern.template;

import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.problem.DidYouMean;
import dev.postern.problem.Place;
import dev.postern.problem.Problem;
import dev.postern.problem.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an author can get wrong in a template, side by side: the same words, whether the checker finds it ahead or it shows when
 * the page is rendered.
 */
public final class TemplateProblems {
    private static final Map<String, String> NAMED_BY =
            Map.of("post:action", "the form's post:action", "post:formaction", "the button's post:formaction");

    private TemplateProblems() {}

    public static Problem unknownFunction(String attribute, String name, Functions functions, Place place) {
        List<String> known = DidYouMean.among(functions.names(), name)
                .flatMap(functions::find)
                .map(near -> List.of("Did you mean \"" + near.name() + "\" (" + near.place() + ")?"))
                .orElseGet(() -> List.of(
                        functions.names().isEmpty()
                                ? "No function is registered."
                                : "Registered are " + Spelling.listed(functions.names()) + "."));
        return new Problem(
                place,
                NAMED_BY.getOrDefault(attribute, attribute) + " names no server function: \"" + name + "\"",
                known,
                "correct the name, or register the class that has it with functions(…).");
    }

    public static Problem onlyCalled(String attribute, String name, String because, Place place) {
        return new Problem(
                place,
                NAMED_BY.getOrDefault(attribute, attribute) + " names a function that only JavaScript can call: \""
                        + name + "\"",
                List.of("No page can carry " + because + "."),
                "name another function, or change that type.");
    }

    public static Problem onlySent(String attribute, String name, Place place) {
        return new Problem(
                place,
                attribute + " names a function that no script can call: \"" + name + "\"",
                List.of("It is kept to forms: @UseServer(via = Via.FORM)."),
                "name another function, or let it be called.");
    }

    public static Problem argumentCount(String attribute, Exposed function, int given, Place place) {
        return new Problem(
                place,
                attribute + " binds " + Spelling.counted(given, "argument") + ", but " + function.place() + " takes "
                        + function.bound().size(),
                List.of("It is called as " + signature(function) + "."),
                function.bound().isEmpty()
                        ? "take the parentheses away."
                        : "write one expression for each, separated by commas.");
    }

    public static Problem outsideForm(String attribute, Place place) {
        return new Problem(
                place,
                attribute + " stands in no form with post:action or post:query",
                List.of(),
                "move it into the form, or give it form=\"…\" with the id of a form that stands before it.");
    }

    public static Problem unknownField(
            String attribute, String field, Collection<String> functions, Collection<String> names, Place place) {
        String reads = names.isEmpty() ? "It reads no fields." : "It reads " + Spelling.quotedAll(names) + ".";
        String component = field.replaceAll(".*\\.", "").replaceAll("\\[.*", "");
        return new Problem(
                place,
                "no field of " + String.join(" or ", functions) + " is called \"" + field + "\"",
                List.of(DidYouMean.among(names, field)
                        .map(near -> reads + " Did you mean \"" + near + "\"?")
                        .orElse(reads)),
                "correct the name in " + attribute + ", or add a component " + component + " to the record.");
    }

    public static Problem misplaced(String attribute, String element, String where, Place place) {
        return new Problem(
                place, attribute + " does nothing on <" + element + ">", List.of(), "put it on " + where + ".");
    }

    public static Problem lonely(String attribute, String owner, Place place) {
        return new Problem(
                place,
                attribute + " has no effect without " + owner,
                List.of(),
                "add " + owner + " to the same element, or take " + attribute + " away.");
    }

    public static Problem countless(String field, Place place) {
        return new Problem(
                place,
                "nothing says how long \"" + field + "\" may be, so there is nothing to count",
                List.of(),
                "give its component @Size(max = …), or take post:count away.");
    }

    public static Problem namedButton(String attribute, Place place) {
        return new Problem(
                place,
                "a button with post:formaction has a " + attribute + " of its own",
                List.of("The name is how the button says which function it calls."),
                "take it away, and bind what the function has to know: post:formaction=\"f('up')\".");
    }

    public static Problem noValue(String kind, Place place) {
        return new Problem(
                place,
                "this " + kind + " has no value, so it cannot be told whether it is chosen",
                List.of(),
                "give it value=\"…\" or th:value=\"…\".");
    }

    public static Problem tainted(String path, Place place) {
        return new Problem(
                place,
                path + " is @Tainted and would have been shown",
                List.of(),
                "show something derived from it, or take it out of what the page is given.");
    }

    /** How it is called, as an author would write it. */
    public static String signature(Exposed function) {
        return function.bound().isEmpty()
                ? function.name()
                : function.name()
                        + function.bound().stream()
                                .map(p -> p.type().getSimpleName() + " " + p.name())
                                .collect(Collectors.joining(", ", "(", ")"));
    }
}
