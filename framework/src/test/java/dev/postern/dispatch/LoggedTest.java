package dev.postern.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedTest {
    @ParameterizedTest
    @CsvSource({
        "/todos?x=é, /todos?x=é",
        "'a\nb', a\\u000Ab",
        "'a\r\n2031-04-09 ERROR all is lost', a\\u000D\\u000A2031-04-09 ERROR all is lost",
        "'\u001B[2J', \\u001B[2J",
        "'a\u2028b\u2029c', a\\u2028b\\u2029c",
        "'\u202Eevil', \\u202Eevil",
        "'\u0085\u009B', \\u0085\\u009B",
        "'\uD800', \\uD800",
    })
    void writesWhatCameFromOutsideOnOneLine(String from, String logged) {
        assertThat(Logged.text(from)).isEqualTo(logged);
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(Logged.text("a".repeat(100_000))).hasSize(201).endsWith("a…");
        assertThat(Logged.text("\n".repeat(100_000))).hasSizeLessThan(210);
        assertThat(Logged.text("a".repeat(199))).hasSize(199);
    }
}
