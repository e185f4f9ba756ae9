package dev.postern.template;

import dev.postern.codec.Codecs;
import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.function.Parameter;
import dev.postern.problem.Place;
import dev.postern.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.ExpressionSequenceUtils;
import org.thymeleaf.standard.expression.IStandardExpression;

/**
 * A function as a template names it: {@code todo.move(${t.id}, 'up')}. The name is never computed.
 *
 * @param name what stands before the parenthesis
 * @param arguments what stands between the parentheses, or null where there are none
 */
public record Reference(String name, @Nullable String arguments) {
    /** Takes apart what an author wrote; whatever it is, this returns. */
    public static Reference parse(String written) {
        int open = written.indexOf('(');
        int close = written.lastIndexOf(')');
        if (open < 0 || close < open) {
            return new Reference(written.trim(), null);
        }
        String inside = written.substring(open + 1, close).trim();
        return new Reference(written.substring(0, open).trim(), inside.isEmpty() ? null : inside);
    }

    Exposed in(Functions functions, String attribute, Place place) {
        Exposed function = functions
                .find(name)
                .orElseThrow(() ->
                        new ProblemException(TemplateProblems.unknownFunction(attribute, name, functions, place)));
        function.onlyCalled().ifPresent(because -> {
            throw new ProblemException(TemplateProblems.onlyCalled(attribute, name, because, place));
        });
        return function;
    }

    /** The arguments' values, each made what its parameter is. */
    List<@Nullable Object> values(
            IExpressionContext context, Exposed function, String attribute, Codecs codecs, Place place) {
        List<@Nullable Object> given = new ArrayList<>();
        if (arguments != null) {
            for (IStandardExpression expression : ExpressionSequenceUtils.parseExpressionSequence(context, arguments)) {
                given.add(expression.execute(context));
            }
        }
        List<Parameter.Bound> bound = function.bound();
        if (given.size() != bound.size()) {
            throw new ProblemException(TemplateProblems.argumentCount(attribute, function, given.size(), place));
        }
        List<@Nullable Object> values = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Parameter.Bound parameter = bound.get(i);
            Object value = given.get(i);
            values.add(
                    value == null && !parameter.type().isPrimitive()
                            ? null
                            : converted(value, parameter.type(), codecs)
                                    .orElseThrow(() -> new ProblemException(
                                            Problems.wrongArgument(attribute, function, parameter, value, place))));
        }
        return values;
    }

    /** A value that a template computed, made what Java wants of it; empty where it is something else. */
    static Optional<Object> converted(@Nullable Object value, Class<?> type, Codecs codecs) {
        if (value == null) {
            return Optional.empty();
        }
        if (type.isInstance(value)) {
            return Optional.of(value);
        }
        // Numbers in templates are BigDecimal, words are String, and primitives come boxed: all go by their text.
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        boolean plain = value instanceof Number
                || value instanceof CharSequence
                || value instanceof Boolean
                || value instanceof Character;
        return plain && !text.isEmpty() ? decoded(codecs.find(type), text) : Optional.empty();
    }

    private static <T> Optional<Object> decoded(Optional<ValueCodec<T>> codec, String text) {
        return codec.flatMap(
                c -> c.decode(text) instanceof Decoded.Value<T> value ? Optional.of(value.value()) : Optional.empty());
    }
}
