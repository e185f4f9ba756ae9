package dev.postern.template;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Points a label at a field's control: {@code post:for="name"}, or at one option: {@code post:for="size=${s}"}. */
final class LabelProcessor extends PosternProcessor {
    private final TemplateIndex index;

    LabelProcessor(String prefix, TemplateIndex index) {
        super(prefix, "for", LATE);
        this.index = index;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        FormState form = formOf(context, tag);
        String text = Written.text(context, value);
        int equals = text.indexOf('=');
        String field = (equals < 0 ? text : text.substring(0, equals)).trim();
        String option = equals < 0 ? null : text.substring(equals + 1);
        String authors =
                option == null ? index.of(context, tag.getTemplateName()).idOfControl(field) : null;
        set(structure, "for", authors != null ? authors : form.idOf(field, option));
    }
}
