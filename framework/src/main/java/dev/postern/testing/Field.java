package dev.postern.testing;

import dev.postern.testing.Entry.FilePart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** One field as a visitor sees it: a control, or all radios or checkboxes of one name. */
public final class Field {
    private final Page page;
    private final List<Element> elements;
    private final String label;
    private final boolean isLabelled;

    Field(Page page, List<Element> elements, String label) {
        this.page = page;
        this.elements = List.copyOf(elements);
        this.label = label.isEmpty() ? name() : label;
        this.isLabelled = !label.isEmpty();
    }

    /** What it is called: label, legend, or its field name where the page says nothing better. */
    public String label() {
        return label;
    }

    /** The name it is sent under. */
    public String name() {
        return first().attr("name");
    }

    /** The id of its (first) element, or an empty text. */
    public String id() {
        return first().id();
    }

    /** An input's type, {@code textarea} or {@code select}. */
    public String type() {
        return FormTree.type(first());
    }

    /** What it would send now, several values joined with commas; empty where it sends none. */
    public String value() {
        return String.join(", ", values());
    }

    /** What it would send now, were it not disabled. */
    public List<String> values() {
        Edits edits = page.edits();
        return elements.stream()
                .flatMap(element -> switch (FormTree.type(element)) {
                    case "checkbox", "radio" ->
                        edits.isTicked(element)
                                ? List.of(element.hasAttr("value") ? element.attr("value") : "on").stream()
                                : List.<String>of().stream();
                    case "select" -> edits.picked(element).stream().map(FormTree::optionValue);
                    case "file" -> edits.files(element).stream().map(FilePart::name);
                    default -> List.of(edits.value(element)).stream();
                })
                .toList();
    }

    /** The labels of what is chosen in it, joined with commas. */
    public String selected() {
        return String.join(", ", allSelected());
    }

    /** The labels of what is chosen in it. */
    public List<String> allSelected() {
        return choices().stream()
                .filter(Choice::isOn)
                .map(choice -> choice.label)
                .toList();
    }

    /** The labels of what can be chosen in it. */
    public List<String> options() {
        return choices().stream().map(choice -> choice.label).toList();
    }

    public boolean isChecked() {
        return isTickable() && elements.stream().anyMatch(page.edits()::isTicked);
    }

    public boolean isDisabled() {
        return elements.stream().allMatch(FormTree::isDisabled);
    }

    public boolean isReadOnly() {
        return !isTickable() && !type().equals("select") && !type().equals("file") && first().hasAttr("readonly");
    }

    public boolean isRequired() {
        return elements.stream()
                .anyMatch(element -> element.hasAttr("required")
                        || element.attr("aria-required").equals("true"));
    }

    public boolean isInvalid() {
        return elements.stream()
                .anyMatch(element -> element.hasAttr("aria-invalid")
                        && !Set.of("", "false")
                                .contains(element.attr("aria-invalid").toLowerCase(Locale.ROOT)));
    }

