package dev.postern.template;

import dev.postern.problem.Place;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.IProcessableElementTag;

/** Where in its template something stands. */
final class Places {
    private Places() {}

    static Place of(IProcessableElementTag tag) {
        return new Place(name(tag.getTemplateName()), tag.getLine(), tag.getCol());
    }

    static Place of(IProcessableElementTag tag, String attribute) {
        IAttribute found = tag.getAttribute(attribute);
        return found == null ? of(tag) : new Place(name(tag.getTemplateName()), found.getLine(), found.getCol());
    }

    static String name(String template) {
        return template.endsWith(".html") ? template : template + ".html";
    }
}
