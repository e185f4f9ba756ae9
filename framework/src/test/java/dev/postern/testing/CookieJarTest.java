package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieJarTest {
    private final CookieJar jar = new CookieJar();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Secure over http            | http://shop.example/   | a=1; Secure              | http://shop.example/      | ~~
            Secure from http, for https | http://shop.example/   | a=1; Secure              | https://shop.example/     | ~~
            Secure over https           | https://shop.example/  | a=1; Secure              | https://shop.example/     | a=1
            Secure, then over http      | https://shop.example/  | a=1; Secure              | http://shop.example/      | ~~
            hosts below are not meant   | http://shop.example/   | a=1                      | http://a.shop.example/    | ~~
            hosts below are meant       | http://shop.example/   | a=1; Domain=.Shop.example | http://a.shop.example/   | a=1
            for the domain above        | http://a.shop.example/ | a=1; Domain=shop.example | http://shop.example/      | a=1
            for a stranger              | http://shop.example/   | a=1; Domain=bank.example | http://bank.example/      | ~~
            for a name that ends alike  | http://shop.example/   | a=1; Domain=shop.example | http://workshop.example/  | ~~
            the folder it came from     | http://shop.example/a/b | a=1                     | http://shop.example/a/c   | a=1
            not beside that folder      | http://shop.example/a/b | a=1                     | http://shop.example/ab    | ~~
            """)
    void sendsACookieOnlyWhereItBelongs(String name, URI from, String line, URI to, String sent) {
        jar.keep(List.of(line), from);

        assertThat(jar.headerFor(to)).isEqualTo(sent == null ? "" : sent);
    }

    @Test
    void keepsTheNewestOfAName() {
        jar.keep(List.of("a=1", "b=1", "a=2"), URI.create("http://shop.example/"));

        assertThat(jar.headerFor(URI.create("http://shop.example/"))).isEqualTo("b=1; a=2");
    }

    @Test
    void sendsTheLongerPathFirst() {
        jar.keep(List.of("a=1; Path=/", "a=2; Path=/x"), URI.create("http://shop.example/"));

        assertThat(jar.headerFor(URI.create("http://shop.example/x"))).isEqualTo("a=2; a=1");
    }
}
