package dev.postern.template;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Marks the head that is to load what a page needs. Without scripts a page needs nothing. */
final class HeadProcessor extends PosternProcessor {
    HeadProcessor(String prefix) {
        super(prefix, "head", LATE);
    }

    @Override
    void process(
            ITemplateContext context,
            IProcessableElementTag tag,
            String value,
            IElementTagStructureHandler structure) {}
}
