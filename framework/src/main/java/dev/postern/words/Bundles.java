package dev.postern.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Words} from property files in UTF-8: {@code messages.properties}, {@code messages_de.properties}, ….
 * The site's own come first, then ours. A language nobody wrote a file for is answered in English (and with what the
 * site's file without a language says), never in the language of the machine we happen to run on.
 */
public final class Bundles {
    private static final String OURS = "dev.postern.words.messages";
    private static final Locale OUR_LANGUAGE = Locale.ENGLISH;
    /** Languages remembered as missing: Accept-Language is the client's to invent, our memory is not. */
    private static final int MISSING_KEPT = 512;

    private static final int LONGEST_HEADER = 512;
    private static final int MOST_RANGES = 20;

    private final List<String> own;
    private final ClassLoader loader;
    private final Map<Locale, Words> spoken = new ConcurrentHashMap<>();
    private final Map<Locale, Boolean> offered = new ConcurrentHashMap<>();
    private final Set<Locale> missing = ConcurrentHashMap.newKeySet();

    /**
     * @param baseNames the site's bundles, strongest first, as in {@code messages} or {@code org.example.texts}
     * @param loader finds them
     */
    public Bundles(List<String> baseNames, ClassLoader loader) {
        this.own = List.copyOf(baseNames);
        this.loader = loader;
    }

    /** The words nearest to a locale: its country's, else its language's, else English. */
    public Words in(Locale locale) {
        for (Locale candidate : candidates(locale)) {
            Words words = spoken.get(candidate);
            if (words == null && !missing.contains(candidate)) {
                words = read(candidate);
            }
            if (words != null) {
                return words;
            }
        }
        return spoken.computeIfAbsent(OUR_LANGUAGE, this::speak);
    }

    /**
     * The language that a visitor asks for and this site speaks; English if there is none. A site speaks the languages
     * of its own files: greeting somebody in German on a page that is written in English helps nobody.
     *
     * @param acceptLanguage a header's value from outside; whatever is wrong with it is passed over
     */
    public Locale best(String acceptLanguage) {
        if (acceptLanguage.length() > LONGEST_HEADER || own.isEmpty()) {
            return OUR_LANGUAGE;
        }
        for (Range range : ranges(acceptLanguage)) {
            for (Locale candidate : candidates(Locale.forLanguageTag(range.tag()))) {
                if (candidate.equals(OUR_LANGUAGE) || isOffered(candidate)) {
                    return candidate;
                }
            }
        }
        return OUR_LANGUAGE;
    }

    /** How many languages are held in memory, found or missing. */
    int remembered() {
        return Math.max(spoken.size() + missing.size(), offered.size());
    }

    private record Range(String tag, double weight) {}

    private static List<Range> ranges(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String item : header.split(",", MOST_RANGES + 1)) {
            if (ranges.size() == MOST_RANGES) {
                break;
            }
            int end = item.indexOf(';');
            String tag = (end < 0 ? item : item.substring(0, end)).strip();
            double weight = end < 0 ? 1 : weight(item.substring(end + 1).strip());
            if (!tag.isEmpty() && weight > 0) {
                ranges.add(new Range(tag, weight));
            }
        }
        ranges.sort(Comparator.comparingDouble(Range::weight).reversed());
        return ranges;
    }

    private static double weight(String parameter) {
        if (!parameter.startsWith("q=") || parameter.length() > 7) {
            return 0;
        }
        try {
            double weight = Double.parseDouble(parameter.substring(2));
            return weight <= 1 ? weight : 0;
        } catch (NumberFormatException notOne) {
            return 0;
        }
    }

    /** Most particular first. Only what a file's name can say: extensions and variants are left out. */
    private static List<Locale> candidates(Locale locale) {
        String language = locale.getLanguage();
        if (language.isEmpty()) {
            return List.of();
        }
        List<Locale> candidates = new ArrayList<>(4);
        if (!locale.getScript().isEmpty()) {
            Locale.Builder script = new Locale.Builder().setLanguage(language).setScript(locale.getScript());
            if (!locale.getCountry().isEmpty()) {
                candidates.add(script.setRegion(locale.getCountry()).build());
            }
            candidates.add(script.setRegion("").build());
        }
        if (!locale.getCountry().isEmpty()) {
            candidates.add(new Locale.Builder()
                    .setLanguage(language)
                    .setRegion(locale.getCountry())
                    .build());
        }
        candidates.add(new Locale.Builder().setLanguage(language).build());
        return candidates;
    }

    private @Nullable Words read(Locale locale) {
        boolean written = locale.equals(OUR_LANGUAGE) || isWritten(OURS, locale) || isOffered(locale);
        if (written) {
            return spoken.computeIfAbsent(locale, this::speak);
        }
        if (missing.size() < MISSING_KEPT) {
            missing.add(locale);
        }
        return null;
    }

    private boolean isOffered(Locale locale) {
        if (missing.contains(locale)) {
            return false;
        }
        Boolean known = offered.get(locale);
        if (known == null) {
            known = own.stream().anyMatch(base -> isWritten(base, locale));
            if (offered.size() < MISSING_KEPT) {
                offered.put(locale, known);
            }
        }
        return known;
    }

    private boolean isWritten(String base, Locale locale) {
        return loaderOf(base).getResource(fileOf(base, suffix(locale))) != null;
    }

    private Words speak(Locale locale) {
        Map<String, String> texts = new HashMap<>();
        List<String> bases = new ArrayList<>(own);
        bases.add(OURS);
        // Weakest first, so that what is put in later wins.
        for (int i = bases.size() - 1; i >= 0; i--) {
            String base = bases.get(i);
            texts.putAll(load(base, ""));
            List<Locale> candidates = candidates(locale);
            for (int j = candidates.size() - 1; j >= 0; j--) {
                texts.putAll(load(base, suffix(candidates.get(j))));
            }
        }
        return new SpokenWords(locale, Map.copyOf(texts));
    }

    private Map<String, String> load(String base, String suffix) {
        // Not ResourceBundle: it falls back to the machine's locale, and may not be told otherwise in a named module.
        try (InputStream file = loaderOf(base).getResourceAsStream(fileOf(base, suffix))) {
            if (file == null) {
                return Map.of();
            }
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            Map<String, String> texts = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ClassLoader loaderOf(String base) {
        ClassLoader ours = Bundles.class.getClassLoader();
        return base.equals(OURS) && ours != null ? ours : loader;
    }

    private static String fileOf(String base, String suffix) {
        return base.replace('.', '/') + suffix + ".properties";
    }

    private static String suffix(Locale locale) {
        StringBuilder suffix = new StringBuilder("_").append(locale.getLanguage());
        if (!locale.getScript().isEmpty()) {
            suffix.append('_').append(locale.getScript());
        }
        if (!locale.getCountry().isEmpty()) {
            suffix.append('_').append(locale.getCountry());
        }
        return suffix.toString();
    }
}
