package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.postern.call.Anyone;
import dev.postern.form.Form;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.function.Via;
import dev.postern.wire.ServerFunction;
import io.javalin.Javalin;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a form's rules is known before the first submission. */
class ValidationAtStartTest {
    record Line(@Size(min = 2) int copies) {}

    record Mistaken(@NotBlank String name, @NotBlank Integer age, List<Line> items) {}

    @UseServer(value = Anyone.class, name = "mistaken")
    static final class MistakenForms {
        public void send(Mistaken typed) {}

        public void sendAgain(Form<Mistaken> typed) {}
    }

    record Right(@NotBlank String first, @NotBlank String second, String third) {}

    @UseServer(value = Anyone.class, name = "right")
    static final class RightForms {
        public Outcome send(Form<Right> typed) {
            return Outcome.invalid("The whole of it.")
                    .and("third", "Third.")
                    .and("second", "Second.")
                    .and("first", "First.");
        }
    }

    @Test
    void stopsTheStartForAConstraintThatCannotBeChecked() {
        Javalin app = Running.app(
                Map.of(), settings -> settings.development(true).functions(new MistakenForms()), config -> {});
        try {
            assertThatThrownBy(() -> app.start("localhost", 0)).rootCause().hasMessage("""
                    Mistaken.age: a constraint of it cannot be checked.
                      HV000030: No validator could be found for constraint 'jakarta.validation.constraints.NotBlank' validating type 'java.lang.Integer'. Check configuration for 'age'
                      To mend it: use a constraint that is made for this type, and check what is written in it.
                    Mistaken.items[].copies: a constraint of it cannot be checked.
                      HV000030: No validator could be found for constraint 'jakarta.validation.constraints.Size' validating type 'java.lang.Integer'. Check configuration for 'copies'
                      To mend it: use a constraint that is made for this type, and check what is written in it.""");
        } finally {
            app.stop();
        }
    }

    record Box<T>(T item) {}

    record Tree(@Size(min = 1) int age, List<Tree> branches) {}

    /** What cannot be asked, each by itself: one of them would keep every other function of its class from running. */
    @UseServer(value = Anyone.class, name = "wrong")
    static final class Boxing {
        public void boxed(Box<@NotBlank String> box) {}
    }

    @UseServer(value = Anyone.class, name = "wrong", via = Via.FORM)
    static final class OnlyForm {
        public void boxed(Form<Box<@NotBlank String>> box) {}
    }

    @UseServer(value = Anyone.class, name = "wrong")
    static final class HandedOn {
        public void handed(ServerFunction<@NotNull Integer> function) {}
    }

    @UseServer(value = Anyone.class, name = "wrong")
    static final class Aside {
        public void fine(String text) {}

        void called(Box<@NotBlank String> box) {}
    }

    @UseServer(value = Anyone.class, name = "wrong")
    static final class OfAnotherType {
        public void count(@NotBlank Integer count) {}
    }

    @UseServer(value = Anyone.class, name = "wrong")
    static final class WithinAList {
        public void counts(Map<String, List<@NotBlank Integer>> counts) {}
    }

    @UseServer(value = Anyone.class, name = "wrong")
    static final class Recursive {
        public void plant(Optional<Tree> tree) {}
    }

    sealed interface Pay permits Card {
        @NotBlank
        String to();

        List<@NotBlank String> lines();

        @AssertTrue(message = "odd")
        default boolean odd() {
            return to().length() % 2 == 1;
        }
    }

    record Card(String to, List<String> lines) implements Pay {}

    @UseServer(value = Anyone.class, name = "wrong")
    static final class Paying {
        public void pay(Pay pay) {}
    }

    @UseServer(value = Anyone.class, name = "wrong")
    static final class PayingSeveral {
        public void pay(List<Pay> pays) {}
    }

    private static final String BOXED = ": a constraint of it cannot be checked.\n"
            + "  HV000197: No value extractor found for type parameter 'T' of type ";
    private static final String WRITTEN =
            "write it in a record, on the component that holds the value; between <> it is"
                    + " asked in List, Set, Map and Optional alone.";
    private static final String UNASKED =
            " on this method would never be asked.\n  A record is asked the constraints of"
                    + " its components, and of methods that are called as getters are.\n  To mend it: ";

