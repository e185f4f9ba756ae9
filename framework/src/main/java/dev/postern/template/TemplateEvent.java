package dev.postern.template;

import java.util.List;

/** One step of reading a template, as Thymeleaf's own parser takes it, in plain data. Each open has its close. */
public sealed interface TemplateEvent {
    int line();

    int column();

    /**
     * An attribute as it is written, its entities read.
     *
     * @param value "" where there is none
     */
    record Attribute(String name, String value, int line, int column) {}

    /** An element opens. One without a body is followed by its close. */
    record Open(String element, List<Attribute> attributes, int line, int column) implements TemplateEvent {}

    /** The innermost open element closes, by its tag or because the parser closes it. */
    record Close(int line, int column) implements TemplateEvent {}

    /** Text between tags. Inlined expressions are elements {@code th:block} already, save in scripts and styles. */
    record Text(String text, int line, int column) implements TemplateEvent {}
}
