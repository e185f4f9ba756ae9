package dev.postern.template;

import dev.postern.problem.ProblemException;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Says so where an attribute that belongs to {@code post:action} stands without it. */
final class CompanionProcessor extends PosternProcessor {
    private final String action;

    CompanionProcessor(String prefix, String attribute) {
        super(prefix, attribute, LATE);
        this.action = prefix + ":action";
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        throw new ProblemException(TemplateProblems.lonely(attribute(), action, Places.of(tag, attribute())));
    }
}
