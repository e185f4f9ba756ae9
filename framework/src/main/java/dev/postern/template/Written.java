package dev.postern.template;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.StandardExpressions;

/**
 * A word as an author writes it in one of our attributes: taken as it stands, with the expressions in it replaced, as
 * in {@code items[${s.index}].qty}.
 */
final class Written {
    private Written() {}

    static String text(IExpressionContext context, String written) {
        int next = nextExpression(written, 0);
        if (next < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (next >= 0) {
            int end = endOf(written, next + 1);
            if (end < 0) {
                break;
            }
            text.append(written, at, next);
            Object value = value(context, written.substring(next, end));
            text.append(value == null ? "" : value);
            at = end;
            next = nextExpression(written, at);
        }
        return text.append(written, at, written.length()).toString();
    }

    /** The value of a whole Thymeleaf expression, or null. */
    static @Nullable Object value(IExpressionContext context, String expression) {
        return StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, expression)
                .execute(context);
    }

    static boolean isPlain(String written) {
        return nextExpression(written, 0) < 0;
    }

    private static int nextExpression(String text, int from) {
        for (int i = from; i + 1 < text.length(); i++) {
            if (text.charAt(i + 1) == '{' && "$*#@".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The index behind the brace that closes the one at {@code open}; quotes may hold braces. */
    private static int endOf(String text, int open) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
