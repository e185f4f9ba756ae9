package dev.postern.check;

import dev.postern.problem.Severity;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All that the checker knows to find, by the names under which a finding can be allowed. */
enum Mistake {
    MISSING_TEMPLATE(Severity.ERROR),
    UNREADABLE_TEMPLATE(Severity.ERROR),
    UNREADABLE_EXPRESSION(Severity.ERROR),
    MISSING_FRAGMENT(Severity.ERROR),
    FRAGMENT_PARAMETERS(Severity.ERROR),
    IGNORED_ATTRIBUTE(Severity.WARNING),
    UNKNOWN_ATTRIBUTE(Severity.ERROR),
    UNKNOWN_FUNCTION(Severity.ERROR),
    ONLY_CALLED(Severity.ERROR),
    ONLY_SENT(Severity.ERROR),
    ARGUMENT_COUNT(Severity.ERROR),
    ARGUMENT_TYPE(Severity.ERROR),
    UNKNOWN_FIELD(Severity.ERROR),
    UNKNOWN_KIND(Severity.ERROR),
    MISSING_FIELD(Severity.ERROR),
    CONTRADICTING_ENCTYPE(Severity.ERROR),
    UNKNOWN_VARIABLE(Severity.ERROR),
    UNKNOWN_PROPERTY(Severity.ERROR),
    UNKNOWN_FORM_PROPERTY(Severity.ERROR),
    TAINTED_VALUE(Severity.ERROR),
    TH_FIELD(Severity.ERROR),
    TH_ACTION(Severity.ERROR),
    CLOBBERING_NAME(Severity.WARNING),
    UNBOUND_FORM(Severity.ERROR),
    OUTSIDE_FORM(Severity.ERROR),
    LATE_FORM(Severity.ERROR),
    NESTED_FORMS(Severity.ERROR),
    SAME_FORM(Severity.WARNING),
    LABEL_WITHOUT_CONTROL(Severity.WARNING),
    CONTROL_WITHOUT_LABEL(Severity.WARNING),
    ERRORS_NOT_SHOWN(Severity.WARNING),
    LATE_HINT(Severity.WARNING),
    COUNTLESS(Severity.ERROR),
    NAMED_BUTTON(Severity.ERROR),
    MISPLACED_ATTRIBUTE(Severity.ERROR),
    LONELY_ATTRIBUTE(Severity.ERROR),
    UNKNOWN_PERMALINK(Severity.WARNING),
    UNUSED_STATE(Severity.ERROR),
    NO_QUERY(Severity.ERROR),
    PREPROCESSING(Severity.ERROR),
    UNESCAPED_TEXT(Severity.WARNING),
    MISSING_VALUE(Severity.ERROR),
    DUPLICATE_ID(Severity.WARNING),
    REGION_WITHOUT_ID(Severity.WARNING),
    UNKNOWN_ALLOWANCE(Severity.WARNING);

    private final Severity severity;

    Mistake(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    /** As authors write it: {@code unknown-field}. */
    String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Mistake> called(String kebab) {
        return Arrays.stream(values()).filter(m -> m.kebab().equals(kebab)).findFirst();
    }

    static Collection<String> names() {
        List<Mistake> all = List.of(values());
        return all.stream().map(Mistake::kebab).toList();
    }
}
