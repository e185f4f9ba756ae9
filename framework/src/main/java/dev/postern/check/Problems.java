package dev.postern.check;

import dev.postern.function.Exposed;
import dev.postern.function.Parameter;
import dev.postern.problem.DidYouMean;
import dev.postern.problem.Place;
import dev.postern.problem.Problem;
import dev.postern.problem.Spelling;
import dev.postern.template.TemplateProblems;
import dev.postern.template.TemplateReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only the checker finds, in words, side by side; {@link TemplateProblems} has the rest. */
final class Problems {
    private Problems() {}

    // ── templates and expressions ──────────────────────────────────────────────────────────────────────────────────

    static Problem missingTemplate(String asked, Collection<String> known, Place place) {
        return missingTemplate(place.toString(), asked, known);
    }

    static Problem missingTemplate(String where, String asked, Collection<String> known) {
        return new Problem(
                where,
                "there is no template \"" + asked + "\"",
                near(known, TemplateReader.fileOf(asked)),
                "correct the name, or add the file to the folder that templates(…) names.");
    }

    static Problem missingFragment(String fragment, String file, Collection<String> known, Place place) {
        return new Problem(
                place,
                file + " has no fragment \"" + fragment + "\"",
                nearOr(known, fragment, "It has"),
                "correct the name, or add th:fragment=\"" + fragment + "\" to an element of " + file + ".");
    }

    static Problem missingParameter(String fragment, String file, String parameter, Place place) {
        return new Problem(
                place,
                "the fragment \"" + fragment + "\" of " + file + " is not given its \"" + parameter + "\"",
                List.of(),
                "add " + parameter + "=… to what stands in its parentheses.");
    }

    static Problem tooManyParameters(String fragment, String file, int given, List<String> declared, Place place) {
        return new Problem(
                place,
                "the fragment \"" + fragment + "\" of " + file + " is given " + Spelling.counted(given, "parameter")
                        + ", but takes " + declared.size(),
                declared.isEmpty() ? List.of() : List.of("It takes " + Spelling.quotedAll(declared) + "."),
                "take away what is too many, or give it a name.");
    }

    static Problem ignored(String attribute, String by, Place place) {
        return new Problem(
                place,
                attribute + " is ignored, since " + by + " replaces its element first",
                List.of(),
                "put " + attribute + " on a <th:block> around it.");
    }

    static Problem unreadable(String attribute, String expression, String because, Place place) {
        return new Problem(
                place,
                attribute + " cannot be read: " + Spelling.quoted(expression),
                because.isEmpty() ? List.of() : List.of(because),
                attribute.startsWith("[")
                        ? "correct the expression; or, if it is none, write a space between the brackets."
                        : "correct the expression; texts in it stand in single quotes.");
    }

    static Problem unknownAttribute(String attribute, Collection<String> known, Place place) {
        return new Problem(
                place,
                "there is no attribute " + attribute,
                near(known, attribute),
                "correct the name, or take it away.");
    }

    static Problem unknownVariable(String name, Collection<String> known, @Nullable String model, Place place) {
        return new Problem(
                place,
                "no variable is called \"" + name + "\" here",
                nearOr(known, name, "There are"),
                model == null
                        ? "correct the name, or declare the page with a record that has a component " + name + "."
                        : "correct the name, or add a component " + name + " to " + model + ".");
    }

    static Problem unknownProperty(Known type, String name, Collection<String> known, String path, Place place) {
        return new Problem(
                place,
                type.spelt() + " has no \"" + name + "\": " + path,
                nearOr(known, name, "It has"),
                mendProperty(type, name));
    }

    private static String mendProperty(Known type, String name) {
        String raw = type.raw().getSimpleName();
        if (type.raw() == Optional.class) {
            return "take the value out: get() where present, or orElse(…).";
        }
        if (type.isPlatform()) {
            return "correct the name.";
        }
        return type.raw().isRecord()
                ? "correct the name, or add a component " + name + " to " + raw + "."
                : "correct the name, or add a method " + name + "() to " + raw + ".";
    }

    static Problem unknownMember(String of, String name, Collection<String> known, Place place) {
        return new Problem(place, of + " has no \"" + name + "\"", nearOr(known, name, "It has"), "correct the name.");
    }

    static Problem preprocessing(Place place) {
        return new Problem(
                place,
                "__…__ makes the value of one expression part of another, which is then run",
                List.of("Whoever may choose the value may run code on the server."),
                "write it with an index, as in ${rows[i]}, or choose in Java and put the result into the record.");
    }

    static Problem unescaped(String attribute, Place place) {
        return new Problem(
                place,
                attribute + " writes a value into the page as it is",
                List.of("If anybody else has a say in the value, they may put a script into your pages."),
                "use " + (attribute.startsWith("[") ? "[[…]]" : "th:text")
                        + "; or, if the value is clean HTML of your own, write"
                        + " <!--/* postern:allow unescaped-text */--> on the line before.");
    }

