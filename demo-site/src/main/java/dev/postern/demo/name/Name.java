package dev.postern.demo.name;

import dev.postern.call.Anyone;
import dev.postern.function.UseServer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Takes a name, and hands it back as the form's state. */
@UseServer(Anyone.class)
public final class Name {
    public record Given(
            @NotBlank(message = "Enter your name") @Size(max = 40)
            String name) {}

    public String update(Given given) {
        return given.name();
    }
}
