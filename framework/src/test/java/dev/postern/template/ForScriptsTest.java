package dev.postern.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.call.Anyone;
import dev.postern.codec.Taint;
import dev.postern.function.Order;
import dev.postern.function.UseServer;
import dev.postern.function.Via;
import dev.postern.problem.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What templates give the author's own scripts. */
class ForScriptsTest {
    enum Colour {
        RED {
            @Override
            public String toString() {
                return "not its name";
            }
        }
    }

    record Chart(String title, Optional<Instant> day) {}

    @UseServer(value = Anyone.class, name = "likes")
    static final class Likes {
        public void like(long post) {}

        @UseServer(value = Anyone.class, order = Order.PARALLEL)
        public void atOnce() {}

        @UseServer(value = Anyone.class, via = Via.FORM)
        public void formsOnly() {}
    }

    private final Bench bench = new Bench(new Likes());

    static Stream<Arguments> data() {
        return Stream.of(
                Arguments.of(null, "0:null\n"),
                Arguments.of("a \"b\" & <c>", "0:&quot;a \\&quot;b\\&quot; &amp; &lt;c&gt;&quot;\n"),
                Arguments.of(3, "0:3\n"),
                Arguments.of(Optional.empty(), "0:null\n"),
                Arguments.of(Arrays.asList(1, null, "x"), "0:[1,null,&quot;x&quot;]\n"),
                Arguments.of(Set.of("x"), "1:[&quot;x&quot;]\n0:&quot;$W1&quot;\n"),
                Arguments.of(Map.of("k", List.of(true)), "0:{&quot;k&quot;:[true]}\n"),
                Arguments.of(Colour.RED, "0:&quot;RED&quot;\n"),
                Arguments.of(
                        new Chart("$", Optional.of(Instant.EPOCH)),
                        "0:{&quot;title&quot;:&quot;$$&quot;,&quot;day&quot;:&quot;$D1970-01-01T00:00:00.000Z&quot;}\n"));
    }

    @ParameterizedTest
    @MethodSource("data")
    void dataIsWrittenAsAnAnswerWouldBe(Object given, String written) {
        assertThat(bench.with("given", given).html("<p post:props=\"${given}\"></p>"))
                .isEqualTo("<p data-post-props=\"" + written + "\"></p>");
    }

    static Stream<Object> unfit() {
        return Stream.of(
                new byte[] {1},
                Stream.of(1),
                new Object(),
                List.of(new Thread()),
                Taint.value("the key"),
                Taint.value(List.of("the key")),
                Optional.of(Taint.value(List.of("the key"))),
                Map.of("k", Taint.value(Map.of("the key", 1))));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void whatMayNotTravelIsRefused(Object given) {
        assertThatThrownBy(() -> bench.with("given", given).html("<p post:props=\"${given}\"></p>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageFindingMatch(
                        "post:props has a value that scripts cannot be given|is @Tainted and would have been shown")
                .hasMessageNotContaining("the key");
    }

    @Test
    void aFunctionIsGivenWithItsArgumentsSealed() {
        assertThat(bench.with("id", 7).html("<p post:ref=\"likes.like(${id})\"></p>"))
                .matches("<p data-post-ref=\"likes\\.like~[\\w-]+\\.[\\w-]+\"></p>");
        assertThat(bench.html("<p post:ref=\"likes.atOnce\"></p>"))
                .matches("<p data-post-ref=\"likes\\.atOnce~[\\w-]+\\.[\\w-]+ parallel\"></p>");
    }

    @Test
    void aFunctionThatIsKeptToFormsIsNotGiven() {
        assertThatThrownBy(() -> bench.html("<p post:ref=\"likes.formsOnly\"></p>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("post:ref names a function that no script can call: \"likes.formsOnly\"");
    }
}
