package dev.postern.check;

import dev.postern.call.Anyone;
import dev.postern.codec.Tainted;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.function.Via;
import dev.postern.upload.Upload;
import dev.postern.wire.Value;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions and records that the templates of these tests name. */
@UseServer(Anyone.class)
public final class Board {
    enum Priority {
        LOW,
        HIGH
    }

    public record Line(String text, int quantity) {}

    /** Says something when asked, which not all of its kind do. */
    public static class Animal {
        public String getName() {
            return "";
        }
    }

    sealed interface Figure permits Circle, Square {}

    public record Circle(int radius) implements Figure {}

    public record Square(int side) implements Figure {}

    public record Card(
            long id,
            String title,
            boolean done,
            LocalDate due,
            Priority priority,
            Optional<String> note,
            List<Line> lines,
            Map<String, Line> named,
            @Tainted String secret) {
        public boolean isLate() {
            return false;
        }
    }

    record BoardPage(
            String heading,
            List<Card> cards,
            Card first,
            Map<String, Card> byName,
            Optional<Card> chosen,
            String[] names,
            Animal animal,
            Figure figure,
            List<?> things,
            Form<Search> search) {}

    record Around(String user, int basket) {}

    public record Search(
            @Size(max = 40) String words, @Nullable Integer page) {}

    public record Title(
            @NotBlank @Size(max = 100) String title,
            @Nullable LocalDate due) {}

    public record Address(@NotBlank String city, @Nullable String street) {}

    public record Item(String name, int quantity) {}

    public record Order(
            Address address,
            @Nullable List<Item> items,
            @Nullable Map<String, Integer> prices,
            @NotEmpty Set<String> tags,
            Optional<String> note,
            Priority priority,
            boolean gift) {}

    public record Letter(@NotBlank String title, Upload file) {}

    public record Step(int by) {}

    public record Named(@NotBlank String action) {}

    public void add(Title form) {}

    public void rename(@Sealed long id, Title form) {}

    public void remove(@Sealed long id) {}

    public void move(@Sealed long id, String direction) {}

    public void rank(@Sealed long id, Priority to) {}

    public void plan(@Sealed LocalDate day) {}

    public void clear() {}

    public void order(Order form) {}

    public void attach(Letter form) {}

    public void raw(FormData form) {}

    @UseServer(value = Anyone.class, via = Via.FORM)
    public void sent() {}

    public void named(Named form) {}

    public Integer count(@Previous @Nullable Integer before, Step form) {
        return before == null ? form.by() : before + form.by();
    }

    public Outcome another(@Sealed int index) {
        return Outcome.done();
    }

    public void watch(Value anything) {}

    public sealed interface Payment permits ByCard, ByInvoice {}

    public record ByCard(@NotBlank String number) implements Payment {}

    public record ByInvoice(@NotBlank String to, String note) implements Payment {}

    public record Bill(Payment payment) {}

    public record Tree(String name, List<Tree> under) {}

    public void pay(Payment form) {}

    public void bill(Bill form) {}

    public void plant(Tree tree) {}
}
