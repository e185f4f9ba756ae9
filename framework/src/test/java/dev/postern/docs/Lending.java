package dev.postern.docs;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Refusal;
import dev.postern.function.Outcome;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.wire.ServerFunction;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

// What calls.md calls, too.
@UseServer(Anyone.class)
public final class Lending {
    public sealed interface Copy permits Print, Recording {}

    public record Print(@Positive int pages) implements Copy {}

    public record Recording(@Positive int minutes) implements Copy {}

    public int days(Copy copy) {
        return copy instanceof Print print ? print.pages() / 20 : 7;
    }

    public record Offer(String title, CompletionStage<Integer> copies) {}

    public Offer offer(String title) {
        return new Offer(title, CompletableFuture.supplyAsync(() -> 3));
    }

    public Outcome lend(String title) {
        if (title.equals("Emma")) {
            throw new Refusal("Emma is lent until June.");
        }
        return Outcome.redirect("/lent").notice("Yours until June.");
    }

    @UseServer(Members.class)
    public List<String> history() {
        return List.of();
    }

    public InputStream excerpt(String title) {
        return new ByteArrayInputStream((title + " Woodhouse").getBytes(StandardCharsets.UTF_8));
    }

    public ServerFunction<String> reminder(@Size(max = 100) String title, Call call) {
        return call.function("lending.remind", title);
    }

    public String remind(@Sealed String title) {
        return "Bring back " + title + "!";
    }
}
