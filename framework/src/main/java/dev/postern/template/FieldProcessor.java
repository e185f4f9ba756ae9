package dev.postern.template;

import dev.postern.form.Part;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import dev.postern.upload.Upload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.unbescape.html.HtmlEscape;

/** Makes a control that of a field: id, name, value, constraints, and what is wrong with it. */
final class FieldProcessor extends PosternProcessor {
    /** What the options of a select ask: which of them are chosen. */
    static final String CHOSEN = "$chosen";

    private static final String LONGEST = "maxlength";
    private static final Set<String> BUTTONS = Set.of("submit", "image", "button", "reset");
    private static final Map<Class<?>, String> TYPES = Map.of(
            LocalDate.class, "date",
            LocalTime.class, "time",
            LocalDateTime.class, "datetime-local",
            YearMonth.class, "month",
            Upload.class, "file",
            boolean.class, "checkbox",
            Boolean.class, "checkbox");
    private static final Set<Class<?>> WHOLE =
            Set.of(byte.class, short.class, int.class, long.class, Byte.class, Short.class, Integer.class, Long.class);
    private static final Set<Class<?>> BROKEN =
            Set.of(float.class, double.class, Float.class, Double.class, BigDecimal.class);

    private final String prefix;
    private final TemplateIndex index;

    FieldProcessor(String prefix, TemplateIndex index) {
        super(prefix, "field", LATE);
        this.prefix = prefix;
        this.index = index;
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Place place = Places.of(tag, attribute());
        String field = Written.text(context, value).trim();
        FormState form = formOf(context, tag);
        Part part = part(form, field, place);
        String element = element(tag);
        List<String> errors = form.fieldErrors().of(field);
        if (element.equals("fieldset")) {
            group(Rendering.of(context), form, tag, field, errors, structure);
            return;
        }
        String control = control(tag, element, part, structure, place);
        boolean choice = control.equals("radio") || (control.equals("checkbox") && tag.hasAttribute("value"));
        String own = choice ? value(tag, control, place) : null;
        String authors = valueOf(tag, "id");
        String id = authors != null ? authors : form.idOf(field, own);
        set(structure, "id", id);
        set(structure, "name", field);
        form.control(field, id);
        boolean counted = isCounted(context, tag);
        if (part != null) {
            part.attributes(control).forEach((name, text) -> {
                // What is counted may be too long for a while: nothing is cut off.
                if (!(counted && name.equals(LONGEST))) {
                    setIfAbsent(tag, structure, name, text);
                }
            });
        }
        if (counted) {
            CountProcessor.leave(structure, form, field, longest(part, field, place));
        } else {
            structure.removeAttribute(prefix, "count");
        }
        // Absent while valid: "required" alone must not read as "wrong".
        if (errors.isEmpty()) {
            structure.removeAttribute("aria-invalid");
        } else {
            set(structure, "aria-invalid", "true");
        }
        boolean grouped = choice && index.of(context, tag.getTemplateName()).isGrouped(tag);
        if (!grouped) {
            describe(Rendering.of(context), form, tag, field, errors, counted, structure);
        }
        fill(form, field, control, own, structure);
    }

    /** {@code post:count}, or {@code post:count="${…}"} where a fragment leaves it to whoever uses it. */
    private boolean isCounted(ITemplateContext context, IProcessableElementTag tag) {
        String name = tag.hasAttribute(prefix + ":count") ? prefix + ":count" : "data-" + prefix + "-count";
        if (!tag.hasAttribute(name)) {
            return false;
        }
        String written = valueOf(tag, name);
        return written == null
                || written.isEmpty()
                || Written.text(context, written).equals("true");
    }

    private static String longest(@Nullable Part part, String field, Place place) {
        // As a single line would say it: HTML has the same for a textarea, but browsers cut there without a word.
        String longest = part == null ? null : part.attributes("text").get(LONGEST);
        if (longest == null) {
            throw new ProblemException(TemplateProblems.countless(field, place));
        }
        return longest;
    }

    private @Nullable Part part(FormState form, String field, Place place) {
        Optional<Part> part = form.part(field);
        if (part.isEmpty() && !form.readsAnything()) {
            throw new ProblemException(
                    TemplateProblems.unknownField(attribute(), field, form.places(), form.fieldNames(), place));
        }
        return part.orElse(null);
    }

