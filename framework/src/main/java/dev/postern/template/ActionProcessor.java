package dev.postern.template;

import dev.postern.binding.BoundForm;
import dev.postern.binding.FormId;
import dev.postern.binding.PageForms;
import dev.postern.codec.Codecs;
import dev.postern.form.Shape;
import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.function.Order;
import dev.postern.page.Shown;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Points a form at a server function: {@code <form post:action="guestbook.delete(${e.id})">}. */
final class ActionProcessor extends PosternProcessor {
    /** The reserved field that carries a form's seal. */
    static final String SEAL = "$post";
    /** Names the function of a form or a button, for scripts. */
    static final String FUNCTION = "data-post-function";

    static final String BOUND = "data-post-bound";

    private final String prefix;
    private final Functions functions;
    private final Codecs codecs;
    private final TemplateIndex index;

    ActionProcessor(String prefix, Functions functions, Codecs codecs, TemplateIndex index) {
        super(prefix, "action", EARLY);
        this.prefix = prefix;
        this.functions = functions;
        this.codecs = codecs;
        this.index = index;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Place place = Places.of(tag, attribute());
        if (!element(tag).equals("form")) {
            throw new ProblemException(TemplateProblems.misplaced(attribute(), element(tag), "a <form>", place));
        }
        Rendering rendering = Rendering.of(context);
        Reference reference = Reference.parse(value);
        Exposed function = reference.in(functions, attribute(), place);
        List<@Nullable Object> arguments = reference.values(context, function, attribute(), codecs, place);
        String ownKey = own(tag, "key");
        String key = ownKey == null ? null : Written.text(context, ownKey);
        String permalink = permalink(context, tag);

        PageForms sealer = rendering.sealer();
        FormId id = sealer.id(new BoundForm(function, arguments, key, permalink, false, null));
        Shown shown = rendering.shownFor(id).orElse(null);
        String initial = own(tag, "state");
        Object state = shown != null && shown.hasState()
                ? shown.state()
                : initial == null ? null : initial(context, tag, initial, function);

        List<Exposed> all = new ArrayList<>();
        all.add(function);
        TemplateIndex.FormFacts facts = index.of(context, tag.getTemplateName()).form(tag);
        facts.buttons().forEach(name -> functions.find(name).ifPresent(all::add));
        List<Shape<?>> shapes = new ArrayList<>();
        all.forEach(f -> f.shape().ifPresent(shapes::add));
        Object starting = facts.hasObject() ? context.getSelectionTarget() : null;
        FormState form = new FormState(id, all, shapes, shown, starting, state, permalink, codecs);
        if (!rendering.place(form, valueOf(tag, "id"))) {
            throw new ProblemException(Problems.sameForm(function.name(), place));
        }

        structure.setLocalVariable(FORM, form);
        // The shim and the errors of the form as a whole find it by its id; it is the same on every render.
        setIfAbsent(tag, structure, "id", id.prefix());
        set(structure, FUNCTION, function.name());
        if (!id.key().isEmpty() && (tag.hasAttribute("id") || tag.hasAttribute("th:id"))) {
            // Where the author's id is the same for all, the shim tells by this what it is for.
            set(structure, BOUND, FormId.inId(id.key()));
        }
        order(structure, function);
        structure.removeAttribute(prefix, "key");
        structure.removeAttribute(prefix, "permalink");
        structure.removeAttribute(prefix, "state");
        set(
                structure,
                "action",
                permalink != null ? permalink : rendering.view().action());
        // A GET form would leave what people type in URLs, histories and logs.
        set(structure, "method", "post");
        // The server speaks for every control, in one voice; constraint attributes stay as semantics.
        set(structure, "novalidate", "novalidate");
        if (shapes.stream().anyMatch(Shape::hasFiles) || facts.hasFileControl()) {
            set(structure, "enctype", "multipart/form-data");
        }
        BoundForm sealed = new BoundForm(function, arguments, key, permalink, state != null, state);
        IModel hidden = hidden(context, SEAL, sealer.seal(sealed));
        rendering.view().parked().forEach((name, text) -> hidden.addModel(hidden(context, name, text)));
        structure.insertImmediatelyAfter(hidden, false);
    }

    /** Says what the shim needs to know of a function's order; it queues unless it is told otherwise. */
    static void order(IElementTagStructureHandler structure, Exposed function) {
        if (function.order() == Order.PARALLEL) {
            set(structure, "data-post-order", "parallel");
        }
    }

    private @Nullable String own(IProcessableElementTag tag, String name) {
        String value = valueOf(tag, prefix + ":" + name);
        return value != null ? value : valueOf(tag, "data-" + prefix + "-" + name);
    }

    private @Nullable Object initial(
            ITemplateContext context, IProcessableElementTag tag, String expression, Exposed function) {
        Object value = Written.value(context, expression);
        Class<?> type = function.stateType().orElse(null);
        if (value == null || type == null) {
            return value;
        }
        return Reference.converted(value, type, codecs)
                .orElseThrow(() -> new ProblemException(
                        Problems.wrongState(function, type, value, Places.of(tag, prefix + ":state"))));
    }

    private @Nullable String permalink(ITemplateContext context, IProcessableElementTag tag) {
        String expression = own(tag, "permalink");
        if (expression == null) {
            return null;
        }
        Object value = Written.value(context, expression);
        String path = String.valueOf(value);
        if (!path.startsWith("/") || path.startsWith("//") || path.indexOf('\\') >= 0) {
            throw new ProblemException(Problems.permalink(path, Places.of(tag, prefix + ":permalink")));
        }
        return path;
    }

    private static IModel hidden(ITemplateContext context, String name, String value) {
        IModelFactory factory = context.getModelFactory();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("type", "hidden");
        attributes.put("name", name);
        attributes.put("value", value);
        return factory.createModel(
                factory.createStandaloneElementTag("input", attributes, AttributeValueQuotes.DOUBLE, false, false));
    }
}
