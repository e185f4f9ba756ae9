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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The state of a form while it is rendered: what templates call {@code form}. */
public final class FormState {
    private static final int MOST_ROWS = 1000;
    private static final Set<String> SUFFIXES =
            Set.of(HintProcessor.SUFFIX, CountProcessor.SUFFIX, ErrorsProcessor.SUFFIX);
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,2}");

    private final FormId id;
    private final List<Exposed> functions;
    private final List<Shape<?>> shapes;
    private final @Nullable Shown shown;
    private final @Nullable Fields typed;
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
        this.typed = shown == null || shown.typed() == null ? null : closed(shown.function(), shown.typed());
        this.starting = starting;
        this.state = state;
        this.permalink = permalink;
        this.codecs = codecs;
    }

    /**
     * What comes back unread has the gaps that its rows were sent with. A function counts rows without them, also where
     * its button is bound to a row's index.
     */
    private Fields closed(@Nullable String function, Fields sent) {
        return functions.stream()
                .filter(one -> function == null || one.name().equals(function))
                .findFirst()
                .flatMap(Exposed::shape)
                .<Fields>map(shape -> shape.closed(sent))
                .orElse(sent);
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
        if (typed != null) {
            return Collections.unmodifiableMap(Typed.values(typed));
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

    /**
     * The indexes of a list's rows, as far as the form shows any; at least one of them, so that there is one to fill. As
     * many as were sent, whatever their indexes say: a name is cheaper to send than a row is to render.
     */
    public List<Integer> rows(String field) {
        String before = field + "[";
        if (typed != null) {
            return rowsTyped(before, typed);
        }
        String leaf = fieldNames().stream()
                .filter(name -> name.startsWith(before + "]"))
                .map(name -> name.substring(before.length() + 1))
                .findFirst()
                .orElse("");
        int count = 0;
        while (count < MOST_ROWS
                && texts(before + count + "]" + leaf).filter(t -> !t.isEmpty()).isPresent()) {
            count++;
        }
        return IntStream.range(0, Math.max(1, count)).boxed().toList();
    }

    private List<Integer> rowsTyped(String before, Fields typed) {
        SortedSet<Integer> indexes = new TreeSet<>();
        for (Set<String> names : List.of(typed.textNames(), typed.fileNames())) {
            for (String name : names) {
                int index = name.startsWith(before) ? indexAt(name, before.length()) : -1;
                if (index >= 0 && !indexes.contains(index) && isRead(name)) {
                    indexes.add(index);
                }
            }
        }
        return indexes.isEmpty() ? List.of(0) : List.copyOf(indexes);
    }

    private boolean isRead(String name) {
        return readsAnything() || shapes.stream().anyMatch(shape -> shape.reads(name));
    }

    private static int indexAt(String name, int from) {
        int end = name.indexOf(']', from);
        String index = end < 0 ? "" : name.substring(from, end);
        return INDEX.matcher(index).matches() ? Integer.parseInt(index) : -1;
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
        if (typed != null) {
            return Optional.of(typed.texts(field));
        }
        if (starting != null) {
            return at(starting, field);
        }
        return state == null ? Optional.empty() : at(state, field);
    }

    private Optional<List<String>> at(Object source, String field) {
        Taints.refuse(source, Typed.parts(field));
        // Of a record of some sealed interface, a field that happens to be called "kind" shows nothing.
        boolean kind = part(field).map(part -> !part.kinds().isEmpty()).orElse(true);
        return Values.at(source, field, kind, codecs);
    }

    /** The id of a field's control, or of the option of a radio or checkbox with this value. */
    String idOf(String field, @Nullable String value) {
        String control = id.prefix() + "-" + inId(field);
        if (value == null) {
            return control;
        }
        // The names that an id of the field itself may end with.
        boolean taken = SUFFIXES.contains(value);
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
