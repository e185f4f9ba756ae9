package dev.postern.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    enum Colour {
        RED {
            @Override
            public String toString() {
                return "red";
            }
        }
    }

    record Address(
            String city, Optional<Integer> number, @Nullable String note) {}

    private record Hidden(String name) {}

    record Order(
            LocalDate due,
            LocalTime time,
            boolean gift,
            Colour colour,
            Address address,
            Optional<Address> other,
            List<Address> items,
            List<@Nullable String> tags,
            Map<String, Integer> prices,
            Map<Colour, String> names,
            String[] words,
            Object odd,
            Hidden hidden) {}

    private static final Order ORDER = new Order(
            LocalDate.of(2031, 4, 9),
            LocalTime.of(10, 30),
            true,
            Colour.RED,
            new Address("Rome", Optional.of(7), null),
            Optional.empty(),
            List.of(new Address("Oslo", Optional.empty(), "x")),
            Arrays.asList("a", null, "b"),
            Map.of("eur", 3),
            Map.of(Colour.RED, "rot"),
            new String[] {"x", "y"},
            new Object(),
            new Hidden("h"));

    @ParameterizedTest
    @CsvSource({
        "due, 2031-04-09",
        "time, 10:30",
        "gift, true",
        "colour, RED",
        "address.city, Rome",
        "address.number, 7",
        "address.note, ''",
        "other.city, ''",
        "other, ''",
        "items[0].city, Oslo",
        "items[0].number, ''",
        "tags, a|b",
        "tags[1], ''",
        "tags[2], b",
        "prices[eur], 3",
        "names[RED], rot",
        "words, x|y",
        "words[1], y",
        "hidden.name, h",
    })
    void findsWhatAControlStartsWith(String name, String texts) {
        assertThat(Values.at(ORDER, name, true, Codecs.standard()))
                .contains(texts.isEmpty() ? List.of() : List.of(texts.split("\\|")));
    }

    @ParameterizedTest
    @CsvSource({
        "titel",
        "address",
        "address.street",
        "items[1].city",
        "items[0]",
        "items.city",
        "prices[usd]",
        "prices",
        "names[BLUE]",
        "due.year",
        "odd",
        "class",
        "getClass",
        "address.getClass",
        "words[9]",
        "''",
        "a["
    })
    void findsNothingWhereThereIsNoSuchPlace(String name) {
        assertThat(Values.at(ORDER, name, true, Codecs.standard())).isEmpty();
    }

    @Test
    void findsNoTextsInAListOfRecords() {
        assertThat(Values.at(ORDER, "items", true, Codecs.standard())).contains(List.of());
    }

    @Test
    void findsValuesInMaps() {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("title", "Tea");
        map.put("none", null);
        map.put("address", Map.of("city", "Rome"));
        assertThat(Values.at(map, "title", true, Codecs.standard())).contains(List.of("Tea"));
        assertThat(Values.at(map, "none", true, Codecs.standard())).contains(List.of());
        assertThat(Values.at(map, "address.city", true, Codecs.standard())).contains(List.of("Rome"));
        assertThat(Values.at(map, "due", true, Codecs.standard())).isEmpty();
        assertThat(Values.at(null, "due", true, Codecs.standard())).isEmpty();
    }
}
