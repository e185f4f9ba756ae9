package dev.postern.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {
    private static final ClassLoader LOADER = BundlesTest.class.getClassLoader();
    /** A site that speaks English in its plain file, German, Austrian German and French. */
    private final Bundles site = new Bundles(List.of("dev.postern.words.site"), LOADER);

    private final Bundles none = new Bundles(List.of(), LOADER);

    @ParameterizedTest
    @CsvSource({
        "en, There is a problem",
        "de, Da stimmt etwas nicht",
        "de-CH, Da stimmt etwas nicht",
        "de-Latn-DE-1996, Da stimmt etwas nicht",
        "ja, There is a problem",
        "und, There is a problem",
    })
    void speaksTheNearestLanguage(String tag, String heading) {
        assertThat(none.in(Locale.forLanguageTag(tag)).say("postern.summary.heading"))
                .isEqualTo(heading);
    }

    @Test
    void neverSpeaksTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new Bundles(List.of(), LOADER).in(Locale.JAPANESE).say("postern.summary.heading"))
                    .isEqualTo("There is a problem");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void putsTheSitesOwnWordsFirst() {
        assertThat(site.in(Locale.ENGLISH).say("postern.missing")).isEqualTo("Fill this in, please");
        assertThat(site.in(Locale.GERMAN).say("greeting", "Ada")).isEqualTo("Grüß dich, Ada!");
        assertThat(site.in(Locale.forLanguageTag("de-AT")).say("greeting", "Ada"))
                .isEqualTo("Servus, Ada!");
        assertThat(site.in(Locale.FRENCH).say("greeting", "Ada")).isEqualTo("Bonjour Ada");
        assertThat(site.in(Locale.FRENCH).say("postern.summary.heading")).isEqualTo("There is a problem");
    }

    @Test
    void takesATextWithoutArgumentsAsWritten() {
        assertThat(site.in(Locale.ENGLISH).say("braces")).isEqualTo("Don't use {max}");
    }

    @Test
    void showsATextThatIsNoPatternRatherThanFailing() {
        assertThat(site.in(Locale.ENGLISH).say("braces", "x")).isNotEmpty();
        assertThat(site.in(Locale.ENGLISH).say("broken", "x")).isEqualTo("Hello {name}");
    }

    @Test
    void letsAnUnknownKeySpeakForItself() {
        assertThat(site.in(Locale.ENGLISH).find("no.such")).isEmpty();
        assertThat(site.in(Locale.ENGLISH).say("no.such")).isEqualTo("no.such");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, 'de', de",
        "country, 'de-AT,de;q=0.9', de-AT",
        "country that nobody wrote for, 'de-CH', de",
        "weights, 'en;q=0.5, fr;q=0.8', fr",
        "weights of one kind keep their order, 'fr,de', fr",
        "refused by the visitor, 'fr;q=0, de;q=0.1', de",
        "unknown to us, 'ja, de;q=0.2', de",
        "ours but not the site's own, 'es', en",
        "any, '*', en",
        "empty, '', en",
        "English asked for first, 'en-GB,en;q=0.9,de;q=0.8', en",
        "nonsense, ';;;,,q=1;;=', en",
        "weight that is none, 'fr;q=high, de;q=0.3', de",
        "weight beyond one, 'fr;q=9, de;q=0.3', de",
        "weight NaN, 'fr;q=NaN, de', de",
        "path, '../../etc/passwd', en",
        "script, '<script>, de', de",
    })
    void findsWhatTheVisitorAsksForAndTheSiteSpeaks(String name, String header, String tag) {
        assertThat(site.best(header)).isEqualTo(Locale.forLanguageTag(tag));
    }

    @Test
    void speaksEnglishWhereTheSiteNamesNoLanguages() {
        assertThat(none.best("de")).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de,", "x-", "a-b-c-d-e-f-g-", "de;q=0.0001,"})
    void takesALongHeaderLightly(String item) {
        assertThat(site.best(item.repeat(20_000))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void remembersNoMoreLanguagesThanThereAreFiles() {
        Words english = site.in(Locale.ENGLISH);
        for (char a = 'a'; a <= 'z'; a++) {
            for (char b = 'a'; b <= 'z'; b++) {
                for (String country : List.of("", "-AT", "-XX")) {
                    site.in(Locale.forLanguageTag("" + a + b + country));
                }
            }
        }
        assertThat(site.remembered()).isLessThanOrEqualTo(512 + 4);
        assertThat(site.in(Locale.ENGLISH)).isSameAs(english);
    }

    @Test
    void saysInGermanAllThatItSaysInEnglish() throws IOException {
        assertThat(keys("messages_de")).isEqualTo(keys("messages"));
    }

    private static Set<String> keys(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Bundles.class.getResourceAsStream(file + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
