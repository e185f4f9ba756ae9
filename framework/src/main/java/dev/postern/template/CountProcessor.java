package dev.postern.template;

import dev.postern.problem.ProblemException;
import dev.postern.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.unbescape.html.HtmlEscape;

/**
 * Says before a control how many characters it may have; a script goes on to say how many are left:
 * {@code <textarea post:field="text" post:count>}. What is to be said comes from {@link FieldProcessor}, which cannot put
 * it there itself: Thymeleaf takes either a body for an element or something before it.
 */
final class CountProcessor extends PosternProcessor {
    static final String SUFFIX = "count";

    private static final String COUNTED = "$counted";

    /** What is said of one control. */
    private record Counted(FormState form, String field, String longest) {}

    private final String owner;

    CountProcessor(String prefix) {
        super(prefix, "count", LAST);
        this.owner = prefix + ":field";
    }

    static String id(FormState form, String field) {
        return form.idOf(field, null) + "-" + SUFFIX;
    }

    /** Leaves what there is to be said of a control. */
    static void leave(IElementTagStructureHandler structure, FormState form, String field, String longest) {
        structure.setLocalVariable(COUNTED, new Counted(form, field, longest));
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        if (!(context.getVariable(COUNTED) instanceof Counted counted)) {
            throw new ProblemException(TemplateProblems.lonely(attribute(), owner, Places.of(tag, attribute())));
        }
        structure.insertBefore(model(context, counted));
    }

    private static IModel model(ITemplateContext context, Counted counted) {
        Words words = Rendering.of(context).view().words();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("class", "post-hint post-count");
        attributes.put("id", id(counted.form(), counted.field()));
        attributes.put("data-post-count", counted.longest());
        attributes.put("data-post-left", words.say("postern.count.left"));
        attributes.put("data-post-over", words.say("postern.count.over"));
        attributes.replaceAll((name, text) -> HtmlEscape.escapeHtml4Xml(text));
        IModelFactory factory = context.getModelFactory();
        IModel model = factory.createModel();
        // Not a paragraph: a control may stand in one, or in its label.
        model.add(factory.createOpenElementTag("span", attributes, AttributeValueQuotes.DOUBLE, false));
        model.add(factory.createText(HtmlEscape.escapeHtml4Xml(words.say("postern.count", counted.longest()))));
        model.add(factory.createCloseElementTag("span"));
        return model;
    }
}
