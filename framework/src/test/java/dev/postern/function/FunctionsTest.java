package dev.postern.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.call.Access;
import dev.postern.call.Anyone;
import dev.postern.call.Call;
import dev.postern.codec.Codecs;
import dev.postern.codec.Tainted;
import dev.postern.form.Form;
import dev.postern.form.FormData;
import dev.postern.problem.ProblemException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    record Typed(String text) {}

    record Other(String text, int number) {}

    static final class Nobody implements Access {
        @Override
        public boolean allows(Call call) {
            return false;
        }
    }

    private static Functions of(Object... registered) {
        return Functions.of(List.of(registered), new Linker(Codecs.standard(), Set.of(StringBuilder.class), List.of()));
    }

    private static String refusal(Object... registered) {
        try {
            of(registered);
        } catch (ProblemException problem) {
            return String.valueOf(problem.getMessage());
        }
        return "";
    }

    @Nested
    class Marking {
        @UseServer(Anyone.class)
        static class Base {
            public void inherited() {}
        }

        interface Handler<T> {
            void handle(T what);

            default void helped() {}
        }

        @UseServer(Anyone.class)
        static class TodoFunctions extends Base
                implements Handler<String>, Closeable, Consumer<Typed>, Comparable<TodoFunctions> {
            public void add(Typed typed) {}

            @UseServer(value = Nobody.class, name = "rename")
            public void changeTitle(@Sealed long id, Typed typed) {}

            void packagePrivate() {}

            protected void forSubclasses() {}

            private void own() {
                Runnable lambda = () -> packagePrivate();
                lambda.run();
            }

            @Override
            public void handle(String what) {
                own();
            }

            @Override
            public void helped() {}

            @Override
            public void close() {}

            @Override
            public void accept(Typed typed) {}

            @Override
            public int compareTo(TodoFunctions other) {
                return 0;
            }

            @Override
            public String toString() {
                return "todos";
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return this == other;
            }

            @Override
            public int hashCode() {
                return 1;
            }
        }

        @Test
        void takesEveryPublicMethodThatAMarkedClassItselfIntroduces() {
            assertThat(of(new TodoFunctions()).names()).containsExactly("todo.add", "todo.inherited", "todo.rename");
        }

        @Test
        void countsTheMarkOfTheMethodBeforeThatOfItsClass() {
            Functions functions = of(new TodoFunctions());
            assertThat(functions.find("todo.rename").orElseThrow().access()).isInstanceOf(Nobody.class);
            assertThat(functions.find("todo.add").orElseThrow().access()).isInstanceOf(Anyone.class);
        }

        static class Callbacks implements Runnable, Handler<Typed> {
            @Override
            @UseServer(Anyone.class)
            public void run() {}

            @Override
            @UseServer(Anyone.class)
            public void handle(Typed what) {}

            public void unmarked() {}
        }

        @Test
        void takesOnlyMarkedMethodsOfAnUnmarkedClassCallbacksAndThoseWithBridgesIncluded() {
            assertThat(of(new Callbacks()).names()).containsExactly("callbacks.handle", "callbacks.run");
        }

        static class Sub extends Base {
            @Override
            public void inherited() {}

            public void introduced() {}
        }

        @Test
        void callsTheOverridingMethodOfASubclassThatIsNotMarked() {
            List<String> called = new ArrayList<>();
            Sub sub = new Sub() {
                @Override
                public void inherited() {
                    called.add("here");
                }
            };
            Functions functions = of(sub);
            assertThat(functions.names()).containsExactly("functions.inherited");
            functions
                    .find("functions.inherited")
                    .orElseThrow()
                    .call(type -> "", List.of(), null, null)
                    .toCompletableFuture()
                    .join();
            assertThat(called).containsExactly("here");
        }

        @UseServer(value = Anyone.class, name = "shop.basket")
        static class Basket {
            @UseServer(value = Anyone.class, name = "put-in")
            public void put(Typed typed) {}

            public void clear() {}
        }

        @UseServer(Anyone.class)
        static class URLFunctions {
            public void check() {}
        }

        @UseServer(Anyone.class)
        static class Functions_ {
            public void check() {}
        }

        @Test
        void namesFunctionsByTheirClassUnlessTheMarkSaysOtherwise() {
            assertThat(of(new Basket(), new URLFunctions(), new Functions_()).names())
                    .containsExactly("functions_.check", "shop.basket.clear", "shop.basket.put-in", "uRL.check");
        }

        @UseServer(Anyone.class)
        static class Renamed {
            @UseServer(
                    value = Anyone.class,
                    formerly = {"renamed.old", "older.name"})
            public void now() {}
        }

        @Test
        void findsAFunctionByTheNamesItHadBefore() {
            Functions functions = of(new Renamed());
            assertThat(functions.find("renamed.old")).isEmpty();
            assertThat(functions.findByAnyName("renamed.old")).isEqualTo(functions.find("renamed.now"));
            assertThat(functions.findByAnyName("older.name")).isEqualTo(functions.find("renamed.now"));
            assertThat(functions.findByAnyName("renamed.now")).isPresent();
            assertThat(functions.findByAnyName("nobody")).isEmpty();
        }

        @Test
        void tellsNothingOfItsClassWhereAFunctionIsPrintedByMistake() {
            assertThat(of(new Renamed()).find("renamed.now").orElseThrow()).hasToString("renamed.now");
        }
    }

    @Nested
    class Parameters {
        @UseServer(Anyone.class)
        static class Many {
            public String all(
                    Call call,
                    @Sealed long id,
                    Other bound,
                    @Previous @Nullable String before,
                    Typed form,
                    StringBuilder own,
                    @Sealed Typed sealed) {
                return id + bound.text() + before + form.text() + own + sealed.text();
            }

            public void raw(FormData data) {}

            public void lenient(Form<Typed> form) {}

            public void scalars(int number, String text) {}
        }

        private final Functions functions = of(new Many());

        @Test
        void takesForTheFormTheLastRecordThatNobodyElseGives() {
            Exposed all = functions.find("many.all").orElseThrow();
            assertThat(all.bound()).extracting(Parameter.Bound::name).containsExactly("id", "bound", "sealed");
            assertThat(all.typed().orElseThrow().name()).isEqualTo("form");
            assertThat(all.shape().orElseThrow().names()).containsExactly("text");
        }

        @Test
        void knowsHowAFunctionWantsWhatWasTyped() {
            assertThat(kind("many.all")).isEqualTo(Parameter.Kind.RECORD);
            assertThat(kind("many.raw")).isEqualTo(Parameter.Kind.DATA);
            assertThat(kind("many.lenient")).isEqualTo(Parameter.Kind.FORM);
            assertThat(functions.find("many.scalars").orElseThrow().typed()).isEmpty();
        }

        private Parameter.@Nullable Kind kind(String name) {
            return functions
                    .find(name)
                    .orElseThrow()
                    .typed()
                    .map(Parameter.Typed::kind)
                    .orElse(null);
        }

        @Test
        void callsWithEveryValueAtItsPlace() {
            StringBuilder own = new StringBuilder();
            own.append("own");
            Outcome outcome = functions
                    .find("many.all")
                    .orElseThrow()
                    .call(
                            type -> type == StringBuilder.class ? own : new Object(),
                            List.of(7L, new Other("bound", 1), new Typed("sealed")),
                            new Typed("form"),
                            "before")
                    .toCompletableFuture()
                    .handle((done, thrown) -> done != null ? done : Outcome.invalid(String.valueOf(thrown)))
                    .join();
            // The Call was no Call, so this ends in a ClassCastException: no value can slip into another's place.
            assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        }
    }

    @Nested
    class Results {
        @UseServer(Anyone.class)
        static class Returning {
            public void nothing() {}

            public @Nullable String text() {
                return null;
            }

            public Typed value() {
                return new Typed("x");
            }

            public Outcome outcome() {
                return Outcome.redirect("/a");
            }

            public CompletionStage<Typed> later() {
                return CompletableFuture.completedFuture(new Typed("later"));
            }

            public CompletableFuture<? extends Outcome> laterOutcome() {
                return CompletableFuture.completedFuture(Outcome.done());
            }

            public CompletionStage<Void> laterNothing() {
                return CompletableFuture.completedFuture(null);
            }

            public void throwing() throws Exception {
                throw new java.io.IOException("as it was thrown");
            }

            public int counted(@Previous @Nullable Integer before) {
                return before == null ? 1 : before + 1;
            }

            public int countedFromNothing(@Previous Optional<Integer> before) {
                return before.orElse(0) + 1;
            }

            public Optional<String> keptAsOptional(@Previous Optional<String> before) {
                return before.map(text -> text + text);
            }

            @UseServer(value = Anyone.class, state = Typed.class)
            public Outcome declared() {
                return Outcome.done();
            }

            public Outcome byPrevious(@Previous @Nullable Other before) {
                return Outcome.done();
            }

            public Map<String, List<Typed>> generic() {
                return Map.of();
            }
        }

        private final Functions functions = of(new Returning());

        private Outcome call(String name, @Nullable Object previous) {
            return functions
                    .find("returning." + name)
                    .orElseThrow()
                    .call(type -> "", List.of(), null, previous)
                    .toCompletableFuture()
                    .join();
        }

        @Test
        void makesAnOutcomeOfWhateverIsReturned() {
            assertThat(call("nothing", null)).isEqualTo(Outcome.done());
            assertThat(call("text", null)).isEqualTo(Outcome.done());
            assertThat(call("value", null)).isEqualTo(Outcome.state(new Typed("x")));
            assertThat(call("outcome", null)).isEqualTo(Outcome.redirect("/a"));
            assertThat(call("later", null)).isEqualTo(Outcome.state(new Typed("later")));
            assertThat(call("laterOutcome", null)).isEqualTo(Outcome.done());
            assertThat(call("laterNothing", null)).isEqualTo(Outcome.done());
            assertThat(call("counted", null)).isEqualTo(Outcome.state(1));
            assertThat(call("counted", 1)).isEqualTo(Outcome.state(2));
        }

        @Test
        void givesAnOptionalOfTheStateToWhoeverAsksForOne() {
            assertThat(call("countedFromNothing", null)).isEqualTo(Outcome.state(1));
            assertThat(call("countedFromNothing", 1)).isEqualTo(Outcome.state(2));
            assertThat(call("keptAsOptional", null)).isEqualTo(Outcome.state(Optional.empty()));
            assertThat(call("keptAsOptional", Optional.of("a"))).isEqualTo(Outcome.state(Optional.of("aa")));
        }

        @Test
        void handsOnWhatWasThrownAsItIs() {
            assertThatThrownBy(() -> call("throwing", null))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(java.io.IOException.class)
                    .hasMessage("as it was thrown");
        }

        @Test
        void knowsOfWhatTypeItsStateIs() {
            assertThat(functions.all())
                    .filteredOn(f -> f.state().isPresent())
                    .extracting(Exposed::name, f -> f.stateType().orElse(null))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("returning.text", String.class),
                            org.assertj.core.groups.Tuple.tuple("returning.value", Typed.class),
                            org.assertj.core.groups.Tuple.tuple("returning.later", Typed.class),
                            org.assertj.core.groups.Tuple.tuple("returning.counted", Integer.class),
                            org.assertj.core.groups.Tuple.tuple("returning.countedFromNothing", Integer.class),
                            org.assertj.core.groups.Tuple.tuple("returning.keptAsOptional", null),
                            org.assertj.core.groups.Tuple.tuple("returning.declared", Typed.class),
                            org.assertj.core.groups.Tuple.tuple("returning.byPrevious", Other.class),
                            org.assertj.core.groups.Tuple.tuple("returning.generic", null));
        }

        @Test
        void hasAContractOfWhatPagesCarryForIt() {
            assertThat(functions.find("returning.nothing").orElseThrow().contract())
                    .isEqualTo("|");
            assertThat(functions.find("returning.counted").orElseThrow().contract())
                    .isEqualTo("|Integer");
            assertThat(of(new Parameters.Many())
                            .find("many.scalars")
                            .orElseThrow()
                            .contract())
                    .isEqualTo("int,String,|");
        }
    }

    @Nested
    class Messages {
        @UseServer(Anyone.class)
        static class Empty {}

        static class Unmarked {
            public void add() {}
        }

        @Test
        void saysThatAnObjectHasNoFunction() {
            assertThat(refusal(new Empty(), new Unmarked())).isEqualTo("""
                    Empty: was given to functions(…), and has no function
                      To mend it: mark the class or some of its public methods with @UseServer(…), or don't register it.
                    Unmarked: was given to functions(…), and has no function
                      To mend it: mark the class or some of its public methods with @UseServer(…), or don't register it.""");
        }

        @UseServer(Anyone.class)
        static class Static {
            public static void add() {}
        }

        @Test
        void saysThatAFunctionIsStatic() {
            assertThat(refusal(new Static())).isEqualTo("""
                    Static.add: a function cannot be static: it is called on the object you registered
                      To mend it: make it an instance method, or move it out of the class marked @UseServer.""");
        }

        static class Hidden {
            @UseServer(Anyone.class)
            void add() {}
        }

        @Test
        void saysThatAMarkedMethodIsNotPublic() {
            assertThat(refusal(new Hidden())).isEqualTo("""
                    Hidden.add: is marked @UseServer and is not public, so it would be called from outside by surprise
                      To mend it: make it public, or take the mark away.""");
        }

        @UseServer(Anyone.class)
        static class Overloaded {
            public void add(Typed typed) {}

            public void add(Other typed) {}
        }

        @Test
        void saysThatAFunctionIsOverloaded() {
            assertThat(refusal(new Overloaded())).isEqualTo("""
                    Overloaded.add: is overloaded: a form could not say which one it means
                      To mend it: rename one of them, or give it another name with @UseServer(name = "…").""");
        }

        @UseServer(Anyone.class)
        static class OverloadedByName {
            public void add(Typed typed) {}

            @UseServer(value = Anyone.class, name = "addOther")
            public void add(Other typed) {}
        }

        @Test
        void letsOverloadedMethodsHaveNamesOfTheirOwn() {
            assertThat(of(new OverloadedByName()).names())
                    .containsExactly("overloadedByName.add", "overloadedByName.addOther");
        }

        @UseServer(value = Anyone.class, name = "empty")
        static class One {
            public void add() {}
        }

        @UseServer(value = Anyone.class, name = "empty")
        static class Two {
            public void add() {}
        }

        @Test
        void saysThatTwoFunctionsHaveOneName() {
            assertThat(refusal(new One(), new Two())).isEqualTo("""
                    Two.add: has the name "empty.add", which One.add has already
                      To mend it: give one of the two another name with @UseServer(name = "…").""");
        }

        @UseServer(value = Anyone.class, name = "Spaced out")
        static class BadName {
            public void add() {}
        }

        @Test
        void saysThatANameIsNone() {
            assertThat(refusal(new BadName())).isEqualTo("""
                    BadName.add: "Spaced out.add" is no name for a function
                      Names are words of letters, digits, _ and -, joined by dots.
                      To mend it: change @UseServer(name = …).""");
        }

        @UseServer(Anyone.class)
        static class Formerly {
            @UseServer(
                    value = Anyone.class,
                    formerly = {"formerly.two", "long.ago"})
            public void one() {}

            @UseServer(value = Anyone.class, formerly = "long.ago")
            public void two() {}
        }

        @Test
        void saysThatAFormerNameIsAnothersToo() {
            assertThat(refusal(new Formerly())).isEqualTo("""
                    Formerly.one: says that it was formerly "formerly.two", which is a name of Formerly.two
                      A form of an open page could not tell which of them it means.
                      To mend it: take the name out of one formerly = {…}, or rename one of the two.
                    Formerly.two: says that it was formerly "long.ago", which is a name of Formerly.one
                      A form of an open page could not tell which of them it means.
                      To mend it: take the name out of one formerly = {…}, or rename one of the two.""");
        }

        record Row(String text, List<Thread> threads) {}

        record Token(@Tainted String secret) {}

        @UseServer(Anyone.class)
        static class CannotBeCalled {
            public void take(List<Map<Row2, String>> rows) {}
        }

        record Row2(int number) {}

        @UseServer(value = Anyone.class, via = Via.FORM)
        static class OnlyForms {
            public void take(List<Map<Row2, String>> rows) {}
        }

        @Test
        void saysWhatPagesCanCarryAndCallsCannot() {
            assertThat(refusal(new CannotBeCalled())).isEqualTo("""
                    CannotBeCalled.take: rows[] (key): dev.postern.function.FunctionsTest$Messages$Row2; use a text, a number or an enum cannot travel between JavaScript and server
                      Every function can be called from JavaScript, unless it says otherwise.
                      To mend it: use another type, or keep it to forms with @UseServer(via = Via.FORM).""");
            assertThat(of(new OnlyForms()).all())
                    .allMatch(function -> function.signature().isEmpty());
        }

        @UseServer(Anyone.class)
        static class CannotTravel {
            public void add(Object anything) {}

            public void move(List<Row> rows, Typed typed) {}

            public void show(@Sealed Token token) {}
        }

        @Test
        void saysWhichPartOfAParameterCannotTravel() {
            assertThat(refusal(new CannotTravel())).isEqualTo("""
                    CannotTravel.add: anything: java.lang.Object cannot travel between page and server
                      Strings, numbers, booleans, enums, java.time, UUID, byte[], and lists, sets, maps, Optional and records of them do.
                      To mend it: pass an id, or a record of such values.
                    CannotTravel.move: rows[].threads[]: java.lang.Thread cannot travel between page and server
                      Strings, numbers, booleans, enums, java.time, UUID, byte[], and lists, sets, maps, Optional and records of them do.
                      To mend it: pass an id, or a record of such values.
                    CannotTravel.show: token.secret: is @Tainted cannot travel between page and server
                      Strings, numbers, booleans, enums, java.time, UUID, byte[], and lists, sets, maps, Optional and records of them do.
                      To mend it: pass an id, or a record of such values.""");
        }

        @UseServer(Anyone.class)
        static class CannotReturn {
            public Object anything() {
                return "";
            }

            public CompletionStage<Row> later() {
                return new CompletableFuture<>();
            }
        }

        @Test
        void saysWhichPartOfAResultCannotTravel() {
            assertThat(refusal(new CannotReturn())).isEqualTo("""
                    CannotReturn.anything: its result java.lang.Object cannot be kept or shown
                      A function returns nothing, an Outcome, a value that can travel, or a CompletionStage of these.
                      To mend it: return a record of plain values, or an Outcome.
                    CannotReturn.later: its result .threads[]: java.lang.Thread cannot be kept or shown
                      A function returns nothing, an Outcome, a value that can travel, or a CompletionStage of these.
                      To mend it: return a record of plain values, or an Outcome.""");
        }

        @UseServer(Anyone.class)
        static class UselessSeal {
            public void one(@Sealed Call call) {}

            public void two(@Sealed @Previous @Nullable String before) {}
        }

        @Test
        void saysThatASealHasNoUse() {
            assertThat(refusal(new UselessSeal())).isEqualTo("""
                    UselessSeal.one: @Sealed on "call" has no use: the framework supplies it, and no client
                      To mend it: take @Sealed away.
                    UselessSeal.two: @Sealed on "before" has no use: the framework supplies it, and no client
                      To mend it: take @Sealed away.""");
        }

        @UseServer(Anyone.class)
        static class Previously {
            public void twice(@Previous @Nullable String one, @Previous @Nullable String two) {}

            public String other(@Previous @Nullable Integer before) {
                return "";
            }

            public int primitive(@Previous int before) {
                return before + 1;
            }

            public Outcome flag(@Previous boolean before) {
                return Outcome.done();
            }
        }

        @Test
        void saysThatAPreviousStateIsNone() {
            assertThat(refusal(new Previously())).isEqualTo("""
                    Previously.flag: its @Previous "before" is of type boolean, and there is no state before the first one
                      An int or a boolean cannot be absent; a form without post:state shows no state at first.
                      To mend it: write @Previous @Nullable Boolean before, or @Previous Optional<Boolean> before.
                    Previously.other: its @Previous is a java.lang.Integer, but the state it returns is a java.lang.String
                      To mend it: make the two the same type.
                    Previously.primitive: its @Previous "before" is of type int, and there is no state before the first one
                      An int or a boolean cannot be absent; a form without post:state shows no state at first.
                      To mend it: write @Previous @Nullable Integer before, or @Previous Optional<Integer> before.
                    Previously.twice: has more than one parameter marked @Previous
                      To mend it: keep one: a form shows one state.""");
        }

        record Unreadable(String name, Runnable callback) {}

        @UseServer(Anyone.class)
        static class BadForm {
            public void add(Unreadable form) {}
        }

        @Test
        void saysWhichComponentNoFormCanSend() {
            assertThat(refusal(new BadForm()))
                    .startsWith("BadForm.add: its form cannot be read: ")
                    .contains("callback")
                    .endsWith("\n  To mend it: use one of these types, or register a codec for Runnable with"
                            + " postern.codec(Runnable.class, …).");
        }

        @UseServer(Anyone.class)
        static class RawForm {
            @SuppressWarnings("rawtypes") // the mistake itself
            public void add(Form form) {}

            public void any(Form<?> form) {}
        }

        @Test
        void saysThatAFormDoesNotTellItsRecord() {
            assertThat(refusal(new RawForm())).isEqualTo("""
                    RawForm.add: its Form does not say which record it reads
                      To mend it: write Form<…> with a record, or a sealed interface of records, of your own, or take FormData.
                    RawForm.any: its Form does not say which record it reads
                      To mend it: write Form<…> with a record, or a sealed interface of records, of your own, or take FormData.""");
        }

        static final class Members implements Access {
            Members(String accounts) {}

            @Override
            public boolean allows(Call call) {
                return true;
            }
        }

        static final class Broken implements Access {
            Broken() {
                throw new IllegalStateException("no database");
            }

            @Override
            public boolean allows(Call call) {
                return true;
            }
        }

        @UseServer(Members.class)
        static class Guarded {
            public void add() {}
        }

        @UseServer(Broken.class)
        static class GuardedByBroken {
            public void add() {}
        }

        @Test
        void saysThatAnAccessCannotBeMade() {
            assertThat(refusal(new Guarded(), new GuardedByBroken())).isEqualTo("""
                    Guarded.add: its access Members cannot be made: it has no constructor without parameters
                      To mend it: give it a constructor without parameters, or hand it over with postern.access(new Members(…)).
                    GuardedByBroken.add: its access Broken cannot be made: java.lang.IllegalStateException: no database
                      To mend it: give it a constructor without parameters, or hand it over with postern.access(new Broken(…)).""");
        }

        @Test
        void takesAnAccessThatIsHandedOver() {
            Members members = new Members("");
            Functions functions =
                    Functions.of(List.of(new Guarded()), new Linker(Codecs.standard(), Set.of(), List.of(members)));
            assertThat(functions.find("guarded.add").orElseThrow().access()).isSameAs(members);
        }

        @Test
        void tellsEverythingThatIsWrongAtOnce() {
            assertThat(refusal(new Static(), new Hidden(), new Overloaded())
                            .lines()
                            .filter(line -> !line.startsWith(" ")))
                    .hasSize(3);
        }
    }

    @Test
    void knowsNamesInOrder() {
        assertThat(Arrays.asList(of(new Marking.Basket()).names().toArray()))
                .containsExactly("shop.basket.clear", "shop.basket.put-in");
    }
}
