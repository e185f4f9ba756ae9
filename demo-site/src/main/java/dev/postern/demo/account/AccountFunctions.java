package dev.postern.demo.account;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Log in, log out, and what members may change. */
public final class AccountFunctions {
    private final Accounts accounts;

    AccountFunctions(Accounts accounts) {
        this.accounts = accounts;
    }

    public record Credentials(
            @NotBlank(message = "Enter your name") String name,
            @NotBlank(message = "Enter your password") String password) {}

    public record Motto(@Size(max = 80) String motto) {}

    /** Repeatable by nature: a copy must not get somebody else's cookie, nor none. */
    @UseServer(value = Anyone.class, once = Once.OFF)
    public Outcome login(Call call, Credentials credentials) {
        if (accounts.knock(credentials.name(), credentials.password()).isEmpty()) {
            return Outcome.invalid("The name or the password is not right.");
        }
        call.signIn(credentials.name());
        return Outcome.resume("/account").notice("Welcome, " + credentials.name() + ".");
    }

    @UseServer(value = Anyone.class, once = Once.OFF)
    public Outcome logout(Call call) {
        call.signOut();
        return Outcome.redirect("/login").notice("You are logged out.");
    }

    @UseServer(Members.class)
    public Outcome changeMotto(Call call, Motto form) {
        accounts.changeMotto(call.user(Account.class).name(), form.motto());
        return Outcome.done().notice("Your motto is changed.");
    }
}
