package dev.postern.e2e;

import dev.postern.e2e.Source.Answer;
import dev.postern.e2e.Source.Found;
import dev.postern.e2e.Source.None;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds a browser for the tests, or gets one. It never lets them pass without. */
final class Browsers {
    /**
     * One kind of browser, and where it may come from.
     *
     * @param name what it is called
     * @param here what is here already, in the order it is wanted; nothing of this changes the machine
     * @param fetched what can be fetched
     * @param ways the commands by which somebody can get one
     */
    record Kind(String name, List<Source> here, List<Source> fetched, List<String> ways) {}

    /**
     * The distribution's own browser is fetched first: it is the quickest, it is signed, and where it can be had (as
     * root on Debian) the downloads after it are often behind a wall and take long to fail.
     */
    static final Kind CHROMIUM = new Kind(
            "browser",
            List.of(
                    source(
                            "-De2e.browser, E2E_BROWSER",
                            machine -> LocalBrowsers.named(machine, "e2e.browser", "E2E_BROWSER")),
                    source("the PATH", machine -> LocalBrowsers.onPath(machine, LocalBrowsers.CHROMIUMS)),
                    source(
                            "installed elsewhere",
                            machine -> LocalBrowsers.elsewhere(LocalBrowsers.CHROMIUMS_ELSEWHERE)),
                    source("downloaded by Playwright before", LocalBrowsers::downloadedByPlaywright)),
            List.of(
                    source("apt-get", FetchedBrowsers::chromiumByApt),
                    source("Playwright's download", FetchedBrowsers::byPlaywright),
                    source("npm", FetchedBrowsers::byNpm)),
            List.of(
                    "apt-get install chromium-headless-shell             (as root on Debian)",
                    "npx playwright@1.62.0 install --only-shell chromium (where there is Node)",
                    "mvn verify -De2e.browser=/path/to/chrome            (any Chromium, Chrome or Edge)"));

    /** As its maker ships it: Playwright's own is another build, which is started in another way. */
    static final Kind FIREFOX = new Kind(
            "Firefox",
            List.of(
                    source(
                            "-De2e.firefox, E2E_FIREFOX",
                            machine -> LocalBrowsers.named(machine, "e2e.firefox", "E2E_FIREFOX")),
                    source("the PATH", machine -> LocalBrowsers.onPath(machine, LocalBrowsers.FIREFOXES)),
                    source(
                            "installed elsewhere",
                            machine -> LocalBrowsers.elsewhere(LocalBrowsers.FIREFOXES_ELSEWHERE))),
            List.of(source("apt-get", FetchedBrowsers::firefoxByApt)),
            List.of(
                    "apt-get install firefox-esr               (as root on Debian)",
                    "mvn verify -De2e.firefox=/path/to/firefox (any Firefox since 144)"));

    private Browsers() {}

    /** A browser of that kind for this machine. */
    static Program find(Kind kind) {
        return find(Machine.here(), kind);
    }

    static Program find(Machine machine, Kind kind) {
        StringBuilder asked = new StringBuilder();
        return ask(machine, kind.here(), asked)
                .orElseGet(() -> Folders.alone(machine.cache(), () -> {
                    // While we waited, another run may have fetched one.
                    asked.setLength(0);
                    return ask(machine, kind.here(), asked)
                            .or(() -> ask(machine, kind.fetched(), asked))
                            .orElseThrow(() -> new IllegalStateException(nothing(kind, asked)));
                }));
    }

    private static Optional<Program> ask(Machine machine, List<Source> sources, StringBuilder asked) {
        for (Source source : sources) {
            Answer answer = source.ask(machine);
            if (answer instanceof Found found) {
                return Optional.of(found.browser());
            }
            asked.append("\n  ").append(source.name()).append(": ").append(((None) answer).because());
        }
        return Optional.empty();
    }

    private static String nothing(Kind kind, StringBuilder asked) {
        return "There is no " + kind.name() + " for the end-to-end tests, and none could be had." + asked
                + "\n  To mend it, one of these:" + "\n    " + String.join("\n    ", kind.ways())
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
