package dev.postern.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import dev.postern.upload.Upload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
    enum Colour {
        RED
    }

    record Everything(
            @NotBlank @Size(min = 2, max = 40) String name,
            @Size(max = 5) @Pattern(regexp = "[A-Z]{2}\\d+") String code,
            @Pattern(regexp = "\\s+") String spaces,

            @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE)
            String anyCase,

            @Pattern(regexp = "a+") @Pattern(regexp = "b+") String two,
            @Min(1) @Max(9) int count,
            @Positive long positive,
            @Range(min = 2, max = 8) int range,

            @DecimalMin("0.5") @DecimalMax(value = "9", inclusive = false)
            BigDecimal amount,

            @Digits(integer = 5, fraction = 2) @Min(0) BigDecimal money,

            @Digits(integer = 5, fraction = 0) @DecimalMin("0.5")
            BigDecimal steps,

            double plain,
            LocalDate date,
            @AssertTrue boolean terms,
            Colour colour,
            @NotEmpty List<Colour> colours,
            List<@Size(max = 20) String> tags,
            Optional<@Size(max = 3) String> nick,
            Upload file) {}

    private final Shape<Everything> shape = Shape.of(Everything.class, Codecs.standard());

    @ParameterizedTest
    @CsvSource({
        "name, text, 'required minlength=2 maxlength=40'",
        "name, password, 'required minlength=2 maxlength=40'",
        "name, textarea, 'required minlength=2'",
        "name, hidden, ''",
        "name, select, required",
        "code, text, 'maxlength=5 pattern=[A-Z]{2}\\d+'",
        "code, textarea, ''",
        "spaces, text, ''",
        "anyCase, text, ''",
        "two, text, ''",
        "count, number, 'required min=1 max=9'",
        "count, range, 'min=1 max=9'",
        "count, text, 'required inputmode=numeric'",
        "positive, number, 'required min=1'",
        "range, number, 'required min=2 max=8'",
        "amount, number, 'required min=0.5 step=any'",
        "amount, text, 'required inputmode=decimal'",
        "money, number, 'required min=0 step=0.01'",
        "steps, number, 'required min=0.5 step=any'",
        "plain, number, 'required step=any'",
        "date, date, required",
        "date, text, required",
        "terms, checkbox, required",
        "colour, radio, required",
        "colour, select, required",
        "colours, checkbox, ''",
        "colours, select, required",
        "tags, text, maxlength=20",
        "tags[1], text, maxlength=20",
        "nick, text, maxlength=3",
        "file, file, required",
        "name, submit, ''",
    })
    void saysConstraintsInHtml(String name, String control, String attributes) {
        assertThat(shape.part(name).orElseThrow().attributes(control).entrySet().stream()
                        .map(entry ->
                                entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(attributes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-Z]{2}\\d+",
                "[0-9]{5}",
                "^\\d{5}(?:-\\d{4})?$",
                "[a-zA-Z0-9_]*",
                "\\+?[0-9]{3,15}",
                "(foo|bar)+",
                "[^a-z]+",
                ".*\\.pdf",
                "[äöü]+",
                "a{2}",
                "a{2,}?",
                "\\w+@\\w+",
                "[.,]x",
                "[a\\-z]",
                "a-b"
            })
    void handsOnPatternsThatMeanTheSameInABrowser(String regex) {
        java.util.regex.Pattern.compile(regex);
        assertThat(PortablePattern.of(regex)).isEqualTo(regex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\s",
                "\\p{L}+",
                "(?i)abc",
                "a++",
                "a*+",
                "a?+",
                "a{2}+",
                "\\bfoo",
                "(?<name>x)",
                "(a)\\1",
                "[a-z&&[^b]]",
                "[[a]b]",
                "[(]",
                "[a-]",
                "[-a]",
                "[/]",
                "[!!]",
                "\\Qa\\E",
                "(?=a)",
                "(?!a)",
                "(?<=a)b",
                "(?>a)",
                "\\x41",
                "\\u0041",
                "\\t",
                "\\R",
                "\\h",
                "a{,3}",
                "{",
                "a}",
                "]",
                "\\-",
                "\\@",
                "a\\",
                "(",
                ")",
                "[",
                "[]",
                "[^]",
                "*",
                "a{x}",
                "a{99999}",
                "/",
                "\\Aa\\z",
                "[\\s]",
                "[\\b]"
            })
    void keepsPatternsThatMightMeanSomethingElse(String regex) {
        assertThat(PortablePattern.of(regex)).isNull();
    }
}
