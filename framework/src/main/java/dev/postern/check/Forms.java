package dev.postern.check;

import dev.postern.form.Form;
import dev.postern.form.Part;
import dev.postern.form.Shape;
import dev.postern.function.Exposed;
import dev.postern.function.Parameter;
import dev.postern.problem.DidYouMean;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import dev.postern.problem.Severity;
import dev.postern.problem.Spelling;
import dev.postern.template.Reference;
import dev.postern.template.TemplateProblems;
import dev.postern.template.TemplateReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The forms of one template with all that belongs to them: noted on the way, judged at the end. */
final class Forms {
    private static final Set<String> OURS = Set.copyOf(TemplateReader.attributes());
    private static final Set<String> IN_FORMS =
            Set.of("post:field", "post:for", "post:hint", "post:errors", "post:formaction");

    private static final Set<String> BUTTONS = Set.of("submit", "image", "button", "reset");
    private static final Set<String> UNSEEN = Set.of("hidden", "submit", "image", "button", "reset", "");
    private static final Set<String> CHOICES = Set.of("radio", "checkbox");
    /** What scripts would no longer find on a form with a control of that name: the shim, and anybody's. */
    private static final Set<String> CLOBBERED =
            Set.of("submit", "reset", "requestSubmit", "action", "method", "id", "attributes", "children");

    /** What belongs to another attribute of the same element. */
    private static final Map<String, String> COMPANIONS = new TreeMap<>(Map.of(
            "post:key", "post:action",
            "post:permalink", "post:action",
            "post:state", "post:action",
            "post:count", "post:field"));

    private final Desk desk;
    private final Expressions expressions;
    private final Arguments arguments;
    private final Kinds kinds;
    private final List<CheckedForm> forms = new ArrayList<>();
    private final Map<String, CheckedForm> formsById = new HashMap<>();
    private final List<Strayed> strayed = new ArrayList<>();
    private final Map<String, Place> firstIds = new HashMap<>();
    private final Map<String, Place> firstForms = new HashMap<>();
    private final Set<String> labelledIds = new HashSet<>();
    private boolean hasSummary;
    private boolean isUnsure;
    private int order;

    /** An element that names a form which has not been seen. */
    private record Strayed(Element element, String attribute, String form) {}

    Forms(Desk desk, Expressions expressions) {
        this.desk = desk;
        this.expressions = expressions;
        this.arguments = new Arguments(desk.facts().codecs());
        this.kinds = new Kinds(desk);
    }

    /** Something comes here that cannot be looked into. */
    void unsure(Scope scope) {
        isUnsure = true;
        if (scope.form() != null) {
            scope.form().unsure = true;
        }
    }

    // ── what can be said of an element by itself ───────────────────────────────────────────────────────────────────

    void readOnce(Element element) {
        for (String attribute : element.attributes()) {
            Place place = element.place(attribute);
            if (attribute.startsWith("post:") && !OURS.contains(attribute)) {
                desk.report(
                        Mistake.UNKNOWN_ATTRIBUTE,
                        Problems.unknownAttribute(attribute, TemplateReader.attributes(), place),
                        place,
                        element);
            } else if (attribute.equals("th:field")) {
                String value = String.valueOf(element.value(attribute));
                desk.report(Mistake.TH_FIELD, Problems.thField(value, place), place, element);
            }
        }
        COMPANIONS.forEach((companion, owner) -> {
            if (element.has(companion) && !element.has(owner)) {
                Place place = element.place(companion);
                desk.report(
                        Mistake.LONELY_ATTRIBUTE,
                        TemplateProblems.lonely(element.spelt(companion), owner, place),
                        place,
                        element);
            }
        });
        for (String own : List.of("post:action", "post:query")) {
            if (element.has(own) && !element.name().equals("form")) {
                misplaced(element, own, own.equals("post:action") ? "a <form>" : "a <form method=\"get\">");
            }
        }
        if (element.has("post:region") && !element.hasAny("id")) {
            Place place = element.place("post:region");
            desk.report(Mistake.REGION_WITHOUT_ID, Problems.regionWithoutId(place), place, element);
        }
        button(element);
        control(element);
    }

