package dev.postern.template;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Lists all that is wrong, each with a link to its control; gone while nothing is. */
final class SummaryProcessor extends PosternProcessor {
    SummaryProcessor(String prefix) {
        super(prefix, "summary", LATE);
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Rendering rendering = Rendering.of(context);
        FormState form = formAround(context, tag);
        boolean wrong = form != null
                ? !form.fieldErrors().isEmpty()
                : rendering.submitted().isPresent();
        if (!wrong) {
            structure.removeElement();
            return;
        }
        rendering.placeSummary(form);
        addClass(tag, structure, "post-summary");
        set(structure, "tabindex", "-1");
        if (rendering.takeFocus()) {
            set(structure, "autofocus", "autofocus");
        }
        // Filled when the page is whole: only then are the ids of all its controls known.
        structure.setBody(Summary.marker(rendering.view(), form), false);
    }
}
