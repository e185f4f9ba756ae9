package dev.postern.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.codec.Codecs;
import dev.postern.codec.Decoded;
import dev.postern.codec.ValueCodec;
import dev.postern.http.Fields;
import dev.postern.problem.ProblemException;
import dev.postern.upload.Upload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    enum Colour {
        RED
    }

    record Item(@NotBlank String name, int qty, List<String> notes) {}

    @SuppressWarnings("MultipleNullnessAnnotations") // odd: empty is null, and then refused
    record Order(
            String free,
            @NotBlank String must,
            @Size(min = 1) String some,
            int count,
            boolean gift,
            @AssertTrue boolean terms,
            @Nullable Integer maybe,
            @NotNull @Nullable Integer odd,
            Optional<Item> spare,
            List<Item> items,
            @NotEmpty Set<Colour> colours,
            Map<Colour, Integer> prices,
            Upload cv,
            List<Upload> pictures,
            Item first) {}

    private final Shape<Order> shape = Shape.of(Order.class, Codecs.standard());

    @Test
    void namesAllControlsInTheRecordsOrder() {
        assertThat(shape.names())
                .containsExactly(
                        "free",
                        "must",
                        "some",
                        "count",
                        "gift",
                        "terms",
                        "maybe",
                        "odd",
                        "spare.name",
                        "spare.qty",
                        "spare.notes",
                        "items[].name",
                        "items[].qty",
                        "items[].notes",
                        "colours",
                        "prices[]",
                        "cv",
                        "pictures",
                        "first.name",
                        "first.qty",
                        "first.notes");
        assertThat(shape.names())
                .allSatisfy(name -> assertThat(shape.part(name)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "free, String, ''",
        "must, String, required",
        "some, String, required",
        "count, int, required",
        "gift, boolean, flag",
        "terms, boolean, flag required",
        "maybe, Integer, optional",
        "odd, Integer, optional required",
        "spare, Item, optional",
        "spare.name, String, ''",
        "items, Item, list",
        "items[0].name, String, required",
        "items[].qty, int, required",
        "items[3].notes, String, list",
        "items[3].notes[1], String, ''",
        "items[3], Item, ''",
        "colours, Colour, list required",
        "prices, Integer, list",
        "prices[RED], Integer, required",
        "cv, Upload, file required",
        "pictures, Upload, list file",
        "first.name, String, required",
    })
    void tellsTemplatesAboutAPart(String name, String type, String traits) {
        Part part = shape.part(name).orElseThrow();
        List<String> found = new ArrayList<>();
        if (part.isList()) found.add("list");
        if (part.isFlag()) found.add("flag");
        if (part.isFile()) found.add("file");
        if (part.isOptional()) found.add("optional");
        if (part.isRequired()) found.add("required");
        assertThat(part.name()).isEqualTo(name);
        assertThat(part.type().getSimpleName()).isEqualTo(type);
        assertThat(String.join(" ", found)).isEqualTo(traits);
    }

    @ParameterizedTest
    @CsvSource({
        "titel",
        "items.name",
        "items[x].name",
        "items[1000].name",
        "prices[BLUE]",
        "first.name.x",
        "''",
        "class",
        "free[0]"
    })
    void knowsNoPartThatTheRecordLacks(String name) {
        assertThat(shape.part(name)).isEmpty();
    }

    @Test
    void knowsWhetherItsFormMustBeMultipart() {
        assertThat(shape.hasFiles()).isTrue();
        assertThat(Shape.of(Item.class, Codecs.standard()).hasFiles()).isFalse();
    }

    record Small(String name) implements Upload {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public String declaredType() {
            return "";
        }

        @Override
        public String detectedType() {
            return "";
        }

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }

        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public void moveTo(Path target) {}
    }

    record Files(Upload cv, Optional<Upload> photo, List<Upload> more) {}

    @Test
    void bindsFiles() {
        Upload one = new Small("1");
        Upload two = new Small("2");
        Upload three = new Small("3");
        Bound<Files> bound = Submissions.bind(
                Files.class,
                Submissions.ENGLISH,
                new Fields.Builder()
                        .file("cv", one)
                        .file("more", two)
                        .file("more", three)
                        .build());
        assertThat(bound.value()).isEqualTo(new Files(one, Optional.empty(), List.of(two, three)));
        assertThat(Submissions.errors(Submissions.bind(
                        Files.class,
                        Submissions.ENGLISH,
                        new Fields.Builder()
                                .text("cv", "cv.pdf")
                                .file("photo", two)
                                .file("photo", three)
                                .build())))
                .containsExactly("cv: Choose a file", "photo: Choose one file only");
    }

    record Id(long number) {}

    record Owned(Id owner, String text) {}

    private static final ValueCodec<Id> IDS = new ValueCodec<>() {
        @Override
        public Decoded<Id> decode(String text) {
            if (text.equals("throw")) {
                throw new IllegalStateException("against the contract");
            }
            return text.startsWith("#")
                    ? new Decoded.Value<>(new Id(Long.parseLong(text.substring(1))))
                    : new Decoded.Refused<>("is not a number like #7");
        }

        @Override
        public String encode(Id id) {
            return "#" + id.number();
        }
    };

    @ParameterizedTest
    @CsvSource({
        "#7, ''",
        "7, owner: Your answer is not a number like #7.",
        "throw, owner: Check this answer",
        "#x, owner: Check this answer",
        "'', owner: Enter your answer"
    })
    void readsATypeByTheSitesOwnCodec(String text, String error) {
        Shape<Owned> owned = Shape.of(Owned.class, Codecs.standard().with(Id.class, IDS));
        assertThat(owned.names()).containsExactly("owner", "text");
        Bound<Owned> bound = owned.bind(Submissions.fields("owner", text), Submissions.VALIDATION, Submissions.ENGLISH);
        assertThat(String.join("\n", Submissions.errors(bound))).isEqualTo(error);
        assertThat(owned.part("owner").orElseThrow().texts(new Id(7))).containsExactly("#7");
    }

    record Owner(Thread owner) {}

    record Wrong(
            List<Owner> items,
            Map<Object, String> map,
            @SuppressWarnings("rawtypes") List raw,
            List<?> any) {}

    @Test
    void namesThePathToEachPartThatNoFormCanSend() {
        assertThatThrownBy(() -> Shape.of(Wrong.class, Codecs.standard()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                        Wrong.items[].owner: java.lang.Thread: a form cannot send this.
                          It sends text, booleans, numbers, java.time, enums, Upload, records of these, sealed interfaces of such records, and List, Set, arrays, Optional and Map of them.
                          To mend it: use one of these types, or register a codec for Thread with postern.codec(Thread.class, …).
                        Wrong.map<key>: java.lang.Object: a form cannot send this.
                          It sends text, booleans, numbers, java.time, enums, Upload, records of these, sealed interfaces of such records, and List, Set, arrays, Optional and Map of them.
                          To mend it: use one of these types, or register a codec for Object with postern.codec(Object.class, …).
                        Wrong.raw: java.util.List: nobody says what is in it.
                          To mend it: write what it holds, as in List<String>.
                        Wrong.any: java.util.List: nobody says what is in it.
                          To mend it: write what it holds, as in List<String>.""");
    }

    record Tree(String name, List<Tree> children) {}

    record Typed<T>(T value) {}

    @Test
    void refusesARecordThatContainsItself() {
        assertThatThrownBy(() -> Shape.of(Tree.class, Codecs.standard())).hasMessage("""
                        Tree.children[]: dev.postern.form.ShapeTest$Tree: a form has an end, and this record contains itself.
                          To mend it: give the inner level a record of its own, as deep as the page shows it.""");
    }

    record Pair<A, B>(A one, Optional<B> other) {}

    record Page<T>(List<T> items, Map<String, T> byName) {}

    @Test
    void readsRecordsWithTypeArguments() {
        record Holder(Typed<Integer> typed, Pair<Pair<String, LocalDate>, Item> pair, Page<Typed<Integer>> page) {}
        assertThat(Shape.of(Holder.class, Codecs.standard()).names())
                .containsExactly(
                        "typed.value",
                        "pair.one.one",
                        "pair.one.other",
                        "pair.other.name",
                        "pair.other.qty",
                        "pair.other.notes",
                        "page.items[].value",
                        "page.byName[].value");
        Holder holder = Submissions.made(Submissions.bind(
                Holder.class,
                "typed.value",
                "1",
                "pair.one.one",
                "a",
                "pair.one.other",
                "2031-04-09",
                "page.items[0].value",
                "2",
                "page.byName[x].value",
                "3"));
        assertThat(holder)
                .isEqualTo(new Holder(
                        new Typed<>(1),
                        new Pair<>(new Pair<>("a", Optional.of(LocalDate.of(2031, 4, 9))), Optional.empty()),
                        new Page<>(List.of(new Typed<>(2)), Map.of("x", new Typed<>(3)))));
    }

    record Loose<T extends @Nullable Object>(T value) {}

    @Test
    void leavesOutWhatATypeArgumentSaysMayBeNull() {
        record Holder(Loose<@Nullable Integer> one, Loose<Integer> other) {}
        assertThat(Submissions.errors(Submissions.bind(Holder.class)))
                .containsExactly("other.value: Enter a number, such as 42");
    }

    record Endless<T>(Optional<Endless<List<T>>> more) {}

    record Around<T>(T inner) {}

    record Self(Around<Self> around) {}

    @Test
    void refusesATypeThatIsLeftOpen() {
        record Holder(@SuppressWarnings("rawtypes") Typed typed, Typed<?> any, Endless<String> endless, Self self) {}
        assertThatThrownBy(() -> Shape.of(Holder.class, Codecs.standard())).hasMessage("""
                        Holder.typed: dev.postern.form.ShapeTest$Typed: nobody says what is in it.
                          To mend it: write what it holds, as in Typed<String>.
                        Holder.any: dev.postern.form.ShapeTest$Typed: nobody says what is in it.
                          To mend it: write what it holds, as in Typed<String>.
                        Holder.endless.more: dev.postern.form.ShapeTest$Endless: a form has an end, and this record contains itself.
                          To mend it: give the inner level a record of its own, as deep as the page shows it.
                        Holder.self.around.inner: dev.postern.form.ShapeTest$Self: a form has an end, and this record contains itself.
                          To mend it: give the inner level a record of its own, as deep as the page shows it.""");
        assertThatThrownBy(() -> Shape.of(Typed.class, Codecs.standard()))
                .hasMessageStartingWith("Typed: dev.postern.form.ShapeTest$Typed: nobody says what is in it.");
    }

    @Test
    void asksForTheOpensLineWhereAModuleIsClosed() {
        // No record of the JDK's is a form, but its module is as closed as any.
        assertThat(Problems.closed(Thread.class).message()).isEqualTo("""
                        java.lang.Thread: its module java.base keeps us from making and reading this record.
                          To mend it: add to its module-info.java: opens java.lang to dev.postern, org.hibernate.validator;""");
    }

    @Test
    void putsErrorsInTheRecordsOrder() {
        FieldErrors errors = FieldErrors.NONE
                .and("", "whole")
                .and("first.name", "f")
                .and("unknown", "u")
                .and("items[10].qty", "10")
                .and("items[9].qty", "9")
                .and("items[9].name", "9n")
                .and("free", "a")
                .and("free", "b");
        assertThat(shape.inOrder(errors).entries())
                .extracting(FieldErrors.Entry::message)
                .containsExactly("a", "b", "9n", "9", "10", "f", "whole", "u");
    }

    @Test
    void tellsTheSameErrorOnce() {
        FieldErrors errors = FieldErrors.NONE.and("a", "x").and("a", "x").and("a", "y");
        assertThat(errors.of("a")).containsExactly("x", "y");
        assertThat(errors.of("b")).isEmpty();
        assertThat(FieldErrors.NONE.isEmpty()).isTrue();
    }

    @Test
    void handsInvalidInputToFunctionsThatWantIt() {
        Fields fields = Submissions.fields("$post", "secret", "name", "", "qty", "1");
        Form<Item> form = new Form<>(
                Shape.of(Item.class, Codecs.standard()), Submissions.bind(Item.class, Submissions.ENGLISH, fields));
        assertThat(form.isValid()).isFalse();
        assertThat(form.value()).contains(new Item("", 1, List.of()));
        assertThat(form.errors().of("name")).containsExactly("Enter your answer");
        assertThat(form.data().names()).containsExactly("name", "qty");
        assertThat(form.data().text("$post")).isEmpty();
        assertThat(form.data().texts("qty")).containsExactly("1");
    }
}
