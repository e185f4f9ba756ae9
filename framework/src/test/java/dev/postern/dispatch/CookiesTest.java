package dev.postern.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.call.Visitor;
import dev.postern.http.Request;
import dev.postern.seal.Seals;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookiesTest {
    private static final String SECURE = "https://todos.example";
    private static final String PLAIN = "http://localhost:7070";

    private Instant now = Instant.parse("2031-04-09T10:00:00Z");
    private final Cookies cookies = cookies("one");

    private Cookies cookies(String secret) {
        return new Cookies(
                new Seals(List.of((secret + " secret of at least 32 bytes, for tests").getBytes(UTF_8)), "todos"),
                Duration.ofDays(30),
                () -> now);
    }

    /** A request that has nothing but its cookie lines. */
    private record Sent(List<String> lines) implements Request {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public String query() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("Cookie") ? lines : List.of();
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }

        @Override
        public Optional<String> pathValue(String name) {
            return Optional.empty();
        }

        @Override
        public void whenAnswered(Runnable work) {
            throw new UnsupportedOperationException("nobody answers this");
        }

        @Override
        public Object exchange() {
            return this;
        }
    }

    private static Sent sent(String... lines) {
        return new Sent(List.of(lines));
    }

    /** Name and value, as a browser sends them back. */
    private static String pair(String line) {
        return line.substring(0, line.indexOf(';'));
    }

    @Test
    void writeALineThatOnlyThisSiteGetsAndNoScriptReads() {
        assertThat(cookies.write(cookies.fresh(null), SECURE))
                .matches("__Host-postern=[A-Za-z0-9_-]{40,120}; Path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(cookies.write(cookies.fresh(null), PLAIN))
                .matches("postern-7070=[A-Za-z0-9_-]{40,120}; Path=/; HttpOnly; SameSite=Lax");
        assertThat(cookies.write(cookies.fresh(null), "http://todos.example")).startsWith("postern-80=");
    }

    @Test
    void bringBackTheVisitorTheyStandFor() {
        for (String user : new String[] {null, "ann", ""}) {
            Visitor visitor = cookies.fresh(user);
            assertThat(cookies.read(sent(pair(cookies.write(visitor, SECURE))), SECURE))
                    .contains(visitor);
        }
    }

    @Test
    void areFoundAmongOthers() {
        Visitor visitor = cookies.fresh("ann");
        String ours = pair(cookies.write(visitor, PLAIN));
        assertThat(cookies.read(sent("a=b; " + ours + ";c=d"), PLAIN)).contains(visitor);
        assertThat(cookies.read(sent("a=b", ours), PLAIN)).contains(visitor);
        assertThat(cookies.read(sent("xpostern-7070=1; " + ours), PLAIN)).contains(visitor);
    }

    @Test
    void standForNobodyWhereThereAreTwo() {
        String one = pair(cookies.write(cookies.fresh("ann"), PLAIN));
        String other = pair(cookies.write(cookies.fresh("bob"), PLAIN));
        for (Sent both : List.of(sent(one + "; " + other), sent(one, other), sent(one + "; postern-7070=x"))) {
            assertThat(cookies.read(both, PLAIN)).isEmpty();
            assertThat(cookies.isAmbiguous(both, PLAIN)).isTrue();
        }
        assertThat(cookies.isAmbiguous(sent(one), PLAIN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"''", "postern-7070=", "postern-7070=x", "postern-7070", "postern-7070=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    })
    void standForNobodyWhereSomebodyMadeThemUp(String line) {
        assertThat(cookies.read(sent(line), PLAIN)).isEmpty();
    }

    @Test
    void standForNobodyWhereTheyWereEditedOrMadeUnderAnotherSecret() {
        String ours = pair(cookies.write(cookies.fresh("ann"), PLAIN));
        for (int i = "postern-7070=".length(); i < ours.length(); i++) {
            char other = ours.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(cookies.read(sent(ours.substring(0, i) + other + ours.substring(i + 1)), PLAIN))
                    .isEmpty();
        }
        assertThat(cookies("two").read(sent(ours), PLAIN)).isEmpty();
    }

    @Test
    void keepSomebodySignedInForAsLongAsTheSiteSays() {
        String in = pair(cookies.write(cookies.fresh("ann"), PLAIN));
        String out = pair(cookies.write(cookies.fresh(null), PLAIN));
        now = now.plus(Duration.ofDays(30));
        assertThat(cookies.read(sent(in), PLAIN)).isPresent();
        now = now.plusSeconds(1);
        assertThat(cookies.read(sent(in), PLAIN)).isEmpty();
        assertThat(cookies.read(sent(out), PLAIN)).isPresent();
    }

    @Test
    void giveEveryNewVisitorAnotherId() {
        assertThat(cookies.fresh("ann").id()).isNotEqualTo(cookies.fresh("ann").id());
    }
}
