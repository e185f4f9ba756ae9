package dev.postern.demo.types;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.function.UseServer;
import dev.postern.wire.ServerFunction;
import dev.postern.wire.Value;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Gives back what it is given. */
@UseServer(Anyone.class)
public final class Types {
    public record Words(
            @NotBlank(message = "Enter a text") @Size(max = 200)
            String text) {}

    /** For scripts: whatever it is. */
    public Value echo(Value value) {
        return value;
    }

    /** For scripts: a function with its first argument bound, and sealed. */
    public ServerFunction<String> joining(String first, Call call) {
        return call.function("types.join", first);
    }

    public String join(String first, Words words) {
        return first + " " + words.text();
    }

    /** For scripts: a symbol, which comes back and cannot be sent. */
    public Value symbol(Words words) {
        return new Value.Symbol(words.text());
    }

    /** For the form, which has texts. */
    public String say(Words words) {
        return words.text();
    }
}
