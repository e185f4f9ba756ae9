package dev.postern.check;

import dev.postern.problem.Place;
import dev.postern.problem.Severity;
import dev.postern.template.TemplateEvent;
import dev.postern.template.TemplateProblems;
import dev.postern.template.TemplateReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of a template: what they name, what of that there is, and what they lead to. */
final class Expressions {
    private static final Pattern PREPROCESSING = Pattern.compile("__[$*#@~]\\{");
    private static final Pattern ALLOWS = Pattern.compile("#post\\s*\\.\\s*allows\\(\\s*'([^']*)'\\s*\\)");
    private static final Pattern POST = Pattern.compile("#post\\s*\\.\\s*(\\w+)");
    /** What templates can ask {@code #post} for. */
    static final List<String> OF_POST = List.of("allows", "nonce", "url", "asset", "errors", "hasErrors");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][\\w.\\-\\[\\]]*");
    private static final Pattern INLINED = Pattern.compile("\\[[\\[(](.*?)[\\])]]", Pattern.DOTALL);
    private static final Set<String> WORDS = Set.of("true", "false", "null", "_");
    /** Attributes whose value is a word, a name, or of a syntax of its own. */
    private static final Set<String> NO_EXPRESSION = Set.of(
            "th:fragment", "th:inline", "th:remove", "th:ref", "th:replace", "th:insert", "th:include", "th:field");

    private static final Map<String, TemplateReader.Syntax> SYNTAX = Map.of(
            "th:each", TemplateReader.Syntax.EACH,
            "th:with", TemplateReader.Syntax.ASSIGNMENTS,
            "th:attr", TemplateReader.Syntax.ASSIGNMENTS,
            "th:attrappend", TemplateReader.Syntax.ASSIGNMENTS,
            "th:attrprepend", TemplateReader.Syntax.ASSIGNMENTS,
            "th:assert", TemplateReader.Syntax.SEQUENCE);
    private static final Set<String> OURS = Set.of("post:state", "post:permalink", "post:query", "post:props");
    /** How a line of ours that is as bad as its expression is quoted. */
    private static final int QUOTED = 80;

    private final Desk desk;
    private final TemplateReader reader;
    private final @Nullable String model;

    /**
     * @param model the name of the page's record; null where there is none
     */
    Expressions(Desk desk, TemplateReader reader, @Nullable String model) {
        this.desk = desk;
        this.reader = reader;
        this.model = model;
    }

    // ── as they are written ────────────────────────────────────────────────────────────────────────────────────────

    /** Looks at what can be said of an element's attributes wherever it is shown. */
    void readOnce(Element element) {
        for (String attribute : element.attributes()) {
            if (!attribute.startsWith("th:") && !attribute.startsWith("post:")) {
                continue;
            }
            String written = String.valueOf(element.value(attribute));
            Place place = element.place(attribute);
            boolean isInlined = isInlined(element, attribute);
            if (PREPROCESSING.matcher(written).find()) {
                desk.report(Mistake.PREPROCESSING, Problems.preprocessing(place), place, element);
                continue;
            }
            if (attribute.equals("th:utext")) {
                String shown = isInlined ? "[(…)]" : element.spelt(attribute);
                desk.report(Mistake.UNESCAPED_TEXT, Problems.unescaped(shown, place), place, element);
            }
            syntax(element, attribute, written, place, isInlined);
        }
    }

    private static boolean isInlined(Element element, String attribute) {
        return element.name().equals("th:block") && element.place(attribute).equals(element.place());
    }

    private void syntax(Element element, String attribute, String written, Place place, boolean isInlined) {
        boolean isExpression = attribute.startsWith("th:")
                ? !NO_EXPRESSION.contains(attribute) && !attribute.startsWith("th:on")
                : OURS.contains(attribute);
        if (attribute.equals("th:case") && written.trim().equals("*")) {
            return;
        }
        String shown = isInlined ? (attribute.equals("th:utext") ? "[(…)]" : "[[…]]") : element.spelt(attribute);
        if (isExpression) {
            TemplateReader.Syntax syntax = SYNTAX.getOrDefault(attribute, TemplateReader.Syntax.EXPRESSION);
            if (reader.mistake(syntax, written).isPresent()) {
                unreadable(shown, written, "", place, element);
                return;
            }
        }
        for (Written.Braces braces : Written.braces(written, attribute.startsWith("th:"))) {
            if (Written.path(braces.inside()).isEmpty() && !TemplateReader.isReadable(braces.inside())) {
                unreadable(shown, written, "", place, element);
                return;
            }
        }
    }

    /** Says so if the arguments of a function cannot be read. */
    boolean isSequence(Element element, String attribute, String arguments) {
        if (PREPROCESSING.matcher(arguments).find()) {
            return false;
        }
        if (reader.mistake(TemplateReader.Syntax.SEQUENCE, arguments).isPresent()) {
            unreadable(
                    element.spelt(attribute),
                    String.valueOf(element.value(attribute)),
                    "",
                    element.place(attribute),
                    element);
            return false;
        }
        return true;
    }

    private void unreadable(String attribute, String written, String because, Place place, Element element) {
        String quoted = written.length() > QUOTED ? written.substring(0, QUOTED) + "…" : written;
        desk.report(
                Mistake.UNREADABLE_EXPRESSION,
                Problems.unreadable(attribute, quoted.replaceAll("\\s+", " "), because, place),
                place,
                element);
    }

    // ── what they name ─────────────────────────────────────────────────────────────────────────────────────────────

    /** Follows every path of an attribute. */
    void read(Element element, String attribute, Scope scope) {
        String written = element.value(attribute);
        if (written != null && desk.isOurs(element) && !attribute.equals("th:field")) {
            read(
                    written,
                    attribute.startsWith("th:") || OURS.contains(attribute),
                    element,
                    element.place(attribute),
                    scope);
        }
    }

    void read(String written, boolean quotesHide, Element element, Place place, Scope scope) {
        if (PREPROCESSING.matcher(written).find()) {
            return;
        }
        for (Written.Braces braces : Written.braces(written, quotesHide)) {
            for (Written.Path path : Written.paths(braces.inside())) {
                follow(path, braces.kind(), scope, element, place);
            }
            Matcher asked = POST.matcher(braces.inside());
            while (asked.find()) {
                if (!OF_POST.contains(asked.group(1))) {
                    desk.report(
                            Mistake.UNKNOWN_PROPERTY,
                            Problems.unknownMember("#post", asked.group(1), OF_POST, place),
                            place,
                            element);
                }
            }
            Matcher allows = ALLOWS.matcher(braces.inside());
            while (allows.find()) {
                String name = allows.group(1);
                if (desk.facts().functions().find(name).isEmpty()) {
                    desk.report(
                            Mistake.UNKNOWN_FUNCTION,
                            TemplateProblems.unknownFunction(
                                    "#post.allows(…)", name, desk.facts().functions(), place),
                            place,
                            element);
                }
            }
        }
    }

    /** Reads what scripts and styles have inlined. */
    void readInlined(Element element, Scope scope) {
        for (TemplateEvent.Text text : element.texts()) {
            Matcher inlined = INLINED.matcher(text.text());
            while (inlined.find()) {
                long lines = text.text()
                        .substring(0, inlined.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                int column = lines == 0
                        ? text.column() + inlined.start()
                        : inlined.start() - text.text().lastIndexOf('\n', inlined.start());
                Place place = new Place(element.file(), text.line() + (int) lines, column);
                if (PREPROCESSING.matcher(inlined.group(1)).find()) {
                    desk.report(Mistake.PREPROCESSING, Problems.preprocessing(place), place, element);
                } else {
                    if (inlined.group().startsWith("[(")) {
                        desk.report(Mistake.UNESCAPED_TEXT, Problems.unescaped("[(…)]", place), place, element);
                    }
                    read(inlined.group(1), true, element, place, scope);
                }
            }
        }
    }

    /**
     * Where a path leads.
     *
     * @param element what is told of, if the path leads nowhere; null to follow in silence
     */
    private Value follow(Written.Path path, char kind, Scope scope, @Nullable Element element, @Nullable Place place) {
        Value selected = kind == '*' ? scope.selection() : null;
        Value value;
        int next = 0;
        if (selected != null) {
            value = selected;
        } else {
            Value found = scope.find(path.root());
            if (found == null) {
                if (!scope.open() && element != null && place != null) {
                    desk.report(
                            Mistake.UNKNOWN_VARIABLE,
                            Problems.unknownVariable(path.root(), scope.names(), model, place),
                            place,
                            element);
                }
                return Value.UNKNOWN;
            }
            value = found;
            next = 1;
        }
        StringBuilder walked = new StringBuilder(next == 0 ? "" : path.root());
        for (; next < path.steps().size(); next++) {
            Written.Step step = path.steps().get(next);
            walked.append(
                    step.isIndex()
                            ? "[…]"
                            : (walked.length() == 0 ? "" : ".") + step.name() + (step.isProperty() ? "" : "()"));
            if (value.members() != null) {
                if (!step.isIndex() && !value.members().contains(step.name()) && element != null && place != null) {
                    desk.report(
                            value.equals(Value.FORM) ? Mistake.UNKNOWN_FORM_PROPERTY : Mistake.UNKNOWN_PROPERTY,
                            Problems.unknownMember(value.called(), step.name(), value.members(), place),
                            place,
                            element);
                }
                return Value.UNKNOWN;
            }
            if (value.type() == null) {
                return Value.UNKNOWN;
            }
            value = step(value.type(), step, kind + "{" + walked + "}", element, place);
        }
        return value;
    }

    private Value step(Known type, Written.Step step, String walked, @Nullable Element element, @Nullable Place place) {
        if (step.isIndex()) {
            return Value.typed(type.at());
        }
        Known.Member member =
                step.isProperty() ? type.property(step.name()) : type.call(step.name(), step.parameters());
        if (member instanceof Known.Lacking lacking) {
            if (element != null && place != null) {
                desk.report(
                        Mistake.UNKNOWN_PROPERTY,
                        lacking.certain() ? Severity.ERROR : Severity.WARNING,
                        Problems.unknownProperty(lacking.in(), step.name(), lacking.names(), walked, place),
                        place,
                        element);
            }
            return Value.UNKNOWN;
        }
        Known.Found found = (Known.Found) member;
        if (found.tainted() && element != null && place != null) {
            desk.report(Mistake.TAINTED_VALUE, TemplateProblems.tainted(walked, place), place, element);
        }
        return Value.typed(found.type());
    }

    // ── what they are ──────────────────────────────────────────────────────────────────────────────────────────────

    /** The value of a whole Thymeleaf expression, as far as it is known. */
    Value value(String expression, Scope scope, Place place) {
        String text = expression.trim();
        String quoted = Written.quoted(text);
        if (quoted != null) {
            return Value.written(quoted, place);
        }
        if (text.length() > 1 && text.startsWith("|") && text.indexOf('|', 1) == text.length() - 1) {
            CheckedForm.Name name = name(text.substring(1, text.length() - 1), scope, place);
            return name.text() == null ? Value.typed(Known.TEXT) : Value.written(name.text(), name.place());
        }
        List<Written.Braces> braces = Written.braces(text, true);
        if (braces.size() == 1 && braces.get(0).start() == 0 && braces.get(0).end() == text.length()) {
            Optional<Written.Path> path = Written.path(braces.get(0).inside());
            return path.map(p -> follow(p, braces.get(0).kind(), scope, null, null))
                    .orElse(Value.UNKNOWN);
        }
        if (TOKEN.matcher(text).matches() && !WORDS.contains(text)) {
            return Value.written(text, place);
        }
        boolean isText = (text.startsWith("#{") || text.startsWith("@{")) && Written.endOf(text, 1) == text.length();
        return isText ? Value.typed(Known.TEXT) : Value.UNKNOWN;
    }

    /** A name as our attributes take it: words as they stand, expressions replaced. */
    CheckedForm.Name name(String written, Scope scope, Place place) {
        StringBuilder text = new StringBuilder();
        Place from = place;
        int at = 0;
        for (Written.Braces braces : Written.braces(written, false)) {
            text.append(written, at, braces.start());
            at = braces.end();
            boolean isIndex = text.length() > 0
                    && text.charAt(text.length() - 1) == '['
                    && at < written.length()
                    && written.charAt(at) == ']';
            if (isIndex) {
                continue;
            }
            Optional<Written.Path> path = Written.path(braces.inside());
            Value value =
                    path.map(p -> follow(p, braces.kind(), scope, null, null)).orElse(Value.UNKNOWN);
            if (value.text() == null) {
                return new CheckedForm.Name(written, null, place);
            }
            text.append(value.text());
            from = value.from() == null ? from : value.from();
        }
        text.append(written, at, written.length());
        String name = text.toString().trim();
        // What else Thymeleaf replaces there: messages, links, fragments.
        boolean computed = name.contains("#{") || name.contains("@{");
        return new CheckedForm.Name(written, computed ? null : name, from);
    }

    /** The assignments of {@code th:with}, as pairs of name and expression. */
    static List<String[]> assignments(String written) {
        List<String[]> pairs = new ArrayList<>();
        for (String one : Written.split(written, ',')) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                pairs.add(new String[] {
                    one.substring(0, equals).trim(), one.substring(equals + 1).trim()
                });
            }
        }
        return pairs;
    }
}
