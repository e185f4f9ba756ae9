package dev.postern.check;

import dev.postern.problem.Place;
import dev.postern.problem.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a template as rendering would: in the order of the page, through the fragments it takes in, with the variables
 * that each element sees.
 */
final class TemplateWalk {
    private static final int DEEPEST = 12;
    private static final List<String> AFTER_REPLACE =
            List.of("th:each", "th:if", "th:unless", "th:switch", "th:case", "th:object", "th:with");

    private final Desk desk;
    private final Templates templates;
    private final Expressions expressions;
    private final Forms forms;
    private final Set<Element> seen = new HashSet<>();

    TemplateWalk(Desk desk, Templates templates, @Nullable String model) {
        this.desk = desk;
        this.templates = templates;
        this.expressions = new Expressions(desk, templates.reader(), model);
        this.forms = new Forms(desk, expressions);
    }

    void walk(Element template, Scope scope) {
        template.children().forEach(child -> walk(child, scope, false));
        forms.finish();
    }

    /**
     * @param called whether it is shown as the fragment that it is, and not where it stands
     */
    private void walk(Element element, Scope around, boolean called) {
        if ("all".equals(element.value("th:remove"))) {
            return;
        }
        if (desk.isOurs(element) && seen.add(element)) {
            expressions.readOnce(element);
            forms.readOnce(element);
        }
        Scope scope = around;
        if (element.has("th:fragment") && !called) {
            // Whoever takes it in elsewhere brings variables of its own.
            scope = scope.opened();
            List<String> parameters = Templates.parametersOf(element);
            for (String parameter : parameters == null ? List.<String>of() : parameters) {
                scope = scope.with(parameter, Value.UNKNOWN);
            }
        }
        if (element.has("th:replace")) {
            ignored(element);
            include(element, "th:replace", scope);
            return;
        }
        String insertion = element.has("th:insert") ? "th:insert" : element.has("th:include") ? "th:include" : null;
        if (insertion != null) {
            expressions.read(element, insertion, scope);
        }
        scope = withVariables(element, scope);
        scope = forms.open(element, scope);
        for (String attribute : element.attributes()) {
            if (attribute.startsWith("th:") || attribute.startsWith("post:")) {
                expressions.read(element, attribute, scope);
            }
        }
        if (insertion != null) {
            include(element, insertion, scope);
        } else {
            body(element, scope);
        }
    }

    private void ignored(Element element) {
        for (String attribute : AFTER_REPLACE) {
            if (element.has(attribute)) {
                Place place = element.place(attribute);
                desk.report(
                        Mistake.IGNORED_ATTRIBUTE,
                        Problems.ignored(element.spelt(attribute), element.spelt("th:replace"), place),
                        place,
                        element);
            }
        }
    }

    private void body(Element element, Scope scope) {
        String inline = element.value("th:inline");
        if (inline != null && !inline.equals("none") && desk.isOurs(element)) {
            expressions.readInlined(element, scope);
        }
        boolean isReplaced = element.has("th:text") || element.has("th:utext");
        String remove = element.value("th:remove");
        if (isReplaced || "body".equals(remove) || "none".equals(inline)) {
            return;
        }
        List<Element> children = element.children();
        if ("all-but-first".equals(remove) && !children.isEmpty()) {
            children = children.subList(0, 1);
        }
        for (Element child : children) {
            walk(child, scope, false);
        }
    }

    private Scope withVariables(Element element, Scope around) {
        Scope scope = around;
        String each = element.value("th:each");
        if (each != null) {
            expressions.read(element, "th:each", scope);
            scope = looping(each, scope, element.place("th:each"));
        }
        for (String condition : List.of("th:if", "th:unless", "th:switch", "th:case")) {
            if (element.has(condition)) {
                scope = scope.maybe();
            }
        }
        String object = element.value("th:object");
        if (object != null) {
            expressions.read(element, "th:object", scope);
            scope = scope.selecting(expressions.value(object, scope, element.place("th:object")));
        }
        String with = element.value("th:with");
        if (with != null) {
            for (String[] pair : Expressions.assignments(with)) {
                scope = scope.with(pair[0], expressions.value(pair[1], scope, element.place("th:with")));
            }
        }
        return scope;
    }

    private Scope looping(String each, Scope scope, Place place) {
        int colon = each.indexOf(':');
        if (colon < 0) {
            return scope;
        }
        List<String> names = Written.split(each.substring(0, colon), ',');
        if (names.isEmpty()) {
            return scope;
        }
        String variable = names.get(0);
        Known many = expressions.value(each.substring(colon + 1), scope, place).type();
        String status = names.size() > 1 ? names.get(1) : variable + "Stat";
        return scope.with(variable, Value.typed(many == null ? null : many.each()))
                .with(status, Value.STATUS)
                .looping(variable);
    }

    // ── fragments ──────────────────────────────────────────────────────────────────────────────────────────────────