    /** What is wrong with it, as it is told to assistive technology, or an empty text. */
    public String error() {
        if (!isInvalid()) {
            return "";
        }
        List<Element> said = described("aria-errormessage");
        if (said.isEmpty()) {
            said = errors(described("aria-describedby"));
        }
        return said.stream()
                .map(Field::withoutPrefix)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The rest of what describes it, such as its hint. */
    public String hint() {
        List<Element> all = described("aria-describedby");
        List<Element> errors = isInvalid() ? errors(all) : List.of();
        return all.stream()
                .filter(element -> !errors.contains(element))
                .map(Naming::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** An attribute of its (first) element, or an empty text. */
    public String attribute(String attribute) {
        return first().attr(attribute);
    }

    public Element element() {
        return first();
    }

    public List<Element> elements() {
        return elements;
    }

    @Override
    public String toString() {
        return described() + " = " + Problems.quoted(value());
    }

    private Element first() {
        return elements.get(0);
    }

    /** Elements that an attribute points to: from the controls and from the fieldset around a group of them. */
    private List<Element> described(String attribute) {
        Set<Element> found = new LinkedHashSet<>();
        Element group = first().closest("fieldset, [role=radiogroup], [role=group]");
        if (group != null && page.naming().of(group).equals(label)) {
            found.addAll(page.naming().elements(group.attr(attribute)));
        }
        elements.forEach(element -> found.addAll(page.naming().elements(element.attr(attribute))));
        return List.copyOf(found);
    }

    /** Of what describes a wrong field, its error: what calls itself so, else the last, where errors belong. */
    private static List<Element> errors(List<Element> descriptions) {
        List<Element> speaking = descriptions.stream()
                .filter(element -> !Naming.text(element).isEmpty())
                .toList();
        List<Element> named = speaking.stream()
                .filter(element -> (element.id() + " " + element.className())
                        .toLowerCase(Locale.ROOT)
                        .contains("error"))
                .toList();
        return !named.isEmpty() || speaking.isEmpty() ? named : speaking.subList(speaking.size() - 1, speaking.size());
    }

    private static String withoutPrefix(Element error) {
        Element copy = error.clone();
        Element prefix = copy.selectFirst("[class*=visually-hidden], [class*=sr-only], [class*=post-hidden]");
        if (prefix != null) {
            prefix.remove();
        }
        return Naming.text(copy);
    }

    /** What it answers to: its label, then what only its markup says. */
    List<List<String>> names() {
        return List.of(isLabelled ? List.of(label) : List.of(), List.of(name()), List.of(id()));
    }

    boolean isTickable() {
        return type().equals("checkbox") || type().equals("radio");
    }

    boolean isText() {
        return !isTickable() && !type().equals("select") && !type().equals("file");
    }

    String described() {
        return label.equals(name()) || name().isEmpty()
                ? Problems.quoted(label)
                : Problems.quoted(label) + " (" + name() + ")";
    }

    String kind() {
        return switch (type()) {
            case "checkbox" -> elements.size() > 1 ? "a group of checkboxes" : "a checkbox";
            case "radio" -> "a group of radios";
            case "select" -> "a select";
            case "file" -> "a file field";
            case "textarea" -> "a text field";
            case "text", "search", "tel", "url", "email", "password" -> "a text field";
            default -> "a " + type() + " field";
        };
    }

    String howToSet() {
        String quoted = Problems.quoted(label);
        return switch (type()) {
            case "checkbox" ->
                elements.size() > 1
                        ? "check(" + quoted + ", \"…\") or uncheck(" + quoted + ", \"…\")"
                        : "check(" + quoted + ") or uncheck(" + quoted + ")";
            case "radio", "select" -> "choose(" + quoted + ", \"…\")";
            case "file" -> "attach(" + quoted + ", \"a.png\", bytes, \"image/png\")";
            default -> "fill(" + quoted + ", \"…\")";
        };
    }

    List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (Element element : elements) {
            if (isTickable()) {
                String own = page.naming().of(element);
                String value = element.hasAttr("value") ? element.attr("value") : "on";
                choices.add(new Choice(element, own.isEmpty() ? value : own, value));
            } else {
                for (Element option : element.select("option")) {
                    choices.add(new Choice(option, FormTree.optionLabel(option), FormTree.optionValue(option)));
                }
            }
        }
        return choices;
    }

    /** One thing to choose in a field. */
    final class Choice {
        final Element element;
        final String label;
        final String value;

        private Choice(Element element, String label, String value) {
            this.element = element;
            this.label = label;
            this.value = value;
        }

        boolean isOn() {
            Edits edits = page.edits();
            return isTickable()
                    ? edits.isTicked(element)
                    : edits.picked(elements.get(0)).contains(element);
        }

        boolean isDisabled() {
            return isTickable() ? FormTree.isDisabled(element) : FormTree.isDisabledOption(element);
        }
    }
}
