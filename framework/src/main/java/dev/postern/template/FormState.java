package dev.postern.template;

import dev.postern.binding.FormId;
import dev.postern.codec.Codecs;
import dev.postern.form.FieldErrors;
import dev.postern.form.Part;
import dev.postern.form.Shape;
import dev.postern.form.Values;
import dev.postern.function.Exposed;
import dev.postern.http.Fields;
import dev.postern.page.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The state of a form while it is rendered: what templates call {@code form}. */
public final class FormState {
    private static final int MOST_ROWS = 1000;

    private final FormId id;
    private final List<Exposed> functions;
    private final List<Shape<?>> shapes;
    private final @Nullable Shown shown;
    private final @Nullable Object starting;
    private final @Nullable Object state;
    private final @Nullable String permalink;
    private final Codecs codecs;
    private final Map<String, String> controls = new LinkedHashMap<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<String> hints = new HashSet<>();

    /**
     * @param starting what {@code th:object} gave, or null
     * @param state the state it shows, new or initial, or null
     * @param permalink where it lands, or null
     */
    FormState(
            FormId id,
            List<Exposed> functions,
            List<Shape<?>> shapes,
            @Nullable Shown shown,
            @Nullable Object starting,
            @Nullable Object state,
            @Nullable String permalink,
            Codecs codecs) {
        this.id = id;
        this.functions = List.copyOf(functions);
        this.shapes = List.copyOf(shapes);
        this.shown = shown;
        this.starting = starting;
        this.state = state;
        this.permalink = permalink;
        this.codecs = codecs;
    }

    /** The last returned value, or the initial one. */
    public @Nullable Object state() {
        return state;
    }

    /** Whether this page answers a success of this form. */
    public boolean done() {
        return shown != null && shown.done();
    }

    /** What is wrong, by field; the form as a whole is {@code errors['']}. */
    public Map<String, List<String>> errors() {
        Map<String, List<String>> byField = new LinkedHashMap<>();
        for (FieldErrors.Entry entry : fieldErrors().entries()) {
            byField.computeIfAbsent(entry.field(), f -> new ArrayList<>()).add(entry.message());
        }
        return byField;
    }

