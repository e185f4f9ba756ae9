package dev.postern.problem;

import java.util.List;

/** All that the checker found, in the order of the templates and their lines. */
public record Report(List<Finding> findings) {
    /** The id under which an application keeps the supplier of its own report, where tests find it. */
    public static final String KEY = "postern.report";

    public Report {
        findings = List.copyOf(findings);
    }

    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }
}
