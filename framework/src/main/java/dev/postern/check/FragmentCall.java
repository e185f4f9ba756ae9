package dev.postern.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fragment as a template asks for it: {@code ~{postern/field :: text(name='email')}}.
 *
 * @param template "" for the template it stands in
 * @param selector "" for the whole template
 * @param arguments what stands in the parentheses, each as it is written
 */
record FragmentCall(String template, String selector, List<String> arguments) {
    /**
     * The fragments in an expression.
     *
     * @param calls those whose names are written out
     * @param certain whether the one call is all that the expression can stand for
     */
    record All(List<FragmentCall> calls, boolean certain) {}

    static All in(String expression) {
        String text = expression.trim();
        if (text.isEmpty() || text.equals("_") || text.equals("~{}")) {
            return new All(List.of(), true);
        }
        if (!text.contains("~{")) {
            Optional<FragmentCall> bare = parse(text);
            return new All(bare.map(List::of).orElse(List.of()), bare.isPresent());
        }
        List<FragmentCall> calls = new ArrayList<>();
        boolean certain = false;
        int at = text.indexOf("~{");
        while (at >= 0) {
            int end = Written.endOf(text, at + 1);
            if (end < 0) {
                return new All(calls, false);
            }
            Optional<FragmentCall> call = parse(text.substring(at + 2, end - 1));
            call.ifPresent(calls::add);
            certain = call.isPresent() && at == 0 && end == text.length();
            if (call.isEmpty()) {
                // The name is computed; what is handed over to it is not.
                calls.addAll(in(text.substring(at + 2, end - 1).replaceFirst("^[^(]*", "_"))
                        .calls());
            }
            at = text.indexOf("~{", end);
        }
        return new All(calls, certain);
    }

    private static Optional<FragmentCall> parse(String inside) {
        List<String> parts = new ArrayList<>();
        int colons = inside.indexOf("::");
        parts.add(colons < 0 ? inside : inside.substring(0, colons));
        parts.add(colons < 0 ? "" : inside.substring(colons + 2));
        String template = unquoted(parts.get(0).trim());
        String selector = parts.get(1).trim();
        List<String> arguments = List.of();
        String holder = colons < 0 ? template : selector;
        int open = holder.indexOf('(');
        if (open >= 0) {
            int end = Written.endOf(holder, open);
            if (end != holder.length()) {
                return Optional.empty();
            }
            arguments = Written.split(holder.substring(open + 1, end - 1), ',');
            holder = holder.substring(0, open).trim();
            if (colons < 0) {
                template = unquoted(holder);
            } else {
                selector = holder;
            }
        }
        selector = unquoted(selector);
        if (template.equals("this")) {
            template = "";
        }
        boolean computed =
                (template + selector).matches("(?s).*[${}#@|'?+].*") && !selector.matches("[\\w.#:/\\[\\]-]*");
        return computed || template.matches("(?s).*[${}#@|'? +].*")
                ? Optional.empty()
                : Optional.of(new FragmentCall(template, selector, arguments));
    }

    private static String unquoted(String text) {
        String quoted = Written.quoted(text);
        return quoted == null ? text : quoted;
    }
}
