package dev.postern.e2e;

import dev.postern.Postern;
import dev.postern.call.Anyone;
import dev.postern.form.Form;
import dev.postern.function.Outcome;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import io.javalin.Javalin;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A site with every kind of ready control, and a button that fills it in: what the demo has no use for. */
@UseServer(Anyone.class)
public final class Party {
    public enum Size {
        SMALL,
        LARGE
    }

    public record Invitation(
            @NotBlank(message = "Enter your name") String name,
            LocalDate day,
            @NotBlank(message = "Choose a room") String room,
            Size size,
            List<String> dishes,
            String note,

            @AssertTrue(message = "Read the rules and tick the box")
            boolean rules) {}

    public record Sketch(
            @NotBlank(message = "Give the map a title") String title, Optional<Upload> map) {}

    record Choices(List<String> rooms, List<Size> sizes, List<String> dishes) {}

    public Outcome invite(Invitation invitation) {
        return Outcome.done().notice("Invited by " + invitation.name());
    }

    /** Fills the form in, for the visitor to change. */
    public Outcome lastYear(Form<Invitation> form) {
        return Outcome.edit(new Invitation(
                "Ann", LocalDate.of(2031, 4, 9), "garden", Size.LARGE, List.of("Soup"), "Bring a chair", true));
    }

    public Outcome hang(Sketch sketch) {
        return Outcome.done().notice("It hangs at the door.");
    }

    static Javalin site() {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "localhost";
            config.registerPlugin(new Postern(postern -> postern.templates("fixture")
                    .functions(new Party())
                    .page(
                            "/party",
                            "party.html",
                            Choices.class,
                            call -> new Choices(
                                    List.of("hall", "garden"), List.of(Size.values()), List.of("Soup", "Salad")))));
        });
    }
}
