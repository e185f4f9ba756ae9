package dev.postern.form;

import dev.postern.codec.Codecs;
import dev.postern.codec.Variants;
import dev.postern.http.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starting values: what a record, or a map, holds for the controls of a form. */
public final class Values {
    private Values() {}

    /**
     * The texts that a control of this name would send for what the source holds: through records by component, through
     * maps by key, through lists by index. Empty where the source has no such place, or what is there no codec writes; an
     * empty list where there is nothing in it.
     *
     * @param source a record, map or list of such; it need not be public
     * @param name as in {@code items[0].qty}
     * @param kind whether this control says which record of a sealed interface is meant
     */
    public static Optional<List<String>> at(@Nullable Object source, String name, boolean kind, Codecs codecs) {
        FieldName parsed = FieldName.of(name);
        if (parsed == null || source == null) {
            return Optional.empty();
        }
        Object here = source;
        for (int at = 0; at < parsed.size(); at++) {
            Optional<Optional<Object>> next = step(here, parsed, at, kind);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            if (next.get().isEmpty()) {
                return Optional.of(List.of());
            }
            here = next.get().get();
        }
        if (here instanceof Map<?, ?>
                || (here instanceof Record && codecs.text(here).isEmpty())) {
            return Optional.empty();
        }
        List<String> texts = Part.texts(here, codecs);
        boolean unwritten = texts.isEmpty() && !(here instanceof Iterable<?>) && !(here instanceof Object[]);
        return unwritten ? Optional.empty() : Optional.of(texts);
    }

    /**
     * Everything that a record holds, as a form would have sent it, to be shown again; files are left out.
     *
     * @param shapes the forms that may show it: where one of them asks which record it is, that is told; without any,
     *     wherever there are several
     * @throws dev.postern.problem.ProblemException for what is {@code @Tainted}, and for what no control can show
     */
    public static Fields of(Record source, List<Shape<?>> shapes, Codecs codecs) {
        return Edited.fields(source, shapes, true, codecs);
    }

    /** Everything that a call has sent for a form, as that would have sent it; files, and what is tainted, are left out. */
    public static Fields sent(Record source, Shape<?> shape, Codecs codecs) {
        return Edited.fields(source, List.of(shape), false, codecs);
    }

    /** What stands there: empty if nothing can, empty inside if nothing does. */
    private static Optional<Optional<Object>> step(Object from, FieldName name, int at, boolean kind) {
        String word = name.word(at);
        String key = word == null ? name.bracketed(at) : word;
        if (from instanceof Map<?, ?> map) {
            return map.containsKey(key) ? Optional.of(unwrapped(map.get(key))) : enumKey(map, key);
        }
        if (from instanceof Record && word != null) {
            if (kind && word.equals(Variants.KIND) && Variants.isOneOfSeveral(from.getClass())) {
                return Optional.of(Optional.of(Variants.kind(from.getClass())));
            }
            RecordLink link = RecordLink.of(from.getClass());
            int index = link.names().indexOf(word);
            return index < 0 ? Optional.empty() : Optional.of(unwrapped(link.value(index, from)));
        }
        int index = name.index(at);
        if (from instanceof List<?> list && index >= 0) {
            return index < list.size() ? Optional.of(unwrapped(list.get(index))) : Optional.empty();
        }
        if (from instanceof Object[] array && index >= 0) {
            return index < array.length ? Optional.of(unwrapped(array[index])) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Optional<Object>> enumKey(Map<?, ?> map, @Nullable String key) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof Enum<?> constant && constant.name().equals(key)) {
                return Optional.of(unwrapped(entry.getValue()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> unwrapped(@Nullable Object value) {
        return value instanceof Optional<?> maybe ? maybe.map(inner -> (Object) inner) : Optional.ofNullable(value);
    }
}
