package dev.postern.page;

import dev.postern.call.Access;
import org.jspecify.annotations.Nullable;

/**
 * A page of the site.
 *
 * @param path as the router reads it: {@code /books/{id}}
 * @param access who may open it
 * @param template the template's name
 * @param model the record that is its model, or null where it has none
 * @param loader loads the model; null where it has none
 * @param sensitive whether no copy of it may be kept, not even for Back
 */
public record Page(
        String path,
        Access access,
        String template,
        @Nullable Class<? extends Record> model,
        @Nullable Loader<?> loader,
        boolean sensitive) {}
