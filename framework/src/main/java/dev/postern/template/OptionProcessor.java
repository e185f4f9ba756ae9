package dev.postern.template;

import dev.postern.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** Chooses the options of a select with {@code post:field}, by their values. */
final class OptionProcessor extends AbstractElementTagProcessor {
    OptionProcessor(String dialectPrefix) {
        super(TemplateMode.HTML, dialectPrefix, "option", false, null, false, PosternProcessor.LATE);
    }

    @Override
    protected void doProcess(
            ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
        if (!(context.getVariable(FieldProcessor.CHOSEN) instanceof Optional<?> chosen)) {
            return;
        }
        // Asked for on every page, although only a page with a submission on it needs it: a mistake that waits for a
        // visitor's would be found by the visitor.
        String value = PosternProcessor.valueOf(tag, "value");
        if (value == null) {
            throw new ProblemException(Problems.noValue("option", Places.of(tag)));
        }
        if (chosen.isPresent() && chosen.get() instanceof Set<?> values) {
            if (values.contains(value)) {
                structure.setAttribute("selected", "selected");
            } else {
                structure.removeAttribute("selected");
            }
        }
    }
}
