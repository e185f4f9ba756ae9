package dev.postern.template;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.LazyContextVariable;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.OGNLVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Evaluates {@code ${a.b.c}} and {@code ${a.b().c}} through linked accessors, and hands all else to OGNL.
 *
 * <p>Most expressions of most templates are such paths, and OGNL looks every member up anew each time.
 */
final class LinkedPaths implements IStandardVariableExpressionEvaluator {
    private final IStandardVariableExpressionEvaluator rest = new OGNLVariableExpressionEvaluator(true);
    private final Map<String, Optional<List<String>>> parsed = new ConcurrentHashMap<>();

    /** Says that a path needs more than we do, so that OGNL has its turn: no expression we walk has effects. */
    private static final Object NOT_OURS = new Object();

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        List<String> path = parsed.computeIfAbsent(expression.getExpression(), LinkedPaths::parse)
                .orElse(null);
        if (path != null) {
            Object value = walk(context, path, expression.getUseSelectionAsRoot());
            if (value != NOT_OURS) {
                Taints.refuse(value, expression.getExpression());
                return execution.getPerformTypeConversion() && value != null ? converted(context, value) : value;
            }
        }
        Object value = rest.evaluate(context, expression, execution);
        Taints.refuse(value, expression.getExpression());
        return value;
    }

    /** A double-braced expression asks for the text of its value. */
    private static Object converted(IExpressionContext context, Object value) {
        return org.thymeleaf.standard.expression.StandardExpressions.getConversionService(context.getConfiguration())
                .convert(context, value, String.class);
    }

    private static @Nullable Object walk(IExpressionContext context, List<String> path, boolean selection) {
        Object value;
        int next;
        if (selection && context instanceof ITemplateContext template && template.hasSelectionTarget()) {
            value = template.getSelectionTarget();
            next = 0;
        } else {
            value = context.getVariable(path.get(0));
            if (value instanceof LazyContextVariable<?> lazy) {
                value = lazy.getValue();
            }
            next = 1;
        }
        for (; next < path.size(); next++) {
            if (value == null) {
                // OGNL's own message for a path through null names the step.
                return NOT_OURS;
            }
            value = step(value, path.get(next));
            if (value == NOT_OURS) {
                return NOT_OURS;
            }
        }
        return value;
    }

    private static @Nullable Object step(Object from, String name) {
        if (from instanceof Map<?, ?> map) {
            return map.containsKey(name) ? map.get(name) : NOT_OURS;
        }
        if (from instanceof Collection<?> collection) {
            return switch (name) {
                case "size" -> collection.size();
                case "empty", "isEmpty" -> collection.isEmpty();
                default -> NOT_OURS;
            };
        }
        Members members = Members.of(from.getClass());
        if (!members.ours()) {
            return NOT_OURS;
        }
        MethodHandle member = members.find(name);
        if (member == null) {
            return NOT_OURS;
        }
        if (members.isTainted(name)) {
            throw new Taints.TaintedException(from.getClass().getSimpleName() + "." + name);
        }
        try {
            return (Object) member.invokeExact(from);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** Splits {@code a.b().c} into its names; empty for what is more than that. */
    static Optional<List<String>> parse(String expression) {
        List<String> names = new ArrayList<>();
        int at = 0;
        int length = expression.length();
        while (true) {
            int start = at;
            while (at < length && Character.isJavaIdentifierPart(expression.charAt(at))) {
                at++;
            }
            if (at == start || !Character.isJavaIdentifierStart(expression.charAt(start))) {
                return Optional.empty();
            }
            String name = expression.substring(start, at);
            if (at + 1 < length && expression.charAt(at) == '(' && expression.charAt(at + 1) == ')') {
                if (names.isEmpty()) {
                    return Optional.empty();
                }
                at += 2;
            }
            names.add(name);
            if (at == length) {
                // Words that OGNL reads as values are no variables.
                return names.size() == 1 && isLiteral(name) ? Optional.empty() : Optional.of(names);
            }
            if (expression.charAt(at) != '.') {
                return Optional.empty();
            }
            at++;
        }
    }

    private static boolean isLiteral(String name) {
        return name.equals("true") || name.equals("false") || name.equals("null");
    }
}
