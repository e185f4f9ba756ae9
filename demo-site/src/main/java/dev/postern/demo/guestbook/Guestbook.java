package dev.postern.demo.guestbook;

import dev.postern.call.Anyone;
import dev.postern.function.Outcome;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** What the forms of the guestbook do. */
@UseServer(Anyone.class)
public final class Guestbook {
    private final Entries entries;

    Guestbook(Entries entries) {
        this.entries = entries;
    }

    public record Signing(
            @NotBlank(message = "Enter your name") @Size(max = 40)
            String name,

            @NotBlank(message = "Write a message") @Size(max = 500)
            String text) {}

    /** Adds an entry. Not called while what was typed is invalid. */
    public Outcome sign(Signing signing) {
        if (signing.text().toLowerCase(Locale.ROOT).contains("http")) {
            return Outcome.invalid("text", "Say it without the links, please.");
        }
        entries.add(signing.name(), signing.text());
        return Outcome.done().notice("Signed. Thank you!");
    }

    /** Removes one entry. */
    public Outcome delete(@Sealed long id) {
        return Outcome.done().notice(entries.remove(id) ? "The entry is gone." : "The entry was gone already.");
    }
}
