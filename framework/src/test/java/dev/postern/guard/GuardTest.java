package dev.postern.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.http.Request;
import dev.postern.problem.ProblemException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final String HERE = "http://localhost:7070";
    private static final String FRIEND = "https://pay.example";

    private final Guard guard = new Guard(Set.of(HERE), Set.of(FRIEND), false);
    private final Guard strict = new Guard(Set.of(HERE), Set.of(FRIEND), true);

    /** Rows are what the browser says, columns what its Origin is. */
    @ParameterizedTest(name = "{0}, Origin {1}: {2}")
    @CsvSource({
        "same-origin, absent,    vouched",
        "same-origin, own,       vouched",
        "same-origin, trusted,   vouched",
        "same-origin, null,      vouched",
        "same-origin, other,     cross",
        "same-origin, malformed, cross",
        "same-origin, repeated,  cross",
        "none,        absent,    ours",
        "none,        own,       ours",
        "none,        trusted,   cross",
        "none,        null,      cross",
        "none,        other,     cross",
        "none,        malformed, cross",
        "none,        repeated,  cross",
        "same-site,   absent,    cross",
        "same-site,   own,       cross",
        "same-site,   trusted,   trusted",
        "same-site,   null,      cross",
        "same-site,   other,     cross",
        "same-site,   malformed, cross",
        "same-site,   repeated,  cross",
        "cross-site,  absent,    cross",
        "cross-site,  own,       cross",
        "cross-site,  trusted,   trusted",
        "cross-site,  null,      cross",
        "cross-site,  other,     cross",
        "cross-site,  malformed, cross",
        "cross-site,  repeated,  cross",
        "absent,      absent,    ours without proof",
        "absent,      own,       ours",
        "absent,      trusted,   trusted",
        "absent,      null,      cross",
        "absent,      other,     cross",
        "absent,      malformed, cross",
        "absent,      repeated,  cross",
    })
    void answersByWhatTheBrowserSaysAndWhereItComesFrom(String site, String origin, String answer) {
        Post post = to("localhost:7070").with("X-Forwarded-Host", "evil.example");
        if (!site.equals("absent")) {
            post = post.with("Sec-Fetch-Site", site);
        }
        post = switch (origin) {
            case "absent" -> post;
            case "own" -> post.with("Origin", HERE);
            case "trusted" -> post.with("Origin", FRIEND);
            case "null" -> post.with("Origin", "null");
            case "other" -> post.with("Origin", "https://evil.example");
            case "malformed" -> post.with("Origin", "http://[::");
            default -> post.with("Origin", HERE).with("Origin", HERE);
        };
        assertThat(shown(guard.check(post))).isEqualTo(answer.replace(" without proof", ""));
        assertThat(shown(strict.check(post))).isEqualTo(answer.endsWith("proof") ? "cross" : answer);
    }

    @ParameterizedTest(name = "Origin: {0}")
    @ValueSource(
            strings = {
                "https://localhost:7070",
                "http://localhost:7071",
                "http://localhost:70700",
                "http://localhost:07070",
                "http://localhost",
                "http://localhost:7070/",
                "http://localhost.:7070",
                "http://a.localhost:7070",
                "http://localhost:7070@evil.example",
                "http://localhost:7070@evil.example:7070",
                "http://user@localhost:7070",
                "http://evil.example#http://localhost:7070",
                "http://evil.example/http://localhost:7070",
                "http://evil.example?http://localhost:7070",
                "http://localhost:7070 http://x.example",
                "http://x.example http://localhost:7070",
                "http://localhost:7070,http://localhost:7070",
                "http://127.0.0.1:7070",
                "http://2130706433:7070",
                "http://[::1]:7070",
                "http://[0:0:0:0:0:0:0:1]:7070",
                "http://[::ffff:127.0.0.1]:7070",
                "http://lоcalhost:7070",
                "http://loca\u013fhost:7070",
                "http://localhost\uff0e:7070",
                "http:\\\\localhost:7070",
                "http:localhost:7070",
                "//localhost:7070",
                "localhost:7070",
                "localhost",
                "http://[::",
                "",
                " ",
                " http://localhost:7070",
                "http://localhost:7070\0",
                "http://localhost:7070\t",
                "file://",
                "null ",
                "NULL",
                "nullnull",
                "http://",
                "*"
            })
    void takesNoOtherSpellingForItsOwnOrigin(String origin) {
        for (String site : List.of("same-origin", "none", "same-site", "cross-site")) {
            assertThat(shown(guard.check(
                            to("localhost:7070").with("Sec-Fetch-Site", site).with("Origin", origin))))
                    .isEqualTo("cross");
        }
        assertThat(shown(guard.check(to("localhost:7070").with("Origin", origin))))
                .isEqualTo("cross");
    }

    @Test
    void takesUpperCaseForTheSameOrigin() {
        assertThat(guard.check(to("LOCALHOST:7070").with("Origin", "HTTP://LocalHost:7070")))
                .isEqualTo(new Verdict.Ours(HERE, false));
        // Upper-case letters of other scripts stay other letters: U+212A is no k.
        Guard kelvin = new Guard(Set.of("https://kelvin.example"), Set.of(), false);
        assertThat(shown(kelvin.check(to("kelvin.example").with("Origin", "https://\u212aelvin.example"))))
                .isEqualTo("cross");
        assertThat(shown(kelvin.check(to("\u212aelvin.example")))).isEqualTo("misdirected");
    }

    @Test
    void takesUpperCaseForTheSameWordOfTheBrowser() {
        assertThat(shown(guard.check(to("localhost:7070").with("Sec-Fetch-Site", "Same-Origin"))))
                .isEqualTo("vouched");
        assertThat(shown(guard.check(to("localhost:7070").with("Sec-Fetch-Site", "Cross-Site"))))
                .isEqualTo("cross");
    }

    @ParameterizedTest(name = "Sec-Fetch-Site: {0}")
    @ValueSource(
            strings = {
                "",
                " ",
                "same-origin, cross-site",
                "same-origin,same-origin",
                "same_origin",
                "same-origin ",
                "ours",
                "null",
                "same-origin;x",
                "\"same-origin\"",
                "same-orıgin"
            })
    void refusesAWordThatNoBrowserSays(String word) {
        assertThat(shown(guard.check(to("localhost:7070").with("Sec-Fetch-Site", word))))
                .isEqualTo("cross");
        assertThat(shown(guard.check(
                        to("localhost:7070").with("Sec-Fetch-Site", word).with("Origin", HERE))))
                .isEqualTo("cross");
    }

    @Test
    void refusesARepeatedWordOfTheBrowser() {
        Post post = to("localhost:7070").with("Sec-Fetch-Site", "same-origin").with("Sec-Fetch-Site", "same-origin");
        assertThat(shown(guard.check(post))).isEqualTo("cross");
    }

    @Test
    void neverReadsWhatAProxyWouldSay() {
        Post post = to("localhost:7070")
                .with("Origin", "https://evil.example")
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "host=evil.example;proto=https")
                .with("Referer", HERE + "/todos");
        assertThat(shown(guard.check(post))).isEqualTo("cross");
        assertThat(post.asked).containsOnly("host", "sec-fetch-site", "origin");
    }

    @Test
    void quotesTheHeadersForTheLogWithoutWhatCouldForgeALine() {
        Post post = to("localhost:7070")
                .with("Sec-Fetch-Site", "cross-site")
                .with("Origin", "http://x\n2031-04-09 INFO all is well \u202e" + "a".repeat(10_000));
        Verdict.CrossSite verdict = (Verdict.CrossSite) guard.check(post);
        assertThat(verdict.site()).isEqualTo("cross-site");
        assertThat(verdict.origin()).hasSize(200).startsWith("http://x?2031-04-09 INFO all is well ?aaa");
        assertThat(guard.check(to("localhost:7070").with("Origin", "a").with("Origin", "b")))
                .isEqualTo(new Verdict.CrossSite("absent", "a and b"));
        assertThat(guard.check(to("evil.example"))).isEqualTo(new Verdict.Misdirected("evil.example"));
        assertThat(guard.check(new Post(Map.of()))).isEqualTo(new Verdict.Misdirected("absent"));
    }

    @Nested
    class TheHost {
        private final Guard many = new Guard(
                Set.of(
                        "http://shop.example",
                        "https://shop.example",
                        "https://www.shop.example",
                        "http://plain.example",
                        "https://odd.example:8443",
                        "http://[::1]:7070"),
                Set.of(),
                false);

        @ParameterizedTest(name = "Host: {0} is {1}")
        @CsvSource({
            "shop.example, https://shop.example",
            "SHOP.Example, https://shop.example",
            "shop.example:443, https://shop.example",
            "shop.example:80, http://shop.example",
            "www.shop.example, https://www.shop.example",
            "plain.example, http://plain.example",
            "plain.example:80, http://plain.example",
            "odd.example:8443, https://odd.example:8443",
            "[::1]:7070, http://[::1]:7070",
        })
        void namesOneOfOurOrigins(String host, String origin) {
            assertThat(many.originOf(to(host))).hasValue(origin);
            assertThat(many.check(to(host).with("Sec-Fetch-Site", "same-origin")))
                    .isEqualTo(new Verdict.Ours(origin, true));
        }

        @ParameterizedTest(name = "Host: {0}")
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "evil.example",
                    "shop.example.",
                    "shop.example:8080",
                    "shop.example:",
                    "plain.example:443",
                    "odd.example",
                    "odd.example:443",
                    "a.shop.example",
                    "shop.example@evil.example",
                    "evil.example@shop.example",
                    "https://shop.example",
                    "shop.example/",
                    "shop.example#",
                    "::1",
                    "[::1]",
                    "[0:0:0:0:0:0:0:1]:7070",
                    "shop.example,shop.example",
                    "shop.example:0443",
                    "null"
                })
        void isNoneOfOurs(String host) {
            assertThat(many.originOf(to(host))).isEmpty();
            assertThat(many.check(
                            to(host).with("Sec-Fetch-Site", "same-origin").with("Origin", "https://shop.example")))
                    .isInstanceOf(Verdict.Misdirected.class);
        }

        @Test
        void isNoneOfOursWhereItIsMissingOrRepeated() {
            assertThat(many.originOf(new Post(Map.of()))).isEmpty();
            assertThat(many.originOf(to("shop.example").with("Host", "shop.example")))
                    .isEmpty();
        }
    }

    @Nested
    class TheConfiguration {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "example.org",
                    "https://example.org/",
                    "https://example.org/app",
                    "https://*.example.org",
                    "ftp://example.org",
                    "https://",
                    "https://user@example.org",
                    "https://example.org:0",
                    "https://example.org:65536",
                    "https://example.org:080",
                    "https://example.org ",
                    "null",
                    "*",
                    "https://bücher.example",
                    "https://example.org?x",
                    "https://example.org#x",
                    "https://example.org."
                })
        void mustBeOrigins(String text) {
            assertThatThrownBy(() -> new Guard(Set.of(text), Set.of(), false)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> new Guard(Set.of(HERE), Set.of(text), false))
                    .isInstanceOf(ProblemException.class);
        }

        @Test
        void isQuotedWithWhatIsRight() {
            assertThatThrownBy(() -> new Guard(Set.of("https://example.org/"), Set.of(), false))
                    .hasMessage("""
                    guard: this is no origin: "https://example.org/"
                      An origin is a scheme, a host and, unless it is the usual one, a port, and nothing after them: https://www.example.org, http://localhost:7070.
                      There are no wildcards, and a host with other letters is written as browsers send it (xn--…).
                      To mend it: correct it in POSTERN_ORIGINS or in guard(g -> g.trust(…)), wherever it stands""");
        }

        @Test
        void mustNameAnOriginOfOurs() {
            assertThatThrownBy(() -> new Guard(Set.of(), Set.of(FRIEND), false))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("""
                            guard: it is not known under which address this site is reached.
                              A POST is from our own page only if it names this address, so one has to be written down.
                              To mend it: set POSTERN_ORIGINS, for example to https://www.example.org""");
        }

        @Test
        void mayBeSpeltWithCapitalsAndTheUsualPort() {
            Guard spelt = new Guard(Set.of("HTTPS://Example.org:443"), Set.of(), false);
            assertThat(spelt.check(to("example.org").with("Origin", "https://example.org")))
                    .isEqualTo(new Verdict.Ours("https://example.org", false));
        }
    }

    private static String shown(Verdict verdict) {
        if (verdict instanceof Verdict.Ours ours) {
            assertThat(ours.origin()).isEqualTo(HERE);
            return ours.sameOriginByBrowser() ? "vouched" : "ours";
        }
        if (verdict instanceof Verdict.Trusted trusted) {
            assertThat(trusted).isEqualTo(new Verdict.Trusted(HERE, FRIEND));
            return "trusted";
        }
        return verdict instanceof Verdict.Misdirected ? "misdirected" : "cross";
    }

    private static Post to(String host) {
        return new Post(Map.of("host", List.of(host)));
    }

    /** A POST that is all headers, and remembers which of them were asked for. */
    private static final class Post implements Request {
        private final Map<String, List<String>> headers;
        final Set<String> asked = new TreeSet<>();

        Post(Map<String, List<String>> headers) {
            this.headers = headers;
        }

        Post with(String name, String value) {
            Map<String, List<String>> more = new LinkedHashMap<>(headers);
            List<String> lines = new ArrayList<>(headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
            lines.add(value);
            more.put(name.toLowerCase(Locale.ROOT), lines);
            return new Post(more);
        }

        @Override
        public List<String> headers(String name) {
            asked.add(name.toLowerCase(Locale.ROOT));
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public String query() {
            return "";
        }

        @Override
        public long contentLength() {
            return 0;
        }

        @Override
        public InputStream body() {
            throw new AssertionError("the guard asks before the body is read");
        }

        @Override
        public Optional<String> pathValue(String name) {
            return Optional.empty();
        }

        @Override
        public void whenAnswered(Runnable work) {
            throw new UnsupportedOperationException("nobody answers this");
        }

        @Override
        public Object exchange() {
            return this;
        }
    }
}
