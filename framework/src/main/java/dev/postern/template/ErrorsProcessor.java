package dev.postern.template;

import dev.postern.words.Words;
import java.util.List;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.unbescape.html.HtmlEscape;

/** Says what is wrong with a field, and is gone while nothing is: {@code <p post:errors="name"></p>}. */
final class ErrorsProcessor extends PosternProcessor {
    static final String SUFFIX = "error";

    ErrorsProcessor(String prefix) {
        super(prefix, "errors", LATE);
    }

    static String id(FormState form, String field) {
        return form.idOf(field, null) + "-" + SUFFIX;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        FormState form = formOf(context, tag);
        String field = Written.text(context, value).trim();
        List<String> errors = form.fieldErrors().of(field);
        if (errors.isEmpty()) {
            structure.removeElement();
            return;
        }
        set(structure, "id", id(form, field));
        addClass(tag, structure, "post-errors");
        structure.setBody(body(Rendering.of(context).view().words(), errors), false);
    }

    private static String body(Words words, List<String> errors) {
        // Said in words as well, since colour alone tells not everybody.
        StringBuilder body = new StringBuilder("<span class=\"post-hidden\">")
                .append(HtmlEscape.escapeHtml4Xml(words.say("postern.error.prefix")))
                .append("</span> ");
        for (int i = 0; i < errors.size(); i++) {
            body.append(i == 0 ? "" : "<br>").append(HtmlEscape.escapeHtml4Xml(errors.get(i)));
        }
        return body.toString();
    }
}
