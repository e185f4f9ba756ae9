package dev.postern.testing;

import dev.postern.problem.Finding;
import dev.postern.problem.Report;
import io.javalin.Javalin;
import io.javalin.config.Key;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Holds an application's templates to its functions and records, as one line of a test:
 *
 * <pre>{@code
 * @Test
 * void everyTemplateFits() {
 *     Checks.of(app).pass();
 * }
 * }</pre>
 */
public final class Checks {
    private final Report report;

    private Checks(Report report) {
        this.report = report;
    }

    /** Checks an application, which need not be started. */
    public static Checks of(Javalin app) {
        Supplier<Report> report;
        try {
            report = app.unsafe.appDataManager.get(new Key<Supplier<Report>>(Report.KEY));
        } catch (RuntimeException none) {
            throw new IllegalArgumentException(Problems.noPlugin(), none);
        }
        return new Checks(report.get());
    }

    /** What was found; empty if all is well. */
    public List<Finding> findings() {
        return report.findings();
    }

    /** Fails with every message if anything was found, warnings included. */
    public void pass() {
        if (!report.findings().isEmpty()) {
            throw new AssertionError(report.findings().stream()
                    .map(Finding::toString)
                    .collect(Collectors.joining("\n", "The templates have " + count() + ":\n", "")));
        }
    }

    private String count() {
        int count = report.findings().size();
        return count == 1 ? "1 finding" : count + " findings";
    }
}