    private void misplaced(Element element, String attribute, String where) {
        Place place = element.place(attribute);
        desk.report(
                Mistake.MISPLACED_ATTRIBUTE,
                TemplateProblems.misplaced(element.spelt(attribute), element.name(), where, place),
                place,
                element);
    }

    private void button(Element element) {
        if (!element.has("post:formaction")) {
            return;
        }
        if (!"submit".equals(element.control())) {
            misplaced(element, "post:formaction", "a <button> or an <input type=submit>");
            return;
        }
        for (String own : element.name().equals("input") ? List.of("name") : List.of("name", "value")) {
            for (String attribute : List.of(own, "th:" + own)) {
                if (element.has(attribute)) {
                    Place place = element.place(attribute);
                    desk.report(
                            Mistake.NAMED_BUTTON,
                            TemplateProblems.namedButton(element.spelt(attribute), place),
                            place,
                            element);
                }
            }
        }
    }

    private void control(Element element) {
        if (!element.has("post:field")) {
            return;
        }
        String kind = element.control();
        if (element.name().equals("fieldset")) {
            return;
        }
        if (kind == null || BUTTONS.contains(kind)) {
            misplaced(element, "post:field", "an <input>, <select>, <textarea> or <fieldset>");
        } else if (kind.equals("radio") && !element.hasAny("value")) {
            Place place = element.place();
            desk.report(Mistake.MISSING_VALUE, TemplateProblems.noValue("radio", place), place, element);
        }
    }

    // ── what belongs to which form ─────────────────────────────────────────────────────────────────────────────────

    /** Notes an element, and gives the scope of what is in it. */
    Scope open(Element element, Scope around) {
        order++;
        Scope scope = element.name().equals("form") ? form(element, around) : around;
        if (element.has("post:summary")) {
            hasSummary = true;
        }
        if (element.name().equals("label") && element.has("for")) {
            labelledIds.add(String.valueOf(element.value("for")));
        }
        ids(element, scope);
        if (element.has("post:ref")) {
            reference(element, "post:ref", scope)
                    .filter(function -> function.signature().isEmpty())
                    .ifPresent(function -> desk.report(
                            Mistake.ONLY_SENT,
                            TemplateProblems.onlySent("post:ref", function.name(), element.place("post:ref")),
                            element.place("post:ref"),
                            element));
        }
        CheckedForm form = formOf(element, scope);
        for (String attribute : IN_FORMS) {
            if (element.has(attribute)) {
                belongs(element, attribute, form, scope);
            }
        }
        if (form != null) {
            note(element, form, scope);
        }
        return scope;
    }

    private @Nullable CheckedForm formOf(Element element, Scope scope) {
        String elsewhere = element.name().equals("form") ? null : element.value("form");
        return elsewhere == null ? scope.form() : formsById.get(elsewhere);
    }

    private void belongs(Element element, String attribute, @Nullable CheckedForm form, Scope scope) {
        if (form != null && form.isBound()) {
            return;
        }
        String elsewhere = element.value("form");
        if (elsewhere != null && form == null) {
            strayed.add(new Strayed(element, attribute, elsewhere));
        } else if (!scope.open()) {
            Place place = element.place(attribute);
            desk.report(
                    Mistake.OUTSIDE_FORM,
                    TemplateProblems.outsideForm(element.spelt(attribute), place),
                    place,
                    element);
        }
    }

    private void note(Element element, CheckedForm form, Scope scope) {
        if (element.has("post:for")) {
            form.labels.add(companion(element, "post:for", scope));
        }
        if (element.has("post:hint")) {
            form.hints.add(companion(element, "post:hint", scope));
        }
        if (element.has("post:errors")) {
            form.errors.add(companion(element, "post:errors", scope));
        }
        if (element.has("post:formaction")) {
            reference(element, "post:formaction", scope).ifPresent(form.buttons::add);
        }
        String kind = element.name().equals("fieldset") ? "fieldset" : element.control();
        if (kind == null) {
            return;
        }
        if (element.has("post:field")) {
            CheckedForm.Name name =
                    expressions.name(String.valueOf(element.value("post:field")), scope, element.place("post:field"));
            form.controls.add(new CheckedForm.Control(element, name, kind, true, order));
        } else if (element.has("name") && !element.has("th:name") && !BUTTONS.contains(kind)) {
            String name = String.valueOf(element.value("name"));
            form.controls.add(new CheckedForm.Control(
                    element, new CheckedForm.Name(name, name, element.place("name")), kind, false, order));
        } else if (element.has("th:name") || element.sets("name")) {
            form.controls.add(new CheckedForm.Control(
                    element, new CheckedForm.Name("", null, element.place()), kind, false, order));
        }
        if (form.isBound()) {
            clobbering(element, form, kind);
        }
    }