    /** What kind of control this is; an input without a type gets the one that fits its field. */
    private String control(
            IProcessableElementTag tag,
            String element,
            @Nullable Part part,
            IElementTagStructureHandler structure,
            Place place) {
        if (element.equals("select") || element.equals("textarea")) {
            return element;
        }
        String type = tag.getAttributeValue("type");
        if (!element.equals("input") || (type != null && BUTTONS.contains(type))) {
            throw new ProblemException(TemplateProblems.misplaced(
                    attribute(), element, "an <input>, <select>, <textarea> or <fieldset>", place));
        }
        if (type != null && !type.isEmpty()) {
            return type.toLowerCase(Locale.ROOT);
        }
        String fitting = part == null ? null : TYPES.get(part.type());
        if (fitting != null) {
            set(structure, "type", fitting);
            return fitting;
        }
        if (part != null && !tag.hasAttribute("inputmode")) {
            // Not type=number: it drops what it cannot read, scrolls away, and says nothing.
            if (WHOLE.contains(part.type()) || part.type() == BigInteger.class) {
                set(structure, "inputmode", "numeric");
            } else if (BROKEN.contains(part.type())) {
                set(structure, "inputmode", "decimal");
            }
        }
        return "text";
    }

    private static String value(IProcessableElementTag tag, String control, Place place) {
        String value = valueOf(tag, "value");
        if (value == null) {
            throw new ProblemException(TemplateProblems.noValue(control, place));
        }
        return value;
    }

    private static void group(
            Rendering rendering,
            FormState form,
            IProcessableElementTag tag,
            String field,
            List<String> errors,
            IElementTagStructureHandler structure) {
        setIfAbsent(tag, structure, "id", form.idOf(field, null));
        describe(rendering, form, tag, field, errors, false, structure);
    }

    /** Names what describes a control. A hint may stand behind it, or inside its fieldset: it is looked for at the end. */
    private static void describe(
            Rendering rendering,
            FormState form,
            IProcessableElementTag tag,
            String field,
            List<String> errors,
            boolean counted,
            IElementTagStructureHandler structure) {
        String own = valueOf(tag, "aria-describedby");
        structure.removeAttribute("aria-describedby");
        rendering.late().attribute(structure, "aria-describedby", rest -> {
            StringJoiner ids = new StringJoiner(" ");
            if (own != null) {
                ids.add(own);
            }
            if (form.hasHint(field)) {
                ids.add(HintProcessor.id(form, field));
            }
            if (counted) {
                ids.add(CountProcessor.id(form, field));
            }
            if (!errors.isEmpty()) {
                ids.add(ErrorsProcessor.id(form, field));
            }
            return ids.length() == 0 ? null : ids.toString();
        });
    }

    private static void fill(
            FormState form, String field, String control, @Nullable String own, IElementTagStructureHandler structure) {
        Optional<List<String>> texts = form.texts(field);
        switch (control) {
            case "password" -> structure.removeAttribute("value");
            case "file" -> {}
            case "radio", "checkbox" ->
                texts.ifPresent(chosen -> mark(
                        structure,
                        "checked",
                        own != null ? chosen.contains(own) : chosen.contains("true") || chosen.contains("on")));
            case "select" -> texts.ifPresent(chosen -> structure.setLocalVariable(CHOSEN, Set.copyOf(chosen)));
            case "textarea" ->
                texts.ifPresent(chosen -> {
                    String text = chosen.isEmpty() ? "" : chosen.get(0);
                    // A parser drops the first line end of a textarea: give it one to drop.
                    String kept = text.startsWith("\n") ? "\n" + text : text;
                    structure.setBody(HtmlEscape.escapeHtml4Xml(kept), false);
                });
            default -> texts.ifPresent(chosen -> set(structure, "value", chosen.isEmpty() ? "" : chosen.get(0)));
        }
    }

    private static void mark(IElementTagStructureHandler structure, String attribute, boolean on) {
        if (on) {
            set(structure, attribute, attribute);
        } else {
            structure.removeAttribute(attribute);
        }
    }
}
