package dev.postern.testing;

import dev.postern.testing.Entry.FilePart;
import java.util.IdentityHashMap;
import java.util.List;
import org.jsoup.nodes.Element;

/** What somebody typed, ticked and chose on one rendered page; the rest is as the page came. */
final class Edits {
    private final FormTree tree;
    private final IdentityHashMap<Element, String> typed = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Boolean> ticked = new IdentityHashMap<>();
    private final IdentityHashMap<Element, List<Element>> picked = new IdentityHashMap<>();
    private final IdentityHashMap<Element, List<FilePart>> attached = new IdentityHashMap<>();

    Edits(FormTree tree) {
        this.tree = tree;
    }

    String value(Element control) {
        String own = typed.get(control);
        return own == null ? InputValue.asRendered(control) : own;
    }

    void type(Element control, String value) {
        typed.put(control, value);
    }

    boolean isTicked(Element box) {
        Boolean own = ticked.get(box);
        if (own != null) {
            return own;
        }
        if (!box.hasAttr("checked")) {
            return false;
        }
        // Of several radios that the page marked in one group, the last is it.
        List<Element> marked =
                group(box).stream().filter(radio -> radio.hasAttr("checked")).toList();
        return !FormTree.type(box).equals("radio")
                || marked.get(marked.size() - 1).equals(box);
    }

    void tick(Element box, boolean on) {
        if (FormTree.type(box).equals("radio")) {
            group(box).forEach(radio -> ticked.put(radio, false));
        }
        ticked.put(box, on);
    }

    /** The radio buttons of which only one can be on. */
    private List<Element> group(Element radio) {
        if (radio.attr("name").isEmpty()) {
            return List.of(radio);
        }
        return tree.controls().stream()
                .filter(other -> FormTree.type(other).equals("radio")
                        && other.attr("name").equals(radio.attr("name"))
                        && tree.owner(other).equals(tree.owner(radio)))
                .toList();
    }

    List<Element> picked(Element select) {
        List<Element> own = picked.get(select);
        if (own != null) {
            return own;
        }
        List<Element> options = select.select("option");
        List<Element> marked =
                options.stream().filter(option -> option.hasAttr("selected")).toList();
        if (select.hasAttr("multiple")) {
            return marked;
        }
        if (!marked.isEmpty()) {
            return List.of(marked.get(marked.size() - 1));
        }
        boolean isDropDown = !select.attr("size").matches("0*[1-9][0-9]*")
                || select.attr("size").matches("0*1");
        return isDropDown
                ? options.stream()
                        .filter(option -> !FormTree.isDisabledOption(option))
                        .limit(1)
                        .toList()
                : List.of();
    }

    void pick(Element select, List<Element> options) {
        picked.put(select, List.copyOf(options));
    }

    List<FilePart> files(Element control) {
        return attached.getOrDefault(control, List.of());
    }

    void attach(Element control, List<FilePart> files) {
        attached.put(control, List.copyOf(files));
    }

    void forget(List<Element> controls) {
        controls.forEach(control -> {
            typed.remove(control);
            ticked.remove(control);
            picked.remove(control);
            attached.remove(control);
        });
    }
}
