package dev.postern.template;

import dev.postern.binding.BoundForm;
import dev.postern.binding.PageForms;
import dev.postern.codec.Codecs;
import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Gives a button a function of its own: {@code <button post:formaction="todo.remove(${t.id})">}. */
final class ButtonProcessor extends PosternProcessor {
    /** The reserved field that carries the pressed button's seal. */
    static final String SEAL = "$by";
    /** What names of fields may be long, less the reserved part. */
    private static final int LONGEST = 180;

    private final Functions functions;
    private final Codecs codecs;

    ButtonProcessor(String prefix, Functions functions, Codecs codecs) {
        super(prefix, "formaction", LATE);
        this.functions = functions;
        this.codecs = codecs;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Place place = Places.of(tag, attribute());
        String element = element(tag);
        String type = tag.getAttributeValue("type");
        boolean submits = (element.equals("button") && (type == null || type.equals("submit")))
                || (element.equals("input") && "submit".equals(type));
        if (!submits) {
            throw new ProblemException(
                    TemplateProblems.misplaced(attribute(), element, "a <button> or an <input type=submit>", place));
        }
        boolean input = element.equals("input");
        if (tag.hasAttribute("name") || (!input && tag.hasAttribute("value"))) {
            throw new ProblemException(TemplateProblems.namedButton("name", place));
        }
        formOf(context, tag);
        Reference reference = Reference.parse(value);
        Exposed function = reference.in(functions, attribute(), place);
        List<@Nullable Object> arguments = reference.values(context, function, attribute(), codecs, place);
        FormState form = formOf(context, tag);
        Object state = function.state().isPresent() ? form.state() : null;
        PageForms sealer = Rendering.of(context).sealer();
        String sealed = sealer.seal(
                new BoundForm(function, arguments, form.id().key(), form.permalink(), state != null, state));
        set(structure, ActionProcessor.FUNCTION, function.name());
        if (!arguments.isEmpty()) {
            // Of buttons that are alike but for this, the shim tells one from the other by it.
            set(
                    structure,
                    ActionProcessor.BOUND,
                    sealer.id(new BoundForm(function, arguments, null, null, false, null))
                            .key());
        }
        ActionProcessor.order(structure, function);
        if (!input) {
            set(structure, "name", SEAL);
            set(structure, "value", sealed);
            return;
        }
        // An input shows its value, so its name is what carries the seal: its tail, for the head is the form's own.
        String tail = sealed.substring(sealed.indexOf('.') + 1);
        if (tail.length() > LONGEST) {
            throw new ProblemException(Problems.longButton(place));
        }
        set(structure, "name", SEAL + "." + tail);
    }
}
