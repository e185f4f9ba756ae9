package dev.postern.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * axe on a page. Its own builder brings the script in anew with each run, and takes back all that is well: most of the time
 * that these tests would take.
 */
final class Axe {
    private static final String SCRIPT = script();

    private static final String RUN = """
            async ({ type, values }) => {
              const { violations } = await axe.run(document, { runOnly: { type, values }, resultTypes: ['violations'] });
              return violations.map(({ id, help, nodes }) => `${id} (${help}) at ${
                nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`)}`);
            }""";

    private final Page page;

    Axe(Page page) {
        this.page = page;
        // An expression, not a script of the page's, whose policy would forbid it.
        page.evaluate(SCRIPT + ";0");
    }

    private static String script() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(requireNonNull(script).readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is wrong, by rules of these kinds. */
    List<String> byTags(List<String> tags) {
        return run("tag", tags);
    }

    /** What is wrong, by these rules. */
    List<String> byRules(List<String> rules) {
        return run("rule", rules);
    }

    private List<String> run(String type, List<String> values) {
        return ((List<?>) page.evaluate(RUN, Map.of("type", type, "values", values)))
                .stream().map(String::valueOf).toList();
    }
}
