package dev.postern.template;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.unbescape.html.HtmlEscape;

/**
 * Attributes whose value depends on what stands further down: marked while the page is rendered, and written when it is
 * whole. For one rendering.
 */
final class Late {
    private static final String MARK = "data-post-late";

    private final String nonce;
    private final List<Waiting> waiting = new ArrayList<>();

    /**
     * @param value makes the value of what follows the tag's attributes so far; null for no attribute at all
     */
    private record Waiting(String attribute, Function<CharSequence, @Nullable String> value) {}

    /**
     * @param nonce is random, so that nobody can type a mark
     */
    Late(String nonce) {
        this.nonce = nonce;
    }

    /** Leaves an attribute of this tag for later; one a tag at the most. */
    void attribute(IElementTagStructureHandler structure, String name, Function<CharSequence, @Nullable String> value) {
        structure.setAttribute(MARK, nonce + waiting.size());
        waiting.add(new Waiting(name, value));
    }

    String complete(String page) {
        if (waiting.isEmpty()) {
            return page;
        }
        String start = " " + MARK + "=\"" + nonce;
        StringBuilder whole = new StringBuilder(page.length());
        int at = 0;
        for (int next = page.indexOf(start); next >= 0; next = page.indexOf(start, at)) {
            int end = page.indexOf('"', next + start.length());
            Waiting one = waiting.get(Integer.parseInt(page, next + start.length(), end, 10));
            whole.append(page, at, next);
            at = end + 1;
            String value = one.value().apply(CharBuffer.wrap(page, at, page.length()));
            if (value != null) {
                whole.append(' ')
                        .append(one.attribute())
                        .append("=\"")
                        .append(HtmlEscape.escapeHtml4Xml(value))
                        .append('"');
            }
        }
        return whole.append(page, at, page.length()).toString();
    }
}
