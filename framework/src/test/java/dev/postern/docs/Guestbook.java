package dev.postern.docs;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.function.Outcome;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

@UseServer(Anyone.class) // who may call: no default, so nobody forgets it
public final class Guestbook {
    public record Signing(
            @NotBlank @Size(max = 40) String name,
            @NotBlank @Size(max = 500) String text) {}

    private final Entries entries;

    public Guestbook(Entries entries) {
        this.entries = entries;
    }

    /** Adds an entry. Not called while what was typed is invalid. */
    public Outcome sign(Signing signing) {
        if (entries.isSpam(signing)) {
            return Outcome.invalid("text", "Say it without the links, please.");
        }
        entries.add(signing);
        return Outcome.done().notice("Signed. Thank you!");
    }

    @UseServer(Members.class) // a method may say otherwise
    public void delete(@Sealed long id, Call call) {
        entries.remove(id, call.user(Account.class));
    }
}
