package dev.postern.form;

import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.codec.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One of several records; what its control {@code kind} sends says which. What the fields of the others send is kept, so
 * that a page which shows them all shows it again, and is not read.
 *
 * @param kind reads the text that means a record, and gives its node
 * @param agreed what fields are that several records have, as they were asked for
 */
record Choice(Scalar kind, Map<String, Nested> variants, Map<List<Part>, Part> agreed, Part part) implements Node {
    private static final int KIND = 0;
    private static final int CHOSEN = 1;
    private static final int PLACES = 2;

    Choice(Part kind, Map<String, Nested> variants, Part part) {
        this(new Scalar(part.type(), new Kinds(variants), "choice", kind), variants, new ConcurrentHashMap<>(), part);
    }

    /** Reads a kind; nobody writes one by it. */
    private record Kinds(Map<String, Nested> variants) implements ValueCodec<Nested> {
        @Override
        public Decoded<Nested> decode(String text) {
            Nested variant = variants.get(text);
            return variant == null ? new Decoded.Refused<>("") : new Decoded.Value<>(variant);
        }

        @Override
        public String encode(Nested variant) {
            return Variants.kind(variant.link().type());
        }
    }

    @Override
    public @Nullable Sent place(FieldName name, int at, @Nullable Sent sent, Content content) {
        Sent here = sent == null ? new Sent() : sent;
        if (Variants.KIND.equals(name.word(at))) {
            return placed(here, KIND, kind.place(name, at + 1, here.component(KIND), content));
        }
        // Kinds were placed before all that may depend on them.
        Nested chosen = chosen(here);
        Sent placed =
                chosen == null ? null : placed(here, CHOSEN, chosen.place(name, at, here.component(CHOSEN), content));
        if (placed != null) {
            return placed;
        }
        for (Nested variant : variants.values()) {
            // Only asked whether the name leads anywhere in it, so that what comes of that is thrown away: placed in
            // what
            // other names brought, it would be read.
            if (variant.place(name, at, null, content) != null) {
                here.putAside(content);
                return here;
            }
        }
        return null;
    }

    private static @Nullable Sent placed(Sent here, int index, @Nullable Sent placed) {
        if (placed == null) {
            return null;
        }
        here.component(index, PLACES, placed);
        return here;
    }

    private @Nullable Nested chosen(Sent sent) {
        Sent sentKind = sent.component(KIND);
        return sentKind == null || sentKind.texts().size() != 1
                ? null
                : variants.get(sentKind.texts().get(0));
    }

    @Override
    public @Nullable Part find(FieldName name, int at) {
        if (at == name.size()) {
            return part;
        }
        if (Variants.KIND.equals(name.word(at))) {
            return kind.find(name, at + 1);
        }
        List<Part> parts = new ArrayList<>(variants.size());
        for (Nested variant : variants.values()) {
            Part found = variant.find(name, at);
            if (found != null) {
                parts.add(found);
            }
        }
        return parts.isEmpty()
                ? null
                : agreed.computeIfAbsent(parts, all -> Part.agreed(all, all.size() == variants.size()));
    }

    @Override
    public boolean isEmpty(@Nullable Sent sent) {
        if (sent == null || sent.isBlank()) {
            return true;
        }
        // Whoever chose none of them chose, whatever the fields of all of them hold.
        Sent sentKind = sent.component(KIND);
        return sentKind != null && sentKind.texts().equals(List.of(""));
    }

    @Override
    public @Nullable Object read(@Nullable Sent sent, String name, Reading reading) {
        Object chosen = kind.read(sent == null ? null : sent.component(KIND), inside(name, Variants.KIND), reading);
        return chosen instanceof Nested variant
                ? variant.read(sent == null ? null : sent.component(CHOSEN), name, reading)
                : FAILED;
    }

    /** The node of a record that was made. */
    Nested of(Object made) {
        for (Nested variant : variants.values()) {
            if (variant.link().type() == made.getClass()) {
                return variant;
            }
        }
        throw new IllegalArgumentException("sealed, and all records are known");
    }

    @Override
    public void gaps(Sent sent, String name, Gaps gaps) {
        Nested chosen = chosen(sent);
        Sent sentChosen = sent.component(CHOSEN);
        if (chosen != null && sentChosen != null) {
            chosen.gaps(sentChosen, name, gaps);
        }
    }

    private static String inside(String name, String own) {
        return name.isEmpty() ? own : name + "." + own;
    }

    @Override
    public void check(@Nullable Object value, String name, Reading reading) {
        if (value != null) {
            of(value).check(value, name, reading);
        }
    }

    @Override
    public void rehearse(String path, Rehearsal rehearsal) {
        variants.forEach((text, variant) -> variant.rehearse(path + "(" + text + ")", rehearsal));
    }

    @Override
    public void lists(String name, Set<String> lists) {
        variants.values().forEach(variant -> variant.lists(name, lists));
    }

    @Override
    public void rank(FieldName name, int at, List<Integer> ranks) {
        if (at == name.size()) {
            return;
        }
        if (Variants.KIND.equals(name.word(at))) {
            // Before all that depends on it.
            ranks.add(-1);
            kind.rank(name, at + 1, ranks);
            return;
        }
        // The first record in which the name leads somewhere.
        List<Nested> all = List.copyOf(variants.values());
        int index = 0;
        while (index < all.size() - 1 && all.get(index).find(name, at) == null) {
            index++;
        }
        ranks.add(index);
        all.get(index).rank(name, at, ranks);
    }
}
