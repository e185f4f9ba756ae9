package dev.postern.template;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/** Chooses the options of a select with {@code post:field}, by their values. */
final class OptionProcessor extends AbstractElementTagProcessor {
    /** An end tag may be left out, so that another start tag ends an option as well. */
    private static final Pattern TEXT = Pattern.compile(
            "(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>((?:[^<]++|<(?!/?(?:option|optgroup|select)\\b))*+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TAGS = Pattern.compile("<[^>]*+>");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\n\\f\\r]+");

    OptionProcessor(String dialectPrefix) {
        super(TemplateMode.HTML, dialectPrefix, "option", false, null, false, PosternProcessor.LATE);
    }

    @Override
    protected void doProcess(
            ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
        if (!(context.getVariable(FieldProcessor.CHOSEN) instanceof Set<?> chosen)) {
            return;
        }
        String value = PosternProcessor.valueOf(tag, "value");
        if (value == null) {
            // Its text is its value, and whatever computes that text has still to come.
            structure.removeAttribute("selected");
            Rendering.of(context)
                    .late()
                    .attribute(structure, "selected", rest -> chosen.contains(textOf(rest)) ? "selected" : null);
            return;
        }
        if (chosen.contains(value)) {
            structure.setAttribute("selected", "selected");
        } else {
            structure.removeAttribute("selected");
        }
    }

    /** The text of an option as a browser makes a value of it, from the page behind its tag's attributes. */
    private static String textOf(CharSequence rest) {
        Matcher text = TEXT.matcher(rest);
        return text.lookingAt()
                ? SPACES.matcher(HtmlEscape.unescapeHtml(
                                TAGS.matcher(text.group(1)).replaceAll("")))
                        .replaceAll(" ")
                        .strip()
                : "";
    }
}
