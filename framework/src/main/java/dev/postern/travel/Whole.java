package dev.postern.travel;

import dev.postern.form.FormData;
import dev.postern.http.Fields;
import dev.postern.upload.Upload;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types that are values of the wire as they are. */
final class Whole {
    private Whole() {}

    /** A {@link Value}, or one kind of it. */
    static final class Anything extends Passage {
        private final Class<?> type;

        Anything(Class<?> type) {
            this.type = type;
        }

        @Override
        String kind() {
            return "";
        }

        @Override
        Object read(Value value, Reading reading) {
            return type.isInstance(value) ? value : misfit(value, reading);
        }

        @Override
        Value write(Object given, Writing writing) {
            return (Value) given;
        }
    }

    /** A file. */
    static final class File extends Passage {
        @Override
        String kind() {
            return "file";
        }

        @Override
        Object read(Value value, Reading reading) {
            return value instanceof Value.File file ? file.upload() : misfit(value, reading);
        }

        @Override
        Value write(Object given, Writing writing) {
            return new Value.File((Upload) given);
        }
    }

    /** What a form sent. */
    static final class Form extends Passage {
        @Override
        String kind() {
            return "";
        }

        @Override
        Object read(Value value, Reading reading) {
            return value instanceof Value.Form form ? new FormData(Travel.fields(form)) : misfit(value, reading);
        }

        @Override
        Object absent(Reading reading) {
            return new FormData(Fields.NONE);
        }

        @Override
        Value write(Object given, Writing writing) {
            List<Value.Field> fields = new ArrayList<>();
            ((FormData) given)
                    .sent()
                    .inOrder(
                            (name, text) -> fields.add(new Value.Field(name, new Value.Text(text))),
                            (name, file) -> fields.add(new Value.Field(name, new Value.File(file))));
            return new Value.Form(fields);
        }
    }

    /** A function of the site. */
    static final class Callable extends Passage {
        private final Type gives;

        Callable(Type gives) {
            this.gives = gives;
        }

        @Override
        String kind() {
            return "";
        }

        @Override
        Object read(Value value, Reading reading) {
            Object found = value instanceof Value.Reference reference
                    ? reading.references().find(reference, gives)
                    : null;
            return found == null ? misfit(value, reading) : found;
        }

        @Override
        Value write(Object given, Writing writing) {
            return ((ServerFunction<?>) given).reference();
        }
    }

    /** A type that a site, or a higher row, knows how to make. */
    static final class Foreign<T> extends Passage {
        private final Class<T> type;
        private final Traveller<T> traveller;

        Foreign(Class<T> type, Traveller<T> traveller) {
            this.type = type;
            this.traveller = traveller;
        }

        @Override
        String kind() {
            return "";
        }

        @Override
        Object read(Value value, Reading reading) {
            @Nullable T made = traveller.arrive(value);
            return made == null ? misfit(value, reading) : made;
        }

        @Override
        Value write(Object given, Writing writing) {
            return traveller.leave(type.cast(given));
        }
    }
}
