package dev.postern.template;

import dev.postern.function.Functions;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/**
 * What stands on the page while a function's submission is on its way: a {@code <template>} is shown, filled from the
 * submission; any other element is marked. Only scripts can do it, so without them nothing is seen of it.
 */
final class OptimisticProcessor extends PosternProcessor {
    private final Functions functions;

    OptimisticProcessor(String prefix, Functions functions) {
        super(prefix, "optimistic", LATE);
        this.functions = functions;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        String name = Reference.parse(value)
                .in(functions, attribute(), Places.of(tag, attribute()))
                .name();
        set(structure, "data-post-optimistic", name);
    }
}
