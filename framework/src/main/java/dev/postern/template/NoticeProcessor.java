package dev.postern.template;

import dev.postern.page.Shown;
import java.util.List;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.unbescape.html.HtmlEscape;

/** Shows what an outcome has to say, once: in a form, that form's; elsewhere, whichever was sent. */
final class NoticeProcessor extends PosternProcessor {
    NoticeProcessor(String prefix) {
        super(prefix, "notice", LATE);
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Rendering rendering = Rendering.of(context);
        FormState form = formAround(context, tag);
        List<Shown> shown;
        rendering.placeNotice(form);
        if (form == null) {
            shown = rendering.view().shown();
        } else {
            Shown own = form.shown();
            shown = own == null ? List.of() : List.of(own);
        }
        addClass(tag, structure, "post-notice");
        setIfAbsent(tag, structure, "role", "status");
        StringBuilder words = new StringBuilder();
        for (Shown one : shown) {
            if (one.notice() != null) {
                words.append(words.length() == 0 ? "" : "<br>").append(HtmlEscape.escapeHtml4Xml(one.notice()));
            }
            if (one.code() != null && one.notice() != null) {
                set(structure, "data-error", one.code());
            }
        }
        // Kept while empty: an announcement needs a region that was there before it.
        structure.setBody(words.toString(), false);
    }
}
