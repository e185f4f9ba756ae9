package dev.postern.template;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Ties a hint to a field's control, which stands behind it: {@code <p post:hint="name">As on your passport.</p>}. */
final class HintProcessor extends PosternProcessor {
    static final String SUFFIX = "hint";

    HintProcessor(String prefix) {
        super(prefix, "hint", LATE);
    }

    static String id(FormState form, String field) {
        return form.idOf(field, null) + "-" + SUFFIX;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        FormState form = formOf(context, tag);
        String field = Written.text(context, value).trim();
        form.hint(field);
        set(structure, "id", id(form, field));
        addClass(tag, structure, "post-hint");
    }
}
