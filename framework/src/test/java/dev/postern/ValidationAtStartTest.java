package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.call.Anyone;
import dev.postern.form.Form;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import io.javalin.Javalin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
