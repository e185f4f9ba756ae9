package dev.postern.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.codec.Taint;
import dev.postern.codec.Tainted;
import dev.postern.page.View;
import dev.postern.problem.ProblemException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedPathsTest {
    enum Mood {
        CALM,
        STORMY
    }

    record Address(String city, Optional<String> line2) {}

    record Entry(
            long id,
            String name,
            boolean open,
            @Nullable Address address,
            List<String> tags,
            Map<String, Address> places,
            Mood mood,
            @Tainted String secret) {
        public String shout() {
            return name.toUpperCase(java.util.Locale.ROOT);
        }

        public String with(String before, int times) {
            return before.repeat(times) + name;
        }

        public int getLength() {
            return name.length();
        }
    }

    /** Not a record, and not public either. */
    static class Bean {
        public String getTitle() {
            return "A bean";
        }

        public boolean isReady() {
            return true;
        }

        public String plain() {
            return "plain";
        }
    }

    @Tainted
    record Token(String text) {}

    @Tainted
    sealed interface Code {}

    record Pin(int digits) implements Code {}

    record Holder(Token token, Pin pin, String name) {}

    private static Bench bench() {
        Map<String, Address> places = new LinkedHashMap<>();
        places.put("home", new Address("Oslo", Optional.of("2nd floor")));
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("key", "value");
        map.put("size", "its own");
        map.put("empty_", null);
        return new Bench()
                .with(
                        "e",
                        new Entry(
                                7,
                                "Ann",
                                true,
                                new Address("Bergen", Optional.empty()),
                                List.of("a", "b"),
                                places,
                                Mood.CALM,
                                "s3cret"))
                .with("homeless", new Entry(8, "Bob", false, null, List.of(), Map.of(), Mood.STORMY, ""))
                .with("map", map)
                .with("list", List.of("x", "yy", "z"))
                .with("set", Set.of("only"))
                .with("bean", new Bean())
                .with("token", new Token("t0ken"))
                .with("pin", new Pin(1234))
                .with("holder", new Holder(new Token("t0ken"), new Pin(1234), "Ann"))
                .with("marked", Taint.value(new String("a key of the site's")))
                .with("maybe", Optional.of(new Address("Moss", Optional.empty())))
                .with("number", 5)
                .with("nothing", null)
                .with("later", (View.Later) () -> new Address("Later", Optional.empty()));
    }

    private static String text(String expression) {
        String html = bench().html("<p th:text=\"" + expression.replace("\"", "&quot;") + "\"></p>");
        return html.substring("<p>".length(), html.length() - "</p>".length());
    }

    /** Paths, which we walk, and all else, which OGNL evaluates over the same package-private records. */
    @ParameterizedTest
    @CsvSource({
        "${e.name}, Ann",
        "${e.name()}, Ann",
        "${e.id}, 7",
        "${e.open}, true",
        "${e.address.city}, Bergen",
        "${e.address().city()}, Bergen",
        "${e.shout}, ANN",
        "${e.shout()}, ANN",
        "${e.length}, 3",
        "${e.mood}, CALM",
        "${e.mood.name()}, CALM",
        "${e.tags.size()}, 2",
        "${e.tags.empty}, false",
        "${e.tags.isEmpty()}, false",
        "${homeless.tags.empty}, true",
        "${e.places.home.city}, Oslo",
        "${e.places.size()}, 1",
        "${map.key}, value",
        "${map.size}, its own",
        "${map.size()}, 3",
        "${map.isEmpty()}, false",
        "${list.size()}, 3",
        "${list.size}, 3",
        "${set.size()}, 1",
        "${bean.title}, A bean",
        "${bean.ready}, true",
        "${bean.plain()}, plain",
        "${maybe.get().city}, Moss",
        "${later.city}, Later",
        "${nothing}, ''",
        "${homeless.address}, ''",
        "${number}, 5",
        "${true}, true",
        "${null}, ''",
        // the rest is OGNL's
        "${e.name == 'Ann'}, true",
        "${e.name + '!'}, Ann!",
        "${e.id + 1}, 8",
        "${e.open ? e.name : 'closed'}, Ann",
        "${!e.open}, false",
        "${e.name.length()}, 3",
        "${e.name.toUpperCase()}, ANN",
        "${e.tags[0]}, a",
        "${e.tags.get(1)}, b",
        "${e.places['home'].city}, Oslo",
        "${e['name']}, Ann",
        "'${e.with(''x'', 2)}', xxAnn",
        "${e.address.line2.isPresent()}, false",
        "${e.places.home.line2.orElse('none')}, 2nd floor",
        "${#strings.length(e.name)}, 3",
        "${#strings.toUpperCase(e.address.city)}, BERGEN",
        "${#lists.size(e.tags)}, 2",
        "'${#lists.contains(list, \"yy\")}', true",
        "${list[0] == 'x'}, true",
        "${list[0] + list[1]}, xyy",
        "${map['key']}, value",
        "${e.mood.name() == 'CALM'}, true",
        "${later.city + '!'}, Later!",
        "${bean.title + '!'}, A bean!",
        "${bean.plain() + '!'}, plain!",
        "${e.name} + '-' + ${e.id}, Ann-7",
        "${e.name} ?: 'nobody', Ann",
        "${nothing} ?: 'nobody', nobody",
        "'|${e.name} of ${e.address.city}|', Ann of Bergen",
    })
    void evaluates(String expression, String text) {
        assertThat(text(expression)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"*{name}, Ann", "*{address.city}, Bergen", "*{name + '!'}, Ann!", "'*{with(''-'', 1)}', -Ann"})
    void evaluatesOverAnObjectThatWasChosen(String expression, String text) {
        assertThat(bench().html("<p th:object=\"${e}\"><b th:text=\"" + expression + "\"></b></p>"))
                .isEqualTo("<p><b>" + text + "</b></p>");
    }

    @Test
    void readsWhatALoopGoesThrough() {
        assertThat(
                        bench().html(
                                        "<i th:each=\"p, at : ${e.places}\" th:text=\"${at.count + p.key + p.value.city}\"></i>"))
                .isEqualTo("<i>1homeOslo</i>");
    }

    @Test
    void saysWhereAPathBreaksOff() {
        assertThatThrownBy(() -> text("${homeless.address.city}"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "page.html:1:4: the template cannot be rendered: homeless.address is null in"
                                + " ${homeless.address.city}\n  To mend it: correct the expression or attribute at that place.");
        assertThatThrownBy(() -> text("*{nothing.at.all}")).hasMessageContaining("nothing is null in");
        assertThatThrownBy(() -> text("${e.nmae}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nmae");
    }

    @ParameterizedTest
    @CsvSource({
        "${e.secret}, Entry.secret",
        "${e.secret()}, Entry.secret",
        "${e.secret + '!'}, Entry.secret",
        "${e.open ? e.secret : ''}, Entry.secret",
        "${e['secret']}, Entry.secret",
        "${#strings.toUpperCase(e.secret)}, Entry.secret",
        "${token}, ${token}",
        "${e.open ? token : token}, ${e.open ? token : token}",
        "${pin}, ${pin}",
        "${holder.token.text}, Holder.token",
        "${holder.pin.digits + 1}, Holder.pin",
        "${marked}, ${marked}",
    })
    void showNothingThatIsTainted(String expression, String what) {
        assertThatThrownBy(() -> text(expression))
                .isInstanceOf(ProblemException.class)
                .hasMessage("page.html:1:4: " + what + " is @Tainted and would have been shown\n"
                        + "  To mend it: show something derived from it, or take it out of what the page is given.");
    }

    @ParameterizedTest
    @CsvSource({
        "${@java.lang.Runtime@getRuntime()}",
        "${e.getClass().getClassLoader()}",
        "${new java.lang.ProcessBuilder('x')}",
        "${e.name.getClass().forName('java.lang.Runtime')}",
    })
    void refuseWhatThymeleafForbids(String expression) {
        assertThatThrownBy(() -> text(expression)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "a, 1",
                "a.b, 2",
                "a.b().c, 3",
                "a_1.$b, 2",
                "a(), -",
                "a.b(1), -",
                "a[0], -",
                "a.b + 1, -",
                "a., -",
                ".a, -",
                "a..b, -",
                "'', -",
                "1, -",
                "'a b', -",
                "true, -",
                "null, -",
                "#a.b, -",
                "a.null, 2",
            })
    void parsePathsAndNothingElse(String expression, @Nullable Integer names) {
        assertThat(LinkedPaths.parse(expression).map(List::size)).isEqualTo(Optional.ofNullable(names));
    }

    @Test
    void loadsAVariableOnlyWhereItIsNamed() {
        int[] loaded = {0};
        Bench bench = new Bench().with("cart", (View.Later) () -> {
            loaded[0]++;
            return new Address("x", Optional.empty());
        });
        bench.html("<p>Nothing</p>");
        assertThat(loaded[0]).isZero();
        bench.html("<p th:text=\"${cart.city}\"></p><p th:text=\"${cart.city + cart.city}\"></p>");
        assertThat(loaded[0]).isEqualTo(1);
    }
}
