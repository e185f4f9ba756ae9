package dev.postern.form;

import dev.postern.codec.Codecs;
import dev.postern.upload.Upload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One part of a form's record, as a template sees it: what fills it, and what its control should say. */
public final class Part {
    private final String name;
    private final Class<?> type;
    private final boolean list;
    private final boolean optional;
    private final boolean required;
    private final Markup markup;
    private final boolean sure;
    private final List<String> kinds;
    private final Codecs codecs;
    /** By control; templates ask the same on every rendering. */
    private final Map<String, Map<String, String>> said;

    Part(String name, Class<?> type, boolean list, boolean optional, boolean required, Markup markup, Codecs codecs) {
        this(
                name,
                type,
                list,
                optional,
                required,
                markup,
                isSure(type, list),
                List.of(),
                codecs,
                new ConcurrentHashMap<>());
    }

    private Part(
            String name,
            Class<?> type,
            boolean list,
            boolean optional,
            boolean required,
            Markup markup,
            boolean sure,
            List<String> kinds,
            Codecs codecs,
            Map<String, Map<String, String>> said) {
        this.name = name;
        this.type = type;
        this.list = list;
        this.optional = optional;
        this.required = required;
        this.markup = markup;
        this.sure = sure;
        this.kinds = kinds;
        this.codecs = codecs;
        this.said = said;
    }

    /** As it was asked for; in {@link Shape#names} with {@code []} for any row and any key. */
    public String name() {
        return name;
    }

    Part named(String asked) {
        return asked.equals(name)
                ? this
                : new Part(asked, type, list, optional, required, markup, sure, kinds, codecs, said);
    }

    Part optional(boolean still) {
        return new Part(name, type, list, true, still, markup, sure, kinds, codecs, new ConcurrentHashMap<>());
    }

    /** The control that says which record is meant. */
    Part of(Collection<String> all) {
        return new Part(name, type, list, optional, required, markup, sure, List.copyOf(all), codecs, said);
    }

    /** What its control may send, where that says which record of a sealed interface is meant; else empty. */
    public List<String> kinds() {
        return kinds;
    }

    /**
     * What parts of one name have in common.
     *
     * @param everywhere whether there is such a part whichever record is chosen
     */
    static Part agreed(List<Part> parts, boolean everywhere) {
        Part first = parts.get(0);
        return new Part(
                first.name,
                parts.stream().allMatch(part -> part.type == first.type) ? first.type : String.class,
                parts.stream().allMatch(Part::isList),
                !everywhere || parts.stream().anyMatch(Part::isOptional),
                everywhere && parts.stream().allMatch(Part::isRequired),
                new Agreed(parts),
                parts.stream().noneMatch(Part::canBeWrong),
                parts.stream().allMatch(part -> part.kinds.equals(first.kinds)) ? first.kinds : List.of(),
                first.codecs,
                new ConcurrentHashMap<>());
    }

    /** Any text is one, and a flag is there or not. */
    private static boolean isSure(Class<?> type, boolean list) {
        return type == String.class || (!list && (type == boolean.class || type == Boolean.class));
    }

    /**
     * What one value of it is: a simple type, an enum, {@code Upload}, a record, or a sealed interface of records; of a
     * list its elements' type. Of what several records of a choice have under one name, {@code String} unless all agree.
     */
    public Class<?> type() {
        return type;
    }

    /** Whether it holds several values: a list, set, array or map. */
    public boolean isList() {
        return list;
    }

    /** Whether it is yes or no. */
    public boolean isFlag() {
        return !list && (type == boolean.class || type == Boolean.class);
    }

    public boolean isFile() {
        return Upload.class.isAssignableFrom(type);
    }

    /** Whether it is declared {@code Optional} or {@code @Nullable}. */
    public boolean isOptional() {
        return optional;
    }

    /**
     * Whether leaving it empty is an error, by its type or by a constraint. What only some records of a choice have may
     * be left empty, since others may be chosen.
     */
    public boolean isRequired() {
        return required;
    }

    /** Whether anything that is sent for it could be refused. */
    public boolean canBeWrong() {
        return required || !sure || !attributes("text").isEmpty();
    }

    /**
     * The HTML attributes that say to a browser what the constraints say to us, in a steady order; an attribute without
     * a value, as {@code required}, has the value "". What an author wrote in the template should win over them.
     *
     * @param control an input's {@code type}, or {@code textarea} or {@code select}
     */
    public Map<String, String> attributes(String control) {
        // What a page makes up for a control's type is answered, but not remembered.
        return Attributes.CONTROLS.contains(control)
                ? said.computeIfAbsent(control, known -> markup.of(known, required, list))
                : markup.of(control, required, list);
    }

    /** A value of this part as its control would send it; a flag is {@code true} or {@code false}. */
    public List<String> texts(@Nullable Object value) {
        return texts(value, codecs);
    }

    static List<String> texts(@Nullable Object value, Codecs codecs) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.map(inner -> texts(inner, codecs)).orElse(List.of());
        }
        Iterable<?> several = null;
        if (value instanceof Iterable<?> values && !(value instanceof Path)) {
            several = values;
        } else if (value instanceof Object[] values) {
            several = Arrays.asList(values);
        }
        if (several == null) {
            return codecs.text(value).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (Object one : several) {
            if (one != null) {
                codecs.text(one).ifPresent(texts::add);
            }
        }
        return texts;
    }
}
