package dev.postern.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.codec.Codecs;
import dev.postern.codec.Packing.CannotTravel;
import dev.postern.codec.Taint;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import dev.postern.travel.Travel;
import dev.postern.wire.Everywhere;
import dev.postern.wire.RowAnswer;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Unwritable;
import dev.postern.wire.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** Gives the author's scripts data, written as what a function returns is: {@code <div post:props="${chart}">}. */
final class PropsProcessor extends PosternProcessor {
    private final Travel travel;
    private final Map<Class<?>, Travel.Result> results = new ConcurrentHashMap<>();

    PropsProcessor(String prefix, Codecs codecs) {
        super(prefix, "props", LATE);
        this.travel = new Travel(codecs);
    }

    @Override
    void process(
            ITemplateContext context, IProcessableElementTag tag, String value, IElementTagStructureHandler structure) {
        Place place = Places.of(tag, attribute());
        try {
            set(structure, "data-post-props", text(Written.value(context, value)));
        } catch (Unwritable | CannotTravel unfit) {
            throw new ProblemException(Problems.unfitProps(attribute(), String.valueOf(unfit.getMessage()), place));
        }
    }

    private String text(@Nullable Object given) throws CannotTravel {
        Value value = value(given);
        if (!Everywhere.holds(value, PropsProcessor::isText)) {
            throw new Unwritable("", "holds bytes or files, or something still to come");
        }
        return new String(RowAnswer.whole(value), UTF_8);
    }

    /** What a template computed says by its class alone what it is. */
    private Value value(@Nullable Object given) throws CannotTravel {
        Object there = given instanceof Optional<?> maybe ? maybe.orElse(null) : given;
        if (there == null) {
            return Value.NULL;
        }
        if (Taint.isTainted(there)) {
            throw new Unwritable("", "is tainted, and stays here");
        }
        if (there instanceof Value value) {
            return value;
        }
        if (there instanceof ServerFunction<?> function) {
            return function.reference();
        }
        if (there instanceof Collection<?> collection) {
            List<Value> items = new ArrayList<>(collection.size());
            for (Object item : collection) {
                items.add(value(item));
            }
            return there instanceof Set<?> ? new Value.Distinct(items) : new Value.Items(items);
        }
        if (there instanceof Map<?, ?> map) {
            Map<String, Value> members = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                members.put(String.valueOf(entry.getKey()), value(entry.getValue()));
            }
            return new Value.Members(members);
        }
        return result(there).value(there);
    }

    private Travel.Result result(Object given) throws CannotTravel {
        Class<?> type = given instanceof Enum<?> constant ? constant.getDeclaringClass() : given.getClass();
        Travel.Result known = results.get(type);
        if (known == null) {
            known = travel.result(type, type.getSimpleName());
            results.put(type, known);
        }
        return known;
    }

    /** Whether an attribute can hold it: no bytes, no files, and nothing that is still to come. */
    private static boolean isText(Value value) {
        return value instanceof Value.Nothing
                || value instanceof Value.Flag
                || value instanceof Value.Num
                || value instanceof Value.BigInt
                || value instanceof Value.Decimal
                || value instanceof Value.Text
                || value instanceof Value.Moment
                || value instanceof Value.Items
                || value instanceof Value.Members
                || value instanceof Value.Entries
                || value instanceof Value.Distinct
                || value instanceof Value.Reference;
    }
}
