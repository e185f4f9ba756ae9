package dev.postern.form;

import dev.postern.words.Words;
import jakarta.validation.MessageInterpolator;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.HibernateMessageInterpolatorContext;
import org.jspecify.annotations.Nullable;

/**
 * What a broken constraint says: its message's keys looked up in the visitor's words, its attributes filled in. There is
 * no expression language, and the value in question is never quoted.
 *
 * @param words null before anybody is spoken to
 */
record ConstraintWords(@Nullable Words words) implements MessageInterpolator {
    /** A key's text may name further keys; not without end. */
    private static final int DEEPEST = 3;

    @Override
    public String interpolate(String template, Context context) {
        return words == null ? template : new Filling(words, context).text(template, DEEPEST);
    }

    /** Java's locale has no say: the words know whom they speak to. */
    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return interpolate(template, context);
    }

    private record Filling(Words words, Context context) {
        String text(String template, int depth) {
            int open = template.indexOf('{');
            if (open < 0 || depth == 0) {
                return template;
            }
            StringBuilder text = new StringBuilder();
            int at = 0;
            while (open >= 0) {
                int close = template.indexOf('}', open);
                if (close < 0) {
                    break;
                }
                // ${…} would be an expression: we have none, and it is left as it stands.
                boolean expression = open > 0 && template.charAt(open - 1) == '$';
                String name = template.substring(open + 1, close);
                text.append(template, at, open);
                text.append(expression ? template.substring(open, close + 1) : value(name, depth));
                at = close + 1;
                open = template.indexOf('{', at);
            }
            return text.append(template, at, template.length()).toString();
        }

        private String value(String name, int depth) {
            Object value = attributes().get(name);
            if (value == null && context instanceof HibernateMessageInterpolatorContext hibernate) {
                value = hibernate.getMessageParameters().get(name);
            }
            if (value != null) {
                return value instanceof Object[] several ? String.join(", ", strings(several)) : value.toString();
            }
            Optional<String> found = sentence(name);
            if (found.isPresent()) {
                return text(found.get(), depth - 1);
            }
            // A default message that nobody has put into words yet; a visitor shall not read its key.
            return name.endsWith(".message") ? words.say("postern.invalid") : "{" + name + "}";
        }

        private static String[] strings(Object[] several) {
            String[] strings = new String[several.length];
            for (int i = 0; i < several.length; i++) {
                strings[i] = String.valueOf(several[i]);
            }
            return strings;
        }

        private Map<String, Object> attributes() {
            return context.getConstraintDescriptor().getAttributes();
        }

        /**
         * Our own words tell apart what one key of Jakarta's says at once, as in {@code …Size.message.max}. Of those keys
         * the plain one isn't in our bundles: where it is found, the site wrote it, and it wins.
         */
        private Optional<String> sentence(String key) {
            Optional<String> plain = words.find(key);
            if (plain.isPresent()) {
                return plain;
            }
            String variant = variant();
            return variant.isEmpty() ? plain : words.find(key + variant);
        }

        private String variant() {
            Map<String, Object> attributes = attributes();
            if (attributes.get("min") instanceof Integer min && attributes.get("max") instanceof Integer max) {
                Object value = context.getValidatedValue();
                String several =
                        value instanceof Collection<?> || value instanceof Map<?, ?> || value instanceof Object[]
                                ? ".several"
                                : "";
                if (max == Integer.MAX_VALUE) {
                    return several + ".min";
                }
                if (min <= 0) {
                    return several + ".max";
                }
                return several + (min.equals(max) ? ".exactly" : ".range");
            }
            if (attributes.get("inclusive") instanceof Boolean inclusive) {
                return inclusive ? ".inclusive" : ".exclusive";
            }
            if (attributes.get("fraction") instanceof Integer fraction) {
                return fraction == 0 ? ".whole" : ".decimal";
            }
            if (context.getValidatedValue() instanceof Boolean) {
                return isComponent() ? ".tick" : ".rule";
            }
            return "";
        }

        /** Whether a flag of the record itself is in question, or a method that ties its components together. */
        private boolean isComponent() {
            if (!(context instanceof HibernateMessageInterpolatorContext hibernate)) {
                return false;
            }
            String property = hibernate.getPropertyPath().toString();
            return hibernate.getRootBeanType().isRecord()
                    && RecordLink.of(hibernate.getRootBeanType()).component(property) >= 0;
        }
    }
}
