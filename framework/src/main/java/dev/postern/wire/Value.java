package dev.postern.wire;

import dev.postern.upload.Upload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Anything that JavaScript can send or be given: for parameters and results that may be of any kind.
 *
 * <p>Data and nothing else: no value names a class, and reading one calls nothing. Values contain no cycles; what was
 * shared where it came from is the same object here. One that was read has promises that are settled and streams that
 * have ended.
 */
public sealed interface Value {
    Value NULL = Nothing.NULL;
    Value UNDEFINED = Nothing.UNDEFINED;

    /** {@code null} and {@code undefined}: an array can hold either, an object only the first. */
    enum Nothing implements Value {
        NULL,
        UNDEFINED
    }

    /** A boolean. */
    record Flag(boolean value) implements Value {}

    /** A number, which in JavaScript is a double: NaN, the infinities and -0 as well. */
    record Num(double value) implements Value {}

    /** A bigint, which is another type than a number. */
    record BigInt(BigInteger value) implements Value {}

    /** A number with a fraction that no double holds with all its digits: plain JSON alone can say it. */
    record Decimal(BigDecimal value) implements Value {}

    /** A string: UTF-16 as in JavaScript, so that a surrogate may stand alone. */
    record Text(String value) implements Value {}

    /** A Date, which has milliseconds. */
    record Moment(Instant value) implements Value {}

    /** A symbol of the global registry, {@code Symbol.for(key)}. It can be given, never sent. */
    record Symbol(String key) implements Value {}

    /** An array. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** An object: its members in their order. */
    record Members(Map<String, Value> values) implements Value {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** A Map. Its keys are of any kind; no two of them are the same to JavaScript, some may be equal here. */
    record Entries(List<Entry> values) implements Value {
        public Entries {
            values = List.copyOf(values);
        }
    }

    /** One entry of a Map. */
    record Entry(Value key, Value value) {}

    /** A Set. No two items are the same to JavaScript, some may be equal here. */
    record Distinct(List<Value> values) implements Value {
        public Distinct {
            values = List.copyOf(values);
        }
    }

    /** A FormData. */
    record Form(List<Field> fields) implements Value {
        public Form {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One field of a FormData.
     *
     * @param value a {@link Text} or a {@link File}
     */
    record Field(String name, Value value) {
        public Field {
            if (!(value instanceof Text) && !(value instanceof File)) {
                throw new IllegalArgumentException("a field is a text or a file");
            }
        }
    }

    /** A typed array, an ArrayBuffer or a DataView. */
    record Binary(BinaryKind kind, byte[] bytes) implements Value {
        public Binary {
            if (bytes.length % kind.elementBytes() != 0) {
                throw new IllegalArgumentException("half an element at the end");
            }
        }
    }

    /** A File, or a Blob, which arrives as a file called "blob"; going back, a file loses its name. */
    record File(Upload upload) implements Value {}

    /** A promise. */
    record Promise(CompletionStage<Value> result) implements Value {}

    /**
     * A reference to a function of this site.
     *
     * @param function its name
     * @param bound its first arguments; null where nothing is bound
     * @param isParallel whether its calls need not wait for one another; clients do not tell us
     */
    record Reference(String function, @Nullable List<Value> bound, boolean isParallel) implements Value {
        public Reference {
            bound = bound == null ? null : List.copyOf(bound);
        }

        public Reference(String function, @Nullable List<Value> bound) {
            this(function, bound, false);
        }
    }

    /** An iterator that gives all its items at once. */
    record Iterated(List<Value> values) implements Value {
        public Iterated {
            values = List.copyOf(values);
        }
    }

    /** Values that come one after another. */
    record Streamed(StreamKind kind, Source source) implements Value {}

    /** An error: a value among others, or why something is missing. */
    record Failed(Failure failure) implements Value {}

    /** What a stream is on the other side. */
    enum StreamKind {
        /** A ReadableStream of values. */
        STREAM('R'),
        /** A ReadableStream of bytes; its items are {@link Binary}. */
        BYTES('r'),
        /** An async iterable, which can be gone through again. */
        ITERABLE('X'),
        /** An async iterator, which cannot. */
        ITERATOR('x');

        private final char letter;

        StreamKind(char letter) {
            this.letter = letter;
        }

        char letter() {
            return letter;
        }

        /** Whether its end has a value of its own. React takes no notice of one behind a ReadableStream. */
        boolean endsWithAValue() {
            return this == ITERABLE || this == ITERATOR;
        }
    }

    /** Where the items of a stream come from. */
    sealed interface Source {
        /**
         * A stream that has ended, as every one that was read.
         *
         * @param end what an iterator returned at its end
         */
        record Ended(List<Value> values, Value end) implements Source {
            public Ended {
                values = List.copyOf(values);
            }
        }

        /** Items that are pushed, at most as many as were asked for. */
        record Pushed(Flow.Publisher<Value> items) implements Source {}

        /**
         * Items that are pulled one by one, each when the one before has left; {@code next} may wait.
         *
         * @param close run once when nobody will pull any more
         */
        record Pulled(Iterator<Value> items, Runnable close) implements Source {}
    }
}
