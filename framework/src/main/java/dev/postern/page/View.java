package dev.postern.page;

import dev.postern.binding.FormId;
import dev.postern.binding.PageForms;
import dev.postern.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One rendering of one page: what a renderer is given, and where it leaves what it found.
 *
 * @param template the template's name
 * @param variables what the template can name; a {@link Later} is loaded when it does
 * @param words the visitor's language
 * @param url path and query of the page on screen
 * @param action where its forms post to
 * @param nonce what the page's own scripts carry
 * @param shown what to show of submissions
 * @param parked what its forms carry along of a submission that waits for a log-in, under the name that it goes by
 * @param forms seals the page's forms; asked for when the first form is rendered, so that a page without one leaves
 *     no cookie
 * @param allows whether a function, by its name, may be called by this visitor
 */
public record View(
        String template,
        Map<String, ? extends @Nullable Object> variables,
        Words words,
        String url,
        String action,
        String nonce,
        List<Shown> shown,
        Map<String, String> parked,
        Supplier<PageForms> forms,
        Predicate<String> allows) {

    /** A variable that is loaded when a template first names it, and once at the most. */
    public interface Later extends Supplier<@Nullable Object> {}

    /** The submission that this page answers with errors, if any: there is one at the most. */
    public boolean hasErrors() {
        return shown.stream().anyMatch(s -> !s.errors().isEmpty());
    }

    /**
     * What came of a rendering.
     *
     * @param html the page, in UTF-8
     * @param forms the forms on it, in order, each with the names of its controls
     */
    public record Rendered(byte[] html, Map<FormId, Set<String>> forms) {}
}