    static Problem unknownAllowance(String name, Place place) {
        return unknownAllowance(name, place.toString());
    }

    static Problem unknownAllowance(String name, String where) {
        return new Problem(
                where,
                "nothing that is checked is called \"" + name + "\", so nothing is allowed by it",
                near(Mistake.names(), name),
                "correct the name, or take it away.");
    }

    // ── functions ──────────────────────────────────────────────────────────────────────────────────────────────────

    static Problem argumentType(
            String attribute, Exposed function, Parameter.Bound parameter, String given, Place place) {
        return new Problem(
                place,
                attribute + " binds " + given + " to \"" + parameter.name() + "\" of " + function.place()
                        + ", which is " + Spelling.article(parameter.type().getSimpleName()),
                List.of("It is called as " + TemplateProblems.signature(function) + "."),
                "bind " + Spelling.article(parameter.type().getSimpleName()) + ".");
    }

    static Problem doubtfulArgument(
            String attribute, Exposed function, Parameter.Bound parameter, String given, Place place) {
        return new Problem(
                place,
                attribute + " binds " + given + " to \"" + parameter.name() + "\" of " + function.place()
                        + ", which is " + Spelling.article(parameter.type().getSimpleName()),
                List.of("It will do for texts that read as one, and fail for all others."),
                "bind " + Spelling.article(parameter.type().getSimpleName()) + ".");
    }

    static Problem unusedState(Exposed function, Place place) {
        return new Problem(
                place,
                "post:state gives a state, but " + function.place() + " has none",
                List.of("It neither returns a value nor takes one as @Previous."),
                "take post:state away, or return the state.");
    }

    // ── forms ──────────────────────────────────────────────────────────────────────────────────────────────────────

    static Problem unknownKind(String field, String value, List<String> kinds, Place place) {
        String known = "There is " + Spelling.quotedAll(kinds) + ".";
        return new Problem(
                place,
                "\"" + field + "\" offers \"" + value + "\", which names no record",
                List.of(DidYouMean.among(kinds, value)
                        .map(near -> known + " Did you mean \"" + near + "\"?")
                        .orElse(known)),
                "correct the value, or add such a record to the sealed interface.");
    }

    /** @param kinds what may be sent for it, where that says which record is meant */
    static Problem missingField(
            Exposed function, String field, String record, List<String> kinds, boolean unsure, Place place) {
        return new Problem(
                place,
                "nothing in the form sends \"" + field + "\", which " + function.place() + " requires",
                List.of(
                        unsure
                                ? "Unless a fragment that cannot be looked into has it, every submission is refused."
                                : "Every submission is refused, and there is no control to mend it in."),
                "add a control with post:field=\"" + field + "\""
                        + (kinds.isEmpty() ? "" : " that sends \"" + String.join("\" or \"", kinds) + "\"")
                        + (kinds.isEmpty() || field.indexOf('.') >= 0
                                ? ", or make the component of " + record + " Optional or @Nullable."
                                : "."));
    }

    static Problem enctype(String enctype, Place place) {
        return new Problem(
                place,
                "the form has a file in it, but says enctype=\"" + enctype + "\"",
                List.of("Browsers would send the file's name and not the file."),
                "take enctype away: post:action knows when it is needed.");
    }

    static Problem fileWithoutMultipart(Place place) {
        return new Problem(
                place,
                "the form has a file in it, but is not multipart",
                List.of("Browsers would send the file's name and not the file."),
                "add enctype=\"multipart/form-data\" to the form, or bind it with post:action.");
    }

    static Problem thField(String value, Place place) {
        return new Problem(
                place,
                "th:field is Spring's, and does nothing here",
                List.of("Did you mean post:field?"),
                "write post:field=\"" + value.replaceAll("^[$*]\\{(.*)}$", "$1") + "\".");
    }

    static Problem thAction(String attribute, Place place) {
        return new Problem(
                place,
                attribute + " sends the form elsewhere than post:action does",
                List.of("What it binds is for our own address alone."),
                "take one of the two away; post:permalink says where a submission is to land.");
    }

    static Problem clobbering(String attribute, String name, Place place) {
        return new Problem(
                place,
                "a control with the " + attribute + " \"" + name + "\" hides the form's own \"" + name
                        + "\" from scripts",
                List.of("form." + name + " is then that control."),
                attribute.equals("id") ? "give it another id." : "rename the field, and the component of its record.");
    }

    static Problem unboundForm(Place place) {
        return new Problem(
                place,
                "the form posts, but to no function",
                List.of("It would be sent to its own page, which takes only what post:action has sealed."),
                "add post:action=\"…\", or say with action where it goes, or use method=\"get\".");
    }

