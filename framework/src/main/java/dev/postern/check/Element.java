package dev.postern.check;

import dev.postern.problem.Place;
import dev.postern.template.ParsedTemplate;
import dev.postern.template.TemplateEvent;
import dev.postern.template.TemplateReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element of a template with what is in it; the template as a whole is one without a name. */
final class Element {
    private static final Set<String> OURS = Set.copyOf(TemplateReader.attributes());

    private final String file;
    private final String name;
    private final int line;
    private final int column;
    private final Map<String, TemplateEvent.Attribute> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final List<TemplateEvent.Text> texts = new ArrayList<>();
    private final @Nullable Element parent;

    private Element(String file, String name, int line, int column, @Nullable Element parent) {
        this.file = file;
        this.name = name;
        this.line = line;
        this.column = column;
        this.parent = parent;
    }

    static Element of(ParsedTemplate template) {
        Element root = new Element(template.file(), "", 0, 0, null);
        Deque<Element> open = new ArrayDeque<>();
        open.push(root);
        for (TemplateEvent event : template.events()) {
            Element around = open.peek() == null ? root : open.element();
            if (event instanceof TemplateEvent.Open tag) {
                Element element = new Element(template.file(), tag.element(), tag.line(), tag.column(), around);
                tag.attributes().forEach(attribute -> element.attributes.put(key(attribute.name()), attribute));
                around.children.add(element);
                open.push(element);
            } else if (event instanceof TemplateEvent.Close && open.size() > 1) {
                open.pop();
            } else if (event instanceof TemplateEvent.Text text) {
                around.texts.add(text);
            }
        }
        return root;
    }

    /** One spelling for {@code th:text} and {@code data-th-text}; what is an author's own data stays that. */
    private static String key(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        if (name.startsWith("data-th-")) {
            return "th:" + name.substring("data-th-".length());
        }
        String ours = name.startsWith("data-post-") ? "post:" + name.substring("data-post-".length()) : "";
        return OURS.contains(ours) ? ours : name;
    }

    String file() {
        return file;
    }

    /** In lower case, as {@code input}. */
    String name() {
        return name;
    }

    int line() {
        return line;
    }

    List<Element> children() {
        return children;
    }

    List<TemplateEvent.Text> texts() {
        return texts;
    }

    @Nullable
    Element parent() {
        return parent;
    }

    Collection<String> attributes() {
        return attributes.keySet();
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** Whether the attribute is written, or computed by Thymeleaf. */
    boolean hasAny(String attribute) {
        return has(attribute) || has("th:" + attribute) || sets(attribute);
    }

    /** Whether {@code th:attr} or one of its kin sets it. */
    boolean sets(String attribute) {
        for (String kin : List.of("th:attr", "th:attrappend", "th:attrprepend")) {
            String written = value(kin);
            if (written != null && written.matches("(?s)(.*,)?\\s*" + attribute + "\\s*=.*")) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    String value(String attribute) {
        TemplateEvent.Attribute found = attributes.get(attribute);
        return found == null ? null : found.value();
    }

    /** The attribute as its author spelt it. */
    String spelt(String attribute) {
        TemplateEvent.Attribute found = attributes.get(attribute);
        return found == null ? attribute : found.name();
    }

    Place place() {
        return new Place(file, line, column);
    }

    Place place(String attribute) {
        TemplateEvent.Attribute found = attributes.get(attribute);
        return found == null ? place() : new Place(file, found.line(), found.column());
    }

    boolean isIn(Element other) {
        for (Element at = this; at != null; at = at.parent) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Element around(String element) {
        for (Element at = parent; at != null; at = at.parent) {
            if (at.name.equals(element)) {
                return at;
            }
        }
        return null;
    }

    /** What kind of control it is, in the words of {@code type}; empty where it is computed; null if it is none. */
    @Nullable
    String control() {
        if (name.equals("select") || name.equals("textarea")) {
            return name;
        }
        if (name.equals("button")) {
            String type = value("type");
            return type == null || type.isEmpty() ? "submit" : type.toLowerCase(Locale.ROOT);
        }
        if (!name.equals("input")) {
            return null;
        }
        if (has("th:type") || sets("type")) {
            return "";
        }
        String type = value("type");
        return type == null || type.isEmpty() ? "text" : type.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "<" + name + "> " + place();
    }
}