    private void include(Element element, String attribute, Scope scope) {
        expressions.read(element, attribute, scope);
        String written = String.valueOf(element.value(attribute));
        Place place = element.place(attribute);
        if (scope.depth() > DEEPEST) {
            forms.unsure(scope);
            return;
        }
        Value value = expressions.value(written, scope, place);
        if (value.fragment() != null) {
            value.fragment().forEach(piece -> walk(piece, scope.deeper(), true));
            return;
        }
        FragmentCall.All all = FragmentCall.in(written);
        if (!all.certain()) {
            forms.unsure(scope);
        }
        for (FragmentCall call : all.calls()) {
            call(call, element, place, all.certain() ? scope : scope.maybe().opened(), all.certain());
        }
    }

    private void call(FragmentCall call, Element from, Place place, Scope scope, boolean certain) {
        String file = call.template().isEmpty() ? from.file() : call.template();
        Optional<Element> template = templates.find(file);
        if (template.isEmpty()) {
            forms.unsure(scope);
            if (!templates.exists(file)) {
                desk.report(
                        Mistake.MISSING_TEMPLATE,
                        certain ? Severity.ERROR : Severity.WARNING,
                        Problems.missingTemplate(file, templates.reader().names(), place),
                        place,
                        from);
            }
            walkArguments(call, from, scope);
            return;
        }
        List<Element> pieces = templates.select(template.get(), call.selector());
        if (pieces == null) {
            forms.unsure(scope);
            walkArguments(call, from, scope);
            return;
        }
        if (pieces.isEmpty()) {
            desk.report(
                    Mistake.MISSING_FRAGMENT,
                    certain ? Severity.ERROR : Severity.WARNING,
                    Problems.missingFragment(
                            call.selector(), template.get().file(), templates.fragmentsOf(template.get()), place),
                    place,
                    from);
            return;
        }
        for (Element piece : pieces) {
            walk(piece, parameters(call, piece, from, place, scope), true);
        }
    }

    private Scope parameters(FragmentCall call, Element piece, Element from, Place place, Scope scope) {
        List<String> declared = Templates.parametersOf(piece);
        Scope inner = scope.deeper();
        Set<String> given = new HashSet<>();
        int position = 0;
        for (String argument : call.arguments()) {
            boolean isNamed = argument.matches("(?s)[\\w-]+\\s*=(?!=).*");
            String name;
            String expression;
            if (isNamed) {
                name = argument.substring(0, argument.indexOf('=')).trim();
                expression = argument.substring(argument.indexOf('=') + 1);
            } else {
                name = declared != null && position < declared.size() ? declared.get(position) : "arg" + position;
                expression = argument;
                position++;
            }
            given.add(name);
            inner = inner.with(name, argument(expression, from, place, scope));
        }
        matches(call, piece, given, position, from, place);
        return inner;
    }

    /** Thymeleaf wants every declared parameter, and without names not one more. */
    private void matches(
            FragmentCall call, Element piece, Set<String> given, int positions, Element from, Place place) {
        List<String> declared = Templates.parametersOf(piece);
        if (declared == null) {
            return;
        }
        for (String parameter : declared) {
            if (!given.contains(parameter)) {
                desk.report(
                        Mistake.FRAGMENT_PARAMETERS,
                        Problems.missingParameter(call.selector(), piece.file(), parameter, place),
                        place,
                        from);
            }
        }
        if (positions > declared.size()) {
            desk.report(
                    Mistake.FRAGMENT_PARAMETERS,
                    Problems.tooManyParameters(call.selector(), piece.file(), positions, declared, place),
                    place,
                    from);
        }
    }

    private Value argument(String expression, Element from, Place place, Scope scope) {
        String text = expression.trim();
        if (text.startsWith("~{")) {
            List<Element> pieces = fragment(text, from);
            return pieces == null ? Value.UNKNOWN : Value.fragment(pieces);
        }
        return expressions.value(text, scope, place);
    }

    /** The elements that a fragment expression means; null where they cannot be told. */
    private @Nullable List<Element> fragment(String expression, Element from) {
        FragmentCall.All all = FragmentCall.in(expression);
        if (!all.certain()) {
            return null;
        }
        List<Element> pieces = new ArrayList<>();
        for (FragmentCall call : all.calls()) {
            Optional<Element> template = templates.find(call.template().isEmpty() ? from.file() : call.template());
            List<Element> selected =
                    template.map(t -> templates.select(t, call.selector())).orElse(null);
            if (selected == null) {
                return null;
            }
            pieces.addAll(selected);
        }
        return pieces;
    }

    /** Where a fragment cannot be found, what is handed to it is shown somewhere all the same. */
    private void walkArguments(FragmentCall call, Element from, Scope scope) {
        for (String argument : call.arguments()) {
            String text = argument.replaceFirst("^[\\w-]+\\s*=\\s*(?=~)", "");
            List<Element> pieces = text.startsWith("~{") ? fragment(text, from) : null;
            if (pieces != null) {
                pieces.forEach(piece -> walk(piece, scope.opened().deeper(), true));
            }
        }
    }
}
