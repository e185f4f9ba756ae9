package dev.postern.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The fields among some controls of a page, and the one that a name means. */
final class Fields {
    private final Page page;
    private final String place;
    private final List<Element> controls;
    private final List<Element> usable;

    /**
     * @param place where these controls stand, in words
     */
    Fields(Page page, String place, List<Element> controls) {
        this.page = page;
        this.place = place;
        this.controls = controls;
        this.usable = controls.stream()
                .filter(control -> !FormTree.isButton(control))
                .filter(page.tree()::isReachable)
                .toList();
    }

    /** Each field once, in tree order. */
    List<Field> all() {
        Map<Object, List<Element>> groups = new LinkedHashMap<>();
        for (Element control : usable) {
            String type = FormTree.type(control);
            boolean isTickable = type.equals("radio") || type.equals("checkbox");
            Object key = isTickable && !control.attr("name").isEmpty()
                    ? List.of(type, control.attr("name"), page.tree().owner(control))
                    : control;
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(control);
        }
        return groups.values().stream().map(this::field).toList();
    }

    private Field field(List<Element> elements) {
        Element first = elements.get(0);
        boolean isGroup = elements.size() > 1 || FormTree.type(first).equals("radio");
        return new Field(
                page,
                elements,
                isGroup ? page.naming().ofGroup(first) : page.naming().of(first));
    }

    /** Each checkbox or radio by itself, under its own label. */
    List<Field> each(String type) {
        return usable.stream()
                .filter(control -> FormTree.type(control).equals(type))
                .map(control -> new Field(page, List.of(control), page.naming().of(control)))
                .toList();
    }

    /** The field of that label or field name, the label first. */
    Field one(String wanted) {
        List<Field> all = all();
        List<Field> found = Naming.find(all, wanted, Field::names, 1);
        if (found.isEmpty()) {
            found = byLegend(wanted);
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (!found.isEmpty()) {
            throw Problems.severalFields(place, wanted, found);
        }
        boolean isHidden = controls.stream()
                .anyMatch(control -> FormTree.type(control).equals("hidden")
                        && control.attr("name").equals(wanted));
        throw isHidden ? Problems.hiddenField(place, wanted) : Problems.noField(place, wanted, all);
    }

    /** Several controls that one legend asks for together, such as day, month and year. */
    private List<Field> byLegend(String wanted) {
        Map<Element, List<Element>> sets = new LinkedHashMap<>();
        for (Element control : usable) {
            Element set = control.closest("fieldset, [role=group]");
            if (set != null && page.naming().of(set).equals(Naming.tidy(wanted))) {
                sets.computeIfAbsent(set, unused -> new ArrayList<>()).add(control);
            }
        }
        return sets.values().stream()
                .map(elements -> new Field(page, elements, Naming.tidy(wanted)))
                .toList();
    }
}
