package dev.postern.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as it was written, before strings that begin with {@code $} are anything else. */
sealed interface Json {
    /** A number's digits: what they are worth depends on the format. */
    record Numeral(String literal) implements Json {
        boolean isWhole() {
            return literal.indexOf('.') < 0 && literal.indexOf('e') < 0 && literal.indexOf('E') < 0;
        }
    }

    /** true, false and null. */
    record Word(Value value) implements Json {}

    /** What became of a node: nothing yet, something underway, or a value. */
    abstract sealed class Slot implements Json {
        /** Being made: whoever finds it so has come back to where it is made. */
        private boolean open;

        private @Nullable Value value;

        final boolean isOpen() {
            return open;
        }

        final void open() {
            open = true;
        }

        final @Nullable Value value() {
            return value;
        }

        final Value close(Value made) {
            open = false;
            value = made;
            return made;
        }
    }

    /** A string. */
    final class Str extends Slot {
        private final String text;

        Str(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** An array. */
    final class Arr extends Slot {
        private final List<Json> items;

        Arr(List<Json> items) {
            this.items = items;
        }

        List<Json> items() {
            return items;
        }
    }

    /** An object. */
    final class Obj extends Slot {
        private final Map<String, Json> members;

        Obj(Map<String, Json> members) {
            this.members = members;
        }

        Map<String, Json> members() {
            return members;
        }
    }
}
