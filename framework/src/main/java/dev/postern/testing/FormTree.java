package dev.postern.testing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Which control belongs to which form, and which of them a person can reach: as the HTML standard has it. */
final class FormTree {
    private static final String CONTROLS = "button, input, select, textarea";
    private static final Set<String> INPUT_TYPES = Set.of(
            "hidden",
            "text",
            "search",
            "tel",
            "url",
            "email",
            "password",
            "date",
            "month",
            "week",
            "time",
            "datetime-local",
            "number",
            "range",
            "color",
            "checkbox",
            "radio",
            "file",
            "submit",
            "image",
            "reset",
            "button");

    private final Document document;

    FormTree(Document document) {
        this.document = document;
    }

    List<Element> forms() {
        return outsideTemplates("form");
    }

    List<Element> controls() {
        return outsideTemplates(CONTROLS);
    }

    /** A form's controls in tree order, wherever on the page they stand. */
    List<Element> controls(Element form) {
        return controls().stream()
                .filter(control -> owner(control).filter(form::equals).isPresent())
                .toList();
    }

    /** The form that a control belongs to. */
    Optional<Element> owner(Element control) {
        if (control.hasAttr("form")) {
            // A form attribute that names no form leaves the control without one, even inside a form.
            String id = control.attr("form");
            Element named = id.isEmpty() ? null : document.getElementById(id);
            return Optional.ofNullable(named).filter(element -> element.nameIs("form"));
        }
        Element around = control.closest("form");
        if (around != null) {
            return Optional.of(around);
        }
        // In tables the parser moves a form out of the way of its controls, and remembers.
        return forms().stream()
                .filter(form -> form instanceof FormElement parsed
                        && parsed.elements().stream().anyMatch(control::equals))
                .findFirst();
    }

    private List<Element> outsideTemplates(String query) {
        return document.select(query).stream()
                .filter(element -> element.closest("template") == null)
                .toList();
    }

    /** Whether a person can come to this element without scripts: closed dialogs count if a button opens them. */
    boolean isReachable(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            boolean isClosed = (at.nameIs("dialog") && !at.hasAttr("open")) || at.hasAttr("popover");
            if (at.nameIs("template")
                    || at.nameIs("datalist")
                    || at.hasAttr("hidden")
                    || (isClosed && !isOpenedByButton(at))) {
                return false;
            }
        }
        return !type(element).equals("hidden");
    }

    private boolean isOpenedByButton(Element box) {
        return !box.id().isEmpty()
                && document.select("button[commandfor], button[popovertarget], input[popovertarget]").stream()
                        .anyMatch(button -> button.attr("commandfor").equals(box.id())
                                || button.attr("popovertarget").equals(box.id()));
    }

    /** What kind of control this is: an input's type, {@code select}, {@code textarea}, or a button's type. */
    static String type(Element control) {
        String written = control.attr("type").toLowerCase(Locale.ROOT);
        return switch (control.normalName()) {
            case "input" -> INPUT_TYPES.contains(written) ? written : "text";
            case "button" -> written.equals("reset") || written.equals("button") ? written : "submit";
            default -> control.normalName();
        };
    }

    static boolean isButton(Element control) {
        return Set.of("submit", "image", "reset", "button").contains(type(control));
    }

    static boolean isSubmitButton(Element control) {
        return Set.of("submit", "image").contains(type(control));
    }

    static boolean isDisabled(Element control) {
        if (control.hasAttr("disabled")) {
            return true;
        }
        Element below = control;
        for (Element at = control.parent(); at != null; below = at, at = at.parent()) {
            // What stands in a disabled fieldset's first legend stays usable: often the box that enables the rest.
            if (at.nameIs("fieldset") && at.hasAttr("disabled") && !below.equals(firstLegend(at))) {
                return true;
            }
        }
        return false;
    }

    static Element firstLegend(Element fieldset) {
        return fieldset.children().stream()
                .filter(child -> child.nameIs("legend"))
                .findFirst()
                .orElse(fieldset);
    }

    static boolean isDisabledOption(Element option) {
        Element group = option.closest("optgroup");
        return option.hasAttr("disabled") || (group != null && group.hasAttr("disabled"));
    }

    static String optionValue(Element option) {
        return option.hasAttr("value") ? option.attr("value") : option.text();
    }

    static String optionLabel(Element option) {
        return option.attr("label").isEmpty() ? option.text() : option.attr("label");
    }
}
