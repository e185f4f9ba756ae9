package dev.postern.form;

import dev.postern.codec.Codecs;
import dev.postern.http.Fields;
import dev.postern.words.Bundles;
import dev.postern.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Submissions as tests write them: names and texts in turn. */
final class Submissions {
    static final Validation VALIDATION = Validation.jakarta();
    private static final Bundles BUNDLES = new Bundles(List.of(), Submissions.class.getClassLoader());
    static final Words ENGLISH = BUNDLES.in(Locale.ENGLISH);
    static final Words GERMAN = BUNDLES.in(Locale.GERMAN);

    private Submissions() {}

    static Fields fields(String... pairs) {
        Fields.Builder fields = new Fields.Builder();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.text(pairs[i], pairs[i + 1]);
        }
        return fields.build();
    }

    static <T> Bound<T> bind(Class<T> type, String... pairs) {
        return bind(type, ENGLISH, fields(pairs));
    }

    static <T> Bound<T> bind(Class<T> type, Words words, Fields fields) {
        return Shape.of(type, Codecs.standard()).bind(fields, VALIDATION, words);
    }

    static <T> T made(Bound<T> bound) {
        return Objects.requireNonNull(bound.value(), () -> "nothing was made: " + errors(bound));
    }

    /** Errors as {@code field: message}. */
    static List<String> errors(Bound<?> bound) {
        return bound.errors().entries().stream()
                .map(entry -> entry.field() + ": " + entry.message())
                .toList();
    }
}