    private CheckedForm.Companion companion(Element element, String attribute, Scope scope) {
        String written = String.valueOf(element.value(attribute));
        int equals = attribute.equals("post:for") ? equalsIn(written) : -1;
        String field = equals < 0 ? written : written.substring(0, equals);
        return new CheckedForm.Companion(element, expressions.name(field, scope, element.place(attribute)), order);
    }

    /** Where a label's option begins: not within an expression. */
    private static int equalsIn(String written) {
        int first = written.indexOf('=');
        for (Written.Braces braces : Written.braces(written, false)) {
            if (first > braces.start() && first < braces.end()) {
                return -1;
            }
        }
        return first;
    }

    private void clobbering(Element element, CheckedForm form, String kind) {
        CheckedForm.Control last = form.controls.isEmpty() ? null : form.controls.get(form.controls.size() - 1);
        CheckedForm.Name own = last != null && last.element() == element ? last.name() : null;
        String name = own == null ? element.value("name") : own.text();
        if (name != null && CLOBBERED.contains(name) && !kind.equals("fieldset")) {
            Place place = own == null ? element.place("name") : own.place();
            desk.report(Mistake.CLOBBERING_NAME, Problems.clobbering("name", name, place), place, element);
        }
        String id = element.value("id");
        if (id != null && CLOBBERED.contains(id)) {
            Place place = element.place("id");
            desk.report(Mistake.CLOBBERING_NAME, Problems.clobbering("id", id, place), place, element);
        }
    }

    private void ids(Element element, Scope scope) {
        String id = element.value("id");
        if (id == null || element.control() == null || element.has("th:id") || !desk.isOurs(element)) {
            return;
        }
        Place place = element.place("id");
        if (!scope.looped().isEmpty()) {
            desk.report(Mistake.DUPLICATE_ID, Problems.repeatedId(id, place), place, element);
        } else if (!scope.conditional()) {
            Place first = firstIds.putIfAbsent(id, place);
            if (first != null && !first.equals(place)) {
                desk.report(Mistake.DUPLICATE_ID, Problems.duplicateId(id, first, place), place, element);
            }
        }
    }

    // ── forms ──────────────────────────────────────────────────────────────────────────────────────────────────────

    private Scope form(Element element, Scope scope) {
        if (scope.form() != null) {
            Place place = element.place();
            desk.report(
                    Mistake.NESTED_FORMS,
                    Problems.nestedForms(scope.form().element.place(), place),
                    place,
                    element);
        }
        CheckedForm form = make(element, scope);
        form.inFragment = scope.open();
        forms.add(form);
        String id = element.value("id");
        if (id != null) {
            formsById.putIfAbsent(id, form);
        }
        if (!form.isBound()) {
            unbound(element);
            Scope inside = new Scope(
                    scope.variables(),
                    scope.open(),
                    scope.selection(),
                    form,
                    scope.conditional(),
                    scope.looped(),
                    scope.depth());
            return inside;
        }
        if (form.kind == CheckedForm.Kind.POSTED) {
            posted(element, form, scope);
        }
        return scope.in(form);
    }

    private CheckedForm make(Element element, Scope scope) {
        if (element.has("post:action")) {
            Exposed function = reference(element, "post:action", scope).orElse(null);
            return new CheckedForm(element, CheckedForm.Kind.POSTED, function, null);
        }
        if (element.has("post:query")) {
            return new CheckedForm(element, CheckedForm.Kind.QUERY, null, query(element, scope));
        }
        return new CheckedForm(element, CheckedForm.Kind.PLAIN, null, null);
    }

