package dev.postern.form;

import static dev.postern.form.Submissions.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindingAFormTest {
    record Signing(
            @NotBlank @Size(max = 40) String name,
            @NotBlank @Size(max = 500) String text) {}

    enum Colour {
        RED,
        GREEN
    }

    record Address(@NotBlank String street, String city) {}

    record Item(@NotBlank String name, @Min(1) int qty) {}

    record Order(
            String note,
            LocalDate due,
            Optional<Integer> discount,
            @Nullable LocalDate sent,
            boolean gift,
            Colour colour,
            @Valid Address address,
            @NotEmpty List<Item> items,
            List<@Size(max = 3) String> tags,
            Map<String, Integer> prices) {}

    record Period(LocalDate start, LocalDate end) {
        @AssertTrue(message = "End after you start")
        boolean isEndAfterStart() {
            return end.isAfter(start);
        }
    }

    @Test
    void makesARecordOfWhatWasTyped() {
        Bound<Signing> bound = bind(Signing.class, "name", " Ada ", "text", "Hello");
        assertThat(bound.value()).isEqualTo(new Signing(" Ada ", "Hello"));
        assertThat(bound.errors()).isEqualTo(FieldErrors.NONE);
    }

    @Test
    void makesNestedRecordsListsMapsAndWhatMayBeEmpty() {
        Bound<Order> bound = bind(
                Order.class,
                "note",
                "",
                "due",
                "2031-04-09",
                "discount",
                "",
                "sent",
                "",
                "gift",
                "on",
                "colour",
                "GREEN",
                "address.street",
                "High Street",
                "address.city",
                "",
                "items[7].name",
                "Tea",
                "items[7].qty",
                "2",
                "items[2].name",
                "Cake",
                "items[2].qty",
                "1",
                "tags",
                "a",
                "tags",
                "b",
                "prices[eur]",
                "3",
                "prices[usd]",
                "4");
        assertThat(bound.errors()).isEqualTo(FieldErrors.NONE);
        assertThat(bound.value())
                .isEqualTo(new Order(
                        "",
                        LocalDate.of(2031, 4, 9),
                        Optional.empty(),
                        null,
                        true,
                        Colour.GREEN,
                        new Address("High Street", ""),
                        List.of(new Item("Cake", 1), new Item("Tea", 2)),
                        List.of("a", "b"),
                        Map.of("eur", 3, "usd", 4)));
        assertThat(bound.sent().text("items[0].name")).contains("Cake");
    }

    @Test
    void tellsAllErrorsAtOnceInTheOrderOfTheComponents() {
        Bound<Order> bound = bind(
                Order.class,
                "prices[eur]",
                "x",
                "tags",
                "long",
                "tags",
                "longer",
                "items[3].qty",
                "0",
                "items[1].name",
                "Tea",
                "items[1].qty",
                "99999999999",
                "due",
                "31/02/2031",
                "colour",
                "green",
                "address.street",
                " ");
        assertThat(bound.value()).isNull();
        assertThat(bound.errors().entries())
                .extracting(FieldErrors.Entry::field, FieldErrors.Entry::message)
                .containsExactly(
                        tuple("due", "Enter a date, such as 2031-04-09"),
                        tuple("colour", "Choose one of the options"),
                        tuple("address.street", "Enter your answer"),
                        tuple("items[0].qty", "Enter a whole number from -2147483648 to 2147483647"),
                        tuple("items[1].name", "Enter your answer"),
                        tuple("items[1].qty", "Enter 1 or more"),
                        tuple("tags", "Use at most 3 characters"),
                        tuple("prices[eur]", "Enter a whole number, such as 42"));
    }

    @Test
    void tellsARuleBetweenFieldsOfTheWholeForm() {
        Bound<Period> bound = bind(Period.class, "start", "2031-04-09", "end", "2031-04-08");
        assertThat(bound.value()).isNotNull();
        assertThat(bound.errors().wholeForm()).containsExactly("End after you start");
    }
}
