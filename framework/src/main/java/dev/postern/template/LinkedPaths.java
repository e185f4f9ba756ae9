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
import org.thymeleaf.standard.expression.SelectionVariableExpression;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;
import org.thymeleaf.standard.expression.VariableExpression;

/**
 * Evaluates {@code ${a.b.c}} and {@code ${a.b().c}} through linked accessors, and hands all else to OGNL.
 *
 * <p>Most expressions of most templates are such paths, and OGNL looks every member up anew each time.
 */
final class LinkedPaths implements IStandardVariableExpressionEvaluator {
    private final IStandardVariableExpressionEvaluator rest = new OGNLVariableExpressionEvaluator(true);
    private final Map<String, Optional<List<String>>> parsed = new ConcurrentHashMap<>();
    private final Map<Spelling, IStandardVariableExpression> withTexts = new ConcurrentHashMap<>();

    private record Spelling(String expression, boolean selection) {}

    /** Says that a path needs more than we do, so that OGNL has its turn: no expression we walk has effects. */
    private static final Object NOT_OURS = new Object();

    static {
        RecordMembers.link();
    }

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        List<String> path = parsed.computeIfAbsent(expression.getExpression(), LinkedPaths::parse)
                .orElse(null);
        if (path != null) {
            Object value = walk(context, path, expression);
            if (value != NOT_OURS) {
                Taints.refuse(value, expression.getExpression());
                return execution.getPerformTypeConversion() && value != null ? converted(context, value) : value;
            }
        }
        IStandardVariableExpression spelt = withTexts.computeIfAbsent(
                new Spelling(expression.getExpression(), expression.getUseSelectionAsRoot()), key -> {
                    String text = texts(key.expression());
                    return key.selection() ? new SelectionVariableExpression(text) : new VariableExpression(text);
                });
        Object value = rest.evaluate(context, spelt, execution);
        Taints.refuse(value, expression.getExpression());
        return value;
    }

    /** A double-braced expression asks for the text of its value. */
    private static Object converted(IExpressionContext context, Object value) {
        return org.thymeleaf.standard.expression.StandardExpressions.getConversionService(context.getConfiguration())
                .convert(context, value, String.class);
    }

    private static @Nullable Object walk(
            IExpressionContext context, List<String> path, IStandardVariableExpression expression) {
        boolean selection = expression.getUseSelectionAsRoot();
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
                throw new IllegalStateException((next == 0 ? "the object" : String.join(".", path.subList(0, next)))
                        + " is null in " + (selection ? "*{" : "${") + expression.getExpression() + "}");
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
            // A method's name ends in its parentheses, and is no key.
            return map.containsKey(name) ? map.get(name) : NOT_OURS;
        }
        if (from instanceof Collection<?> collection) {
            return switch (name) {
                case "size", "size()" -> collection.size();
                case "empty", "isEmpty()" -> collection.isEmpty();
                default -> NOT_OURS;
            };
        }
        Members members = Members.of(from.getClass());
        if (!members.ours()) {
            return NOT_OURS;
        }
        String bare = name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
        MethodHandle member = members.find(bare);
        if (member == null) {
            return NOT_OURS;
        }
        if (members.isTainted(bare)) {
            throw new Taints.TaintedException(from.getClass().getSimpleName() + "." + bare);
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
                name += "()";
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

    /** OGNL takes {@code 'x'} for a character, which is equal to no text and breaks its comparison: a text is meant. */
    static String texts(String expression) {
        if (expression.indexOf('\'') < 0) {
            return expression;
        }
        StringBuilder spelt = new StringBuilder(expression.length() + 4);
        char quote = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            boolean single = quote == 0
                    && c == '\''
                    && i + 2 < expression.length()
                    && expression.charAt(i + 2) == '\''
                    && "\\'".indexOf(expression.charAt(i + 1)) < 0;
            if (single) {
                char text = expression.charAt(i + 1);
                spelt.append('"')
                        .append(text == '"' ? "\\\"" : String.valueOf(text))
                        .append('"');
                i += 2;
                continue;
            }
            spelt.append(c);
            if (quote != 0 && c == '\\' && i + 1 < expression.length()) {
                spelt.append(expression.charAt(++i));
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            }
        }
        return spelt.toString();
    }

    private static boolean isLiteral(String name) {
        return name.equals("true") || name.equals("false") || name.equals("null");
    }
}
