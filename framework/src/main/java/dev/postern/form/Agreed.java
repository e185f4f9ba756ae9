package dev.postern.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What all records of a choice that have a field of one name say of it: whichever is chosen, the browser is not stricter
 * than the server.
 */
record Agreed(List<Part> parts) implements Markup {
    @Override
    public Map<String, String> of(String control, boolean required, boolean list) {
        Map<String, String> all = new LinkedHashMap<>(parts.get(0).attributes(control));
        boolean stepped = false;
        for (Part part : parts) {
            Map<String, String> others = part.attributes(control);
            stepped |= !Objects.equals(all.get("step"), others.get("step"));
            all.entrySet().retainAll(others.entrySet());
        }
        if (!required) {
            all.remove("required");
        }
        if (stepped) {
            // Without one, a browser takes whole numbers alone.
            all.put("step", "any");
        }
        return Collections.unmodifiableMap(all);
    }
}
