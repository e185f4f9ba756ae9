package dev.postern.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What things on a page are called, as assistive technology says it, and finding them by that. */
final class Naming {
    private static final Set<String> SILENT = Set.of("script", "style", "template", "datalist");
    private static final Set<String> CONTROLS = Set.of("input", "select", "textarea");

    private final Document document;

    Naming(Document document) {
        this.document = document;
    }

    /** An element's accessible name, or an empty text. */
    String of(Element element) {
        String name = byAria(element);
        if (name.isEmpty()) {
            name = byHtml(element);
        }
        if (name.isEmpty()) {
            name = tidy(element.attr("title"));
        }
        return name.isEmpty() ? tidy(element.attr("placeholder")) : name;
    }

    String byAria(Element element) {
        String labelled = texts(element.attr("aria-labelledby"));
        return labelled.isEmpty() ? tidy(element.attr("aria-label")) : labelled;
    }

    private String byHtml(Element element) {
        return switch (element.normalName()) {
            case "button", "a", "legend" -> text(element);
            case "fieldset" -> {
                Element legend = FormTree.firstLegend(element);
                yield legend.equals(element) ? "" : text(legend);
            }
            case "area" -> tidy(element.attr("alt"));
            case "input" ->
                switch (FormTree.type(element)) {
                    case "submit" -> element.hasAttr("value") ? tidy(element.attr("value")) : "Submit";
                    case "reset" -> element.hasAttr("value") ? tidy(element.attr("value")) : "Reset";
                    case "button" -> tidy(element.attr("value"));
                    case "image" -> {
                        String alt = tidy(element.attr("alt"));
                        yield alt.isEmpty() ? "Submit" : alt;
                    }
                    default -> labels(element);
                };
            case "select", "textarea" -> labels(element);
            default -> "";
        };
    }

    private String labels(Element control) {
        List<String> texts = new ArrayList<>();
        for (Element label : document.select("label")) {
            boolean isFor = label.hasAttr("for")
                    ? !control.id().isEmpty()
                            && label.attr("for").equals(control.id())
                            && control.equals(document.getElementById(control.id()))
                    : control.equals(label.selectFirst("button, input:not([type=hidden]), select, textarea"));
            if (isFor) {
                texts.add(text(label));
            }
        }
        return String.join(" ", texts).strip();
    }

    /** The name of the group that holds a control: its fieldset's legend, or a labelled radiogroup's name. */
    String ofGroup(Element control) {
        Element group = control.closest("fieldset, [role=radiogroup], [role=group]");
        return group == null ? "" : of(group);
    }

    /** Everything a form answers to, best first. */
    List<List<String>> ofForm(Element form, List<Element> submitButtons) {
        Element fieldset = form.selectFirst("fieldset:has(> legend)");
        return List.of(
                present(byAria(form)),
                submitButtons.stream()
                        .map(this::of)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                present(fieldset == null ? "" : of(fieldset)),
                present(heading(form).map(Naming::text).orElse("")),
                present(form.id()));
    }

    private static Optional<Element> heading(Element form) {
        Element inside = form.selectFirst("h1, h2, h3, h4, h5, h6");
        if (inside != null) {
            return Optional.of(inside);
        }
        for (Element before = form.previousElementSibling(); before != null; before = before.previousElementSibling()) {
            if (before.nameIs("form")) {
                return Optional.empty();
            }
            if (before.is("h1, h2, h3, h4, h5, h6")) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }

    private static List<String> present(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }

    /** The texts of elements that an attribute lists by id, joined. */
    private String texts(String ids) {
        List<String> texts = new ArrayList<>();
        for (Element element : elements(ids)) {
            texts.add(text(element));
        }
        return String.join(" ", texts).strip();
    }

    List<Element> elements(String ids) {
        List<Element> found = new ArrayList<>();
        for (String id : ids.strip().split("\\s+")) {
            Element element = id.isEmpty() ? null : document.getElementById(id);
            if (element != null) {
                found.add(element);
            }
        }
        return found;
    }

    /** An element's text on one line: with what images stand for, without what is hidden or typed. */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        collect(element, text);
        return tidy(text.toString());
    }

    private static void collect(Element element, StringBuilder text) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element child && speaks(child)) {
                if (child.nameIs("img")) {
                    text.append(child.attr("alt"));
                } else {
                    String gap = child.isBlock() || child.nameIs("br") ? " " : "";
                    text.append(gap);
                    collect(child, text);
                    text.append(gap);
                }
            }
        }
    }

    private static boolean speaks(Element element) {
        boolean isClosed = element.nameIs("dialog") && !element.hasAttr("open");
        return !SILENT.contains(element.normalName())
                && !CONTROLS.contains(element.normalName())
                && !element.hasAttr("hidden")
                && !element.attr("aria-hidden").equals("true")
                && !isClosed;
    }

    static String tidy(String text) {
        return text.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
    }

    /**
     * Finds by name: those whose name is just that, in the first tier that has any, or else those of any tier in
     * {@code loose} that contain it.
     */
    static <T> List<T> find(Collection<T> all, String wanted, Function<T, List<List<String>>> tiers, int loose) {
        String name = tidy(wanted);
        List<List<List<String>>> names = all.stream().map(tiers).toList();
        List<T> things = List.copyOf(all);
        int depth = names.stream().mapToInt(List::size).max().orElse(0);
        for (int tier = 0; tier < depth; tier++) {
            List<T> exact = new ArrayList<>();
            for (int i = 0; i < things.size(); i++) {
                if (names.get(i).get(tier).contains(name)) {
                    exact.add(things.get(i));
                }
            }
            if (!exact.isEmpty()) {
                return exact;
            }
        }
        String part = name.toLowerCase(Locale.ROOT);
        List<T> near = new ArrayList<>();
        for (int i = 0; i < things.size() && !part.isEmpty(); i++) {
            if (names.get(i).stream()
                    .limit(loose)
                    .flatMap(List::stream)
                    .anyMatch(known -> known.toLowerCase(Locale.ROOT).contains(part))) {
                near.add(things.get(i));
            }
        }
        return near;
    }

    /** Repeated texts once, with how often: {@code "Delete" ×3}. */
    static String counted(Collection<String> texts) {
        return texts.stream()
                .distinct()
                .map(text -> {
                    long times = texts.stream().filter(text::equals).count();
                    return times == 1 ? text : text + " ×" + times;
                })
                .collect(Collectors.joining(", "));
    }
}
