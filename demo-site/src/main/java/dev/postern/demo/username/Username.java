package dev.postern.demo.username;

import dev.postern.call.Anyone;
import dev.postern.function.UseServer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Set;

/** Tells whether a username is still free. */
@UseServer(Anyone.class)
public final class Username {
    private static final Set<String> TAKEN = Set.of("ann", "ben", "root", "postern");

    public record Wish(
            @NotBlank(message = "Enter a username")
            @Pattern(regexp = "|[a-z0-9]{3,20}", message = "Use small letters and digits, 3 to 20 of them")
            String username) {}

    /** What is known of a name: the page shows it, and keeps it in the box. */
    public record Availability(String username, boolean available) {}

    public Availability check(Wish wish) {
        return new Availability(wish.username(), !TAKEN.contains(wish.username()));
    }
}
