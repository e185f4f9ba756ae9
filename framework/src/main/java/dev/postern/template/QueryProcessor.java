package dev.postern.template;

import dev.postern.binding.FormId;
import dev.postern.codec.Codecs;
import dev.postern.form.Form;
import dev.postern.page.Shown;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import java.util.List;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Gives a GET form the controls of a query: {@code <form method="get" post:query="${search}">}. */
final class QueryProcessor extends PosternProcessor {
    private final Codecs codecs;

    QueryProcessor(String prefix, Codecs codecs) {
        super(prefix, "query", EARLY);
        this.codecs = codecs;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Place place = Places.of(tag, attribute());
        if (!element(tag).equals("form")) {
            throw new ProblemException(
                    TemplateProblems.misplaced(attribute(), element(tag), "a <form method=\"get\">", place));
        }
        if (!(Written.value(context, value) instanceof Form<?> query)) {
            throw new ProblemException(Problems.noQuery(value, place));
        }
        FormId id = new FormId(query.shape().type().getSimpleName().toLowerCase(java.util.Locale.ROOT), "");
        // A query that says nothing is no mistake: nobody has typed anything yet.
        Shown shown = query.data().names().isEmpty() ? null : Shown.again(id, null, query.sent(), query.errors(), null);
        FormState form = new FormState(id, List.of(), List.of(query.shape()), shown, null, null, null, codecs);
        structure.setLocalVariable(FORM, form);
        setIfAbsent(tag, structure, "method", "get");
        structure.setAttribute("novalidate", "novalidate");
        if (!tag.hasAttribute("action")) {
            String url = Rendering.of(context).view().url();
            int query0 = url.indexOf('?');
            set(structure, "action", query0 < 0 ? url : url.substring(0, query0));
        }
    }
}