    private @Nullable Shape<?> query(Element element, Scope scope) {
        String written = String.valueOf(element.value("post:query"));
        Place place = element.place("post:query");
        Known type = expressions.value(written, scope, place).type();
        if (type == null) {
            return null;
        }
        if (!type.is(Form.class)) {
            desk.report(Mistake.NO_QUERY, Problems.noQuery(written, type, place), place, element);
            return null;
        }
        Known record = type.arguments().isEmpty() ? null : type.arguments().get(0);
        if (record == null || !record.raw().isRecord()) {
            return null;
        }
        try {
            return Shape.of(record.raw(), desk.facts().codecs());
        } catch (ProblemException cannotTravel) {
            return null;
        }
    }

    private void posted(Element element, CheckedForm form, Scope scope) {
        for (String elsewhere : List.of("th:action", "th:method")) {
            if (element.has(elsewhere)) {
                Place place = element.place(elsewhere);
                desk.report(Mistake.TH_ACTION, Problems.thAction(element.spelt(elsewhere), place), place, element);
            }
        }
        if (element.sets("action")) {
            Place place = element.place("th:attr");
            desk.report(Mistake.TH_ACTION, Problems.thAction("th:attr", place), place, element);
        }
        permalink(element);
        Exposed function = form.function;
        if (function == null) {
            return;
        }
        if (element.has("post:state") && function.state().isEmpty()) {
            Place place = element.place("post:state");
            desk.report(Mistake.UNUSED_STATE, Problems.unusedState(function, place), place, element);
        }
        same(element, function, scope);
    }

    private void permalink(Element element) {
        String written = element.value("post:permalink");
        if (written == null) {
            return;
        }
        String path = link(written);
        if (path != null && path.startsWith("/") && !desk.facts().isPage(path)) {
            Place place = element.place("post:permalink");
            List<String> paths =
                    desk.facts().pages().stream().map(page -> page.path()).toList();
            desk.report(Mistake.UNKNOWN_PERMALINK, Problems.unknownPermalink(path, paths, place), place, element);
        }
    }

    /** The path of a link without anything computed in it, else null. */
    private static @Nullable String link(String expression) {
        String text = expression.trim();
        String quoted = Written.quoted(text);
        if (quoted != null) {
            return quoted;
        }
        boolean isPlain =
                text.startsWith("@{") && text.endsWith("}") && text.indexOf('{', 2) < 0 && text.indexOf('|') < 0;
        return isPlain
                ? text.substring(2, text.length() - 1)
                        .replaceFirst("[(?#].*", "")
                        .trim()
                : null;
    }

    private void same(Element element, Exposed function, Scope scope) {
        String written = String.valueOf(element.value("post:action"));
        if (written.indexOf('{') >= 0 || element.has("post:key") || !desk.isOurs(element)) {
            return;
        }
        Place place = element.place("post:action");
        if (!scope.looped().isEmpty()) {
            desk.report(Mistake.SAME_FORM, Problems.repeatedForm(function.name(), place), place, element);
        } else if (!scope.conditional()) {
            Place first = firstForms.putIfAbsent(written.replaceAll("\\s|\\(\\)", ""), place);
            if (first != null && !first.equals(place)) {
                desk.report(Mistake.SAME_FORM, Problems.sameForm(function.name(), first, place), place, element);
            }
        }
    }

    private void unbound(Element element) {
        String method = element.value("method");
        boolean posts = "post".equalsIgnoreCase(method) && !element.has("th:method");
        if (!posts || element.sets("action") || hasOwnAddresses(element)) {
            return;
        }
        String computed = element.value("th:action");
        String action = computed == null ? element.value("action") : link(computed);
        if (computed != null && action == null) {
            return;
        }
        Place place = element.place();
        if (action == null || action.isBlank() || action.startsWith("#")) {
            desk.report(Mistake.UNBOUND_FORM, Problems.unboundForm(place), place, element);
        } else if (action.startsWith("/")
                && !action.startsWith("//")
                && desk.facts().isPage(action)) {
            desk.report(Mistake.UNBOUND_FORM, Severity.WARNING, Problems.unsealedForm(action, place), place, element);
        }
    }

    /** Whether its buttons say where it goes. */
    private static boolean hasOwnAddresses(Element in) {
        return in.children().stream()
                .anyMatch(child -> child.has("formaction") || child.has("th:formaction") || hasOwnAddresses(child));
    }

