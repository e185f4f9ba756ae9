package dev.postern.fx;

import dev.postern.call.Access;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Refusal;
import dev.postern.function.Outcome;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.function.Via;
import dev.postern.upload.Upload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the forms of the fixture do: each counts that it ran, and remembers with what. */
@UseServer(Anyone.class)
public final class FxFunctions {
    private final Counters counters;
    final List<Integer> deleted = new CopyOnWriteArrayList<>();
    final List<String> notes = new CopyOnWriteArrayList<>();
    final List<Stored> stored = new CopyOnWriteArrayList<>();

    FxFunctions(Counters counters) {
        this.counters = counters;
    }

    /** Whoever signed in under the name "admin"; counts how often it was asked. */
    static final class Admins implements Access {
        private final Counters counters;

        Admins(Counters counters) {
            this.counters = counters;
        }

        @Override
        public boolean allows(Call call) {
            counters.count("asked");
            return call.signedIn().filter("admin"::equals).isPresent();
        }
    }

    public record Note(@Size(max = 200) String note) {}

    public record Why(String why) {}

    public record Pause(int ms) {}

    public record Filed(Upload f, String title) {}

    public record Going(String to) {}

    public record Who(@NotBlank String user) {}

    public record Profile(String name, int age) {
        static volatile boolean admin;

        public boolean isAdmin() {
            return admin;
        }

        public void setAdmin(boolean value) {
            admin = value;
        }
    }

    public enum Size3 {
        SMALL,
        LARGE
    }

    public record Checked(
            @NotBlank @Size(max = 10) String word,
            Size3 size,
            @Pattern(regexp = "^(a+)+$") String slowly) {}

    public record Shown(String mode, String line, String text, String choice) {}

    record Stored(String name, long size, String detectedType) {}

    public Note bump(Note note) {
        counters.count("bump");
        notes.add(note.note());
        return note;
    }

    public void del(@Sealed int id, Why why) {
        counters.count("del");
        deleted.add(id);
    }

    public void slow(Pause pause) throws InterruptedException {
        counters.count("slow");
        Thread.sleep(pause.ms());
    }

    public void boom() {
        counters.count("boom");
        throw new IllegalStateException("SECRET-7Q");
    }

    public Outcome up(Filed filed) {
        counters.count("up");
        Upload file = filed.f();
        stored.add(new Stored(file.name(), file.size(), file.detectedType()));
        return Outcome.done().notice("Stored " + file.name());
    }

    public Outcome go(Going going) {
        counters.count("go");
        return Outcome.redirect(going.to());
    }

    public void login(Who who, Call call) {
        counters.count("login");
        call.signIn(who.user());
    }

    public Profile bean(Profile profile) {
        counters.count("bean");
        return profile;
    }

    @UseServer(Admins.class)
    public void admin(Filed filed) {
        counters.count("admin");
    }

    /** Shows what was typed, in the way the mode asks for. */
    @UseServer(value = Anyone.class, state = Shown.class)
    public Outcome show(Shown shown) {
        counters.count("show");
        return switch (shown.mode()) {
            case "error" ->
                Outcome.invalid("line", shown.line()).and("", shown.line()).and("choice", shown.line());
            case "notice" -> Outcome.done().notice(shown.line());
            case "edit" -> Outcome.edit(shown);
            case "refusal" -> throw new Refusal(shown.line());
            case "gone" -> throw Refusal.gone().saying(shown.line());
            case "break" -> throw new IllegalStateException("SECRET-7Q " + shown.line());
            default -> Outcome.state(shown);
        };
    }

    public void checked(Checked checked) {
        counters.count("checked");
    }

    /** Public, on no page, and not for calls. */
    @UseServer(value = Anyone.class, via = Via.FORM)
    public void unseen() {
        counters.count("unseen");
    }

    void notPublic() {
        counters.count("notPublic");
    }
}
