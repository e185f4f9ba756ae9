package dev.postern.form;

import static dev.postern.form.Submissions.bind;
import static dev.postern.form.Submissions.errors;
import static dev.postern.form.Submissions.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.codec.Codecs;
import dev.postern.http.Fields;
import dev.postern.words.Bundles;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.validator.constraints.CreditCardNumber;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.URL;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConstraintsOfAFormTest {
    record Item(@NotBlank String name, @Max(9) int qty) {}

    record Order(
            @Size(min = 3, max = 5) @Pattern(regexp = "[a-z]*")
            String code,

            @Valid Item first,
            Item second,
            @Size(max = 2) List<Item> items,
            List<@NotBlank @Size(max = 3) String> tags,
            Map<String, @Positive Integer> prices,
            Optional<@Size(max = 2) String> nick,
            Optional<Item> spare) {}

    @Test
    void findsTheControlThatEachErrorBelongsTo() {
        Bound<Order> bound = bind(
                Order.class,
                "code",
                "A",
                "first.name",
                "",
                "first.qty",
                "10",
                "second.name",
                " ",
                "second.qty",
                "x",
                "items[0].name",
                "",
                "items[0].qty",
                "1",
                "items[4].name",
                "a",
                "items[4].qty",
                "10",
                "items[5].name",
                "b",
                "items[5].qty",
                "1",
                "tags[0]",
                "a",
                "tags[1]",
                "long",
                "prices[eur]",
                "-1",
                "nick",
                "Ada",
                "spare.name",
                "",
                "spare.qty",
                "1");
        assertThat(errors(bound))
                .containsExactly(
                        "code: Use between 3 and 5 characters",
                        "code: Enter your answer in the form that is asked for",
                        "first.name: Enter your answer",
                        "first.qty: Enter 9 or less",
                        "second.name: Enter your answer",
                        "second.qty: Enter a whole number, such as 42",
                        "items: Choose or enter at most 2",
                        "items[0].name: Enter your answer",
                        "items[1].qty: Enter 9 or less",
                        "tags[1]: Use at most 3 characters",
                        "prices[eur]: Enter a number above 0",
                        "nick: Use at most 2 characters",
                        "spare.name: Enter your answer");
    }

    @Test
    void findsTheSameErrorsWhereTheRecordCanBeMade() {
        Bound<Order> bound = bind(
                Order.class,
                "code",
                "A",
                "first.name",
                "",
                "first.qty",
                "10",
                "second.name",
                " ",
                "second.qty",
                "1",
                "items[0].name",
                "",
                "items[0].qty",
                "1",
                "tags[0]",
                "a",
                "tags[1]",
                "long",
                "prices[eur]",
                "-1",
                "nick",
                "Ada");
        assertThat(bound.value()).isNotNull();
        assertThat(errors(bound))
                .containsExactly(
                        "code: Use between 3 and 5 characters",
                        "code: Enter your answer in the form that is asked for",
                        "first.name: Enter your answer",
                        "first.qty: Enter 9 or less",
                        "second.name: Enter your answer",
                        "items[0].name: Enter your answer",
                        "tags[1]: Use at most 3 characters",
                        "prices[eur]: Enter a number above 0",
                        "nick: Use at most 2 characters");
    }

    @Test
    void tellsErrorsOfRepeatedValuesUnderTheOneNameTheyHave() {
        Bound<Order> bound = bind(
                Order.class,
                "code",
                "abc",
                "first.name",
                "a",
                "first.qty",
                "1",
                "second.name",
                "a",
                "second.qty",
                "1",
                "tags",
                "long",
                "tags",
                "",
                "tags",
                "longer");
        assertThat(errors(bound)).containsExactly("tags: Use at most 3 characters", "tags: Enter your answer");
    }

    @Test
    void saysOfAnEmptyFieldOnlyThatItIsEmpty() {
        record Name(
                @Size(min = 2) @Pattern(regexp = "[a-z]+") @NotBlank
                String name) {}
        record Twice(@NotEmpty @NotBlank String name) {}
        assertThat(errors(bind(Name.class, "name", ""))).containsExactly("name: Enter your answer");
        assertThat(errors(bind(Twice.class, "name", ""))).containsExactly("name: Give an answer");
        assertThat(errors(bind(Name.class, "name", "A")))
                .containsExactly(
                        "name: Use at least 2 characters", "name: Enter your answer in the form that is asked for");
    }

    record Period(
            LocalDate start, LocalDate end, @Size(max = 1) String note) {
        @AssertTrue(message = "End after you start")
        boolean isEndAfterStart() {
            return end.isAfter(start);
        }

        @AssertTrue(message = "Not on that day")
        boolean isEnd() {
            return end.getDayOfMonth() != 13;
        }
    }

    @Test
    void tellsARuleBetweenFieldsOfTheWholeFormOrOfTheComponentItIsNamedFor() {
        assertThat(errors(bind(Period.class, "start", "2031-04-14", "end", "2031-04-13", "note", "ab")))
                .containsExactly("end: Not on that day", "note: Use at most 1 characters", ": End after you start");
    }

    @Test
    void leavesRulesBetweenFieldsUntilAllFieldsAreThere() {
        assertThat(errors(bind(Period.class, "start", "", "end", "2031-04-13", "note", "ab")))
                .containsExactly("start: Enter a date, such as 2031-04-09", "note: Use at most 1 characters");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Fits.Check.class)
    @interface Fits {
        String message() default "Make it fit";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        String field() default "";

        class Check implements ConstraintValidator<Fits, Record> {
            private String field = "";

            @Override
            public void initialize(Fits fits) {
                field = fits.field();
            }

            @Override
            public boolean isValid(Record value, ConstraintValidatorContext context) {
                if (!field.isEmpty()) {
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                            .addPropertyNode(field)
                            .addConstraintViolation();
                }
                return false;
            }
        }
    }

    @Fits
    record Row(String a) {}

    @Fits(field = "b")
    record Pointing(String a, String b, List<Row> rows, Row row) {}

    @Test
    void letsAConstraintOfARecordPointToAField() {
        assertThat(errors(bind(Pointing.class, "rows[3].a", "x")))
                .containsExactly("b: Make it fit", "rows[0]: Make it fit", "row: Make it fit");
        assertThat(errors(bind(Row.class))).containsExactly(": Make it fit");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Counted.Check.class)
    @interface Counted {
        String message() default "Counted {number}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Check implements ConstraintValidator<Counted, String> {
            private static final AtomicInteger CHECKS = new AtomicInteger();

            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                CHECKS.incrementAndGet();
                return true;
            }
        }
    }

    record Inner(@Counted String text) {}

    record Outer(@Valid Inner inner, List<@Valid Inner> inners) {}

    @Test
    void checksARecordInARecordOnceThoughItBeMarkedValid() {
        int before = Counted.Check.CHECKS.get();
        assertThat(errors(bind(Outer.class, "inner.text", "a", "inners[0].text", "b")))
                .isEmpty();
        assertThat(Counted.Check.CHECKS.get() - before).isEqualTo(2);
    }

    record Choosy(int from, @Max(9) int to) {
        Choosy {
            if (from > to) {
                throw new IllegalArgumentException("secret " + from);
            }
        }
    }

    record Group(String name, List<Choosy> rows) {}

    @Test
    void tellsOneSafeSentenceWhereAConstructorRefuses() {
        Bound<Choosy> bound = bind(Choosy.class, "from", "7", "to", "3");
        assertThat(bound.value()).isNull();
        assertThat(errors(bound)).containsExactly(": Check your answers: they do not go together");
        assertThat(errors(bind(
                        Group.class, "rows[0].from", "7", "rows[0].to", "3", "rows[1].from", "7", "rows[1].to", "3")))
                .containsExactly(": Check your answers: they do not go together");
    }

    @Test
    void prefersWhatAConstraintSaysToWhatAConstructorRefuses() {
        assertThat(errors(bind(Choosy.class, "from", "70", "to", "30"))).containsExactly("to: Enter 9 or less");
    }

    record Raw(String text, String kind) {
        Raw {
            switch (kind) {
                case "null" -> throw new NullPointerException();
                case "assert" -> throw new AssertionError();
                case "deep" -> throw new StackOverflowError();
                default -> {}
            }
        }
    }

    @Test
    void survivesWhateverAConstructorThrows() {
        for (String kind : List.of("null", "assert", "deep")) {
            assertThat(errors(bind(Raw.class, "kind", kind)))
                    .containsExactly(": Check your answers: they do not go together");
        }
    }

    record Breaking(@Nullable LocalDate day, @NotBlank String name) {
        @AssertTrue
        boolean isLate() {
            return Objects.requireNonNull(day).getYear() > 2000;
        }
    }

    @Test
    void refusesWhereARuleBreaksDownAndStillTellsTheOthers() {
        assertThat(errors(bind(Breaking.class, "name", ""))).containsExactly("name: Enter your answer");
        assertThat(errors(bind(Breaking.class, "name", "a")))
                .containsExactly(": Check your answers: they do not go together");
        assertThat(errors(bind(Breaking.class, "name", "a", "day", "2031-04-09")))
                .isEmpty();
    }

    record Named(@AssertTrue boolean isAdult, @NotBlank String getaway) {}

    @Test
    void tellsOnceWhereAnAccessorLooksLikeAGetter() {
        assertThat(errors(bind(Named.class, "getaway", "x"))).containsExactly("isAdult: Tick this box to go on");
    }

    @SuppressWarnings("MultipleNullnessAnnotations") // a18: empty is null, and then refused
    record All(
            @AssertFalse boolean a01,
            @AssertTrue boolean a02,
            @DecimalMax("1.5") BigDecimal a03,
            @DecimalMax(value = "1.5", inclusive = false) BigDecimal a04,
            @DecimalMin("9.5") BigDecimal a05,
            @DecimalMin(value = "9.5", inclusive = false) BigDecimal a06,
            @Digits(integer = 1, fraction = 2) BigDecimal a07,
            @Digits(integer = 1, fraction = 0) BigDecimal a08,
            @Email String a09,
            @Future LocalDate a10,
            @FutureOrPresent LocalDate a11,
            @Max(1) int a12,
            @Min(9) int a13,
            @Negative int a14,
            @NegativeOrZero int a15,
            @NotBlank String a16,
            @NotEmpty List<String> a17,
            @NotNull @Nullable String a18,
            @Null @Nullable Integer a19,
            @Past LocalDate a20,
            @PastOrPresent LocalDate a21,
            @Pattern(regexp = "x") String a22,
            @Positive int a23,
            @PositiveOrZero int a24,
            @Size(min = 9) String a25,
            @Size(max = 1) String a26,
            @Size(min = 9, max = 9) String a27,
            @Size(min = 2) List<String> a28,
            @Size(min = 2, max = 3) List<String> a29,
            @Length(max = 1) String a30,
            @Range(min = 8, max = 9) int a31,
            @URL String a32,
            @CreditCardNumber String a33,
            @UniqueElements List<String> a34,

            @Size(max = 1, message = "Only {max}, please ({unknown}, ${1+1})")
            String a35) {}

    private static Fields wrong() {
        return Submissions.fields(
                "a01",
                "on",
                "a03",
                "5",
                "a04",
                "5",
                "a05",
                "5",
                "a06",
                "5",
                "a07",
                "55.5",
                "a08",
                "55",
                "a09",
                "x",
                "a10",
                "2001-01-01",
                "a11",
                "2001-01-01",
                "a12",
                "5",
                "a13",
                "5",
                "a14",
                "5",
                "a15",
                "5",
                "a19",
                "5",
                "a20",
                "9031-01-01",
                "a21",
                "9031-01-01",
                "a22",
                "ab",
                "a23",
                "-5",
                "a24",
                "-5",
                "a25",
                "ab",
                "a26",
                "ab",
                "a27",
                "ab",
                "a28",
                "ab",
                "a29",
                "ab",
                "a30",
                "ab",
                "a31",
                "5",
                "a32",
                "ab",
                "a33",
                "12",
                "a34",
                "x",
                "a34",
                "x",
                "a35",
                "ab");
    }

    @Test
    void saysOfEachConstraintWhatToDo() {
        assertThat(errors(bind(All.class, Submissions.ENGLISH, wrong())))
                .containsExactly(
                        "a01: Leave this box empty",
                        "a02: Tick this box to go on",
                        "a03: Enter 1.5 or less",
                        "a04: Enter less than 1.5",
                        "a05: Enter 9.5 or more",
                        "a06: Enter more than 9.5",
                        "a07: Enter at most 1 digits before the point and 2 after it",
                        "a08: Enter a whole number of at most 1 digits",
                        "a09: Enter an e-mail address, such as name@example.org",
                        "a10: Enter a date in the future",
                        "a11: Enter today or a date in the future",
                        "a12: Enter 1 or less",
                        "a13: Enter 9 or more",
                        "a14: Enter a number below 0",
                        "a15: Enter 0 or less",
                        "a16: Enter your answer",
                        "a17: Give an answer",
                        "a18: Give an answer",
                        "a19: Leave this empty",
                        "a20: Enter a date in the past",
                        "a21: Enter today or a date in the past",
                        "a22: Enter your answer in the form that is asked for",
                        "a23: Enter a number above 0",
                        "a24: Enter 0 or more",
                        "a25: Use at least 9 characters",
                        "a26: Use at most 1 characters",
                        "a27: Use exactly 9 characters",
                        "a28: Choose or enter at least 2",
                        "a29: Choose or enter between 2 and 3",
                        "a30: Use at most 1 characters",
                        "a31: Enter a number from 8 to 9",
                        "a32: Enter an address, such as https://example.org",
                        "a33: Enter the number as it stands on the card",
                        "a34: Enter each answer only once",
                        "a35: Only 1, please ({unknown}, ${1+1})");
    }

    @Test
    void saysItInGermanToo() {
        List<String> german = errors(bind(All.class, Submissions.GERMAN, wrong()));
        assertThat(german)
                .contains(
                        "a02: Kreuzen Sie dieses Kästchen an, um fortzufahren",
                        "a03: Geben Sie höchstens 1.5 ein",
                        "a26: Verwenden Sie höchstens 1 Zeichen");
        List<String> english = errors(bind(All.class, Submissions.ENGLISH, wrong()));
        assertThat(german).hasSameSizeAs(english).doesNotContainAnyElementsOf(english.subList(0, english.size() - 1));
    }

    record Own(
            @Size(max = 1) String a,
            @NotBlank(message = "{own.name}") String b,
            @NotBlank(message = "{own.gone.message}") String c) {}

    @Test
    void saysTheSitesOwnWordsFirst() {
        var words = new Bundles(List.of("dev.postern.form.site"), getClass().getClassLoader()).in(Locale.ENGLISH);
        assertThat(errors(bind(Own.class, words, Submissions.fields("a", "ab"))))
                .containsExactly("a: No more than 1", "b: Who are you?", "c: Check this answer");
    }

    @Test
    void findsConstraintsThatCannotWorkBeforeAVisitorDoes() {
        record Mistaken(
                @Size(max = 3) int count,
                @Email LocalDate day,
                List<@Email Integer> list,
                Optional<@Size(max = 1) Integer> maybe,
                Set<@Email Integer> set,
                List<@Email String> right,
                @Pattern(regexp = "(") String text,
                @Min(1) int fine) {}
        var problems =
                Shape.of(Mistaken.class, Codecs.standard()).problems(Submissions.VALIDATION, Submissions.ENGLISH);
        assertThat(problems)
                .extracting(problem -> problem.where())
                .containsExactly(
                        "Mistaken.count",
                        "Mistaken.day",
                        "Mistaken.list",
                        "Mistaken.maybe",
                        "Mistaken.set",
                        "Mistaken.text");
        assertThat(problems.get(0).message()).isEqualTo("""
                        Mistaken.count: a constraint of it cannot be checked.
                          HV000030: No validator could be found for constraint 'jakarta.validation.constraints.Size' validating type 'java.lang.Integer'. Check configuration for 'count'
                          To mend it: use a constraint that is made for this type, and check what is written in it.""");
        assertThat(errors(bind(Mistaken.class, "count", "1", "fine", "1"))).isNotEmpty();
    }

    @Test
    void makesAValueEvenOfWhatBreaksConstraints() {
        assertThat(made(bind(Item.class, "name", "", "qty", "10"))).isEqualTo(new Item("", 10));
    }
}