    private Optional<Exposed> reference(Element element, String attribute, Scope scope) {
        Reference reference = Reference.parse(String.valueOf(element.value(attribute)));
        Place place = element.place(attribute);
        Optional<Exposed> found = desk.facts().functions().find(reference.name());
        Optional<String> onlyCalled = found.flatMap(Exposed::onlyCalled);
        if (onlyCalled.isPresent()) {
            desk.report(
                    Mistake.ONLY_CALLED,
                    TemplateProblems.onlyCalled(attribute, reference.name(), onlyCalled.get(), place),
                    place,
                    element);
        } else if (found.isEmpty()) {
            desk.report(
                    Mistake.UNKNOWN_FUNCTION,
                    TemplateProblems.unknownFunction(
                            attribute, reference.name(), desk.facts().functions(), place),
                    place,
                    element);
        } else if (desk.isOurs(element)) {
            arguments(element, attribute, found.get(), reference.arguments(), scope);
        }
        return found;
    }

    private void arguments(Element element, String attribute, Exposed function, @Nullable String written, Scope scope) {
        if (written != null && !expressions.isSequence(element, attribute, written)) {
            return;
        }
        List<String> given = written == null ? List.of() : Written.split(written, ',');
        Place place = element.place(attribute);
        List<Parameter.Bound> bound = function.bound();
        if (given.size() != bound.size()) {
            desk.report(
                    Mistake.ARGUMENT_COUNT,
                    TemplateProblems.argumentCount(attribute, function, given.size(), place),
                    place,
                    element);
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            argument(element, attribute, function, bound.get(i), given.get(i), scope);
        }
    }

    private void argument(
            Element element, String attribute, Exposed function, Parameter.Bound parameter, String given, Scope scope) {
        Place place = element.place(attribute);
        boolean isLiteral = given.matches("-?[0-9]+(\\.[0-9]+)?|true|false|null");
        Value value = expressions.value(given, scope, place);
        Arguments.Fit fit = isLiteral ? arguments.fitOfLiteral(parameter, given) : arguments.fit(parameter, value);
        String type = isLiteral || value.type() == null || value.text() != null
                ? ""
                : ", " + Spelling.article(value.type().spelt()) + ",";
        if (fit == Arguments.Fit.NO) {
            desk.report(
                    Mistake.ARGUMENT_TYPE,
                    Problems.argumentType(attribute, function, parameter, given + type, place),
                    place,
                    element);
        } else if (fit == Arguments.Fit.PERHAPS) {
            desk.report(
                    Mistake.ARGUMENT_TYPE,
                    Severity.WARNING,
                    Problems.doubtfulArgument(attribute, function, parameter, given + type, place),
                    place,
                    element);
        }
    }

    // ── at the end ─────────────────────────────────────────────────────────────────────────────────────────────────

    void finish() {
        strayed.forEach(this::finish);
        for (CheckedForm form : forms) {
            files(form);
            if (form.isBound()) {
                fields(form);
                kinds.check(form);
                required(form);
                counts(form);
                labels(form);
                late(form);
                errors(form);
            }
        }
    }

    private void finish(Strayed one) {
        Place place = one.element().place(one.attribute());
        String attribute = one.element().spelt(one.attribute());
        CheckedForm later = formsById.get(one.form());
        if (later != null) {
            later.hasStrayed = true;
            desk.report(
                    Mistake.LATE_FORM,
                    Problems.lateForm(attribute, one.form(), later.element.place(), place),
                    place,
                    one.element());
        } else if (!isUnsure) {
            desk.report(Mistake.OUTSIDE_FORM, TemplateProblems.outsideForm(attribute, place), place, one.element());
        }
    }

