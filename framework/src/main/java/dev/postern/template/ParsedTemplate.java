package dev.postern.template;

import java.util.List;

/**
 * A template as its parser reads it.
 *
 * @param file the name an author knows it by
 * @param text its source: the parser leaves out comments that are for authors alone
 */
public record ParsedTemplate(String file, List<TemplateEvent> events, String text) {
    public ParsedTemplate {
        events = List.copyOf(events);
    }
}
