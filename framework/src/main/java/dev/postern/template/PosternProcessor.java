package dev.postern.template;

import dev.postern.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/** What the processors of our attributes share: their prefix, and the form they stand in. */
abstract class PosternProcessor extends AbstractAttributeTagProcessor {
    static final String FORM = "form";
    /** After {@code th:with}, before {@code th:attr}: what is set here the body can use. */
    static final int EARLY = 650;
    /** After {@code th:value} and its kin: what an author computed is there to be read, and ours has the last word. */
    static final int LATE = 1700;
    /** After all of ours. */
    static final int LAST = 1701;

    private final String attribute;

    PosternProcessor(String prefix, String attribute, int precedence) {
        super(TemplateMode.HTML, prefix, null, false, attribute, true, precedence, true);
        this.attribute = prefix + ":" + attribute;
    }

    @Override
    protected final void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName name,
            String value,
            IElementTagStructureHandler structure) {
        process(context, tag, value == null ? "" : value, structure);
    }

    abstract void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure);

    /** The attribute as its author writes it. */
    final String attribute() {
        return attribute;
    }

    /** The form that a control belongs to: the one its {@code form} attribute names, else the one around it. */
    static @Nullable FormState formAround(ITemplateContext context, IProcessableElementTag tag) {
        String elsewhere = valueOf(tag, "form");
        if (elsewhere != null) {
            return Rendering.of(context).byHtmlId(elsewhere);
        }
        return context.getVariable(FORM) instanceof FormState form ? form : null;
    }

    final FormState formOf(ITemplateContext context, IProcessableElementTag tag) {
        FormState form = formAround(context, tag);
        if (form == null) {
            throw new ProblemException(TemplateProblems.outsideForm(attribute, Places.of(tag, attribute)));
        }
        return form;
    }

    static String element(IProcessableElementTag tag) {
        return tag.getElementCompleteName().toLowerCase(Locale.ROOT);
    }

    /** An attribute's value, or null. Thymeleaf keeps it as it stands in the page, so that an ampersand is five characters. */
    static @Nullable String valueOf(IProcessableElementTag tag, String name) {
        String escaped = tag.getAttributeValue(name);
        return escaped == null ? null : HtmlEscape.unescapeHtml(escaped);
    }

    /** Sets an attribute, escaped: Thymeleaf writes what it is given here as it stands. */
    static void set(IElementTagStructureHandler structure, String name, String value) {
        structure.setAttribute(name, HtmlEscape.escapeHtml4Xml(value));
    }

    /** Adds a class to those the author wrote. */
    static void addClass(IProcessableElementTag tag, IElementTagStructureHandler structure, String name) {
        String own = valueOf(tag, "class");
        if (own == null || own.isBlank()) {
            set(structure, "class", name);
        } else if (!List.of(own.strip().split("\\s+")).contains(name)) {
            set(structure, "class", own + " " + name);
        }
    }

    static void setIfAbsent(
            IProcessableElementTag tag, IElementTagStructureHandler structure, String name, String value) {
        if (!tag.hasAttribute(name)) {
            set(structure, name, value);
        }
    }
}
