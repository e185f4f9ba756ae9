package dev.postern.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.ITemplateEvent;
import org.thymeleaf.templatemode.TemplateMode;

/** What a template says further down than where it is being rendered: read once from its parsed form. */
final class TemplateIndex {
    private final Map<String, Facts> byTemplate = new ConcurrentHashMap<>();
    private final String prefix;
    private final boolean keeps;

    /**
     * @param keeps whether templates stay what they are while we run
     */
    TemplateIndex(String prefix, boolean keeps) {
        this.prefix = prefix;
        this.keeps = keeps;
    }

    Facts of(ITemplateContext context, String template) {
        Facts known = byTemplate.get(template);
        if (known != null) {
            return known;
        }
        TemplateModel model = context.getConfiguration()
                .getTemplateManager()
                .parseStandalone(context, template, null, TemplateMode.HTML, keeps, true);
        Facts facts = new Facts(prefix);
        for (int i = 0; i < model.size(); i++) {
            facts.read(model.get(i));
        }
        if (keeps) {
            byTemplate.put(template, facts);
        }
        return facts;
    }

    /**
     * What a form's tag does not say of it.
     *
     * @param buttons the functions of its buttons
     * @param hasObject whether it has starting values of its own
     * @param hasFileControl whether somebody chooses a file in it
     */
    record FormFacts(Set<String> buttons, boolean hasObject, boolean hasFileControl) {
        static final FormFacts NONE = new FormFacts(Set.of(), false, false);
    }

    /** Those of one template. */
    static final class Facts {
        private final String prefix;
        private final Map<Long, Building> forms = new HashMap<>();
        private final Map<String, Building> formsById = new HashMap<>();
        private final Map<String, List<String>> buttonsElsewhere = new HashMap<>();
        private final Map<String, String> idsOfControls = new HashMap<>();
        private final Set<Long> grouped = new HashSet<>();
        private final Deque<Building> openForms = new ArrayDeque<>();
        private final Deque<String> openGroups = new ArrayDeque<>();

        private static final class Building {
            final Set<String> buttons = new HashSet<>();
            boolean hasObject;
            boolean hasFileControl;
        }

        private Facts(String prefix) {
            this.prefix = prefix;
        }

        FormFacts form(IProcessableElementTag tag) {
            Building form = forms.get(at(tag));
            return form == null ? FormFacts.NONE : new FormFacts(form.buttons, form.hasObject, form.hasFileControl);
        }

        /** The id that its author gave a field's control, or null. */
        @Nullable
        String idOfControl(String field) {
            return idsOfControls.get(field);
        }

        /** Whether a fieldset around this choice speaks for all of its options. */
        boolean isGrouped(IProcessableElementTag tag) {
            return grouped.contains(at(tag));
        }

        private static long at(IProcessableElementTag tag) {
            return (long) tag.getLine() << 32 | tag.getCol();
        }

        private @Nullable String own(IProcessableElementTag tag, String name) {
            String value = PosternProcessor.valueOf(tag, prefix + ":" + name);
            return value != null ? value : PosternProcessor.valueOf(tag, "data-" + prefix + "-" + name);
        }

        private void read(ITemplateEvent event) {
            if (event instanceof IProcessableElementTag tag) {
                open(tag, event instanceof IOpenElementTag);
            } else if (event instanceof ICloseElementTag close) {
                close(close.getElementCompleteName());
            }
        }

        private void close(String element) {
            if (element.equalsIgnoreCase("form")) {
                openForms.poll();
            } else if (element.equalsIgnoreCase("fieldset")) {
                openGroups.poll();
            }
        }

        private void open(IProcessableElementTag tag, boolean hasBody) {
            String element = tag.getElementCompleteName();
            String field = own(tag, "field");
            if (element.equalsIgnoreCase("form")) {
                form(tag, hasBody);
            } else if (element.equalsIgnoreCase("fieldset") && hasBody) {
                openGroups.push(field == null ? "" : field);
            } else if (field != null) {
                String id = PosternProcessor.valueOf(tag, "id");
                if (id != null) {
                    idsOfControls.putIfAbsent(field, id);
                }
                if (openGroups.contains(field)) {
                    grouped.add(at(tag));
                }
            }
            Building form = openForms.peek();
            String action = own(tag, "formaction");
            if (action != null) {
                String function = Reference.parse(action).name();
                String elsewhere = PosternProcessor.valueOf(tag, "form");
                if (elsewhere != null && formsById.containsKey(elsewhere)) {
                    formsById.get(elsewhere).buttons.add(function);
                } else if (elsewhere != null) {
                    buttonsElsewhere
                            .computeIfAbsent(elsewhere, id -> new ArrayList<>())
                            .add(function);
                } else if (form != null) {
                    form.buttons.add(function);
                }
            }
            if (form != null && "file".equals(tag.getAttributeValue("type"))) {
                form.hasFileControl = true;
            }
        }

        private void form(IProcessableElementTag tag, boolean hasBody) {
            Building form = new Building();
            form.hasObject =
                    tag.getAttributeValue("th:object") != null || tag.getAttributeValue("data-th-object") != null;
            forms.put(at(tag), form);
            String id = PosternProcessor.valueOf(tag, "id");
            if (id != null) {
                formsById.put(id, form);
                form.buttons.addAll(buttonsElsewhere.getOrDefault(id, List.of()));
            }
            if (hasBody) {
                openForms.push(form);
            }
        }
    }
}
