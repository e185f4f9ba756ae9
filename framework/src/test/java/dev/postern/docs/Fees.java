package dev.postern.docs;

import dev.postern.call.Anyone;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.Optional;

/** What the page on forms shows of sealed interfaces. */
@UseServer(Anyone.class)
public final class Fees {
    public sealed interface Payment permits Card, Invoice {}

    public record Card(@NotBlank @Size(max = 19) String number, YearMonth expires) implements Payment {}

    public record Invoice(@NotBlank String to, Optional<String> reference) implements Payment {}

    public Outcome pay(Payment payment) {
        return Outcome.done().notice(payment instanceof Card ? "Paid." : "The invoice is on its way.");
    }
}