    private void files(CheckedForm form) {
        boolean hasFiles = form.hasFileControl()
                || form.functions().stream().anyMatch(f -> f.shape().isPresent() && f.takesFiles());
        Element element = form.element;
        boolean posts = form.kind == CheckedForm.Kind.POSTED || "post".equalsIgnoreCase(element.value("method"));
        if (!hasFiles || !posts || element.has("th:enctype") || element.sets("enctype")) {
            return;
        }
        String enctype = element.value("enctype");
        if (enctype != null && !enctype.equalsIgnoreCase("multipart/form-data")) {
            Place place = element.place("enctype");
            desk.report(Mistake.CONTRADICTING_ENCTYPE, Problems.enctype(enctype, place), place, element);
        } else if (enctype == null && !form.isBound()) {
            Place place = element.place();
            desk.report(Mistake.CONTRADICTING_ENCTYPE, Problems.fileWithoutMultipart(place), place, element);
        }
    }

    private void fields(CheckedForm form) {
        if (!form.knowsFields()) {
            return;
        }
        for (CheckedForm.Control control : form.controls) {
            if (control.bound() && isUnknown(form, control.name())) {
                form.unknown.add(String.valueOf(control.name().text()));
                field(form, control.element(), "post:field", control.name(), Severity.ERROR);
            }
        }
        for (CheckedForm.Companion errors : form.errors) {
            // Where the control has the same mistake, it has been told.
            if (isUnknown(form, errors.name())
                    && !form.unknown.contains(String.valueOf(errors.name().text()))) {
                field(form, errors.element(), "post:errors", errors.name(), Severity.WARNING);
            }
        }
    }

    private static boolean isUnknown(CheckedForm form, CheckedForm.Name name) {
        String text = name.text();
        return text != null
                && form.shapes().stream().noneMatch(shape -> shape.part(text).isPresent());
    }

    private void field(CheckedForm form, Element element, String attribute, CheckedForm.Name name, Severity severity) {
        String text = name.text();
        if (text == null
                || form.shapes().stream().anyMatch(shape -> shape.part(text).isPresent())) {
            return;
        }
        // Where the name is written in this template, or the form is: the fragment between them is right for others.
        if (desk.isOurs(name.place()) || desk.isOurs(form.element)) {
            List<String> functions = form.query != null
                    ? List.of(form.query.type().getSimpleName())
                    : form.functions().stream().map(Exposed::place).toList();
            desk.tell(
                    Mistake.UNKNOWN_FIELD,
                    severity,
                    TemplateProblems.unknownField(attribute, text, functions, form.fieldNames(), name.place()),
                    name.place(),
                    element);
        }
    }

    private void counts(CheckedForm form) {
        for (CheckedForm.Control control : form.controls) {
            Element element = control.element();
            String text = control.name().text();
            if (text == null
                    || !control.bound()
                    || !element.has("post:count")
                    || String.valueOf(element.value("post:count")).contains("{")) {
                continue;
            }
            List<Part> parts = form.shapes().stream()
                    .flatMap(shape -> shape.part(text).stream())
                    .toList();
            if (!parts.isEmpty()
                    && parts.stream().noneMatch(part -> part.attributes("text").containsKey("maxlength"))) {
                Place place = element.place("post:count");
                desk.report(Mistake.COUNTLESS, TemplateProblems.countless(text, place), place, element);
            }
        }
    }

    private void required(CheckedForm form) {
        if (form.kind != CheckedForm.Kind.POSTED || form.hasComputedNames() || !desk.isOurs(form.element)) {
            return;
        }
        Set<String> sent = new LinkedHashSet<>();
        for (CheckedForm.Control control : form.controls) {
            String general = control.name().general();
            if (general != null && !control.kind().equals("fieldset")) {
                sent.add(general.replaceAll("\\[]$", ""));
            }
        }
        for (Exposed function : form.functions()) {
            Shape<?> shape = function.shape().orElse(null);
            if (shape == null) {
                continue;
            }
            for (String name : shape.names()) {
                Part part = name.contains("[]") ? null : shape.part(name).orElse(null);
                if (part != null && part.isRequired() && !sent.contains(name) && !isExcused(form, name)) {
                    Place place = form.element.place();
                    desk.report(
                            Mistake.MISSING_FIELD,
                            form.unsure ? Severity.WARNING : Severity.ERROR,
                            Problems.missingField(
                                    function, name, shape.type().getSimpleName(), part.kinds(), form.unsure, place),
                            place,
                            form.element);
                }
            }
        }
    }

