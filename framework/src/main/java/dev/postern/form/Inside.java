package dev.postern.form;

import dev.postern.wire.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the records in a value that no form's shape describes, wherever they stand: in lists, maps and other records. As
 * deep as the value is, which whoever read it has bounded.
 */
final class Inside {
    private final Validation.Check check;
    private final FieldErrors.Builder errors = new FieldErrors.Builder();

    Inside(Validation.Check check) {
        this.check = check;
    }

    FieldErrors of(@Nullable Object value, String name) {
        look(value, name);
        return errors.build();
    }

    private void look(@Nullable Object value, String name) {
        if (value instanceof Record made && !(value instanceof Value)) {
            check.every(made, name, errors);
            RecordLink link = RecordLink.of(made.getClass());
            for (int i = 0; i < link.names().size(); i++) {
                look(link.value(i, made), name + "." + link.names().get(i));
            }
        } else if (value instanceof Collection<?> several) {
            int at = 0;
            for (Object each : several) {
                look(each, name + "[" + at++ + "]");
            }
        } else if (value instanceof Object[] several) {
            for (int i = 0; i < several.length; i++) {
                look(several[i], name + "[" + i + "]");
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> look(each, name + "[" + key + "]"));
        } else if (value instanceof Optional<?> maybe) {
            look(maybe.orElse(null), name);
        }
    }
}
