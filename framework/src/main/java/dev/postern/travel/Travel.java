package dev.postern.travel;

import dev.postern.codec.Codecs;
import dev.postern.codec.Packing.CannotTravel;
import dev.postern.http.Fields;
import dev.postern.wire.BodyPart;
import dev.postern.wire.Unwritable;
import dev.postern.wire.Value;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Java types that may travel in one application: JavaScript's own, those that have a codec, what records, lists, sets,
 * maps, arrays, promises and streams make of them, and what the application adds. Immutable.
 *
 * <p>A type is taken apart once, at start-up, and refused there with the path to the part that cannot travel. What arrives
 * later is read by that type, and never by what it says of itself.
 */
public final class Travel {
    private final Codecs codecs;
    private final Map<Class<?>, Function<AnnotatedType, Passage>> foreign;

    public Travel(Codecs codecs) {
        this(codecs, Map.of());
    }

    private Travel(Codecs codecs, Map<Class<?>, Function<AnnotatedType, Passage>> foreign) {
        this.codecs = codecs;
        this.foreign = foreign;
    }

    /** The same, with a type of somebody else's; it is given the type as declared, arguments and all. */
    public <T> Travel with(Class<T> type, Function<AnnotatedType, Traveller<T>> travellers) {
        Map<Class<?>, Function<AnnotatedType, Passage>> more = new HashMap<>(foreign);
        more.put(type, declared -> new Whole.Foreign<>(type, travellers.apply(declared)));
        return new Travel(codecs, Map.copyOf(more));
    }

    /**
     * Finds how the parameters of a function arrive.
     *
     * @throws CannotTravel naming the first that cannot, with the path to the part
     */
    public Arguments arguments(List<Arguments.Slot> slots) throws CannotTravel {
        Finder finder = new Finder(codecs, foreign, Finder.Way.ARRIVING);
        Passage[] passages = new Passage[slots.size()];
        for (int i = 0; i < passages.length; i++) {
            passages[i] = finder.find(slots.get(i).type(), slots.get(i).name());
        }
        return new Arguments(List.of(passages));
    }

    /**
     * Finds how what a function returns leaves.
     *
     * @param path what the author calls it
     * @throws CannotTravel with the path to the part that cannot
     */
    public Result result(AnnotatedType type, String path) throws CannotTravel {
        Passage passage = new Finder(codecs, foreign, Finder.Way.LEAVING).find(type, path);
        return new Result(passage);
    }

    /** The same for a type that is said by its class alone. */
    public Result result(Class<?> type, String path) throws CannotTravel {
        return result(Finder.plain(type), path);
    }

    /** How one function's results become values. */
    public static final class Result {
        private final Passage passage;

        private Result(Passage passage) {
            this.passage = passage;
        }

        /**
         * Makes a value of what the function returned.
         *
         * @throws Unwritable for what is tainted, and for what contains itself
         */
        public Value value(@Nullable Object returned) {
            return new Writing().whole(returned, passage);
        }
    }

    /** What arrived as fields, as the parts of a call's body, in their order: it is that of a FormData's entries. */
    public static List<BodyPart> parts(Fields fields) {
        List<BodyPart> parts = new ArrayList<>();
        fields.inOrder(
                (name, text) -> parts.add(new BodyPart.TextPart(name, text)),
                (name, file) -> parts.add(new BodyPart.FilePart(name, file)));
        return parts;
    }

    /** A FormData as what any form sends, so that one shape reads both. */
    public static Fields fields(Value.Form form) {
        Fields.Builder fields = new Fields.Builder();
        for (Value.Field field : form.fields()) {
            if (field.value() instanceof Value.Text text) {
                fields.text(field.name(), text.value().replace("\r\n", "\n").replace('\r', '\n'));
            } else if (field.value() instanceof Value.File file && !isLeftEmpty(file)) {
                fields.file(field.name(), file.upload());
            }
        }
        return fields.build();
    }

    /** A file control in which nobody chose a file sends one without a name and without a byte. */
    private static boolean isLeftEmpty(Value.File file) {
        return file.upload().size() == 0 && file.upload().name().isEmpty();
    }
}
