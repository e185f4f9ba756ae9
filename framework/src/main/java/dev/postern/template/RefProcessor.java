package dev.postern.template;

import dev.postern.binding.BoundForm;
import dev.postern.codec.Codecs;
import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.function.Order;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Gives the author's scripts a function with its arguments: {@code <div post:ref="likes.like(${p.id})">}. */
final class RefProcessor extends PosternProcessor {
    private final Functions functions;
    private final Codecs codecs;

    RefProcessor(String prefix, Functions functions, Codecs codecs) {
        super(prefix, "ref", LATE);
        this.functions = functions;
        this.codecs = codecs;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Place place = Places.of(tag, attribute());
        Reference reference = Reference.parse(value);
        Exposed function = reference.in(functions, attribute(), place);
        if (function.signature().isEmpty()) {
            throw new ProblemException(TemplateProblems.onlySent(attribute(), function.name(), place));
        }
        List<@Nullable Object> arguments = reference.values(context, function, attribute(), codecs, place);
        String address =
                Rendering.of(context).sealer().reference(new BoundForm(function, arguments, null, null, false, null));
        set(structure, "data-post-ref", function.order() == Order.PARALLEL ? address + " parallel" : address);
    }
}