    /** What the controls show, by field: texts, lists of texts, and rows as lists of what has the fields of a row. */
    public Map<String, Object> values() {
        if (shown != null && shown.typed() != null) {
            return Collections.unmodifiableMap(Typed.values(shown.typed()));
        }
        Object source = starting != null ? starting : state;
        Map<String, Object> values = new LinkedHashMap<>();
        for (Shape<?> shape : shapes) {
            for (String name : shape.names()) {
                String top = Typed.first(name);
                if (!values.containsKey(top)) {
                    valueOf(source, top).ifPresent(value -> values.put(top, value));
                }
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /** The indexes of a list's rows, as far as the form shows any; at least one of them, so that there is one to fill. */
    public List<Integer> rows(String field) {
        String before = field + "[";
        int count = 0;
        if (shown != null && shown.typed() != null) {
            Fields typed = shown.typed();
            for (Set<String> names : List.of(typed.textNames(), typed.fileNames())) {
                for (String name : names) {
                    count = Math.max(count, name.startsWith(before) ? indexAt(name, before.length()) + 1 : 0);
                }
            }
        } else {
            String leaf = fieldNames().stream()
                    .filter(name -> name.startsWith(before + "]"))
                    .map(name -> name.substring(before.length() + 1))
                    .findFirst()
                    .orElse("");
            while (count < MOST_ROWS
                    && texts(before + count + "]" + leaf)
                            .filter(t -> !t.isEmpty())
                            .isPresent()) {
                count++;
            }
        }
        return IntStream.range(0, Math.max(1, Math.min(count, MOST_ROWS)))
                .boxed()
                .toList();
    }

    private static int indexAt(String name, int from) {
        int index = 0;
        int at = from;
        while (at < name.length() && at < from + 3 && Character.isDigit(name.charAt(at))) {
            index = index * 10 + Character.digit(name.charAt(at++), 10);
        }
        return at > from && at < name.length() && name.charAt(at) == ']' ? index : -1;
    }

    private Optional<Object> valueOf(@Nullable Object source, String name) {
        if (source != null) {
            Taints.refuse(source, List.of(name));
        }
        Object value = source == null ? null : Members.valueOf(source, name);
        if ((value instanceof Iterable<?> several && hasRows(several))
                || value instanceof Map<?, ?>
                || value instanceof Record) {
            return Optional.ofNullable(value);
        }
        return texts(name).map(texts -> texts.size() == 1 && !(value instanceof Iterable<?>) ? texts.get(0) : texts);
    }

    private static boolean hasRows(Iterable<?> values) {
        for (Object value : values) {
            return value instanceof Record || value instanceof Map<?, ?>;
        }
        return false;
    }

    /** The function that the pressed button called, by its name; null where this page answers no submission of it. */
    public @Nullable String button() {
        return shown == null ? null : shown.function();
    }

    FormId id() {
        return id;
    }

    @Nullable
    String permalink() {
        return permalink;
    }

    @Nullable
    Shown shown() {
        return shown;
    }

    FieldErrors fieldErrors() {
        return shown == null ? FieldErrors.NONE : shown.errors();
    }

    /** Whether any function of this form says which fields there are: raw {@code FormData} reads every name. */
    boolean readsAnything() {
        return functions.stream()
                .anyMatch(f -> f.typed().isPresent() && f.shape().isEmpty());
    }

    Optional<Part> part(String field) {
        for (Shape<?> shape : shapes) {
            Optional<Part> part = shape.part(field);
            if (part.isPresent()) {
                return part;
            }
        }
        return Optional.empty();
    }

    List<String> places() {
        return functions.stream().map(Exposed::place).toList();
    }

    List<String> fieldNames() {
        return shapes.stream().flatMap(s -> s.names().stream()).distinct().toList();
    }

    /** What a control shows; empty where only its author says. */
    Optional<List<String>> texts(String field) {
        if (shown != null && shown.typed() != null) {
            return Optional.of(shown.typed().texts(field));
        }
        if (starting != null) {
            return at(starting, field);
        }
        return state == null ? Optional.empty() : at(state, field);
    }

    private Optional<List<String>> at(Object source, String field) {
        Taints.refuse(source, Typed.parts(field));
        return Values.at(source, field, codecs);
    }

    /** The id of a field's control, or of the option of a radio or checkbox with this value. */
    String idOf(String field, @Nullable String value) {
        String control = id.prefix() + "-" + inId(field);
        if (value == null) {
            return control;
        }
        // The two names that an id of the field itself may end with.
        boolean taken = value.equals(HintProcessor.SUFFIX) || value.equals(ErrorsProcessor.SUFFIX);
        return control + "-" + FormId.inId(value) + (taken ? "~" : "");
    }

    /** {@code items[0].qty} is {@code items-0-qty}. */
    private static String inId(String field) {
        StringBuilder id = new StringBuilder(field.length());
        int start = 0;
        boolean bracketed = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == (bracketed ? ']' : '[') || (c == '.' && !bracketed)) {
                id.append(FormId.inId(field.substring(start, i))).append(c == ']' ? "" : "-");
                bracketed = c == '[';
                // What follows a bracket begins with a separator of its own.
                start = i + 1;
            }
        }
        return id.append(FormId.inId(field.substring(start))).toString();
    }

    /** Notes that a field has a control; the first one is where a summary's link leads. */
    void control(String field, String htmlId) {
        controls.putIfAbsent(field, htmlId);
        fields.add(field);
    }

    Map<String, String> controls() {
        return controls;
    }

    Set<String> fields() {
        return fields;
    }

    void hint(String field) {
        hints.add(field);
    }

    boolean hasHint(String field) {
        return hints.contains(field);
    }

    @Override
    public String toString() {
        return "form";
    }
}
