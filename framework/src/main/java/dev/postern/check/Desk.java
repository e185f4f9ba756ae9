package dev.postern.check;

import dev.postern.problem.Place;
import dev.postern.problem.Problem;
import dev.postern.problem.Severity;

/**
 * Where the walk of one template puts what it finds. What stands in other templates is looked at from there, and told
 * there; here, only what this template makes of it.
 */
final class Desk {
    private final Facts facts;
    private final Findings findings;
    private final String file;

    Desk(Facts facts, Findings findings, String file) {
        this.facts = facts;
        this.findings = findings;
        this.file = file;
    }

    Facts facts() {
        return facts;
    }

    boolean isOurs(Element element) {
        return element.file().equals(file);
    }

    boolean isOurs(Place place) {
        return place.file().equals(file);
    }

    void report(Mistake mistake, Problem problem, Place place, Element element) {
        report(mistake, mistake.severity(), problem, place, element);
    }

    void report(Mistake mistake, Severity severity, Problem problem, Place place, Element element) {
        if (isOurs(place)) {
            tell(mistake, severity, problem, place, element);
        }
    }

    /** Tells it even of another template, where this one is to blame. */
    void tell(Mistake mistake, Severity severity, Problem problem, Place place, Element element) {
        findings.add(mistake, severity, problem, place, isOurs(element) ? element.line() : place.line());
    }
}
