package dev.postern.form;

import dev.postern.codec.Codecs;
import dev.postern.codec.Variants;
import dev.postern.http.Fields;
import dev.postern.problem.Problem;
import dev.postern.problem.ProblemException;
import dev.postern.wire.Value;
import dev.postern.words.Words;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record, or a sealed interface of records, as a form: its components by name, linked once. */
public final class Shape<T> {
    private static final int IGNORED_TOLD = 20;
    private static final int NAME_TOLD = 100;

    private final Class<T> type;
    private final Node root;
    private final List<String> names;
    private final boolean files;
    private final boolean choices;

    private Shape(Class<T> type, Node root, Shaper shaper) {
        this.type = type;
        this.root = root;
        this.names = List.copyOf(shaper.leaves());
        this.files = shaper.hasFiles();
        this.choices = shaper.hasChoices();
    }

    /** Whether a form may be read into such a type: a record, or a sealed interface of records, but not any value. */
    public static boolean isRead(Class<?> type) {
        return (type.isRecord() || Variants.isChoice(type)) && !Value.class.isAssignableFrom(type);
    }

    /**
     * Links a record, or a sealed interface of records. They need not be public.
     *
     * @throws ProblemException naming each part that no form can send, by its path
     */
    public static <T> Shape<T> of(Class<T> type, Codecs codecs) {
        Shaper shaper = new Shaper(codecs);
        return new Shape<>(type, shaper.root(type), shaper);
    }

    /**
     * The same for a type as it was declared, with its type arguments.
     *
     * @throws ProblemException also where it is no such type
     */
    public static Shape<?> of(AnnotatedType type, Codecs codecs) {
        Shaper shaper = new Shaper(codecs);
        Node root = shaper.root(type);
        return new Shape<>(root.part().type(), root, shaper);
    }

    public Class<T> type() {
        return type;
    }

    /**
     * The part that a control's name means: {@code address.city}, {@code items[0].qty} (or {@code items[].qty}, any
     * row), {@code tags}, {@code prices[eur]}; also what contains others, as {@code address}.
     */
    public Optional<Part> part(String name) {
        FieldName parsed = FieldName.of(name);
        Part part = parsed == null ? null : root.find(parsed, 0);
        return part == null ? Optional.empty() : Optional.of(part.named(name));
    }

    /**
     * The names of all controls, in the record's order, with {@code []} for any row and any key. Of a choice, those of
     * all its records behind that of their {@code kind}.
     */
    public List<String> names() {
        return names;
    }

    /** The names of all lists, rows of rows included, as {@link #names} writes them. */
    Set<String> lists() {
        Set<String> lists = new LinkedHashSet<>();
        root.lists("", lists);
        return lists;
    }

    /** Whether its form has to be multipart. */
    public boolean hasFiles() {
        return files;
    }

    /**
     * Reads a submission. Whatever was sent, this returns; what is wrong with it is said in the words given.
     *
     * <p>A field that does not convert doesn't keep the others from being checked: all errors are told at once. Records
     * in records are checked whether or not {@code @Valid} is written. Names that lead nowhere are left out.
     */
    public Bound<T> bind(Fields fields, Validation validation, Words words) {
        List<String> nowhere = new ArrayList<>(0);
        Sent sent = placed(fields, nowhere);
        Reading reading = new Reading(words, validation.check(words));
        Object value = root.read(sent, "", reading);
        return new Bound<>(
                value == Node.FAILED ? null : type.cast(value),
                inOrder(reading.errors().build()),
                nowhere.isEmpty() ? List.of() : ignored(nowhere),
                closed(fields, sent));
    }

    /**
     * The same fields with the indexes of rows as {@link Bound#sent} has them: for a submission that comes back before
     * anybody has read it.
     */
    public Fields closed(Fields fields) {
        return closed(fields, placed(fields, new ArrayList<>(0)));
    }

    private Fields closed(Fields fields, Sent sent) {
        if (!sent.hasGaps()) {
            return fields;
        }
        Gaps gaps = new Gaps();
        root.gaps(sent, "", gaps);
        return gaps.closed(fields);
    }

    /** Whether what a name carries is read, or would be if another record were chosen. */
    public boolean reads(String name) {
        FieldName parsed = name(name);
        return parsed != null && root.place(parsed, 0, null, new Content(List.of(), List.of())) != null;
    }

    private static @Nullable FieldName name(String name) {
        return name.startsWith("$") ? null : FieldName.of(name);
    }

    private Sent placed(Fields fields, List<String> nowhere) {
        Sent sent = new Sent();
        for (Arrived one : arrived(fields)) {
            if (one.name() == null || root.place(one.name(), 0, sent, one.content()) == null) {
                nowhere.add(one.as());
            }
        }
        return sent;
    }

    /**
     * Checks a record that was made elsewhere, such as the argument of a call, as {@link #bind} does one that was typed:
     * whether or not {@code @Valid} is written, and by the names its controls would have.
     */
    public FieldErrors check(T made, Validation validation, Words words) {
        Reading reading = new Reading(words, validation.check(words));
        root.check(made, "", reading);
        return inOrder(reading.errors().build());
    }

    /** What a name carries, whatever it was called; without a name where no form of ours calls anything so. */
    private record Arrived(String as, @Nullable FieldName name, Content content) {
        Arrived(String as, Content content) {
            this(as, Shape.name(as), content);
        }

        /** Kinds first, and outer ones before those in what they choose. */
        int turn() {
            return name == null || !name.isKind() ? Integer.MAX_VALUE : name.size();
        }
    }

    private List<Arrived> arrived(Fields fields) {
        List<Arrived> arrived = new ArrayList<>();
        for (String name : fields.textNames()) {
            arrived.add(new Arrived(name, new Content(fields.texts(name), List.of())));
        }
        for (String name : fields.fileNames()) {
            arrived.add(new Arrived(name, new Content(List.of(), fields.files(name))));
        }
        if (choices) {
            arrived.sort(Comparator.comparingInt(Arrived::turn));
        }
        return arrived;
    }

    private static List<String> ignored(List<String> nowhere) {
        return nowhere.stream()
                .filter(name -> !name.startsWith("$"))
                .limit(IGNORED_TOLD)
                .map(name -> name.length() > NAME_TOLD ? name.substring(0, NAME_TOLD) + "…" : name)
                .toList();
    }

    /** What is wrong with its constraints: ones that are not made for their type, or hold a pattern that is none. */
    public List<Problem> problems(Validation validation, Words words) {
        Rehearsal rehearsal = validation.rehearsal(words);
        root.rehearse(type.getSimpleName(), rehearsal);
        return rehearsal.problems();
    }

    /** The same errors in the order of the components, rows by number, the whole form last. */
    public FieldErrors inOrder(FieldErrors errors) {
        return errors.sorted(Comparator.comparing(this::ranks, Shape::compare));
    }

    private List<Integer> ranks(String field) {
        List<Integer> ranks = new ArrayList<>();
        FieldName name = FieldName.of(field);
        if (name == null) {
            ranks.add(Node.LAST);
        } else {
            root.rank(name, 0, ranks);
        }
        return ranks;
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = Integer.compare(one.get(i), other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
