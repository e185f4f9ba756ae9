package dev.postern.form;

import dev.postern.problem.DidYouMean;
import dev.postern.problem.Problem;
import java.lang.annotation.Annotation;
import java.util.List;

/** What an application's author can get wrong about the record of a form. */
final class Problems {
    private Problems() {}

    /**
     * @param path from the record to the part, as in {@code Order.items[].owner}
     */
    static Problem cannotTravel(String path, String type) {
        return new Problem(
                path + ": " + type,
                "a form cannot send this.",
                List.of(
                        "It sends text, booleans, numbers, java.time, enums, Upload, records of these, sealed interfaces of"
                                + " such records, and List, Set, arrays, Optional and Map of them."),
                "use one of these types, or register a codec for " + simple(type) + " with postern.codec("
                        + simple(type) + ".class, …).");
    }

    static Problem raw(String path, String type) {
        return new Problem(
                path + ": " + type,
                "nobody says what is in it.",
                List.of(),
                "write what it holds, as in " + simple(type) + "<"
                        + (simple(type).equals("Map") ? "String, String" : "String") + ">.");
    }

    static Problem endless(String path, String type) {
        return new Problem(
                path + ": " + type,
                "a form has an end, and this record contains itself.",
                List.of(),
                "give the inner level a record of its own, as deep as the page shows it.");
    }

    static Problem noChoice(String path, String because) {
        return new Problem(
                path,
                because + ".",
                List.of("A form chooses among records of a sealed interface by its control \"kind\"."),
                "give each of them a record of its own, without type arguments and without a component called kind.");
    }

    static Problem closed(Class<?> type) {
        Module module = type.getModule();
        return new Problem(
                type.getName(),
                "its module " + module.getName() + " keeps us from making and reading this record.",
                List.of(),
                "add to its module-info.java: opens " + type.getPackageName()
                        + " to dev.postern, org.hibernate.validator;");
    }

    static Problem constraint(String path, Throwable broken) {
        String because = String.valueOf(broken.getMessage());
        return new Problem(
                path,
                "a constraint of it cannot be checked.",
                List.of(because),
                // Hibernate's number for a constraint on what a generic type of the site's own holds.
                because.startsWith("HV000197")
                        ? "write it in a record, on the component that holds the value; between <> it is asked in List,"
                                + " Set, Map and Optional alone."
                        : "use a constraint that is made for this type, and check what is written in it.");
    }

    /**
     * @param isComponent whether the record has a component that is called so
     */
    static Problem unasked(String path, String method, Annotation constraint, boolean isComponent) {
        String spelt = "@" + constraint.annotationType().getSimpleName();
        return new Problem(
                path + "." + method + "()",
                spelt + " on this method would never be asked.",
                List.of(
                        "A record is asked the constraints of its components, and of methods that are called as getters are."),
                isComponent
                        ? "write " + spelt + " on the record's component " + method
                                + ", also where an interface says it."
                        : "call the method get…, or is… where it is a boolean, as in isComplete.");
    }

    static Problem taintedEdit(String path) {
        return new Problem(
                path,
                "is @Tainted and would have been shown, by Outcome.edit",
                List.of(),
                "hand back a record without it, or change what was typed: Outcome.edit(form.data().with(…)).");
    }

    static Problem cannotBeEdited(String path, String because) {
        return new Problem(
                path,
                "Outcome.edit cannot show it: " + because,
                List.of(),
                "hand back the record that the form reads, or change what was typed:"
                        + " Outcome.edit(form.data().with(…)).");
    }

    static Problem noRows(String record, String name, List<String> lists) {
        return new Problem(
                record,
                "has no rows called \"" + name + "\"",
                lists.isEmpty()
                        ? List.of("It has no list.")
                        : List.of("Its lists are " + String.join(", ", lists) + "."
                                + DidYouMean.among(lists, name)
                                        .map(near -> " Did you mean \"" + near + "\"?")
                                        .orElse("")),
                "name a List component of the form's record, as in withRow(\"items\").");
    }

    private static String simple(String type) {
        String plain = type.indexOf('<') < 0 ? type : type.substring(0, type.indexOf('<'));
        return plain.substring(Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('$')) + 1);
    }
}
