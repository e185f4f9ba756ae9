package dev.postern.check;

import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import dev.postern.page.Page;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import dev.postern.problem.Report;
import dev.postern.template.ParsedTemplate;
import dev.postern.template.TemplateFiles;
import dev.postern.template.TemplateReader;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the templates of a site, and says what would fail when they are rendered, or may. */
public final class Checker {
    /** The one template that is rendered without being any page's: what says no. */
    private static final String ERROR_PAGE = "postern/error";

    private final Facts facts;
    private final TemplateReader reader;

    /**
     * @param shared records whose components every page may name
     * @param allowed the names of findings that are not to be told
     */
    public Checker(
            Functions functions,
            Codecs codecs,
            List<Page> pages,
            Collection<Class<? extends Record>> shared,
            TemplateFiles files,
            Set<String> allowed) {
        this.facts = new Facts(functions, codecs, List.copyOf(pages), List.copyOf(shared), Set.copyOf(allowed));
        this.reader = new TemplateReader(files);
    }

    /** Reads every template that a page leads to. */
    public Report check() {
        Findings findings = new Findings(facts.allowed());
        Templates templates = new Templates(reader, findings);
        for (String name : facts.allowed()) {
            if (Mistake.called(name).isEmpty()) {
                String where = "postern.allow(\"" + name + "\")";
                findings.add(
                        Mistake.UNKNOWN_ALLOWANCE, Problems.unknownAllowance(name, where), new Place(where, 0, 0), 0);
            }
        }
        Map<String, List<Page>> byTemplate = new LinkedHashMap<>();
        for (Page page : facts.pages()) {
            byTemplate
                    .computeIfAbsent(TemplateReader.fileOf(page.template()), file -> new ArrayList<>())
                    .add(page);
        }
        byTemplate.forEach((file, pages) -> checkPage(file, pages, templates, findings));
        templates.find(ERROR_PAGE);
        checkOthers(byTemplate.keySet(), templates, findings);
        return findings.report();
    }

    /**
     * What was found in one page's template and all that it takes in.
     *
     * @param read the templates that it was found in, by file; null where there was none, or none that can be parsed
     */
    record Checked(Report report, Map<String, @Nullable ParsedTemplate> read) {}

    /** Reads one page's template and what it takes in. */
    Checked check(String template) {
        String file = TemplateReader.fileOf(template);
        Findings findings = new Findings(facts.allowed());
        Templates templates = new Templates(reader, findings);
        List<Page> pages = facts.pages().stream()
                .filter(page -> TemplateReader.fileOf(page.template()).equals(file))
                .toList();
        if (!pages.isEmpty()) {
            checkPage(file, pages, templates, findings);
        }
        Set<String> allPages = new LinkedHashSet<>();
        facts.pages().forEach(page -> allPages.add(TemplateReader.fileOf(page.template())));
        templates.find(file);
        checkOthers(allPages, templates, findings);
        return new Checked(findings.report(), templates.read());
    }

    /** Fragments and layouts: what they are given depends on who takes them in, so no variable is unknown there. */
    private void checkOthers(Set<String> pages, Templates templates, Findings findings) {
        Set<String> done = new LinkedHashSet<>(pages);
        boolean more = true;
        while (more) {
            more = false;
            for (String file : templates.files()) {
                Element template = done.add(file) ? templates.find(file).orElse(null) : null;
                if (template != null) {
                    more = true;
                    new TemplateWalk(new Desk(facts, findings, file), templates, null)
                            .walk(template, Scope.of(variables(List.of()), true));
                }
            }
        }
    }

    private void checkPage(String file, List<Page> pages, Templates templates, Findings findings) {
        Page first = pages.get(0);
        Optional<Element> template = templates.find(file);
        if (template.isEmpty()) {
            if (!templates.exists(file)) {
                String where = "page \"" + first.path() + "\"";
                findings.add(
                        Mistake.MISSING_TEMPLATE,
                        Problems.missingTemplate(where, first.template(), reader.names()),
                        new Place(where, 0, 0),
                        0);
            }
            return;
        }
        String model = null;
        for (Page page : pages) {
            if (page.model() != null) {
                model = page.model().getSimpleName();
            }
        }
        new TemplateWalk(new Desk(facts, findings, file), templates, model)
                .walk(template.get(), Scope.of(variables(pages), false));
    }

    /** What a template can name, whichever of its pages is shown; a type is known where they agree. */
    private Map<String, Value> variables(List<Page> pages) {
        Map<String, Value> variables = new HashMap<>();
        facts.shared().forEach(record -> add(record, variables));
        Map<String, Value> models = new HashMap<>();
        for (Page page : pages) {
            Class<? extends Record> model = page.model();
            if (model != null) {
                add(model, models);
            }
        }
        variables.putAll(models);
        return variables;
    }

    private static void add(Class<? extends Record> record, Map<String, Value> variables) {
        for (RecordComponent component : record.getRecordComponents()) {
            Value value = Value.typed(Known.of(component.getGenericType()));
            variables.merge(component.getName(), value, (one, other) -> one.equals(other) ? one : Value.UNKNOWN);
        }
    }

    /** Whether nothing that a report was made of has changed since. */
    @SuppressWarnings("ReferenceEquality") // the reader hands out the same template until its file changes
    boolean isCurrent(Checked checked) {
        return checked.read().entrySet().stream().allMatch(before -> {
            try {
                return reader.read(before.getKey()).orElse(null) == before.getValue();
            } catch (ProblemException unreadable) {
                return false;
            }
        });
    }
}
