package dev.postern.template;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Hands what only a script can use on to the page: {@code post:pending="Saving…"} becomes {@code data-post-pending}. */
final class MarkProcessor extends PosternProcessor {
    private final String data;

    MarkProcessor(String prefix, String attribute) {
        super(prefix, attribute, LATE);
        this.data = "data-post-" + attribute;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        set(structure, data, Written.text(context, value));
    }
}
