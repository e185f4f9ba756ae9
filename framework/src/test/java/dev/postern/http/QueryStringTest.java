package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStringTest {
    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing|''|[]",
                "ordinary|a=1&b=x+y&c=%C3%A9|[a=1, b=x y, c=é]",
                "no digits|a=%zz|[a=%zz]",
                "one digit|a=%4|[a=%4]",
                "one digit and more|a=%4&b=1|[a=%4, b=1]",
                "no digit|a=100%&b=1|[a=100%, b=1]",
                "percent in a name|a%=1|[a%=1]",
                "a broken escape before a whole one|a=%%41|[a=%A]",
                "a digit before a whole one|a=%4%41|[a=%4A]",
                "as JavaScript once wrote|a=%u0041|[a=%u0041]",
                "no UTF-8|a=x%ffy&b=1|[a=x\uFFFDy, b=1]",
                "no UTF-8 in a name|%ff=1|[\uFFFD=1]",
                "NUL|a=x%00y|[a=x\uFFFDy]",
                "control in a name|a%0A=1&b=2|[b=2]",
                "raw characters|a=é|[a=é]",
                "empty pairs|&&a=1&=2&|[a=1]",
                "reserved|$post=1|[$post=1]",
            })
    void isNeverAnError(String what, String query, String fields) {
        assertThat(Reading.shown(QueryString.read(query))).isEqualTo(fields);
    }

    @Test
    void leavesOutPairsBeyondTheLimits() {
        assertThat(Reading.shown(QueryString.read("a".repeat(201) + "=1&b=2&" + "c".repeat(200) + "=3")))
                .isEqualTo("[b=2, " + "c".repeat(200) + "=3]");
        assertThat(Reading.shown(QueryString.read("a=" + "x".repeat(64 * 1024 + 1) + "&b=2")))
                .isEqualTo("[b=2]");
        assertThat(QueryString.read("a=1&".repeat(300)).texts("a")).hasSize(200);
        assertThat(QueryString.read(
                                IntStream.range(0, 300).mapToObj(i -> "n" + i).collect(Collectors.joining("&")))
                        .textNames())
                .hasSize(200);
        Fields crowded = QueryString.read(
                IntStream.range(0, 600).mapToObj(i -> "n" + i % 4 + "=1").collect(Collectors.joining("&")));
        assertThat(crowded.textNames())
                .hasSize(4)
                .allSatisfy(name -> assertThat(crowded.texts(name)).hasSize(125));
    }

    @Test
    void takesEveryTextThereIs() {
        for (int each = 0; each < 0x10000; each++) {
            assertThat(QueryString.read("a=" + (char) each + "&%" + (char) each))
                    .isNotNull();
        }
    }
}