    static Stream<Arguments> stopsTheStartForWhatNobodyCouldAsk() {
        String pay = " on the record's component %s, also where an interface says it.";
        return Stream.of(
                arguments(new Boxing(), "Boxing" + BOXED + Box.class.getName() + ".\n  To mend it: " + WRITTEN),
                arguments(new OnlyForm(), "OnlyForm" + BOXED + Box.class.getName() + ".\n  To mend it: " + WRITTEN),
                arguments(
                        new HandedOn(),
                        "HandedOn" + BOXED.replace("'T'", "'R'") + ServerFunction.class.getName() + ".\n  To mend it: "
                                + WRITTEN),
                arguments(new Aside(), "Aside" + BOXED + Box.class.getName() + ".\n  To mend it: " + WRITTEN),
                arguments(
                        new OfAnotherType(), "OfAnotherType.count: a constraint of it cannot be checked.\n  HV000030"),
                arguments(new WithinAList(), "WithinAList.counts: a constraint of it cannot be checked.\n  HV000030"),
                arguments(new Recursive(), "Tree.age: a constraint of it cannot be checked.\n  HV000030"),
                arguments(
                        new Paying(), "Pay(card).to(): @NotBlank" + UNASKED + "write @NotBlank" + pay.formatted("to")),
                arguments(
                        new Paying(),
                        "Pay(card).lines(): @NotBlank" + UNASKED + "write @NotBlank" + pay.formatted("lines")),
                arguments(
                        new Paying(),
                        "Pay(card).odd(): @AssertTrue" + UNASKED
                                + "call the method get…, or is… where it is a boolean, as in isComplete."),
                arguments(new PayingSeveral(), "Card.to(): @NotBlank" + UNASKED));
    }

    @ParameterizedTest
    @MethodSource
    void stopsTheStartForWhatNobodyCouldAsk(Object functions, String message) {
        Javalin app = Running.app(Map.of(), settings -> settings.functions(functions), config -> {});
        try {
            assertThatThrownBy(() -> app.start("localhost", 0)).rootCause().hasMessageContaining(message);
        } finally {
            app.stop();
        }
    }

    sealed interface Asked permits Yes {
        @NotBlank
        @Size(max = 3)
        String to();

        List<@NotBlank String> lines();

        @AssertTrue(message = "odd")
        default boolean isOdd() {
            return to().length() % 2 == 1;
        }
    }

    record Yes(
            @NotBlank @Size(max = 3) String to,
            List<@NotBlank String> lines,
            @Size(max = 1) String more) implements Asked {
        @NotNull
        String with(String other) {
            return to + other;
        }
    }

    @UseServer(value = Anyone.class, name = "asked")
    static final class Asking {
        public void one(Asked asked) {}

        public void several(
                @Size(max = 2) List<@NotBlank String> texts,
                Optional<@Size(max = 3) String> maybe,
                Map<@NotBlank String, @Max(3) Integer> map,
                @NotNull int @Size(max = 2) [] numbers,
                List<Asked> more) {}
    }

    @Test
    void startsWithConstraintsThatAreAsked() {
        try (Running site = Running.site(Map.of(), settings -> settings.functions(new Asking()))) {
            assertThat(site.port()).isPositive();
        }
    }

    @Test
    void hasTheValidatorReadyBeforeTheFirstSubmission() {
        try (Running site = Running.site(Map.of(), settings -> settings.functions(new RightForms()))) {
            assertThat(site.port()).isPositive();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("postern-validation");
        }
    }

    @Test
    void tellsWhatAFunctionFindsWrongInTheOrderOfTheForm() {
        String page = "<form post:action=\"right.send\"><input aria-label=\"A\" post:field=\"first\">"
                + "<i th:each=\"e : ${form.errors}\" th:text=\"|${e.key}.|\"></i><button>Send</button></form>";
        try (Running site = Running.site(
                Running.files("right.html", page),
                settings -> settings.functions(new RightForms())
                        .allow("missing-field")
                        .page("/right", "right.html"))) {
            assertThat(site.browser()
                            .open("/right")
                            .form("Send")
                            .press("Send")
                            .document()
                            .select("i")
                            .eachText())
                    .containsExactly("first.", "second.", "third.", ".");
        }
    }
}