    static Problem unsealedForm(String action, Place place) {
        return new Problem(
                place,
                "the form posts to \"" + action + "\", which is a page of ours, without post:action",
                List.of("A page takes only what post:action has sealed; unless a route of your own answers, this is"
                        + " refused."),
                "bind it with post:action=\"…\".");
    }

    static Problem lateForm(String attribute, String id, Place form, Place place) {
        return new Problem(
                place,
                attribute + " belongs to the form \"" + id + "\", which comes later (line " + form.line() + ")",
                List.of("Pages are written from top to bottom, and only the form knows its fields."),
                "move the form before it, even if empty: <form id=\"" + id + "\" post:action=\"…\"></form>.");
    }

    static Problem nestedForms(Place outer, Place place) {
        return new Problem(
                place,
                "a form stands in a form (line " + outer.line() + ")",
                List.of("Browsers drop the inner one's tag, so its controls go to the outer one."),
                "close the outer one first; a button outside its form says form=\"…\" with that form's id.");
    }

    static Problem sameForm(String function, Place other, Place place) {
        return new Problem(
                place,
                "a second form of " + function + " binds the same as that in line " + other.line(),
                List.of("Their outcomes and ids cannot be told apart."),
                "give each a post:key of its own.");
    }

    static Problem repeatedForm(String function, Place place) {
        return new Problem(
                place,
                "the form of " + function + " is repeated by th:each, and binds the same each time",
                List.of("Their outcomes and ids cannot be told apart."),
                "bind what differs, as in " + function + "(${…}), or add post:key=\"${…}\".");
    }

    static Problem unknownPermalink(String path, Collection<String> paths, Place place) {
        return new Problem(
                place,
                "post:permalink leads to \"" + path + "\", which is no page of ours",
                near(paths, path),
                "correct the path, or declare it with page(\"" + path + "\", …).");
    }

    static Problem noQuery(String expression, Known type, Place place) {
        return new Problem(
                place,
                "post:query is no Form: " + expression + " is " + Spelling.article(type.spelt()),
                List.of(),
                "put what call.query(Search.class) returns into the page's record, and name it here.");
    }

    // ── controls ───────────────────────────────────────────────────────────────────────────────────────────────────

    static Problem labelWithoutControl(String field, Collection<String> controls, Place place) {
        return new Problem(
                place,
                "post:for=\"" + field + "\" labels no control of its form",
                nearOr(controls, field, "The form has"),
                "correct the name, or add the control.");
    }

    static Problem controlWithoutLabel(String field, Place place) {
        return new Problem(
                place,
                "the control of \"" + field + "\" has no label",
                List.of("Who cannot see the page is not told what to type."),
                "write <label post:for=\"" + field + "\">…</label> before it, or give it aria-label=\"…\".");
    }

    static Problem errorsNotShown(String field, Place place) {
        return new Problem(
                place,
                "nothing by the control shows what is wrong with \"" + field + "\"",
                List.of("There is no post:errors for it, and no post:summary on the page."),
                "add <p post:errors=\"" + field + "\"></p> before the control.");
    }

    static Problem lateHint(String field, Place control, Place place) {
        return new Problem(
                place,
                "the hint for \"" + field + "\" comes after its control (line " + control.line() + ")",
                List.of("Pages are written from top to bottom, so the control is not tied to it."),
                "move it between label and control.");
    }

    static Problem duplicateId(String id, Place first, Place place) {
        return new Problem(
                place,
                "the id \"" + id + "\" is taken by another control (line " + first.line() + ")",
                List.of("Labels and links would lead to the first of them."),
                "give it another id, or none: post:field makes one.");
    }

    static Problem repeatedId(String id, Place place) {
        return new Problem(
                place,
                "the id \"" + id + "\" is repeated by th:each",
                List.of("Labels and links would lead to the first of them."),
                "take it away: post:field makes one for each.");
    }

    static Problem regionWithoutId(Place place) {
        return new Problem(
                place,
                "post:region stands on an element without an id",
                List.of("Its id is how a part of the page is found again."),
                "add id=\"…\".");
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────

    private static List<String> near(Collection<String> known, String found) {
        return DidYouMean.among(known, found)
                .map(near -> List.of("Did you mean \"" + near + "\"?"))
                .orElse(List.of());
    }

    private static List<String> nearOr(Collection<String> known, String found, String has) {
        Optional<String> near = DidYouMean.among(known, found);
        if (near.isPresent()) {
            return List.of("Did you mean \"" + near.get() + "\"?");
        }
        return known.isEmpty() ? List.of(has + " none.") : List.of(has + " " + Spelling.quotedAll(known) + ".");
    }
}
