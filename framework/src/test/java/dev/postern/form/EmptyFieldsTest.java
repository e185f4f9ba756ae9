package dev.postern.form;

import static dev.postern.form.Submissions.bind;
import static dev.postern.form.Submissions.errors;
import static dev.postern.form.Submissions.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.postern.upload.Upload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyFieldsTest {
    enum Colour {
        RED
    }

    record Address(String street, Optional<Integer> number) {}

    record Lenient(
            String text,
            boolean flag,
            Optional<LocalDate> date,
            Optional<String> nick,
            @Nullable Integer count,
            @Nullable String note,
            @Nullable Boolean agreed,
            Optional<Upload> file,
            Optional<Address> address,
            @Nullable Address other,
            List<String> tags,
            Set<Colour> colours,
            String[] words,
            List<Address> rows,
            Map<String, Integer> prices) {}

    private static void assertEmpty(Bound<Lenient> bound) {
        assertThat(errors(bound)).isEmpty();
        Lenient value = made(bound);
        assertThat(value.words()).isEmpty();
        assertThat(value)
                .isEqualTo(new Lenient(
                        "",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        null,
                        null,
                        null,
                        Optional.empty(),
                        Optional.empty(),
                        null,
                        List.of(),
                        Set.of(),
                        value.words(),
                        List.of(),
                        Map.of()));
    }

    @Test
    void makesWhatMayBeEmptyOfNothing() {
        assertEmpty(bind(Lenient.class));
    }

    @Test
    void makesWhatMayBeEmptyOfControlsLeftEmpty() {
        assertEmpty(bind(
                Lenient.class,
                "text",
                "",
                "date",
                "",
                "nick",
                "",
                "count",
                "",
                "note",
                "",
                "agreed",
                "",
                "file",
                "",
                "address.street",
                "",
                "address.number",
                "",
                "other.street",
                "",
                "tags",
                "",
                "colours",
                "",
                "words",
                ""));
    }

    record Strict(
            LocalDate date, int count, Boolean agreed, Colour colour, Upload file, Address address, char letter) {}

    private static final String[] MISSING = {
        "date: Enter a date, such as 2031-04-09",
        "count: Enter a number, such as 42",
        "agreed: Choose yes or no",
        "colour: Choose one of the options",
        "file: Choose a file",
        "letter: Enter your answer"
    };

    @Test
    void tellsWhatIsMissing() {
        assertThat(errors(bind(Strict.class))).containsExactly(MISSING);
    }

    @Test
    void tellsTheSameOfControlsLeftEmpty() {
        assertThat(errors(bind(
                        Strict.class,
                        "letter",
                        "",
                        "file",
                        "",
                        "colour",
                        "",
                        "agreed",
                        "",
                        "count",
                        "",
                        "date",
                        "",
                        "address.street",
                        "")))
                .containsExactly(MISSING);
    }

    @Test
    void tellsWhatIsMissingBeforeAnyConstraint() {
        record Due(@NotNull(message = "never said") LocalDate date) {}
        assertThat(errors(bind(Due.class))).containsExactly("date: Enter a date, such as 2031-04-09");
    }

    @Test
    void makesAnOptionalRecordAsSoonAsOneOfItsFieldsIsFilled() {
        Bound<Lenient> bound = bind(Lenient.class, "address.street", "High Street", "address.number", "");
        assertThat(made(bound).address()).contains(new Address("High Street", Optional.empty()));
    }

    record Row(@NotBlank String name, Optional<Integer> qty) {}

    record Rows(List<Row> rows) {}

    @Test
    void keepsARowWhoseFieldsAreAllEmpty() {
        Bound<Rows> bound = bind(Rows.class, "rows[0].name", "Tea", "rows[1].name", "", "rows[1].qty", "");
        assertThat(bound.value())
                .isEqualTo(new Rows(List.of(new Row("Tea", Optional.empty()), new Row("", Optional.empty()))));
        assertThat(errors(bound)).containsExactly("rows[1].name: Enter your answer");
    }

    record Lists(List<String> tags, List<Integer> sizes, List<@Nullable Integer> gaps) {}

    @Test
    void keepsEmptyTextsAmongSeveral() {
        Bound<Lists> bound = bind(Lists.class, "tags", "", "tags", "a", "tags", "", "gaps[0]", "", "gaps[1]", "1");
        assertThat(made(bound).tags()).containsExactly("", "a", "");
        assertThat(made(bound).gaps()).containsExactly(null, 1);
    }

    @Test
    void tellsOfAnEmptyElementThatNothingStandsFor() {
        assertThat(errors(bind(Lists.class, "sizes", "1", "sizes", "")))
                .containsExactly("sizes: Enter a number, such as 42");
        assertThat(errors(bind(Lists.class, "sizes[0]", "1", "sizes[4]", "")))
                .containsExactly("sizes[1]: Enter a number, such as 42");
    }

    record Flag(boolean on) {}

    @ParameterizedTest
    @ValueSource(strings = {"on", "true"})
    void ticksAFlag(String text) {
        assertThat(bind(Flag.class, "on", text).value()).isEqualTo(new Flag(true));
    }

    @Test
    void refusesAFlagThatIsNeither() {
        assertThat(errors(bind(Flag.class, "on", "maybe"))).containsExactly("on: Choose yes or no");
    }

    @Test
    void trimsNothing() {
        record Text(String text) {}
        assertThat(bind(Text.class, "text", "  \n a \t").value()).isEqualTo(new Text("  \n a \t"));
    }

    @Test
    void refusesTwoValuesWhereThereIsOne() {
        record One(String text, boolean flag, Optional<Integer> number) {}
        assertThat(errors(bind(
                        One.class, "text", "a", "text", "a", "flag", "false", "flag", "true", "number", "", "number",
                        "")))
                .containsExactly(
                        "text: Give one answer only", "flag: Give one answer only", "number: Give one answer only");
    }

    @Test
    void linksNoOptionalOfPrimitives() {
        record Half(OptionalInt number) {}
        assertThat(catchThrowable(() -> bind(Half.class))).hasMessageContaining("Half.number: java.util.OptionalInt");
    }
}
