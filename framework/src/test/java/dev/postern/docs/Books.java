package dev.postern.docs;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Refusal;
import dev.postern.form.Form;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.Sealed;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import dev.postern.wire.ServerFunction;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A shop's books: what the pages on functions, forms and pages show. */
@UseServer(Anyone.class)
public final class Books {
    record Book(long id, String title, int copies) {}

    record BookPage(Book book) {}

    record Search(Optional<String> title, Optional<Integer> year) {}

    record SearchPage(Form<Search> search, List<Book> found) {}

    public record Line(@NotBlank String title, @Positive int copies) {}

    public record Order(
            @NotBlank @Size(max = 80) String name,
            Optional<String> company,
            LocalDate from,
            LocalDate until,
            List<Line> items,
            boolean gift) {
        @AssertTrue(message = "The last day must not be before the first")
        public boolean isInOrder() {
            return !until.isBefore(from);
        }
    }

    public record Cover(@NotBlank String caption, Upload image) {}

    public record Vote(boolean up) {}

    public record Votes(int count) {}

    private final Letters letters = book -> {};
    private final Map<Long, Book> books = new ConcurrentHashMap<>(Map.of(1L, new Book(1, "Emma", 3)));

    Optional<Book> find(long id) {
        return Optional.ofNullable(books.get(id));
    }

    List<Book> search(Search search) {
        return books.values().stream()
                .filter(book -> search.title().map(book.title()::contains).orElse(true))
                .toList();
    }

    /** Takes an order; the form's two buttons add and remove rows without scripts. */
    public Outcome order(Order order) {
        return Outcome.done().notice("Ordered, " + order.name() + ".");
    }

    public Outcome addLine(Form<Order> form) {
        return Outcome.edit(form.withRow("items"));
    }

    public Outcome removeLine(int line, Form<Order> form) {
        return Outcome.edit(form.withoutRow("items", line));
    }

    public void borrow(@Sealed long id) {
        Book book = find(id).orElseThrow(Refusal::notFound);
        if (book.copies() == 0) {
            throw new Refusal("This book has just been lent to somebody else.");
        }
        books.put(id, new Book(id, book.title(), book.copies() - 1));
    }

    /** Writes to who waits for a book. */
    interface Letters {
        void isBack(Book book);
    }

    public void giveBack(@Sealed long id, Call call) {
        Book book = find(id).orElseThrow(Refusal::notFound);
        books.put(id, new Book(id, book.title(), book.copies() + 1));
        call.afterwards(() -> letters.isBack(book));
    }

    public record Offer(String title, ServerFunction<Void> borrow) {}

    public List<Offer> offers(Call call) {
        return books.values().stream()
                .map(book -> new Offer(book.title(), call.function("books.borrow", book.id())))
                .toList();
    }

    public Votes vote(@Previous @Nullable Votes before, Vote vote) {
        int count = before == null ? 0 : before.count();
        return new Votes(vote.up() ? count + 1 : count - 1);
    }

    @UseServer(value = Anyone.class, maxBytes = 2_000_000)
    public Outcome cover(@Sealed long id, Cover cover) throws IOException {
        if (!cover.image().detectedType().startsWith("image/")) {
            return Outcome.invalid("image", "Choose a picture, such as a PNG or a JPEG.");
        }
        byte[] picture = cover.image().bytes();
        return Outcome.redirect("/books/" + id).notice("Kept " + picture.length + " bytes.");
    }
}
