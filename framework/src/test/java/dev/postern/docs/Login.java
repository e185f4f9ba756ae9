package dev.postern.docs;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import jakarta.validation.constraints.NotBlank;

/** Log-in and log-out. */
public final class Login {
    public record Credentials(
            @NotBlank String name, @NotBlank String password) {}

    private final Accounts accounts;

    public Login(Accounts accounts) {
        this.accounts = accounts;
    }

    @UseServer(value = Anyone.class, once = Once.OFF)
    public Outcome in(Call call, Credentials typed) {
        if (accounts.check(typed.name(), typed.password()).isEmpty()) {
            return Outcome.invalid("The name or the password is not right.");
        }
        call.signIn(typed.name());
        return Outcome.resume("/");
    }

    @UseServer(value = Anyone.class, once = Once.OFF)
    public Outcome out(Call call) {
        call.signOut();
        return Outcome.redirect("/").notice("You are logged out.");
    }
}
