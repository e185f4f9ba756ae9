package dev.postern.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.codec.Codecs;
import dev.postern.form.FormData;
import dev.postern.function.Exposed;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.http.Fields;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeBytesTest {
    record Typed(String text, List<Integer> numbers) {}

    @UseServer(Anyone.class)
    static class Things {
        public List<Typed> stateful(Typed typed) {
            return List.of(typed);
        }

        public void plain() {}
    }

    private static final Fields TYPED = data("text", "typed", "gone", "1", "gone", "2", "password", "s3cret")
            .sent();

    private static FormData data(String... namesAndTexts) {
        Fields.Builder fields = new Fields.Builder();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            fields.text(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new FormData(fields.build());
    }

    private static final Functions FUNCTIONS =
            Functions.of(List.of(new Things()), new Linker(Codecs.standard(), Set.of(), List.of()));
    private static final Exposed STATEFUL = FUNCTIONS.find("things.stateful").orElseThrow();
    private static final Exposed PLAIN = FUNCTIONS.find("things.plain").orElseThrow();

    static Stream<Outcome> outcomes() {
        return Stream.of(
                        Outcome.done(),
                        Outcome.state(List.of(new Typed("x", List.of(1, 2)))),
                        Outcome.edit(data("text", "é", "added", "", "added", "twice")),
                        Outcome.edit(new FormData(TYPED)),
                        Outcome.invalid("text", "No.")
                                .and("text", "Not either.")
                                .and("", "At all."),
                        Outcome.invalid("All of it."),
                        Outcome.redirect("/todos?a=b#c"),
                        Outcome.leave(URI.create("https://pay.example/x?y=%C3%A9")),
                        Outcome.resume("/"),
                        new Outcome.Refused(404, null, null),
                        new Outcome.Refused(422, "Say it without the links.", null),
                        new Outcome.Failed("4f7a2c9e", null))
                .flatMap(outcome -> Stream.of(outcome, outcome.notice("Well.\u0000")));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void bringsEveryOutcomeThereAndBack(Outcome outcome) {
        assertThat(OutcomeBytes.read(OutcomeBytes.write(outcome, STATEFUL, TYPED), STATEFUL, TYPED))
                .isEqualTo(outcome);
    }

    @Test
    void keepsWhatAFunctionWithoutStateReturnedAsDone() {
        byte[] kept = OutcomeBytes.write(Outcome.state("x").notice("Said."), PLAIN, TYPED);
        assertThat(OutcomeBytes.read(kept, PLAIN, TYPED))
                .isEqualTo(Outcome.done().notice("Said."));
    }

    @Test
    void readsNothingAsDone() {
        assertThat(OutcomeBytes.read(null, PLAIN, TYPED)).isEqualTo(Outcome.done());
        assertThat(OutcomeBytes.read(new byte[0], PLAIN, TYPED)).isEqualTo(Outcome.done());
    }

    @Test
    void keepsOfAnEditOnlyWhatItChanged() {
        FormData edited =
                new FormData(TYPED).with("text", "changed").with("gone").with("added", "x");
        byte[] kept = OutcomeBytes.write(Outcome.edit(edited), STATEFUL, TYPED);
        assertThat(new String(kept, UTF_8)).contains("changed", "gone", "added").doesNotContain("s3cret", "password");
        assertThat(OutcomeBytes.read(kept, STATEFUL, TYPED)).isEqualTo(Outcome.edit(edited));
    }

    @Test
    void readsAnyBytesOfAnotherVersionAsSomeOutcome() {
        Random random = new Random(20310409);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) random.nextInt(11);
            }
            assertThat(OutcomeBytes.read(bytes, STATEFUL, TYPED)).isNotNull();
        }
        outcomes().forEach(outcome -> {
            byte[] kept = OutcomeBytes.write(outcome, STATEFUL, TYPED);
            for (int length = 0; length < kept.length; length++) {
                assertThat(OutcomeBytes.read(Arrays.copyOf(kept, length), STATEFUL, TYPED))
                        .isNotNull();
            }
        });
    }
}
