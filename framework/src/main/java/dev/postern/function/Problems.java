package dev.postern.function;

import dev.postern.problem.Problem;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/** What an author can get wrong about functions, side by side. */
final class Problems {
    private Problems() {}

    private static String place(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    static Problem nothingMarked(Class<?> type) {
        return new Problem(
                type.getSimpleName(),
                "was given to functions(…), and has no function",
                List.of(),
                "mark the class or some of its public methods with @UseServer(…), or don't register it.");
    }

    static Problem isStatic(Method method) {
        return new Problem(
                place(method),
                "a function cannot be static: it is called on the object you registered",
                List.of(),
                "make it an instance method, or move it out of the class marked @UseServer.");
    }

    static Problem notPublic(Method method) {
        return new Problem(
                place(method),
                "is marked @UseServer and is not public, so it would be called from outside by surprise",
                List.of(),
                "make it public, or take the mark away.");
    }

    static Problem overloaded(Method method) {
        return new Problem(
                place(method),
                "is overloaded: a form could not say which one it means",
                List.of(),
                "rename one of them, or give it another name with @UseServer(name = \"…\").");
    }

    static Problem sameName(String name, Method one, Method other) {
        return new Problem(
                place(other),
                "has the name \"" + name + "\", which " + place(one) + " has already",
                List.of(),
                "give one of the two another name with @UseServer(name = \"…\").");
    }

    static Problem formerNameTaken(Exposed function, String name, Exposed other) {
        return new Problem(
                function.place(),
                "says that it was formerly \"" + name + "\", which is a name of "
                        + (other == function ? "its own" : other.place()),
                List.of("A form of an open page could not tell which of them it means."),
                "take the name out of one formerly = {…}, or rename one of the two.");
    }

    static Problem badName(Method method, String name) {
        return new Problem(
                place(method),
                "\"" + name + "\" is no name for a function",
                List.of("Names are words of letters, digits, _ and -, joined by dots."),
                "change @UseServer(name = …).");
    }

    static Problem cannotTravel(Method method, String because) {
        return new Problem(
                place(method),
                because + " cannot travel between page and server",
                List.of("Strings, numbers, booleans, enums, java.time, UUID, byte[], and lists, sets, maps, Optional"
                        + " and records of them do."),
                "pass an id, or a record of such values.");
    }

    static Problem cannotReturn(Method method, String because) {
        return new Problem(
                place(method),
                "its result " + because + " cannot be kept or shown",
                List.of("A function returns nothing, an Outcome, a value that can travel, or a CompletionStage of"
                        + " these."),
                "return a record of plain values, or an Outcome.");
    }

    static Problem cannotBeCalled(Method method, String because) {
        return new Problem(
                place(method),
                (because.startsWith(": ") ? "its result " + because.substring(2) : because)
                        + " cannot travel between JavaScript and server",
                List.of("Every function can be called from JavaScript, unless it says otherwise."),
                "use another type, or keep it to forms with @UseServer(via = Via.FORM).");
    }

    static Problem sealedForm(Method method, String parameter) {
        return new Problem(
                place(method),
                "@Sealed on \"" + parameter + "\" has no use: the framework supplies it, and no client",
                List.of(),
                "take @Sealed away.");
    }

    static Problem twoPrevious(Method method) {
        return new Problem(
                place(method),
                "has more than one parameter marked @Previous",
                List.of(),
                "keep one: a form shows one state.");
    }

    static Problem previousOfAnotherType(Method method, String previous, String state) {
        return new Problem(
                place(method),
                "its @Previous is a " + previous + ", but the state it returns is a " + state,
                List.of(),
                "make the two the same type.");
    }

    static Problem primitivePrevious(Method method, String name, Class<?> type) {
        String boxed = MethodType.methodType(type).wrap().returnType().getSimpleName();
        return new Problem(
                place(method),
                "its @Previous \"" + name + "\" is of type " + type.getSimpleName()
                        + ", and there is no state before the first one",
                List.of("An int or a boolean cannot be absent; a form without post:state shows no state at first."),
                "write @Previous @Nullable " + boxed + " " + name + ", or @Previous Optional<" + boxed + "> " + name
                        + ".");
    }

    /**
     * @param problem what keeps the record from being a form
     * @param instead what else would do, as in ", or …"
     */
    static Problem badForm(Method method, Problem problem, String instead) {
        return new Problem(
                place(method),
                "its form cannot be read: " + problem.where() + ": " + problem.what(),
                problem.known(),
                problem.mend().replaceAll("\\.$", "") + instead + ".");
    }

    static Problem formOfNothing(Method method) {
        return new Problem(
                place(method),
                "its Form does not say which record it reads",
                List.of(),
                "write Form<…> with a record, or a sealed interface of records, of your own, or take FormData.");
    }

    static Problem access(Method method, Class<?> access, String because) {
        return new Problem(
                place(method),
                "its access " + access.getSimpleName() + " cannot be made: " + because,
                List.of(),
                "give it a constructor without parameters, or hand it over with postern.access(new "
                        + access.getSimpleName() + "(…)).");
    }

    static Problem closedModule(Method method) {
        Class<?> type = method.getDeclaringClass();
        return new Problem(
                place(method),
                "its module does not let us call it",
                List.of(),
                "add to the module-info of " + type.getModule().getName() + ": opens " + type.getPackageName()
                        + " to dev.postern;");
    }
}
