package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.http.BodyRefused.Code;
import dev.postern.http.Reading.Trickle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlEncodedBodyTest {
    private static final Limits SMALL = new Limits(100, 1000, 50, 2, 10, 4, 3, 2, 5);

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing|''|[]",
                "one|a=1|[a=1]",
                "two|a=1&b=2|[a=1, b=2]",
                "same name|a=1&b=2&a=3|[a=1, a=3, b=2]",
                "no value|a=|[a=]",
                "no equals sign|a|[a=]",
                "an equals sign in the value|a=b=c|[a=b=c]",
                "empty pairs|&&a=1&&b=2&|[a=1, b=2]",
                "empty name|=1&a=2|[a=2]",
                "only an equals sign|=|[]",
                "plus|a+b=c+d|[a b=c d]",
                "escaped plus|a=%2B|[a=+]",
                "escaped ampersand and equals|%26=%3D|[&==]",
                "either case|a=%c3%A9|[a=é]",
                "raw bytes|é=日本|[é=日本]",
                "escaped and raw bytes of one character|a=\u00C3|[a=\u00C3]",
                "beyond the basic plane|a=%F0%9F%98%80|[a=😀]",
                "not normalised|a=%C3%A9&b=e%CC%81|[a=é, b=e\u0301]",
                "the replacement character itself|a=%EF%BF%BD|[a=\uFFFD]",
                "semicolons are text|a=1;b=2|[a=1;b=2]",
                "reserved|$post=s&$by=t&a=1|[$post=s, $by=t, a=1]",
                "brackets and dots|a[0].b=1|[a[0].b=1]",
                "tab|a=%09|[a=\t]",
            })
    void readsWhatBrowsersSend(String what, String body, String fields) {
        assertThat(read(body)).isEqualTo(fields.replace("\\n", "\n"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "a%0D%0Ab,a/b",
        "a%0Ab,a/b",
        "a%0Db,a/b",
        "a%0D%0D%0Ab,a//b",
        "a%0A%0Db,a//b",
        "%0D%0A,/",
        "a%0D,a/",
        "a%0D%0A%0D%0Ab,a//b",
        "a%0Db%0A,a/b/"
    })
    void writesEveryLineBreakAsOneLineFeed(String value, String slashed) {
        assertThat(read("a=" + value)).isEqualTo("[a=" + slashed.replace('/', '\n') + "]");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "no UTF-8,a=%ff",
        "overlong,a=%c0%af",
        "overlong of three,a=%e0%80%af",
        "a surrogate,a=%ed%a0%80",
        "beyond Unicode,a=%f4%90%80%80",
        "a lone continuation,a=%80",
        "a character cut short,a=%c3",
        "a character cut by the next pair,a=%c3&b=%a9",
        "NUL,a=%00",
        "NUL in a name,%00=a",
        "no digits,a=%zz",
        "as JavaScript once wrote,a=%u0041",
        "one digit,a=%4",
        "one digit and more,a=%4&b=1",
        "no digit,a=%",
        "no digit and more,a=%&b=1",
        "percent in a name,a%=1",
        "a digit and no digit,a=%4g",
        "a sign,a=%+1",
        "control in a name,a%0a=1",
        "C1 control in a name,a%C2%85=1",
        "DEL in a name,a%7F=1",
        "no UTF-8 in a name,%ff=1",
        "no UTF-8 in a name without value,%ff",
        "replacement character and no UTF-8,a=%EF%BF%BD%ff"
    })
    void refusesWhatNoBrowserSends(String what, String body) {
        assertThat(read("first=1&" + body + "&last=1")).isEqualTo("MALFORMED [first=1]");
        assertThat(read("first=1&" + body)).isEqualTo("MALFORMED [first=1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=\u00FF", "a=\u00C0\u00AF", "a=\u0000", "a=\u00ED\u00A0\u0080"})
    void refusesRawBytesLikewise(String body) {
        assertThat(Reading.of(RequestOf.post("/").urlEncoded("").body(Reading.latin1(body))))
                .isEqualTo("MALFORMED []");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a text at its limit|a=1234567890|[a=1234567890]",
                "a text over it|b=1&a=12345678901|TOO_LARGE [b=1]",
                "over it by bytes|a=%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC|TOO_LARGE []",
                "line breaks count once|a=12345678%0D%0A9|[a=12345678/9]",
                "as many fields as may be|a=1&a=2&b=1&b=2|[a=1, a=2, b=1, b=2]",
                "a field more|a=1&a=2&b=1&b=2&c=1|TOO_MANY [a=1, a=2, b=1, b=2]",
                "as many names as may be|a=1&b=1&c=1|[a=1, b=1, c=1]",
                "a name more|a=1&b=1&c=1&d=1|TOO_MANY [a=1, b=1, c=1]",
                "a value more|a=1&a=2&a=3|TOO_MANY [a=1, a=2]",
            })
    void keepsToItsLimits(String what, String body, String came) {
        assertThat(Reading.of(RequestOf.post("/").urlEncoded(body), Reading.within(SMALL)))
                .isEqualTo(came.replace('/', '\n'));
    }

    @Test
    void takesNamesOfUpTo200Bytes() {
        assertThat(read("é".repeat(100) + "=1")).isEqualTo("[" + "é".repeat(100) + "=1]");
        assertThat(read("é".repeat(100) + "a=1")).isEqualTo("MALFORMED []");
        assertThat(read("a".repeat(100_000))).isEqualTo("MALFORMED []");
    }

    @Test
    void readsAFormOfExactlyTheLimit() {
        String body = "a=" + "&".repeat(98);
        assertThat(Reading.of(RequestOf.post("/").urlEncoded(body).chunked(), Reading.within(SMALL)))
                .isEqualTo("[a=]");
        assertThat(Reading.of(RequestOf.post("/").urlEncoded(body + "&").chunked(), Reading.within(SMALL)))
                .isEqualTo("TOO_LARGE []");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1 << 20})
    void readsHardlyMoreThanTheLimitOfAChunkedBody(int step) {
        Trickle body = new Trickle(Reading.utf8("a=1&" + "&".repeat(10 << 20)), step);
        assertThat(Reading.of(RequestOf.post("/").urlEncoded("").body(body).chunked()))
                .isEqualTo("TOO_LARGE [a=1]");
        assertThat(body.given()).isLessThanOrEqualTo((256 + 64) * 1024);
    }

    @Test
    void readsTheSameHoweverTheBytesArrive() {
        byte[] body = Reading.utf8("a=%C3%A9é&b=1%0D%0A2+3&%F0%9F%98%80=😀&&c&last=%0D");
        for (int step = 1; step <= body.length; step++) {
            assertThat(Reading.of(RequestOf.post("/")
                            .urlEncoded("")
                            .body(new Trickle(body, step))
                            .declaring(body.length)))
                    .isEqualTo("[a=éé, b=1\n2 3, 😀=😀, c=, last=\n]");
        }
    }

    @Test
    void keepsOnlyWholePairsOfABodyThatEndsEarly() {
        assertThat(Reading.of(RequestOf.post("/").urlEncoded("a=1&b=2").declaring(8)))
                .isEqualTo("MALFORMED [a=1]");
    }

    @Test
    void takesABrokenConnectionForABodyThatEndsEarly() {
        InputStream broken = new InputStream() {
            private final byte[] bytes = Reading.utf8("a=1&b=2&");
            private int at;

            @Override
            public int read() throws IOException {
                if (at == bytes.length) {
                    throw new IOException("reset by peer");
                }
                return bytes[at++];
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                into[from] = (byte) read();
                return 1;
            }
        };
        assertThat(Reading.of(RequestOf.post("/").urlEncoded("").body(broken).declaring(100)))
                .isEqualTo("MALFORMED [a=1, b=2]");
    }

    @Test
    void handsOverEveryTextBeforeItReadsOn() {
        Trickle body = new Trickle(Reading.utf8("$post=bad&" + "a=1&".repeat(400)), 20);
        List<Integer> given = new ArrayList<>();
        Reading.of(RequestOf.post("/").urlEncoded("").body(body).chunked(), new Intake() {
            @Override
            public Limits limits() {
                return Limits.DEFAULT;
            }

            @Override
            public boolean text(String name, String value) {
                given.add(body.given());
                return true;
            }
        });
        assertThat(given.get(0)).isEqualTo(20);
    }

    @Test
    void stopsWhereItIsTold() {
        Trickle body = new Trickle(Reading.utf8("a=1&$post=bad&" + "b=1&".repeat(400)), 16);
        String came = Reading.of(RequestOf.post("/").urlEncoded("").body(body).chunked(), new Intake() {
            @Override
            public Limits limits() {
                return Limits.DEFAULT;
            }

            @Override
            public boolean text(String name, String value) {
                return !name.equals("$post");
            }
        });
        assertThat(came).isEqualTo("[a=1, $post=bad]");
        assertThat(body.given()).isEqualTo(16);
    }

    @Test
    void asksForTheLimitsAgainAfterEveryText() {
        Trickle body = new Trickle(Reading.utf8("$post=bad&a=1&" + "b=2&".repeat(100)), 14);
        Limits[] limits = {Limits.DEFAULT};
        String came = Reading.of(RequestOf.post("/").urlEncoded("").body(body).chunked(), new Intake() {
            @Override
            public Limits limits() {
                return limits[0];
            }

            @Override
            public boolean text(String name, String value) {
                limits[0] = new Limits(18, 0, 0, 0, 10, 10, 10, 10, 0);
                return true;
            }
        });
        assertThat(came).isEqualTo("TOO_LARGE [$post=bad, a=1, b=2]".replace(", b=2", ""));
        assertThat(body.given()).isEqualTo(19);
    }

    @Test
    void isNotSlowedByNamesThatCollide() {
        // "Aa" and "BB" have one hash code, so have all words made of them.
        String body = IntStream.range(0, 16_384)
                .mapToObj(i -> IntStream.range(0, 14)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("&"));
        Limits wide = new Limits(1 << 20, 0, 0, 0, 1 << 16, 500, 200, 200, 0);
        Runnable reading =
                () -> assertThat(Reading.refusalOf(RequestOf.post("/").urlEncoded(body), Reading.within(wide)))
                        .isEqualTo(Code.TOO_MANY);
        assertThat(Reading.cpuMillisOf(reading)).isLessThan(100);
    }

    @Test
    void isNotSlowedByManyValuesOfOneName() {
        String body = "a=1&".repeat(50_000);
        Runnable reading = () -> assertThat(
                        Reading.refusalOf(RequestOf.post("/").urlEncoded(body), Reading.within(Limits.DEFAULT)))
                .isEqualTo(Code.TOO_MANY);
        assertThat(Reading.cpuMillisOf(reading)).isLessThan(100);
    }

    @Test
    void answersAnythingWithFieldsOrARefusal() {
        SplittableRandom random = new SplittableRandom(20_311);
        byte[] valid = Reading.utf8("$post=abc&title=Milk+%26+%C3%A9%0D%0A&é=日本&a");
        for (int at = 0; at < valid.length; at++) {
            for (int to = 0; to < 256; to++) {
                byte[] mutated = valid.clone();
                mutated[at] = (byte) to;
                assertThat(Reading.of(RequestOf.post("/").urlEncoded("").body(mutated)))
                        .isNotNull();
            }
        }
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = (byte) "%&=+aF0\u0000\u0080\u00c3\r\n".charAt(random.nextInt(12));
            }
            assertThat(Reading.of(RequestOf.post("/").urlEncoded("").body(noise)))
                    .isNotNull();
        }
    }

    @Test
    void readsValidBodiesAsJettyDoes() {
        SplittableRandom random = new SplittableRandom(417);
        for (int round = 0; round < 2000; round++) {
            StringBuilder body = new StringBuilder();
            int pairs = 1 + random.nextInt(8);
            for (int i = 0; i < pairs; i++) {
                body.append(i == 0 ? "" : "&").append(encoded(random, 1 + random.nextInt(6), false));
                body.append('=').append(encoded(random, random.nextInt(12), true));
            }
            MultiMap<String> jettys = new MultiMap<>();
            UrlEncoded.decodeTo(body.toString(), jettys, StandardCharsets.UTF_8);
            List<String> expected = new ArrayList<>();
            jettys.forEach((name, values) -> values.forEach(value ->
                    expected.add(name + "=" + value.replace("\r\n", "\n").replace('\r', '\n'))));
            assertThat(read(body.toString())).as(body.toString()).isEqualTo(expected.toString());
        }
    }

    private static String encoded(SplittableRandom random, int length, boolean inValue) {
        StringBuilder text = new StringBuilder();
        String[] characters = {
            "a", "Z", "9", "+", "%2B", "%20", "%C3%A9", "%e2%82%ac", "%F0%9F%98%80", "é", "$", "%26", "%3d"
        };
        String[] breaks = {"%0D%0A", "%0D", "%0A", "%09", "="};
        for (int i = 0; i < length; i++) {
            text.append(
                    inValue && random.nextInt(5) == 0
                            ? breaks[random.nextInt(breaks.length)]
                            : characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private static String read(String body) {
        return Reading.of(RequestOf.post("/").urlEncoded(body));
    }
}
