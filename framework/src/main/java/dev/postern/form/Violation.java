package dev.postern.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint that something doesn't meet.
 *
 * @param path from the record that was checked, a step each
 */
record Violation(List<Step> path, String message) {
    /**
     * @param name the property, or null inside a container
     * @param at index or key in the container before it, or null
     */
    record Step(@Nullable String name, @Nullable Object at) {}

    /** The name of the control that sent it; the record's own for what no single control sends. */
    String fieldIn(Nested record, @Nullable Sent sent, String name) {
        String property = path.isEmpty() ? null : path.get(0).name();
        int component = property == null ? -1 : record.link().component(property);
        if (component < 0) {
            return name;
        }
        StringBuilder field = new StringBuilder(record.nameOf(component, name));
        // Values of one repeated name share that name: there is no tags[1] on the page.
        Sent there = sent == null ? null : sent.component(component);
        boolean repeated =
                there != null && there.rows().isEmpty() && there.entries().isEmpty();
        for (Step step : path.subList(1, path.size())) {
            if (step.at() != null && !repeated) {
                field.append('[').append(step.at()).append(']');
            }
            if (step.name() != null) {
                field.append('.').append(step.name());
            }
        }
        return field.toString();
    }
}
