package dev.postern.binding;

import dev.postern.function.Exposed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function with what its page already knows.
 *
 * @param function what is called
 * @param arguments what is bound, in the order of {@link Exposed#bound}; entries may be null
 * @param key the author's own key, or null where the arguments make it
 * @param permalink the path where it lands instead of the page's own, or null
 * @param hasState whether a state was shown
 * @param state the state that was shown
 */
public record BoundForm(
        Exposed function,
        List<@Nullable Object> arguments,
        @Nullable String key,
        @Nullable String permalink,
        boolean hasState,
        @Nullable Object state) {}
