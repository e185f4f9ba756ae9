package dev.postern.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Anyone;
import dev.postern.codec.Codecs;
import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.problem.ProblemException;
import dev.postern.wire.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parameter of a function takes what was typed, and what becomes of a record that no form can send. */
class FormsOfFunctionsTest {
    record Text(String text) {}

    sealed interface Payment permits Card, Invoice {}

    record Card(String number) implements Payment {}

    record Invoice(String to) implements Payment {}

    /** One text, by a codec of the site's own. */
    sealed interface Unit permits Metre {}

    record Metre(int length) implements Unit {}

    private static final ValueCodec<Unit> UNITS = new ValueCodec<>() {
        @Override
        public Decoded<Unit> decode(String text) {
            return new Decoded.Value<>(new Metre(text.length()));
        }

        @Override
        public String encode(Unit unit) {
            return unit.toString();
        }
    };

    record Page<T>(List<T> items, Optional<T> first) {}

    record Tree(String name, List<Tree> under) {}

    sealed interface Sum permits Just, Plus {}

    record Just(int value) implements Sum {}

    record Plus(Sum one, Sum other) implements Sum {}

    record Chain<T>(T value, Optional<Chain<T>> next) {}

    record Anything(String name, Value value) {}

    @UseServer(value = Anyone.class, name = "f")
    static final class Forms {
        public void choice(Text bound, Payment form) {}

        public void wanted(Form<Payment> form) {}

        public void generic(Page<LocalDate> form) {}

        public void wantedGeneric(Form<Page<Payment>> form) {}

        public void raw(Text bound, FormData form) {}

        public void record(long id, Text form, @Previous @Nullable Text before) {}

        public void none(long id) {}

        public void unit(Text form, Unit unit) {}

        public void value(Value value) {}

        public void recursive(Text bound, Tree tree) {}

        public void recursiveChoice(Sum sum) {}

        public void open(Anything anything) {}

        public void deep(Page<Tree> trees) {}

        public void chain(Chain<String> chain) {}
    }

    private static Functions of(Object... registered) {
        return Functions.of(
                List.of(registered), new Linker(Codecs.standard().with(Unit.class, UNITS), Set.of(), List.of()));
    }

    private static String refusal(Object... registered) {
        try {
            of(registered);
        } catch (ProblemException problem) {
            return String.valueOf(problem.getMessage());
        }
        return "";
    }

    @ParameterizedTest
    @CsvSource({
        "choice, form, 'kind, number, to'",
        "wanted, form, 'kind, number, to'",
        "generic, form, 'items, first'",
        "wantedGeneric, form, 'items[].kind, items[].number, items[].to, first.kind, first.number, first.to'",
        "record, form, text",
        "unit, form, text"
    })
    void readsWhatWasTypedIntoTheLastThatHasFields(String function, String parameter, String names) {
        Exposed found = of(new Forms()).find("f." + function).orElseThrow();
        assertThat(found.typed().orElseThrow().name()).isEqualTo(parameter);
        assertThat(String.join(", ", found.shape().orElseThrow().names())).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "value; value: dev.postern.wire.Value",
                "recursive; Tree.under[]: dev.postern.function.FormsOfFunctionsTest$Tree, since a form has an end, and this record contains itself",
                "recursiveChoice; Sum(plus).one: dev.postern.function.FormsOfFunctionsTest$Sum, since a form has an end, and this record contains itself",
                "open; Anything.value: dev.postern.wire.Value, since a form cannot send this",
                "chain; Chain.next: dev.postern.function.FormsOfFunctionsTest$Chain, since a form has an end, and this record contains itself",
                "deep; Page.items[].under[]: dev.postern.function.FormsOfFunctionsTest$Tree, since a form has an end, and this record contains itself"
            })
    void isOnlyCalledWhereNoFormCanSendTheLastOfThem(String function, String because) {
        Exposed found = of(new Forms()).find("f." + function).orElseThrow();
        assertThat(found.typed()).isEmpty();
        assertThat(found.shape()).isEmpty();
        assertThat(found.onlyCalled().orElseThrow()).startsWith(because);
        assertThat(found.signature()).isPresent();
    }

    @UseServer(value = Anyone.class, name = "f", via = Via.FORM)
    static final class ByForms {
        public void tree(Tree tree) {}
    }

    @UseServer(value = Anyone.class, name = "g")
    static final class Wanting {
        public void tree(Form<Tree> tree) {}

        public void text(Form<String> text) {}

        public void any(Form<?> any) {}

        public void thread(Page<Thread> page) {}
    }

    @Test
    void saysWhatToDoWhereItWantsAForm() {
        assertThat(refusal(new ByForms(), new Wanting())).isEqualTo("""
                ByForms.tree: its form cannot be read: Tree.under[]: dev.postern.function.FormsOfFunctionsTest$Tree: a form has an end, and this record contains itself.
                  To mend it: give the inner level a record of its own, as deep as the page shows it, or take via = Via.FORM away, and only calls can give it.
                Wanting.any: its Form does not say which record it reads
                  To mend it: write Form<…> with a record, or a sealed interface of records, of your own, or take FormData.
                Wanting.text: its Form does not say which record it reads
                  To mend it: write Form<…> with a record, or a sealed interface of records, of your own, or take FormData.
                Wanting.thread: its form cannot be read: Page.items[]: java.lang.Thread: a form cannot send this.
                  It sends text, booleans, numbers, java.time, enums, Upload, records of these, sealed interfaces of such records, and List, Set, arrays, Optional and Map of them.
                  To mend it: use one of these types, or register a codec for Thread with postern.codec(Thread.class, …).
                Wanting.thread: its form cannot be read: Page.first: java.lang.Thread: a form cannot send this.
                  It sends text, booleans, numbers, java.time, enums, Upload, records of these, sealed interfaces of such records, and List, Set, arrays, Optional and Map of them.
                  To mend it: use one of these types, or register a codec for Thread with postern.codec(Thread.class, …).
                Wanting.tree: its form cannot be read: Tree.under[]: dev.postern.function.FormsOfFunctionsTest$Tree: a form has an end, and this record contains itself.
                  To mend it: give the inner level a record of its own, as deep as the page shows it, or take Tree itself, which only calls can give.""");
    }

    @UseServer(value = Anyone.class, name = "r")
    static final class Results {
        public Tree tree() {
            return new Tree("", List.of());
        }

        public Payment choice() {
            return new Card("");
        }

        public Page<Tree> trees() {
            return new Page<>(List.of(), Optional.empty());
        }

        public Page<Payment> choices() {
            return new Page<>(List.of(), Optional.empty());
        }

        public Page<Page<Sum>> pages() {
            return new Page<>(List.of(), Optional.empty());
        }

        public List<Page<Tree>> list() {
            return List.of();
        }

        public @Nullable CompletionStage<Page<Tree>> later() {
            return null;
        }

        public Stream<Page<Payment>> stream() {
            return Stream.of();
        }

        public Page<Tree> next(@Previous @Nullable Page<Tree> before) {
            return new Page<>(List.of(), Optional.empty());
        }

        public Chain<Payment> chain() {
            return new Chain<>(new Card(""), Optional.empty());
        }

        public Page<Payment> perhaps(@Previous Optional<Page<Payment>> before) {
            return new Page<>(List.of(), Optional.empty());
        }
    }

    @Test
    void givesGenericRecordsOfAnythingThatTravels() {
        assertThat(refusal(new Results())).isEmpty();
    }
}
