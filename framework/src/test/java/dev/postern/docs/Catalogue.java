package dev.postern.docs;

import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.call.Progress;
import dev.postern.function.Once;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.UseServer;
import dev.postern.upload.Upload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

// What calls.md calls.
@UseServer(Anyone.class)
public final class Catalogue {
    public record Book(String title, int year) {}

    public record Wish(
            @NotBlank @Size(max = 40) String title,
            @Positive int copies) {}

    private final List<Book> books = List.of(new Book("Emma", 1815), new Book("Persuasion", 1817));

    public List<Book> search(@Size(min = 2) String word, Optional<Integer> since) {
        return books.stream()
                .filter(book -> book.title().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
                .filter(book -> book.year() >= since.orElse(0))
                .toList();
    }

    public Outcome wish(Wish wish, Call call) {
        return wish.title().equals("Emma")
                ? Outcome.invalid("title", "We have this one.")
                : Outcome.done().notice("Noted: " + wish.title());
    }

    public int vote(@Previous @Nullable Integer before) {
        return before == null ? 1 : before + 1;
    }

    public String cover(String title, Upload picture) {
        return title + ": " + picture.size() + " bytes";
    }

    public int count(List<String> titles, Progress progress) {
        int found = 0;
        for (int i = 0; i < titles.size(); i++) {
            found += search(titles.get(i), Optional.empty()).size();
            progress.at(i + 1, titles.size(), titles.get(i));
        }
        return found;
    }

    public Stream<Integer> pages(int to) {
        return IntStream.rangeClosed(1, to).boxed();
    }

    @UseServer(value = Anyone.class, once = Once.PER_FORM)
    public String order(String title) {
        return title;
    }
}
