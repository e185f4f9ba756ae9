package dev.postern.e2e;

import dev.postern.e2e.Source.Answer;
import dev.postern.e2e.Source.Found;
import dev.postern.e2e.Source.None;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds a browser for the tests, or gets one. It never lets them pass without. */
final class Browsers {
    /** What is here already, in the order it is wanted. Nothing of this changes the machine. */
    static final List<Source> HERE = List.of(
            source("-De2e.browser, E2E_BROWSER", LocalBrowsers::named),
            source("the PATH", LocalBrowsers::onPath),
            source("installed elsewhere", LocalBrowsers::elsewhere),
            source("downloaded by Playwright before", LocalBrowsers::downloadedByPlaywright));

    /**
     * What can be fetched. The distribution's own browser first: it is the quickest, it is signed, and where it can be
     * had (as root on Debian) the downloads after it are often behind a wall and take long to fail.
     */
    static final List<Source> FETCHED = List.of(
            source("apt-get", FetchedBrowsers::byApt),
            source("Playwright's download", FetchedBrowsers::byPlaywright),
            source("npm", FetchedBrowsers::byNpm));

    private Browsers() {}

    /** A browser for this machine. */
    static Chromium find() {
        return find(Machine.here(), HERE, FETCHED);
    }

    static Chromium find(Machine machine, List<Source> here, List<Source> fetched) {
        StringBuilder asked = new StringBuilder();
        return ask(machine, here, asked)
                .orElseGet(() -> Folders.alone(machine.cache(), () -> {
                    // While we waited, another run may have fetched one.
                    asked.setLength(0);
                    return ask(machine, here, asked)
                            .or(() -> ask(machine, fetched, asked))
                            .orElseThrow(() -> new IllegalStateException(nothing(asked)));
                }));
    }

    private static Optional<Chromium> ask(Machine machine, List<Source> sources, StringBuilder asked) {
        for (Source source : sources) {
            Answer answer = source.ask(machine);
            if (answer instanceof Found found) {
                return Optional.of(found.browser());
            }
            asked.append("\n  ").append(source.name()).append(": ").append(((None) answer).because());
        }
        return Optional.empty();
    }

    private static String nothing(StringBuilder asked) {
        return "There is no browser for the end-to-end tests, and none could be had." + asked
                + "\n  To mend it, one of these:"
                + "\n    apt-get install chromium-headless-shell             (as root on Debian)"
                + "\n    npx playwright@1.62.0 install --only-shell chromium (where there is Node)"
                + "\n    mvn verify -De2e.browser=/path/to/chrome            (any Chromium, Chrome or Edge)"
                + "\n  Or without these tests: mvn verify -DskipE2e";
    }

    private static Source source(String name, Function<Machine, Answer> ask) {
        return new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer ask(Machine machine) {
                return ask.apply(machine);
            }
        };
    }
}
