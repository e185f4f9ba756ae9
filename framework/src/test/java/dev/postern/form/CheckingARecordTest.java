package dev.postern.form;

import static dev.postern.form.Submissions.ENGLISH;
import static dev.postern.form.Submissions.VALIDATION;
import static dev.postern.form.Submissions.bind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckingARecordTest {
    record Item(@NotBlank String name, @Max(9) int qty) {}

    record Order(
            @Size(min = 3) String code,
            List<Item> items,
            List<@Size(max = 3) String> tags,
            Map<String, Item> extras,
            Optional<Item> gift,
            @Nullable Item spare) {}

    record Broken(int number) {
        @AssertTrue
        public boolean isRight() {
            return 7 / number == 1;
        }
    }

    private static FieldErrors check(Order order) {
        return Shape.of(Order.class, Codecs.standard()).check(order, VALIDATION, ENGLISH);
    }

    @Test
    void findsNothingInARecordThatIsRight() {
        assertThat(check(new Order("abc", List.of(new Item("a", 9)), List.of("x"), Map.of(), Optional.empty(), null)))
                .isEqualTo(FieldErrors.NONE);
    }

    @Test
    void looksIntoAllThatARecordHolds() {
        Item wrong = new Item("a", 10);
        FieldErrors errors = check(new Order(
                "",
                List.of(new Item("", 1), wrong),
                List.of("x", "long"),
                Map.of("k", wrong),
                Optional.of(wrong),
                wrong));
        assertThat(errors.entries())
                .extracting(FieldErrors.Entry::field)
                .containsExactly(
                        "code", "items[0].name", "items[1].qty", "tags[1]", "extras[k].qty", "gift.qty", "spare.qty");
    }

    @Test
    void saysWhatASubmissionOfTheSameWouldBeTold() {
        FieldErrors typed = bind(Order.class, "code", "x", "items[0].name", "a", "items[0].qty", "10")
                .errors();
        assertThat(check(new Order("x", List.of(new Item("a", 10)), List.of(), Map.of(), Optional.empty(), null)))
                .isEqualTo(typed);
    }

    @Test
    void letsNothingThroughWhereARuleBreaksDown() {
        assertThat(Shape.of(Broken.class, Codecs.standard())
                        .check(new Broken(0), VALIDATION, ENGLISH)
                        .wholeForm())
                .hasSize(1);
    }
}
