package dev.postern.check;

import dev.postern.codec.Codecs;
import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.function.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether what a template binds can be what a function takes; binding at rendering follows the same rules. */
final class Arguments {
    private final Codecs codecs;

    Arguments(Codecs codecs) {
        this.codecs = codecs;
    }

    /** How sure it is that an argument will do. */
    enum Fit {
        YES,
        PERHAPS,
        NO
    }

    Fit fit(Parameter.Bound parameter, Value given) {
        String text = given.text();
        if (text != null) {
            return isText(parameter.type()) || decodes(parameter.type(), text) ? Fit.YES : Fit.NO;
        }
        Known type = given.type();
        if (type == null) {
            return Fit.YES;
        }
        Class<?> wanted = new Known(parameter.type(), List.of()).boxed();
        Class<?> found = type.boxed();
        if (wanted.isAssignableFrom(found) || found.isAssignableFrom(wanted)) {
            return Fit.YES;
        }
        if (found.isInterface() && !isFinal(wanted)) {
            return Fit.YES;
        }
        if (CharSequence.class.isAssignableFrom(found) || found == Character.class) {
            return codecs.find(parameter.type()).isPresent() ? Fit.PERHAPS : Fit.NO;
        }
        if (Number.class.isAssignableFrom(found)) {
            return decodes(parameter.type(), "1") || decodes(parameter.type(), "0") ? Fit.YES : Fit.NO;
        }
        if (found == Boolean.class) {
            return decodes(parameter.type(), "true") ? Fit.YES : Fit.NO;
        }
        return Fit.NO;
    }

    /** Whether a literal that is no text will do: a number, {@code true}, {@code null}. */
    Fit fitOfLiteral(Parameter.Bound parameter, String literal) {
        if (literal.equals("null")) {
            return parameter.type().isPrimitive() ? Fit.NO : Fit.YES;
        }
        return decodes(parameter.type(), literal) ? Fit.YES : Fit.NO;
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type == CharSequence.class;
    }

    private static boolean isFinal(Class<?> type) {
        return java.lang.reflect.Modifier.isFinal(type.getModifiers());
    }

    private boolean decodes(Class<?> type, String text) {
        return !text.isEmpty() && decodes(codecs.find(type).orElse(null), text);
    }

    private static <T> boolean decodes(@Nullable ValueCodec<T> codec, String text) {
        return codec != null && codec.decode(text) instanceof Decoded.Value<T>;
    }
}
