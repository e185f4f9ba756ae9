package dev.postern.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.call.Anyone;
import dev.postern.call.Visitor;
import dev.postern.codec.Codecs;
import dev.postern.function.Functions;
import dev.postern.function.Linker;
import dev.postern.function.Outcome;
import dev.postern.function.Previous;
import dev.postern.function.UseServer;
import dev.postern.seal.Seals;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormSealsTest {
    private static final String ORIGIN = "https://todos.example";
    private static final Visitor ANN = new Visitor("ann's cookie", null);
    private static final Visitor BOB = new Visitor("bob's cookie", null);
    private static final Visitor ANN_IN = new Visitor("ann's other cookie", "ann");
    private static final Visitor BOB_IN = new Visitor("bob's other cookie", "bob");

    @UseServer(value = Anyone.class, name = "todo")
    static class Todos {
        public void move(long id, @Nullable String to) {}

        public void clear() {}

        public Outcome count(@Previous @Nullable Integer before) {
            return Outcome.done();
        }
    }

    @UseServer(value = Anyone.class, name = "todo")
    static class TodosOfTomorrow {
        @UseServer(value = Anyone.class, formerly = "todo.move")
        public void shift(long id, @Nullable String to) {}

        public void clear(int atLeast) {}

        public Outcome count(@Previous @Nullable Long before) {
            return Outcome.done();
        }
    }

    private Instant now = Instant.parse("2031-04-09T10:00:00Z");
    private final Functions functions = functions(new Todos());
    private final FormSeals seals = sealing(functions, 1, "old");

    private static Functions functions(Object object) {
        return Functions.of(List.of(object), new Linker(Codecs.standard(), Set.of(), List.of()));
    }

    private FormSeals sealing(Functions known, long epoch, String... secrets) {
        return new FormSeals(
                new Seals(
                        Arrays.stream(secrets)
                                .map(s -> (s + " secret of at least 32 bytes, for tests").getBytes(UTF_8))
                                .toList(),
                        "todos"),
                known,
                epoch,
                Duration.ofHours(12),
                () -> now);
    }

    private BoundForm form(String name, @Nullable Object... arguments) {
        return new BoundForm(functions.find(name).orElseThrow(), Arrays.asList(arguments), null, null, false, null);
    }

    private static BoundForm with(
            BoundForm form, @Nullable String key, @Nullable String permalink, @Nullable Object state) {
        return new BoundForm(form.function(), form.arguments(), key, permalink, state != null, state);
    }

    private String sealed(BoundForm form, Visitor visitor) {
        return seals.page(ORIGIN, "/todos", null, visitor).seal(form);
    }

    private Opening opened(FormSeals by, String sealed, Visitor visitor) {
        return by.open(ORIGIN, sealed, "/todos", false, visitor, false);
    }

    private static String stale(Opening opening) {
        return opening instanceof Opening.Stale stale
                ? stale.why().name()
                : opening.getClass().getSimpleName();
    }

    @Test
    void bringsBackWhatAPageBound() {
        BoundForm form = with(form("todo.count"), "k", null, 7);
        Opening.Intact opened = (Opening.Intact) opened(seals, sealed(form, ANN), ANN);
        assertThat(opened.form()).isEqualTo(form);
        assertThat(opened.id()).isEqualTo(new FormId("todo.count", "k"));
        assertThat(opened.home()).isNull();

        BoundForm move = form("todo.move", 42L, null);
        assertThat(((Opening.Intact) opened(seals, sealed(move, ANN_IN), ANN_IN)).form())
                .isEqualTo(move);
    }

    @Test
    void givesEveryFormOfAPageAKeyOfItsOwn() {
        PageForms page = seals.page(ORIGIN, "/todos", null, ANN);
        Set<Object> keys = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            keys.add(((Opening.Intact) opened(seals, page.seal(form("todo.clear")), ANN)).key());
        }
        assertThat(keys).hasSize(100);
    }

    @Test
    void takesFewCharactersForAForm() {
        String sealed = sealed(form("todo.move", 42L, null), ANN);
        assertThat(sealed.length() - sealed.indexOf('.') - 1).isLessThanOrEqualTo(44);
    }

    /** A made-before, opened-by table: who may send what whose page carries. */
    @ParameterizedTest(name = "{0}, sent by {1}, vouched {2}: {3}")
    @CsvSource({
        "ann,    ann,    false, Intact",
        "ann,    bob,    false, OTHER_VISITOR",
        "ann,    bob,    true,  Intact",
        "ann,    ann in, true,  OTHER_VISITOR",
        "ann in, ann,    true,  OTHER_VISITOR",
        "ann in, ann in, false, Intact",
        "ann in, bob in, true,  OTHER_USER",
        "ann in, bob in, false, OTHER_USER",
        "ann in, bob,    true,  OTHER_VISITOR",
        "ann in, again,  true,  OTHER_VISITOR",
        "ann in, again,  false, OTHER_VISITOR",
    })
    void comparesTheVisitor(String made, String sends, boolean vouched, String what) {
        String sealed = sealed(form("todo.clear"), visitor(made));
        assertThat(stale(seals.open(ORIGIN, sealed, "/todos", false, visitor(sends), vouched)))
                .isEqualTo(what);
    }

    private static Visitor visitor(String name) {
        return switch (name) {
            case "ann" -> ANN;
            case "bob" -> BOB;
            case "ann in" -> ANN_IN;
            // Logged out and in again, as may happen in another tab.
            case "again" -> new Visitor("another visit", ANN_IN.user());
            default -> BOB_IN;
        };
    }

    @Test
    void tellsAnothersFormNothingOfTheFormItWas() {
        Opening.Stale stale = (Opening.Stale) opened(seals, sealed(form("todo.move", 42L, "x"), ANN_IN), BOB_IN);
        assertThat(stale.id()).isNull();
    }

    @ParameterizedTest(name = "{0} after {1} s")
    @CsvSource({"Intact, 0", "Intact, 43200", "EXPIRED, 43201", "EXPIRED, 31536000", "Intact, -60", "EXPIRED, -61"})
    void comparesTheAge(String what, long later) {
        String sealed = sealed(form("todo.clear"), ANN);
        now = now.plusSeconds(later);
        assertThat(stale(opened(seals, sealed, ANN))).isEqualTo(what);
    }

    @Test
    void comparesTheStartWhereMemoryIsAllThereIs() {
        String sealed = sealed(form("todo.clear"), ANN);
        assertThat(stale(opened(sealing(functions, 2, "old"), sealed, ANN))).isEqualTo("RESTARTED");
        assertThat(stale(opened(sealing(functions, 1, "old"), sealed, ANN))).isEqualTo("Intact");
    }

    @Test
    void opensWhatAnOlderSecretSealedAndNothingElse() {
        String sealed = sealed(form("todo.clear"), ANN);
        assertThat(stale(opened(sealing(functions, 1, "new", "old"), sealed, ANN)))
                .isEqualTo("Intact");
        assertThat(stale(opened(sealing(functions, 1, "new"), sealed, ANN))).isEqualTo("Foreign");
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "x.y", ".", "AAAA.AAAA", "'a.b.c'"})
    void callsForeignWhatIsNoSeal(String text) {
        assertThat(stale(opened(seals, text, ANN))).isEqualTo("Foreign");
    }

    @Test
    void callsForeignWhatWasEdited() {
        String sealed = sealed(form("todo.move", 42L, null), ANN);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String edited = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(opened(seals, edited, ANN)).as("edited at %s", i).isInstanceOf(Opening.Foreign.class);
        }
    }

    @Test
    void callsForeignATailUnderAnotherPagesHead() {
        String one = sealed(form("todo.clear"), ANN);
        String other = sealed(form("todo.move", 42L, null), ANN);
        String swapped = one.substring(0, one.indexOf('.')) + other.substring(other.indexOf('.'));
        assertThat(stale(opened(seals, swapped, ANN))).isEqualTo("Foreign");
    }

    @Test
    void findsARenamedFunctionByItsFormerName() {
        FormSeals tomorrow = sealing(functions(new TodosOfTomorrow()), 1, "old");
        Opening opening = opened(tomorrow, sealed(form("todo.move", 42L, "up"), ANN), ANN);
        assertThat(stale(opening)).isEqualTo("Intact");
        Opening.Intact intact = (Opening.Intact) opening;
        assertThat(intact.form().function().name()).isEqualTo("todo.shift");
        assertThat(intact.form().arguments()).containsExactly(42L, "up");
        assertThat(intact.id().function()).isEqualTo("todo.shift");
    }

    @Test
    void callsStaleWhatAnotherVersionOfTheFunctionReads() {
        FormSeals tomorrow = sealing(functions(new TodosOfTomorrow()), 1, "old");
        assertThat(stale(opened(tomorrow, sealed(form("todo.clear"), ANN), ANN)))
                .isEqualTo("CHANGED");
        assertThat(stale(opened(tomorrow, sealed(with(form("todo.count"), null, null, 7), ANN), ANN)))
                .isEqualTo("CHANGED");
        Opening.Stale changed = (Opening.Stale) opened(tomorrow, sealed(form("todo.clear"), ANN), ANN);
        assertThat(changed.id()).isEqualTo(new FormId("todo.clear", ""));
    }

    @UseServer(value = Anyone.class, name = "todo")
    static class Nothing {
        public void other() {}
    }

    @Test
    void callsStaleWhatNoFunctionIsThereFor() {
        FormSeals tomorrow = sealing(functions(new Nothing()), 1, "old");
        Opening opening = opened(tomorrow, sealed(form("todo.clear"), ANN), ANN);
        assertThat(stale(opening)).isEqualTo("GONE");
        assertThat(((Opening.Stale) opening).id()).isNull();
    }

    /** Where a form was rendered, its permalink, where it was sent, whether that is the address for any form. */
    @ParameterizedTest(name = "{0}, permalink {1}, sent to {2}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "/todos,   -,            /todos,         false, Intact",
                "/todos,   -,            /other,         false, OTHER_PATH",
                "/todos,   /done,        /done,          false, Intact",
                "/todos,   /done,        /todos,         false, OTHER_PATH",
                "/todos,   /done?a=b,    /done,          false, Intact",
                "/todos,   /done#top,    /done,          false, Intact",
                "/todos,   -,            /_postern/form, true,  Intact",
            })
    void comparesThePath(String rendered, @Nullable String permalink, String sent, boolean any, String what) {
        String sealed =
                seals.page(ORIGIN, rendered, "/home?x=1", ANN).seal(with(form("todo.clear"), null, permalink, null));
        Opening opening = seals.open(ORIGIN, sealed, sent, any, ANN, false);
        assertThat(stale(opening)).isEqualTo(what);
        if (opening instanceof Opening.Intact intact) {
            assertThat(intact.home()).isEqualTo("/home?x=1");
        }
    }

    @Test
    void bindsASealToItsOrigin() {
        String sealed = sealed(form("todo.clear"), ANN);
        assertThat(stale(seals.open("https://other.example", sealed, "/todos", false, ANN, true)))
                .isEqualTo("Foreign");
    }

    @Test
    void tellsFormsApartByWhatTheyBindOrByTheirKey() {
        FormId one = seals.id(form("todo.move", 1L, null));
        assertThat(seals.id(form("todo.move", 1L, null))).isEqualTo(one);
        assertThat(seals.id(form("todo.move", 2L, null))).isNotEqualTo(one);
        assertThat(seals.id(form("todo.move", 1L, ""))).isNotEqualTo(one);
        assertThat(seals.id(form("todo.clear"))).isEqualTo(new FormId("todo.clear", ""));
        assertThat(seals.id(with(form("todo.move", 1L, null), "mine", null, null)))
                .isEqualTo(new FormId("todo.move", "mine"));
    }

    @Test
    void hidesWhatIsBoundInTheKeyOfAForm() {
        assertThat(sealing(functions, 1, "new").id(form("todo.move", 1L, null)))
                .isNotEqualTo(seals.id(form("todo.move", 1L, null)));
        assertThat(seals.id(form("todo.move", 1L, null)).key()).hasSize(8).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void sealsNoFunctionOfAnotherApplication() {
        BoundForm elsewhere = new BoundForm(
                functions(new Todos()).find("todo.clear").orElseThrow(), List.of(), null, null, false, null);
        assertThatThrownBy(() -> sealed(elsewhere, ANN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("todo.clear is not registered");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "todo.clear, '',        todo.clear,          todo-clear",
        "todo.move,  AbC-_9,    todo.move#AbC-_9,    todo-move-AbC-_9",
        "a.b-c,      'x#y z/é', a.b-c#x#y z/é,       a-b-c-x~23~y~20~z~2f~é",
    })
    void hasATextAndAPrefixForIds(String function, String key, String text, String prefix) {
        FormId id = new FormId(function, key);
        assertThat(id.text()).isEqualTo(text);
        assertThat(FormId.of(text)).isEqualTo(id);
        assertThat(id.prefix()).isEqualTo(prefix);
    }
}
