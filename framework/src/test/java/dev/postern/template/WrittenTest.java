package dev.postern.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTest {
    record Row(String name, int at) {}

    /** Words are taken as they stand, with the expressions in them replaced; {@code data-post-pending} shows them. */
    @ParameterizedTest
    @CsvSource({
        "Saving…, Saving…",
        "items[${row.at}].name, items[2].name",
        "${row.name}, Ann",
        "a${row.name}b${row.at}c, aAnnb2c",
        "${nothing}, ''",
        "a${nothing}b, ab",
        "*{name}, Ann",
        "#{postern.optional}, (optional)",
        "'@{/x(a=1,b=2)}', /x?a=1&amp;b=2",
        "'${row.name == ''Ann'' ? ''{y}'' : ''n''}', {y}",
        "it's, it&#39;s",
        "$5 and 5$, $5 and 5$",
        "{plain}, {plain}",
        "50% #1 @home, 50% #1 @home",
        "${unclosed, ${unclosed",
    })
    void replacesExpressionsInWords(String written, String text) {
        String html = new Bench()
                .with("row", new Row("Ann", 2))
                .html("<p th:object=\"${row}\"><b post:pending=\"" + written.replace("\"", "&quot;") + "\"></b></p>");
        assertThat(html).isEqualTo("<p><b data-post-pending=\"" + text + "\"></b></p>");
    }

    @Test
    void knowsWordsWithoutExpressions() {
        assertThat(Written.isPlain("a.b[0]")).isTrue();
        assertThat(Written.isPlain("a.b[${i}]")).isFalse();
    }
}
