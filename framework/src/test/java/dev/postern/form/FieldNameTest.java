package dev.postern.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNameTest {
    @ParameterizedTest
    @CsvSource({
        "title, title",
        "address.city, address|city",
        "items[0].qty, items|[0]|qty",
        "a[0][1], a|[0]|[1]",
        "prices[eur], prices|[eur]",
        "prices[a.b], prices|[a.b]",
        "prices[], prices|[]",
        "with-hyphen, with-hyphen",
        "straße, straße",
    })
    void takesANameApart(String name, String parts) {
        FieldName taken = Objects.requireNonNull(FieldName.of(name));
        assertThat(taken.parts().stream()
                        .map(part -> part.bracketed() ? "[" + part.text() + "]" : part.text())
                        .collect(Collectors.joining("|")))
                .isEqualTo(parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", ".a", "a.", "a..b", "a[", "a]", "a]b", "a[0", "a[[0]]", "a[0]b", "[0]", "[", "]", "[]",
                "a[0].", "a.[0]", "a[0]]", "a[b[c]", "a.b]"
            })
    void takesNoPartInNamesThatNoFormSends(String name) {
        assertThat(FieldName.of(name)).isNull();
    }

    @Test
    void takesNoPartInLongOrDeepNames() {
        assertThat(FieldName.of("a".repeat(256))).isNotNull();
        assertThat(FieldName.of("a".repeat(257))).isNull();
        assertThat(FieldName.of("a" + "[0]".repeat(15))).isNotNull();
        assertThat(FieldName.of("a" + "[0]".repeat(16))).isNull();
        assertThat(FieldName.of(".".repeat(200))).isNull();
        assertThat(FieldName.of("[".repeat(200))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "999, 999",
        "1000, -1",
        "00, -1",
        "07, -1",
        "-1, -1",
        "+1, -1",
        "' 1', -1",
        "x, -1",
        "'', -1",
        "٣, -1",
        "999999999, -1",
        "99999999999999999999, -1",
        "1e2, -1"
    })
    void readsAnIndexWithinBounds(String text, int index) {
        FieldName name = Objects.requireNonNull(FieldName.of("a[" + text + "]"));
        assertThat(name.index(1)).isEqualTo(index);
    }
}