    /** Where the lack follows from what has been told already, or may be made up for elsewhere. */
    private static boolean isExcused(CheckedForm form, String name) {
        boolean isMisspelt = form.unknown.stream()
                .anyMatch(unknown -> DidYouMean.among(List.of(name), unknown).isPresent());
        return isMisspelt || form.hasStrayed || (form.unsure && form.inFragment);
    }

    private void labels(CheckedForm form) {
        if (form.unsure) {
            return;
        }
        Set<String> fields = new HashSet<>();
        boolean computedControl = form.hasComputedNames();
        boolean computedLabel = false;
        for (CheckedForm.Control control : form.controls) {
            if (control.name().general() != null) {
                fields.add(control.name().general());
            }
        }
        Set<String> labelled = new HashSet<>();
        for (CheckedForm.Companion label : form.labels) {
            String general = label.name().general();
            computedLabel |= general == null;
            labelled.add(general == null ? label.name().written() : general);
            if (general != null && !computedControl && !fields.contains(general)) {
                Place place = label.name().place();
                desk.report(
                        Mistake.LABEL_WITHOUT_CONTROL,
                        Problems.labelWithoutControl(String.valueOf(label.name().text()), form.controlNames(), place),
                        place,
                        label.element());
            }
        }
        for (CheckedForm.Control control : form.controls) {
            String general = control.name().general();
            boolean isSeen = control.bound()
                    && !UNSEEN.contains(control.kind())
                    && !control.kind().equals("fieldset");
            if (isSeen && general != null && !computedLabel && !labelled.contains(general) && !isNamed(control)) {
                Place place = control.name().place();
                desk.report(
                        Mistake.CONTROL_WITHOUT_LABEL,
                        Problems.controlWithoutLabel(
                                String.valueOf(control.name().text()), place),
                        place,
                        control.element());
            }
        }
    }

    private boolean isNamed(CheckedForm.Control control) {
        Element element = control.element();
        String id = element.value("id");
        return element.hasAny("aria-label")
                || element.hasAny("aria-labelledby")
                || element.around("label") != null
                || element.hasAny("title")
                || element.has("th:id")
                || (id != null && labelledIds.contains(id));
    }

    private void late(CheckedForm form) {
        for (CheckedForm.Companion hint : form.hints) {
            String general = hint.name().general();
            for (CheckedForm.Control control : form.controls) {
                boolean isIts = general == null
                        ? hint.name().written().equals(control.name().written())
                        : general.equals(control.name().general());
                // A fieldset is there before the hint within it, and takes it from there.
                boolean isAround = hint.element().isIn(control.element());
                if (isIts
                        && control.bound()
                        && !isAround
                        && control.order() < hint.order()
                        && !CHOICES.contains(control.kind())
                        && desk.isOurs(control.element())) {
                    Place place = hint.name().place();
                    desk.report(
                            Mistake.LATE_HINT,
                            Problems.lateHint(
                                    String.valueOf(control.name().text()),
                                    control.element().place(),
                                    place),
                            place,
                            hint.element());
                    return;
                }
            }
        }
    }

    private void errors(CheckedForm form) {
        boolean isComputed =
                form.errors.stream().anyMatch(errors -> errors.name().text() == null);
        if (hasSummary || isUnsure || isComputed) {
            return;
        }
        Set<String> shown = new HashSet<>();
        form.errors.forEach(errors -> shown.add(String.valueOf(errors.name().general())));
        for (CheckedForm.Control control : form.controls) {
            String general = control.name().general();
            if (general == null || !control.bound() || !desk.isOurs(control.element()) || !shown.add(general)) {
                continue;
            }
            if (!control.kind().equals("fieldset") && canBeInvalid(form, control)) {
                Place place = control.name().place();
                desk.report(
                        Mistake.ERRORS_NOT_SHOWN,
                        Problems.errorsNotShown(String.valueOf(control.name().text()), place),
                        place,
                        control.element());
            }
        }
    }

    private static boolean canBeInvalid(CheckedForm form, CheckedForm.Control control) {
        String text = String.valueOf(control.name().text());
        for (Shape<?> shape : form.shapes()) {
            Part part = shape.part(text).orElse(null);
            if (part != null) {
                return part.canBeWrong();
            }
        }
        return false;
    }
}
