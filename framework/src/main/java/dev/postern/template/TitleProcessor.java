package dev.postern.template;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Begins a title with "Error:" while something is wrong: it is the first thing a screen reader says of a page. */
final class TitleProcessor extends PosternProcessor {
    TitleProcessor(String prefix) {
        super(prefix, "title", LATE);
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Rendering rendering = Rendering.of(context);
        if (rendering.view().hasErrors()) {
            String prefix =
                    rendering.view().words().say("postern.title.error", "").strip() + " ";
            structure.insertImmediatelyAfter(
                    context.getModelFactory()
                            .createModel(context.getModelFactory().createText(prefix)),
                    false);
        }
    }
}
