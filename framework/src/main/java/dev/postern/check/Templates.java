package dev.postern.check;

import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import dev.postern.template.ParsedTemplate;
import dev.postern.template.TemplateReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The templates of one check as trees, each read once. */
final class Templates {
    private static final Pattern SELECTOR = Pattern.compile("([\\w:-]*)(?:([.#])([\\w-]+))?");

    private final TemplateReader reader;
    private final Findings findings;
    private final Map<String, Optional<Element>> byFile = new HashMap<>();
    private final Map<String, @Nullable ParsedTemplate> read = new HashMap<>();
    private final Map<String, Map<String, List<Element>>> selected = new HashMap<>();

    Templates(TemplateReader reader, Findings findings) {
        this.reader = reader;
        this.findings = findings;
    }

    TemplateReader reader() {
        return reader;
    }

    /** The tree of a template; empty where there is none, or it cannot be parsed, which is then among the findings. */
    Optional<Element> find(String name) {
        String file = TemplateReader.fileOf(name);
        Optional<Element> known = byFile.get(file);
        if (known == null) {
            known = read(file);
            byFile.put(file, known);
        }
        return known;
    }

    /** Whether there is such a template, even one that cannot be parsed. */
    boolean exists(String name) {
        if (find(name).isPresent()) {
            return true;
        }
        try {
            return reader.read(name).isPresent();
        } catch (ProblemException unreadable) {
            return true;
        }
    }

    private Optional<Element> read(String file) {
        try {
            read.put(file, null);
            Optional<ParsedTemplate> parsed = reader.read(file);
            read.put(file, parsed.orElse(null));
            parsed.ifPresent(template -> findings.read(file, template.text()));
            return parsed.map(Element::of);
        } catch (ProblemException unreadable) {
            unreadable
                    .problems()
                    .forEach(problem -> findings.add(Mistake.UNREADABLE_TEMPLATE, problem, new Place(file, 0, 0), 0));
            return Optional.empty();
        }
    }

    Set<String> files() {
        return new LinkedHashSet<>(byFile.keySet());
    }

    /** What was read so far, by file; null where there is none, or none that can be parsed. */
    Map<String, @Nullable ParsedTemplate> read() {
        return read;
    }

    /** What a fragment's selector means in a template; null where it is too clever for us. */
    @Nullable
    List<Element> select(Element template, String selector) {
        if (selector.isEmpty()) {
            return template.children();
        }
        Matcher parts = SELECTOR.matcher(selector);
        if (!parts.matches()) {
            return null;
        }
        return selected.computeIfAbsent(template.file(), file -> new HashMap<>())
                .computeIfAbsent(selector, s -> {
                    List<Element> found = new ArrayList<>();
                    collect(template, parts, found);
                    return found;
                });
    }

    private static void collect(Element in, Matcher parts, List<Element> found) {
        for (Element child : in.children()) {
            if (matches(child, parts)) {
                found.add(child);
            } else {
                collect(child, parts, found);
            }
        }
    }

    private static boolean matches(Element element, Matcher parts) {
        String name = parts.group(1);
        String mark = parts.group(2);
        if (!name.isEmpty()
                && !element.name().equals(name)
                && !name.equals(fragmentOf(element))
                && !name.equals(element.value("th:ref"))) {
            return false;
        }
        if (mark == null) {
            return true;
        }
        String wanted = parts.group(3);
        String value = element.value(mark.equals("#") ? "id" : "class");
        return value != null
                && (mark.equals("#")
                        ? value.equals(wanted)
                        : List.of(value.trim().split("\\s+")).contains(wanted));
    }

    /** The name of the fragment that an element is, or null. */
    static @Nullable String fragmentOf(Element element) {
        String written = element.value("th:fragment");
        return written == null ? null : written.replaceFirst("(?s)\\(.*", "").trim();
    }

    /** The parameters that a fragment declares; null where it declares none. */
    static @Nullable List<String> parametersOf(Element element) {
        String written = element.value("th:fragment");
        int open = written == null ? -1 : written.indexOf('(');
        return written == null || open < 0
                ? null
                : Written.split(written.substring(open + 1, Math.max(open + 1, written.lastIndexOf(')'))), ',');
    }

    /** The names of a template's fragments. */
    List<String> fragmentsOf(Element template) {
        List<String> names = new ArrayList<>();
        for (Element child : template.children()) {
            String own = fragmentOf(child);
            if (own != null) {
                names.add(own);
            }
            names.addAll(fragmentsOf(child));
        }
        return names;
    }
}
