package dev.postern.check;

import dev.postern.page.PageRenderer;
import dev.postern.page.View;
import dev.postern.problem.Finding;
import dev.postern.problem.ProblemException;
import dev.postern.problem.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages while they are being developed: checked when first shown and after each change of a template; one with an
 * error shows that error instead of itself.
 */
public final class CheckedPages implements PageRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(Checker.class);

    private final PageRenderer pages;
    private final Checker checker;
    private final Map<String, Checker.Checked> checked = new ConcurrentHashMap<>();

    public CheckedPages(PageRenderer pages, Checker checker) {
        this.pages = pages;
        this.checker = checker;
    }

    @Override
    public View.Rendered render(View view) {
        List<Finding> errors = report(view.template()).errors();
        if (!errors.isEmpty()) {
            throw new ProblemException(errors.stream().map(Finding::problem).toList());
        }
        return pages.render(view);
    }

    private Report report(String template) {
        Checker.Checked before = checked.get(template);
        if (before != null && checker.isCurrent(before)) {
            return before.report();
        }
        Checker.Checked now = checker.check(template);
        checked.put(template, now);
        if (before != null) {
            // What stood there at the start has been told then.
            now.report().findings().stream()
                    .filter(finding -> !before.report().findings().contains(finding))
                    .forEach(CheckedPages::log);
        }
        return now.report();
    }

    private static void log(Finding finding) {
        if (finding.isError()) {
            LOG.error("{} [{}]", finding.message(), finding.name());
        } else {
            LOG.warn("{} [{}]", finding.message(), finding.name());
        }
    }

    @Override
    public Optional<String> excerpt(String place) {
        return pages.excerpt(place);
    }
}
