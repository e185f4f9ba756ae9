package dev.postern.testing;

import dev.postern.testing.Entry.FilePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a form sends: the HTML standard's "constructing the entry list", in its order. */
final class EntryList {
    private static final Set<String> WITH_DIRECTION =
            Set.of("hidden", "text", "search", "tel", "url", "email", "password", "submit", "textarea");

    private final Edits edits;
    private final @Nullable Element submitter;
    private final List<Entry> entries = new ArrayList<>();

    private EntryList(Edits edits, @Nullable Element submitter) {
        this.edits = edits;
        this.submitter = submitter;
    }

    static List<Entry> of(List<Element> controls, Edits edits, @Nullable Element submitter) {
        EntryList list = new EntryList(edits, submitter);
        controls.forEach(list::add);
        return list.entries;
    }

    private void add(Element control) {
        String type = FormTree.type(control);
        boolean isTickable = type.equals("checkbox") || type.equals("radio");
        if (control.closest("datalist") != null
                || FormTree.isDisabled(control)
                || (FormTree.isButton(control) && !control.equals(submitter))
                || (isTickable && !edits.isTicked(control))) {
            return;
        }
        String name = control.attr("name");
        if (type.equals("image")) {
            // Where on the picture: nobody points here, so its corner, as with the keyboard.
            String prefix = name.isEmpty() ? "" : name + ".";
            entries.add(Entry.text(prefix + "x", "0"));
            entries.add(Entry.text(prefix + "y", "0"));
            return;
        }
        if (name.isEmpty()) {
            return;
        }
        switch (type) {
            case "select" ->
                edits.picked(control).stream()
                        .filter(option -> !FormTree.isDisabledOption(option))
                        .forEach(option -> entries.add(Entry.text(name, FormTree.optionValue(option))));
            case "checkbox", "radio" ->
                entries.add(Entry.text(name, control.hasAttr("value") ? control.attr("value") : "on"));
            case "file" -> {
                List<FilePart> files = edits.files(control);
                (files.isEmpty() ? List.of(FilePart.NONE) : files).forEach(file -> entries.add(Entry.file(name, file)));
            }
            default -> {
                boolean isCharset =
                        type.equals("hidden") && name.toLowerCase(Locale.ROOT).equals("_charset_");
                entries.add(Entry.text(name, isCharset ? "UTF-8" : edits.value(control)));
            }
        }
        String direction = control.attr("dirname");
        if (!direction.isEmpty() && WITH_DIRECTION.contains(type)) {
            entries.add(Entry.text(direction, direction(control)));
        }
    }

    private static String direction(Element control) {
        Element said = control.closest("[dir]");
        return said != null && said.attr("dir").equalsIgnoreCase("rtl") ? "rtl" : "ltr";
    }
}
