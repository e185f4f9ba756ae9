package dev.postern.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.template.FormState;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTest {
    private static String spelt(Written.Path path) {
        return path.steps().stream()
                .map(step ->
                        step.isIndex() ? "[]" : step.isProperty() ? step.name() : step.name() + "/" + step.parameters())
                .collect(Collectors.joining("."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "a name                   | heading                               | heading",
                "a path                   | e.address.city                        | e.address.city",
                "methods                  | e.a().b(c, 'd, e').f                  | c;e.a/0.b/2.f",
                "an index                 | items[at.index].name                  | at.index;items.[].name",
                "a key in quotes          | map['it.is ] here'].name              | map.[].name",
                "operators in words       | a and not b or c eq d                 | a;b;c;d",
                "operators in signs       | a+b*c.d - (e ? f : g)                 | a;b;c.d;e;f;g",
                "values                   | true && null == 1.5e3 || 0x1F > 2L    | ''",
                "texts                    | 'a.b' + \"c.d\" + e                   | e",
                "utility objects          | #lists.size(a.b).c + #temporals.x     | a.b",
                "static members           | @java.lang.Math@max(a, 2).b           | a",
                "types                    | a instanceof b.c.D and e              | a;e",
                "a new object             | new a.b.C(d).e                        | d",
                "a selection              | a.{? #this.b == c}.d                  | a",
                "a projection             | a.{b}                                 | a",
                "lists and maps           | {a, b.c}.size() + #{ 'k' : d }        | a;b.c;d",
                "a method without a place | a(b).c                                | b",
                "a lambda                 | a + :[#this.b]                        | a",
                "spaces                   | a . b  [ c ] .d                       | c;a.b.[].d",
                "what is left open        | a.b(c                                 | a.b/0",
                "nothing                  | ''                                    | ''"
            })
    void findsThePathsOfAnExpression(String name, String inside, String paths) {
        assertThat(Written.paths(inside.equals("''") ? "" : inside).stream()
                        .map(WrittenTest::spelt)
                        .collect(Collectors.joining(";")))
                .as(name)
                .isEqualTo(paths.equals("''") ? "" : paths);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "a path           | a.b          | a.b",
                "an index         | a[b.c].d     | a.[].d",
                "with a sum       | a.b + 1      | ''",
                "a negation       | !a           | ''",
                "a selection      | a.{? #this}  | ''",
                "a utility object | #a.b(c)      | ''"
            })
    void knowsAPathFromWhatIsMore(String name, String inside, String path) {
        assertThat(Written.path(inside).map(WrittenTest::spelt).orElse("''"))
                .as(name)
                .isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "two expressions     # ${a} + *{b}            # a;b",
                "within a text       # '${a}' + ${b}          # b",
                "in a substitution   # |it's ${a}| + ${b}     # a;b",
                "in links            # @{/x/{y}(z=${a})}      # a",
                "braces within       # ${a.{b}} ${'}' + c}    # a.{b};'}' + c",
                "double braces       # ${{a}}                 # a",
                "left open           # ${a                    # ''",
                "no expression       # $a {b} #{c} ~{d}       # ''"
            })
    void findsTheExpressionsOfAnAttribute(String row) {
        String[] parts = row.split("\\s+#\\s", 3);
        assertThat(Written.braces(parts[1].trim(), true).stream()
                        .map(Written.Braces::inside)
                        .collect(Collectors.joining(";")))
                .as(parts[0])
                .isEqualTo(parts[2].trim().equals("''") ? "" : parts[2].trim());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "of a template     | ~{a/b :: c(d, e='f, g')} | true  | a/b;c;d;e='f, g'",
                "of this template  | ~{this :: c}             | true  | ;c",
                "with a mark       | ~{::.c}                  | true  | ;.c",
                "without a tilde   | a :: c                   | true  | a;c",
                "a whole template  | ~{a}                     | true  | a;",
                "none              | ~{}                      | true  | ''",
                "one of two        | ${x} ? ~{::a} : ~{b :: c} | false | ;a+b;c",
                "a computed name   | ~{${x} :: c(~{::main})}  | false | ;main",
                "a computed one    | ${x}                     | false | ''"
            })
    void findsTheFragmentsThatAreAskedFor(String name, String expression, boolean certain, String calls) {
        FragmentCall.All all = FragmentCall.in(expression);
        assertThat(all.certain()).as(name).isEqualTo(certain);
        assertThat(all.calls().stream()
                        .map(call -> call.template() + ";" + call.selector()
                                + call.arguments().stream().map(a -> ";" + a).collect(Collectors.joining()))
                        .collect(Collectors.joining("+")))
                .as(name)
                .isEqualTo(calls.equals("''") ? "" : calls);
    }

    @Test
    void knowsWhatTemplatesCanAskAFormFor() {
        assertThat(Arrays.stream(FormState.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(method -> !method.equals("toString")))
                .containsExactlyInAnyOrderElementsOf(Value.FORM.members());
    }

    @Test
    void knowsWhatTemplatesCanAskPostFor() throws ClassNotFoundException {
        assertThat(Arrays.stream(
                                Class.forName("dev.postern.template.PostObject").getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(Expressions.OF_POST);
    }
}
