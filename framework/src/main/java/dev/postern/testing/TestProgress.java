package dev.postern.testing;

import dev.postern.call.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a function reports, to test it as plain Java:
 *
 * <pre>{@code
 * TestProgress progress = new TestProgress();
 * imports.run(file, progress);
 * assertThat(progress.reports()).endsWith(new TestProgress.Report(20, 20, "Done"));
 * }</pre>
 */
public final class TestProgress implements Progress {
    /** One report. */
    public record Report(long done, long total, String words) {}

    private final List<Report> reports = new ArrayList<>();

    @Override
    public synchronized void at(long done, long total, String words) {
        reports.add(new Report(done, total, words));
    }

    /** All of them, in order; a caller may hear of fewer. */
    public synchronized List<Report> reports() {
        return List.copyOf(reports);
    }
}
